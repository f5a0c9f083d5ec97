import MathEngine
import TestSupport
import Testing

/// What holds of every answer, over all ground truths of the fixtures.
@Suite struct AnswerPropertyTests {
    private let comparer = AnswerComparer(secret: .fixed(1))

    private var exact: AnswerPolicy {
        var policy = AnswerPolicy()
        policy.numbers = NumberPolicy(tolerance: .exact)
        return policy
    }

    @Test func everyGroundTruthEqualsItself() throws {
        for truth in try FixtureAnswers.groundTruths()
        where comparer.problem(ofGroundTruth: AnswerReading(truth)) == nil {
            #expect(comparer.compare(truth, with: truth).status == .equal, "\(truth)")
        }
    }

    @Test func exactComparisonsAreSymmetric() throws {
        for row in try FixtureAnswers.rows() {
            guard let answer = row.answer, let truth = row.groundTruth, answer.utf8.count < 2_000,
                truth.utf8.count < 2_000
            else { continue }
            let readings = (AnswerReading(answer), AnswerReading(truth))
            guard comparer.problem(ofGroundTruth: readings.0) == nil, comparer.problem(ofGroundTruth: readings.1) == nil
            else { continue }
            let there = comparer.compare(readings.0, with: readings.1, policy: exact).status
            let back = comparer.compare(readings.1, with: readings.0, policy: exact).status
            #expect((there == .equal) == (back == .equal), "\(row.id): \(answer) | \(truth): \(there), \(back)")
        }
    }

    /// Writings that print the same.
    static let styles: [(name: String, @Sendable (String) -> String)] = [
        ("dollars", { "$\($0)$" }),
        ("display", { "\\[\($0)\\]" }),
        ("box", { "\\boxed{\($0)}" }),
        ("displaystyle", { "$\\displaystyle \($0)$" }),
        ("fractions", { $0.replacing("\\frac", with: "\\dfrac") }),
        ("fences", { $0.replacing("(", with: "\\left(").replacing(")", with: "\\right)") }),
        ("thin spaces", { $0.replacing("+", with: "\\,+\\,") }),
        ("spaces", { $0.replacing("=", with: " = ").replacing("+", with: " + ") }),
        ("le", { $0.replacing("\\leq", with: "\\le").replacing("\\geq", with: "\\ge") }),
        ("full stop", { $0 + "." }),
    ]

    @Test(arguments: styles.indices)
    func equalitySurvivesRestyling(_ index: Int) throws {
        let (name, restyled) = Self.styles[index]
        for truth in try FixtureAnswers.groundTruths()
        where comparer.problem(ofGroundTruth: AnswerReading(truth)) == nil {
            // Boxes, dollars and unpaired brackets within an answer are another matter.
            guard !truth.contains("$"), !truth.contains("\\left"), !truth.contains("box"), !truth.hasSuffix("."),
                !truth.contains("\\text"), !truth.contains("]") || name != "fences", !truth.contains("==")
            else { continue }
            guard name != "fences" || truth.count(where: { $0 == "(" }) == truth.count(where: { $0 == ")" }) else {
                continue
            }
            // Prose and codes are no mathematics; inside `$…$` their letters are symbols.
            guard comparer.shape(AnswerReading(truth)).kind != "text" else { continue }
            #expect(
                comparer.compare(restyled(truth), with: truth).status == .equal,
                "\(name): \(restyled(truth)) | \(truth)")
        }
    }

    /// One digit changed makes another answer, whatever digit it is.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func oneDigitBreaksEquality(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var count = 0
        for truth in try FixtureAnswers.groundTruths()
        where comparer.problem(ofGroundTruth: AnswerReading(truth)) == nil {
            var bytes = Array(truth.utf8)
            let digits = bytes.indices.filter { bytes[$0] &- 0x30 < 10 }
            guard let place = digits.randomElement(using: &random), !Self.isImmaterial(truth) else { continue }
            let old = bytes[place]
            let new = UInt8.random(in: 0x31...0x39, using: &random)
            guard new != old else { continue }
            bytes[place] = new
            let mutant = String(decoding: bytes, as: UTF8.self)
            count += 1
            #expect(comparer.compare(mutant, with: truth).status != .equal, "seed \(seed): \(mutant) | \(truth)")
        }
        #expect(count > 200)
    }

    /// Ground truths a digit of which may change nothing: 0 times a value, a power of 1, residues, unions, text.
    private static func isImmaterial(_ truth: String) -> Bool {
        [
            "^0", "^{0}", "0x", "1^", "floor", "lfloor", "⌊", "gcd", "mod", "cup", "∪", "ldots", "|", "_{", "binom",
            "mathbb{Z}",
        ].contains { truth.contains($0) }
    }

    @Test func verdictsAreTheSameUnderTwentySecrets() throws {
        let rows = try FixtureAnswers.rows().filter {
            ($0.answer?.utf8.count ?? 0) < 1_000 && ($0.groundTruth?.utf8.count ?? 0) < 1_000
        }
        let comparers = (1...20).map { AnswerComparer(secret: .fixed(UInt64($0))) }
        for row in rows {
            guard let answer = row.answer, let truth = row.groundTruth else { continue }
            let readings = (AnswerReading(answer), AnswerReading(truth))
            let first = comparers[0].compare(readings.0, with: readings.1)
            for (index, other) in comparers.enumerated().dropFirst() {
                let verdict = other.compare(readings.0, with: readings.1)
                #expect(verdict == first, "\(row.id), secret \(index + 1): \(verdict), \(first)")
            }
        }
    }

    @Test func explanationsSayWhatWasReadAndTried() {
        let told = comparer.explain(AnswerReading("\\sin^2 x+\\cos^2 x"), with: AnswerReading("1"))
        #expect(told.comparison.status == .equal && told.comparison.rule == .expression)
        #expect(told.answer?.shape == "expression" && told.groundTruth?.shape == "number")
        #expect(told.answer?.normalForm == "(sine(x)^2) + (cosine(x)^2)" || told.answer?.normalForm.isEmpty == false)
        #expect(told.tier == .residues && told.rulesTried.contains(.expression))
        let sets = comparer.explain(AnswerReading("\\{x \\mid x > 3\\}"), with: AnswerReading("(3,\\infty)"))
        #expect(sets.comparison.rule == .region && sets.answer?.shape == "set_builder")
        #expect(sets.answer?.normalForm == "{x | x > 3}")
        let near = comparer.explain(AnswerReading("e^{\\pi\\sqrt{163}}"), with: AnswerReading("640320^3+744"))
        #expect(near.comparison.status == .unequal && near.tier == .wide)
    }
}
