import AssayText

/// Finds answers that leave it open which of several values is meant.
enum ChartHedge {
    /// Words that make a clause, and no further value, of what follows a comma.
    private static let clauseWords: Set<PackedWord> = [
        "it", "is", "are", "was", "were", "has", "have", "they", "that", "because", "since", "which", "with", "as",
        "so", "this", "there", "followed", "where", "who",
    ]

    /// Whether an answer doubts itself in words that the ground truth has none of.
    static func isHedged(_ answer: String, truth: String) -> Bool {
        !AnswerCues(WordText(AnswerWrappers.stripped(answer))).hedges.isEmpty
            && AnswerCues(WordText(truth)).hedges.isEmpty
    }

    /// Whether an answer, as it was written, lists several values where the ground truth is one.
    static func isSeveral(_ text: String, truth: String) -> Bool {
        guard ListReader.atoms(truth, limit: 2).count < 2, !truth.utf8.contains(0x2F) else { return false }
        let atoms = ListReader.atoms(AnswerWrappers.stripped(text), limit: ListReader.maxElements)
        if atoms.count > 1 {
            return atoms.dropFirst().allSatisfy {
                WordText($0.text).tokens.allSatisfy { !clauseWords.contains($0.word) }
            }
        }
        let parts = text.utf8.split(separator: 0x2F)
        return parts.count > 1
            && parts.contains {
                FreeText(String(decoding: Array($0), as: UTF8.self)).key.utf8.elementsEqual(truth.utf8)
            }
    }

    /// Whether a text holds more than one number.
    static func hasSeveralNumbers(_ text: String) -> Bool {
        NumberText(text).tokens.lazy.filter { $0.number != nil }.prefix(2).count > 1
    }
}
