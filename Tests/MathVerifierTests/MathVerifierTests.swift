import AssayCore
import AssayJSON
import TestSupport
import Testing

@testable import MathVerifier

/// Verdicts, options and detail of the verifier, and its fixtures as far as they need no envelope.
@Suite struct MathVerifierTests {
    private func finding(
        _ answer: String, _ truth: JSONValue, _ options: JSONObject = [:], level: DetailLevel = .full
    ) throws -> Finding {
        let verifier = try MathVerifier(options: OptionValues(options))
        var context = VerificationContext(detailLevel: level)
        return verifier.verify(answer, against: try verifier.readGroundTruth(truth), in: &context)
    }

    /// `rule:NAME`, `limit:NAME` or `undecided`, with the accuracy before it.
    private func summary(_ finding: Finding) -> String {
        switch finding.decision {
        case .decided(let accuracy, _, let decider): "\(accuracy == 1 ? 1 : 0) \(decider.text)"
        case .undecided: "undecided"
        }
    }

    @Test(arguments: ["example", "cases", "hostile", "answers"])
    func fixtures(_ file: String) throws {
        let bytes = try Repository.bytes("fixtures/math/\(file).jsonl")
        var ids: Set<String> = []
        for line in bytes.split(separator: 0x0A) {
            let row = try JSONDocument(parsing: Array(line)).root
            let id = try #require(row["id"]?.string)
            #expect(ids.insert(id).inserted, "\(id) stands twice")
            #expect(row["why"]?.string?.isEmpty == false && row["verifier"]?.string == "math", "\(id)")
            let options = row["options"]?.value().objectValue ?? [:]
            // What the envelope decides is tested where the pipeline is.
            guard options["extraction"] == nil, let answer = answer(of: row) else { continue }
            let truth = try #require(row["ground_truth"]?.value(), "\(id)")
            try check(id, answer, truth, options, row["expected"]?.value().objectValue ?? [:])
        }
        #expect(ids.count >= ["example": 5, "cases": 120, "hostile": 50][file] ?? 0)
    }

    /// The given answer, or what stands in the box of a response.
    private func answer(of row: JSONElement) -> String? {
        if let answer = row["answer"]?.string { return answer }
        let parts = row["response"]?.string?.split(separator: "<|begin_of_box|>").last
        return parts?.split(separator: "<|end_of_box|>").first.map(String.init)
    }

    private func check(
        _ id: String, _ answer: String, _ truth: JSONValue, _ options: JSONObject, _ expected: JSONObject
    ) throws {
        if expected["any"] == true {
            _ = try? finding(answer, truth, options)
            return
        }
        if expected["status"] == "invalid" {
            #expect(throws: GroundTruthError.self, "\(id)") { try finding(answer, truth, options) }
            return
        }
        let observed = summary(try finding(answer, truth, options))
        if let decider = expected["decided_by"]?.stringValue {
            #expect(observed.hasSuffix(decider), "\(id): \(observed)")
        }
        if expected["status"] == "undecided" { #expect(observed == "undecided", "\(id): \(observed)") }
        let score = expected["score"]?.numberValue?.double ?? 0
        #expect(observed.hasPrefix("1") == (score == 1), "\(id): \(observed)")
    }

    @Test func theExampleEarnsOne() throws {
        let example = MathVerifier.specification.example
        #expect(summary(try finding(example.answer, example.groundTruth)) == "1 rule:numeric")
    }

    @Test(arguments: [.null, true, [], [1], ["a": 1], "", " ", "1/0", "NaN", "\\frac{1}{", "1=2"] as [JSONValue])
    func unreadableGroundTruths(_ truth: JSONValue) throws {
        let verifier = try MathVerifier(options: OptionValues())
        #expect(throws: GroundTruthError.self) { try verifier.readGroundTruth(truth) }
    }

    @Test func detailShowsBothReadings() throws {
        let detail = try finding("21\\frac{13}{14}", "21.93").detail
        #expect(detail["prediction"] == "307/14" && detail["ground_truth"] == "2193/100")
        #expect(detail["rule"] == "printed_precision" && detail["tolerance"] == "standard")
        #expect(detail["prediction_form"] == "fraction" && detail["ground_truth_form"] == "decimal")
        // 21.93 - 307/14 = 1/700, over 21.93.
        let difference = try #require(detail["relative_difference"]?.numberValue?.double)
        #expect(abs(difference - 1 / 700 / 21.93) < 1e-15)
        #expect(
            try finding("1", "2", level: .brief).detail.keys == ["prediction", "ground_truth", "relative_difference"])
        #expect(try finding("1", "2", level: .none).detail.isEmpty)
        #expect(try finding("28%", "0.28").detail["prediction"] == "28%")
        let long = try finding(String(repeating: "é", count: 5_000), "1").detail["prediction"]?.stringValue
        #expect((long?.utf8.count ?? 0) < 300)
    }

    @Test(
        arguments: [
            ["tolerance": "loose"], ["tolerance": [:]], ["tolerance": ["relative": 2]],
            ["tolerance": ["relative": "1"]],
            ["tolerance": ["decimal_places": -1]], ["tolerance": ["significant_digits": 0]],
            ["tolerance": ["absolute": 1]],
            ["tolerance": 1], ["percent": "yes"], ["percent": true],
        ] as [JSONObject])
    func optionsRefuseNonsense(_ options: JSONObject) {
        #expect(throws: OptionError.self) { try MathVerifier(options: OptionValues(options)) }
    }

    @Test func theBudgetIsHeld() throws {
        let verifier = try MathVerifier(options: OptionValues())
        let truth = try verifier.readGroundTruth("1")
        var context = VerificationContext(budget: WorkBudget(units: 10))
        #expect(summary(verifier.verify("1", against: truth, in: &context)) == "0 limit:work")
    }

    @Test func everyDeciderIsDeclared() {
        let specification = MathVerifier.specification
        #expect(
            specification.rules == [
                "numeric", "tolerance", "printed_precision", "text", "false_chain", "expression", "members", "region",
                "relation", "matrix", "ratio", "family", "choice", "quantity", "words", "no_answer",
            ])
        #expect(
            specification.limits == ["math_bytes", "math_digits", "math_depth", "math_size", "math_fuel", "work"])
    }
}
