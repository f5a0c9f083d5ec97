public import AssayCore
public import AssayJSON
import AssayText

/// One step of an agent is right or wrong: the action's type and every argument the ground truth states.
///
/// Each grammar is read into one canonical action by a parser written for it; nothing is evaluated, no pattern is
/// searched for, and an answer that is more than one action scores 0. README.md has the grammars, options and formulas.
///
///     let verifier = try GUIVerifier(options: OptionValues(["grammar": "glm_computer"]))
///     let truth = try verifier.readGroundTruth(["action": "click", "box": [503, 580, 718, 702]])
///     var context = VerificationContext()
///     verifier.verify("left_click(start_box='[600,640]')", against: truth, in: &context)   // correct
///
/// With `policy: glm_reference` the published scripts' scores are reproduced, defects included.
public struct GUIVerifier: Verifier {
    /// Units of work a byte of an answer costs.
    private static let unitsPerByte = 32

    let options: GUIOptions

    /// Reads the options.
    ///
    /// - Throws: ``OptionError`` for a value an option does not take, pixels without `image_size`, and
    ///   `glm_reference` for a grammar no published script scores.
    public init(options: OptionValues) throws(OptionError) { self.options = try GUIOptions(options) }

    /// Reads an action: text in the grammar or, for policy `step`, a canonical object.
    ///
    /// - Throws: ``GroundTruthError`` naming what is wrong with it. Under `glm_reference` every text that is not blank
    ///   is taken, for the scripts score 0 what they cannot read.
    public func readGroundTruth(_ value: JSONValue) throws(GroundTruthError) -> GUIGroundTruth {
        guard options.policy == .step else { return GUIGroundTruth(content: .script(try script(value))) }
        if options.sequence != .none { return GUIGroundTruth(content: .sequence(try readSequence(value))) }
        return GUIGroundTruth(content: .action(try readAction(value)))
    }

    private func script(_ value: JSONValue) throws(GroundTruthError) -> String {
        guard case .string(let text) = value else {
            throw GroundTruthError("must be an action as text under glm_reference, not \(value.kindName)")
        }
        try checkLength(text)
        return text
    }

    /// One action, as text or as a canonical object.
    func readAction(_ value: JSONValue) throws(GroundTruthError) -> Action {
        switch value {
        case .string(let text):
            try checkLength(text)
            return try action(text)
        case .object(let object): return try CanonicalReader(frame: options.truthFrame).read(object)
        default: throw GroundTruthError("must be an action as text or as a canonical object, not \(value.kindName)")
        }
    }

    func checkLength(_ text: String) throws(GroundTruthError) {
        guard text.utf8.count <= GUIGroundTruth.maxBytes else {
            throw GroundTruthError("must have at most \(GUIGroundTruth.maxBytes) bytes, not \(text.utf8.count)")
        }
        guard !UnicodeText.trimmed(text).isEmpty else { throw GroundTruthError("must be an action, not blank") }
    }

    private func action(_ text: String) throws(GroundTruthError) -> Action {
        let reader = ActionReader(grammar: options.grammar, frame: options.truthFrame, fillsDefaults: false)
        do throws(ActionProblem) {
            return try reader.read(text)
        } catch {
            throw GroundTruthError("must read as one action of \(options.grammar.rawValue) (\(error.rawValue))")
        }
    }

    /// Scores an answer; undecided alone where the text of an `answer` action is another than the ground truth's.
    ///
    /// - Complexity: O(n) in the answer, and the comparison of texts, charged to the context's budget.
    public func verify(
        _ answer: String, against groundTruth: GUIGroundTruth, in context: inout VerificationContext
    ) -> Finding {
        let detail = GUIDetail(options: options, level: context.detailLevel)
        let (cost, isTooLong) = answer.utf8.count.multipliedReportingOverflow(by: Self.unitsPerByte)
        guard !isTooLong, context.budget.spend(cost) else { return outOfLimits(.work, detail) }
        switch groundTruth.content {
        case .action(let truth): return step(answer, truth, detail, &context)
        case .sequence(let truths): return sequence(answer, truths, detail, &context)
        case .script(let truth): return reference(answer, truth, detail, &context)
        }
    }

    private func step(
        _ answer: String, _ truth: Action, _ detail: GUIDetail, _ context: inout VerificationContext
    ) -> Finding {
        let prediction: Action
        do throws(ActionProblem) {
            let reader = ActionReader(grammar: options.grammar, frame: options.frame, fillsDefaults: true)
            prediction = try reader.read(answer)
        } catch {
            return unreadable(error, detail.problem(error, [truth]), detail)
        }
        guard prediction.kind == truth.kind else {
            return .wrong(by: GUIRule.type.rawValue, detail: detail.types(prediction, truth))
        }
        let comparison = ActionComparison(options: options)
        guard let results = comparison.compare(prediction, with: truth, budget: &context.budget) else {
            return outOfLimits(.work, detail)
        }
        let shown = detail.arguments(results, prediction, truth)
        if truth.kind == .answer, options.answerMatch == .judge {
            return self.answer(prediction.text, truth.text, results, shown)
        }
        return results.allSatisfy(\.hasPassed)
            ? .correct(by: GUIRule.arguments.rawValue, detail: shown)
            : .wrong(by: GUIRule.arguments.rawValue, detail: shown)
    }

    /// An answer to a question: equal texts are right, whether others mean the same is a judge's to say.
    private func answer(
        _ prediction: String?, _ truth: String?, _ results: [ArgumentResult], _ shown: JSONObject
    ) -> Finding {
        let rule = GUIRule.answer.rawValue
        if results.allSatisfy(\.hasPassed) { return .correct(by: rule, detail: shown) }
        guard let prediction, let truth, !UnicodeText.trimmed(prediction).isEmpty, !UnicodeText.trimmed(truth).isEmpty,
            results.allSatisfy({ $0.hasPassed || $0.name == "text" })
        else { return .wrong(by: rule, detail: shown) }
        return .undecided(detail: shown, judged: JudgedTexts(answer: prediction, groundTruth: truth))
    }

    func unreadable(_ problem: ActionProblem, _ shown: JSONObject, _ detail: GUIDetail) -> Finding {
        switch problem {
        case .depth: outOfLimits(.depth, detail)
        case .tooMany: outOfLimits(.actions, detail)
        case .several: .wrong(.ambiguousAnswer, by: GUIRule.several.rawValue, detail: shown)
        case .empty: .wrong(.noAnswer, by: GUIRule.unreadable.rawValue, detail: shown)
        default: .wrong(by: GUIRule.unreadable.rawValue, detail: shown)
        }
    }

    private func reference(
        _ answer: String, _ truth: String, _ detail: GUIDetail, _ context: inout VerificationContext
    ) -> Finding {
        do throws(GUILimit) {
            let score: Double
            switch options.grammar {
            case .glmMobile: score = try ReferenceMobile.score(answer, truth, budget: &context.budget)
            case .glmComputer: score = try ReferenceComputer.score(answer, truth, budget: &context.budget)
            // The options take no other grammar under this policy.
            default: score = try ReferenceWeb.score(answer, truth, budget: &context.budget)
            }
            return .graded(score, by: GUIRule.reference.rawValue, detail: detail.score(score))
        } catch {
            return outOfLimits(error, detail)
        }
    }

    func outOfLimits(_ limit: GUILimit, _ detail: GUIDetail) -> Finding {
        .outOfLimits(limit.rawValue, detail: detail.limit(limit))
    }
}
