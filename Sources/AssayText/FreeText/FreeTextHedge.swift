/// Tells an answer that keeps several texts open from one that only differs.
public enum FreeTextHedge {
    /// Whether an answer doubts itself in words the right texts have not, or lists several values where one is right.
    ///
    /// - Parameters:
    ///   - truths: the right texts; one that is a list itself, or has a word of doubt, excuses the same in the answer.
    ///   - splitsAtCommas: false where a comma is part of a value, as in `Paris, France`.
    /// - Complexity: O(n).
    public static func isHedged(_ answer: String, against truths: [FreeText], splitsAtCommas: Bool = true) -> Bool {
        let text = WordText(AnswerWrappers.stripped(answer))
        if !AnswerCues(text).hedges.isEmpty, truths.allSatisfy({ AnswerCues(WordText($0.key)).hedges.isEmpty }) {
            return true
        }
        let elements = FreeText.elements(of: answer, splitsAtCommas: splitsAtCommas)
        guard elements.count > 1 else { return false }
        return elements.contains { element in truths.contains { $0.matches(element) } }
    }
}
