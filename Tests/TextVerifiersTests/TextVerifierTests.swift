import AssayCore
import AssayJSON
import Testing
import TextVerifiers

@Suite struct TextVerifierTests {
    static let types: [any TextVerifier.Type] = [
        VQAVerifier.self, MultiImageVerifier.self, MMSIVerifier.self, LongDocumentVerifier.self, VideoVerifier.self,
        BiologyVerifier.self, GeographyVerifier.self, LiberalArtsVerifier.self, GeoQuestVerifier.self,
    ]

    private func finding<V: TextVerifier>(
        _ type: V.Type, _ answer: String, _ truth: JSONValue, _ options: JSONObject = [:],
        detail: DetailLevel = .full, budget: WorkBudget = WorkBudget()
    ) throws -> Finding {
        let verifier = try V(options: OptionValues(options))
        var context = VerificationContext(detailLevel: detail, budget: budget)
        return verifier.verify(answer, against: try verifier.readGroundTruth(truth), in: &context)
    }

    @Test func everyExampleIsRight() throws {
        for type in Self.types {
            let example = type.specification.example
            let found = try finding(type, example.answer, example.groundTruth)
            guard case .decided(1, .correct, let rule) = found.decision else {
                Issue.record("\(type.specification.name): \(found.decision)")
                continue
            }
            #expect(type.specification.rules.map { "rule:\($0)" }.contains(rule.text))
        }
    }

    @Test func detailShowsBothSides() throws {
        #expect(
            try finding(VQAVerifier.self, "Three", 3).detail == [
                "prediction": "three", "ground_truth": "3", "prediction_number": "3", "ground_truth_number": "3",
            ])
        #expect(
            try finding(VQAVerifier.self, "b and a", ["a", "b"], detail: .brief).detail == [
                "prediction": "b and a", "ground_truth": ["a", "b"],
            ])
        #expect(try finding(VQAVerifier.self, "x", "y", detail: .none).detail.isEmpty)
    }

    /// Whole numbers are equal as integers are, whatever their form; the oracle is Swift's own integer.
    @Test func numbersAreComparedByValue() throws {
        for value in 0...40 {
            for truth in 0...40 {
                for answer in ["\(value)", "\(value).0", "+\(value)", "0\(value)", "\(value)."] {
                    let found = try finding(VQAVerifier.self, answer, .number(JSONNumber(truth)))
                    guard case .decided(let accuracy, _, _) = found.decision else {
                        Issue.record("\(answer) against \(truth) is undecided")
                        continue
                    }
                    #expect(accuracy == (value == truth ? 1 : 0), "\(answer) against \(truth)")
                }
            }
        }
    }

    @Test func theToleranceIncludesItsEndsAndSparesWholeNumbers() throws {
        let rows: [(answer: String, truth: String, isRight: Bool)] = [
            ("0.505", "0.5", true), ("0.495", "0.5", true), ("0.5051", "0.5", false), ("0.4949", "0.5", false),
            ("101", "100", false), ("-0.5", "0.5", false), ("0.0", "0.5", false),
        ]
        for row in rows {
            let found = try finding(MMSIVerifier.self, row.answer, .string(row.truth), ["tolerance": 0.01])
            #expect(
                found.decision
                    == .decided(accuracy: row.isRight ? 1 : 0, row.isRight ? .correct : .incorrect, by: .rule("number")),
                "\(row)")
        }
        #expect(throws: OptionError.self) { try MMSIVerifier(options: OptionValues(["tolerance": 0.9])) }
    }

    /// A list is equal to each of its orders and to no other list.
    @Test func listsAreComparedAsMultisets() throws {
        let words = ["red", "blue", "green", "red"]
        let lists = (0..<16).map { mask in words.indices.filter { mask >> $0 & 1 == 1 }.map { words[$0] } }
        for answer in lists where answer.count > 1 {
            for truth in lists where truth.count > 1 {
                let found = try finding(
                    VQAVerifier.self, answer.reversed().joined(separator: ", "), .array(truth.map(JSONValue.string)))
                let isRight = answer.sorted() == truth.sorted()
                if case .decided(let accuracy, _, _) = found.decision {
                    #expect(isRight && accuracy == 1, "\(answer) against \(truth): \(found.decision)")
                } else {
                    #expect(!isRight, "\(answer) against \(truth) is undecided")
                }
            }
        }
    }

    @Test func aTupleKeepsItsOrder() throws {
        #expect(try finding(VQAVerifier.self, "(3, 5)", "(5, 3)").decision == .undecided)
        #expect(
            try finding(VQAVerifier.self, "(3, 5)", "(3, 5)").decision
                == .decided(accuracy: 1, .correct, by: .rule("exact")))
    }

    @Test func aGroundTruthNobodyCanReadIsTheCallersError() throws {
        let truths: [JSONValue] = [
            "", " ", .null, true, [], [""], [["x"]], ["a": "b"], .array(Array(repeating: "x", count: 257)),
            .string(String(repeating: "x", count: 65_537)),
        ]
        for type in Self.types {
            let verifier = try type.init(options: OptionValues())
            for truth in truths {
                #expect(throws: GroundTruthError.self, "\(type) \(truth)") { try verifier.readGroundTruth(truth) }
            }
        }
        let verifier = try GeoQuestVerifier(options: OptionValues())
        #expect(throws: GroundTruthError("must be a string, not a list")) { try verifier.readGroundTruth(["a", "b"]) }
    }

    @Test(arguments: [
        "a, ", "and ", "3, ", "(", "*", "“", "[\"", "九", "\u{301}", "; ", " and ", "?", "%", "\u{200B}", "B. ",
    ])
    func floodsEnd(_ unit: String) throws {
        for bytes in [60_000, 1 << 20] {
            let flood = String(repeating: unit, count: bytes / unit.utf8.count)
            for type in [VQAVerifier.self, MMSIVerifier.self, GeoQuestVerifier.self] as [any TextVerifier.Type] {
                if case .decided(let accuracy, _, _) = try finding(type, flood, "zebra").decision {
                    #expect(accuracy == 0)
                }
            }
        }
    }

    @Test func limitsAreNamed() throws {
        let long = String(repeating: "x", count: 65_537)
        #expect(
            try finding(VQAVerifier.self, long, "x").decision
                == .decided(accuracy: 0, .outOfLimits, by: .limit("text_bytes")))
        #expect(
            try finding(VQAVerifier.self, "five", 5, budget: WorkBudget(units: 10)).decision
                == .decided(accuracy: 0, .outOfLimits, by: .limit("work")))
    }
}
