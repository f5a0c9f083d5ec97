/// Tells an answer that keeps several texts open from one that only differs.
public enum FreeTextHedge {
    /// Whether an answer doubts itself in words the right texts have not, or lists several values where one is right.
    ///
    /// - Parameters:
    ///   - truths: the right texts; one that is a list itself, or has a word of doubt, excuses the same in the answer.
    ///   - isPlace: whether commas and conjunctions are part of a value, as in `Paris, France`.
    ///   - maxTokens: in a longer answer a word of doubt is part of a sentence and decides nothing.
    /// - Complexity: O(n).
    public static func isHedged(
        _ answer: String, against truths: [FreeText], isPlace: Bool = false, maxTokens: Int = 24
    ) -> Bool {
        let text = WordText(AnswerWrappers.stripped(answer), maxTokens: maxTokens)
        if !text.isCut, !AnswerCues(text).hedges.isEmpty,
            truths.allSatisfy({ AnswerCues(WordText($0.key)).hedges.isEmpty })
        {
            return true
        }
        let elements = FreeText.elements(of: answer, isPlace: isPlace)
        guard elements.count > 1 else { return false }
        return elements.contains { element in truths.contains { $0.matches(element) } }
    }
}
