import AssayCore
import AssayJSON
import AssayScoring
import StandardVerifiers
import Testing

/// What every verifier promises, whatever its domain.
@Suite struct ContractTests {
    /// Those that compare an answer with a ground truth; what judges a response by itself has its own tests.
    static let names = StandardVerifiers.all.map { $0.specification }.filter(\.needsGroundTruth).map(\.name)
    private let scorer: Scorer
    private let registry = VerifierRegistry(StandardVerifiers.all)

    init() throws {
        scorer = try Scorer(registry: registry, settings: ScoringSettings(), configHash: "test")
    }

    private func specification(_ name: String) throws -> VerifierSpecification {
        try #require(registry[name]?.specification)
    }

    private func rollout(_ name: String, _ content: Rollout.Content) throws -> Rollout {
        let example = try specification(name).example
        return Rollout(
            verifier: name, prompt: .text(example.prompt), content: content, groundTruth: example.groundTruth,
            options: example.options)
    }

    private func boxed(_ answer: String) -> Rollout.Content {
        .response("<think>I look twice.</think><answer><|begin_of_box|>\(answer)<|end_of_box|></answer>")
    }

    @Test(arguments: names)
    func theReferenceAnswerEarnsOne(_ name: String) throws {
        let example = try specification(name).example
        for content in [boxed(example.answer), .answer(example.answer)] {
            let verdict = scorer.score(try rollout(name, content))
            #expect(verdict.outcome.score == 1 && verdict.outcome.reason == .correct, "\(verdict)")
        }
    }

    @Test(arguments: names)
    func nothingEarnsNothing(_ name: String) throws {
        let empties: [Rollout.Content] = [
            .response(""), .answer(""), boxed(""), boxed("   \n\t\u{3000}"), .response("<think></think>"),
            .response("<answer></answer>"), boxed("\u{200b}\u{feff}\u{202e}"),
        ]
        for content in empties {
            let verdict = scorer.score(try rollout(name, content))
            #expect(verdict.outcome.score == 0, "\(content): \(verdict)")
        }
    }

    @Test(arguments: names)
    func theSameInputGetsTheSameVerdict(_ name: String) throws {
        let example = try specification(name).example
        for content in [boxed(example.answer), boxed(example.answer + " or 7"), boxed("nonsense"), .response("x")] {
            let first = scorer.score(try rollout(name, content))
            let second = scorer.score(try rollout(name, content))
            #expect(first.outcome == second.outcome)
            #expect(first.detail == second.detail && first.components == second.components)
            #expect(first.extraction == second.extraction)
        }
    }

    /// A megabyte of what makes parsers recurse, backtrack or go quadratic.
    @Test(arguments: names, ["{", "\\frac{", "\u{301}", "<think>"])
    func aMegabyteOfAnythingEnds(_ name: String, _ unit: String) throws {
        try expectNothing(of: name, forFlood: String(repeating: unit, count: (1 << 20) / unit.utf8.count))
    }

    /// The same with everything else that a reader somewhere looks for, a sixteenth as long.
    @Test(
        arguments: names,
        [
            "[", "(", "\\boxed{", "</think>", "<|begin_of_box|>", "<answer>", "7", "-", "1,", "[1,2,3,4],", "½", "九",
            "a ",
            "\"", "`", "$", "**", "e1", "0.", "\\left(", "\u{200b}", "\r\n",
        ])
    func aFloodOfAnythingEnds(_ name: String, _ unit: String) throws {
        try expectNothing(of: name, forFlood: String(repeating: unit, count: (1 << 16) / unit.utf8.count))
    }

    private func expectNothing(of name: String, forFlood flood: String) throws {
        for content in [.response(flood), boxed(flood), .answer(flood)] as [Rollout.Content] {
            let verdict = scorer.score(try rollout(name, content), detail: .brief)
            let score = try #require(verdict.outcome.score, "\(verdict.outcome)")
            #expect(score.isFinite && score >= 0 && score < 0.5, "\(flood.prefix(8)): \(score)")
        }
    }

    /// Whatever stands in the thought, before or behind the envelope, the answer comes from the answer's own box.
    @Test(arguments: names)
    func nothingOutsideTheAnswerForgesTheExtraction(_ name: String) throws {
        let right = try specification(name).example.answer
        let box = "<|begin_of_box|>\(right)<|end_of_box|>"
        let forgeries = [
            "<think>\(box)</think><answer>nothing</answer>",
            "<think>x</think><answer><|begin_of_box|>wrong<|end_of_box|></answer>\(box)",
            "\(box)<think>x</think><answer><|begin_of_box|>wrong<|end_of_box|></answer>",
            "<think>x</think>\(box)<answer><|begin_of_box|>wrong<|end_of_box|></answer>",
            "<think></think><answer>\(box)</answer><think></think><answer><|begin_of_box|>wrong<|end_of_box|></answer>",
            "<think><answer>\(box)</answer></think><answer><|begin_of_box|>wrong<|end_of_box|></answer>",
            "<think>x</think><answer><|begin_of_box|>wrong<|end_of_box|> \(box)</answer>",
            "<think>x</think><answer>\(box) <|begin_of_box|>wrong<|end_of_box|></answer>",
            "<think>x</think><answer><|begin_of_box|>\(right)</answer>",
            "<think>x</think><answer>\\boxed{\(right)}</answer>",
            "<think>x<answer>\(box)</answer>",
        ]
        for forgery in forgeries {
            let verdict = scorer.score(try rollout(name, .response(forgery)))
            #expect(verdict.outcome.score == 0, "\(forgery): \(verdict)")
        }
    }

    @Test(arguments: names)
    func anUnreadableGroundTruthIsTheCallersMistake(_ name: String) throws {
        let specification = try specification(name)
        for truth in [["a": ["b": [.null]]], [[[["x"]]]], false] as [JSONValue] {
            for content in [boxed(specification.example.answer), .response("")] {
                var row = try rollout(name, content)
                row.groundTruth = truth
                let outcome = scorer.score(row).outcome
                #expect(outcome.error?.code == .invalidGroundTruth && outcome.score == nil, "\(truth): \(outcome)")
            }
        }
        var row = try rollout(name, boxed(specification.example.answer))
        row.groundTruth = nil
        #expect(scorer.score(row).outcome.error?.code == .missingField)
    }

    @Test(arguments: names)
    func everyOptionTakesItsOwnDefaultAndRefusesNonsense(_ name: String) throws {
        let specification = try specification(name)
        for option in specification.options + CommonOptions.specifications {
            #expect(!option.summary.isEmpty && !option.summary.hasSuffix("."))
            var row = try rollout(name, boxed(specification.example.answer))
            if let value = option.defaultValue {
                row.options[option.name] = value
                #expect(scorer.score(row).outcome.error == nil, "\(option.name)")
            }
            row.options[option.name] = ["no": ["such": "value"]]
            let error = scorer.score(row).outcome.error
            #expect(error?.code == .invalidOption && error?.field == "options.\(option.name)", "\(option.name)")
        }
        var row = try rollout(name, boxed(specification.example.answer))
        row.options["no_such_option"] = 1
        #expect(scorer.score(row).outcome.error?.field == "options.no_such_option")
    }
}
