import AssayCore
import AssayJSON

/// `sequence`: a list of actions against a list.
extension GUIVerifier {
    /// A list of canonical objects and texts, one object, or one text that may hold several actions.
    func readSequence(_ value: JSONValue) throws(GroundTruthError) -> [Action] {
        guard case .array(let values) = value else {
            if case .string(let text) = value { return try readSequence(text) }
            return [try readAction(value)]
        }
        guard !values.isEmpty, values.count <= SequenceReader.maxActions else {
            throw GroundTruthError("must have 1 to \(SequenceReader.maxActions) actions, not \(values.count)")
        }
        var actions: [Action] = []
        for (place, value) in values.enumerated() {
            do throws(GroundTruthError) {
                actions.append(try readAction(value))
            } catch {
                throw GroundTruthError("is a list whose action \(place + 1) \(error.problem)")
            }
        }
        return actions
    }

    private func readSequence(_ text: String) throws(GroundTruthError) -> [Action] {
        try checkLength(text)
        let reader = ActionReader(grammar: options.grammar, frame: options.truthFrame, fillsDefaults: false)
        do throws(ActionProblem) {
            return try SequenceReader(reader: reader).read(text)
        } catch {
            throw GroundTruthError("must read as actions of \(options.grammar.rawValue) (\(error.rawValue))")
        }
    }

    func sequence(
        _ answer: String, _ truths: [Action], _ detail: GUIDetail, _ context: inout VerificationContext
    ) -> Finding {
        let predictions: [Action]
        do throws(ActionProblem) {
            let reader = ActionReader(grammar: options.grammar, frame: options.frame, fillsDefaults: true)
            predictions = try SequenceReader(reader: reader).read(answer)
        } catch {
            return unreadable(error, detail.problem(error, truths), detail)
        }
        let comparison = SequenceComparison(comparison: ActionComparison(options: options))
        let matches =
            options.sequence == .partial
            ? comparison.inOrder(predictions, truths, budget: &context.budget)
            : comparison.inPlace(predictions, truths, budget: &context.budget)
        guard let matches else { return outOfLimits(.work, detail) }
        let longer = max(predictions.count, truths.count)
        let share = Double(matches.count) / Double(longer)
        return .graded(
            options.sequence == .partial || matches.count == longer ? share : 0, by: GUIRule.sequence.rawValue,
            detail: detail.sequence(predictions, truths, matches))
    }
}
