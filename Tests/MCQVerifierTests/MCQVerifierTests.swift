import AssayCore
import AssayJSON
import MCQVerifier
import Testing

@Suite struct MCQVerifierTests {
    static let animals: JSONObject = ["choices": ["A": "cat", "B": "dog", "C": "rabbit", "D": "bird"]]

    private func finding(
        _ answer: String, _ truth: JSONValue, _ options: JSONObject = animals, detail: DetailLevel = .full,
        budget: WorkBudget = WorkBudget()
    ) throws -> Finding {
        let verifier = try MCQVerifier(options: OptionValues(options))
        var context = VerificationContext(detailLevel: detail, budget: budget)
        return verifier.verify(answer, against: try verifier.readGroundTruth(truth), in: &context)
    }

    private func accuracy(_ finding: Finding) -> Double? {
        if case .decided(let accuracy, _, _) = finding.decision { accuracy } else { nil }
    }

    @Test func detailShowsLettersTextsAndWhy() throws {
        #expect(
            try finding("(b) dog", "B").detail == [
                "prediction": "B", "ground_truth": "B", "source": "label", "letters": "B", "texts": "B",
            ])
        #expect(
            try finding("B. cat", "B", detail: .brief).detail == [
                "prediction": "AB", "ground_truth": "B", "reason": "contradiction",
            ])
        #expect(try finding("B", "B", detail: .none).detail.isEmpty)
        #expect(try finding("elephant", "B").detail["prediction"] == .null)
    }

    /// Every spelling of every letter names that letter and no other.
    @Test(arguments: [
        "%", "(%)", "%.", "%)", "**%**", "The answer is %.", "Option %", "答案：%", "%: xyz", "[%]", "\\boxed{%}",
    ])
    func everyLetterIsReadInEverySpelling(_ spelling: String) throws {
        let letters = (0x41...0x5A).map { String(UnicodeScalar(UInt8($0))) }
        let choices = JSONObject(letters.map { ($0, .string("text of \($0.lowercased())\($0.lowercased())")) })
        for right in letters {
            let answer = spelling.split(separator: "%", omittingEmptySubsequences: false).joined(separator: right)
            for truth in letters {
                let found = try finding(answer, .string(truth), ["choices": .object(choices)])
                #expect(accuracy(found) == (truth == right ? 1 : 0), "\(answer) against \(truth): \(found)")
            }
        }
    }

    /// Sets in any order and separation are the sets they are: compared with bit sets, all 16 × 16 of them.
    @Test func setsAreComparedAsSets() throws {
        var options = Self.animals
        options["multi"] = true
        options["partial"] = "jaccard"
        let letters = ["A", "B", "C", "D"]
        for named in 0..<16 {
            for right in 0..<16 {
                let members = letters.indices.filter { named >> $0 & 1 == 1 }.map { letters[$0] }
                let truth = letters.indices.filter { right >> $0 & 1 == 1 }.map { JSONValue.string(letters[$0]) }
                let union = (named | right).nonzeroBitCount
                let expected = union == 0 ? 1 : Double((named & right).nonzeroBitCount) / Double(union)
                for separator in ["", ", ", " and ", "、", "\n", "; "] {
                    let answer = members.isEmpty ? "none" : members.reversed().joined(separator: separator)
                    let found = try finding(answer, .array(truth), options)
                    #expect(accuracy(found) == expected, "\(answer) against \(truth): \(found)")
                }
            }
        }
    }

    @Test func optionsThatExcludeEachOtherAreRefused() {
        let refused: [JSONObject] = [
            ["choices": ["1": "x"]], ["choices": ["AB": "x"]], ["choices": ["A": "x", "a": "y"]],
            ["choices": ["A": ["x"]]], ["choices": ["A": "x"], "kind": "yes_no"], ["kind": "vqa_text", "multi": true],
            ["choices": ["A": .string(String(repeating: "x", count: 65_537))]], ["choices": ["cat", "dog"]],
        ]
        for options in refused {
            #expect(throws: OptionError.self, "\(options)") { try MCQVerifier(options: OptionValues(options)) }
        }
    }

    @Test func aGroundTruthThatNamesNoOptionIsTheCallersError() throws {
        let verifier = try MCQVerifier(options: OptionValues(Self.animals))
        for truth in ["", "E", "AB", "elephant", "A or B", "not A", .null, ["A", "B"], [], [[]], true] as [JSONValue] {
            #expect(throws: GroundTruthError.self, "\(truth)") { try verifier.readGroundTruth(truth) }
        }
        #expect(throws: GroundTruthError("must name an option, not \"elephant\" (no_option)")) {
            try verifier.readGroundTruth("elephant")
        }
    }

    @Test(arguments: [
        "B ", "B", "(", "(B)", "dog ", "dog", "not ", "A or ", "or", "是", "不", "B.", "b) ", "{", "\\boxed{", "*", "<B>",
        "Ⓑ", "\u{301}", "\u{200B}", "3 ", "AC", "a ", "?", "-", "yes ", "\"", "B-",
    ])
    func aMegabyteOfAnythingEndsAndEarnsNothing(_ unit: String) throws {
        let flood = String(repeating: unit, count: (1 << 20) / unit.utf8.count)
        for (truth, options) in [("A", Self.animals), ("A", [:]), ("yes", ["kind": "yes_no"])]
            as [(JSONValue, JSONObject)]
        {
            #expect(accuracy(try finding(flood, truth, options)) ?? 0 == 0)
        }
        #expect(accuracy(try finding(flood, "zebra", ["kind": "vqa_text"])) ?? 0 == 0)
    }

    @Test func workBeyondTheBudgetIsALimit() throws {
        let found = try finding("dog", "B", budget: WorkBudget(units: 10))
        #expect(found.decision == .decided(accuracy: 0, .outOfLimits, by: .limit("work")))
        let long = try finding(String(repeating: "x ", count: 4_097), "B")
        #expect(long.decision == .decided(accuracy: 0, .outOfLimits, by: .limit("tokens")))
    }

    /// Nothing but an answer that names the right option alone may earn anything, whatever is glued together.
    @Test func randomAnswersNeverEarnByNamingTwoOptions() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var state = seed
        let names = [["A", "cat", "(A)"], ["B", "dog", "b)"], ["C", "rabbit", "Option C"], ["D", "bird", "Ⓓ"]]
        let fillers = [" ", ", ", " and ", " or ", "; ", "\n", " / ", " not ", "、", " (", ". "]
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        for _ in 0..<2_000 {
            let first = next(4)
            let second = (first + 1 + next(3)) % 4
            let answer = names[first][next(3)] + fillers[next(fillers.count)] + names[second][next(3)]
            // An article, not a letter.
            if answer.hasPrefix("A dog") || answer.hasPrefix("A rabbit") || answer.hasPrefix("A bird") { continue }
            for truth in ["A", "B", "C", "D"] as [JSONValue] {
                let found = try finding(answer, truth)
                #expect(accuracy(found) == 0, "seed \(seed): \(answer.debugDescription) against \(truth)")
            }
        }
    }
}
