import AssayText

/// Finds answers that leave it open which of several values is meant.
enum ChartHedge {
    private static let words: Set<String> = [
        "or", "either", "maybe", "perhaps", "possibly", "probably", "presumably", "might", "unsure", "uncertain",
    ]
    private static let phrases = [
        "或", "还是", "還是", "可能", "也许", "也許", "要么", "大概是", "不确定", "could be", "may be", "and/or",
    ]
    /// Words that make a clause, and no further value, of what follows a comma.
    private static let clauseWords: Set<String> = [
        "it", "is", "are", "was", "were", "has", "have", "they", "that", "because", "since", "which", "with", "as",
        "so", "this", "there", "followed", "where", "who",
    ]

    /// Whether a text, already ``ChartText/normalized(_:)``, hedges by its words; those of the ground truth do not count.
    static func isHedged(_ text: String, truth: String) -> Bool {
        let own = Set(split(text))
        let given = Set(split(truth))
        if !own.intersection(words).subtracting(given).isEmpty { return true }
        return phrases.contains { holds(text, $0) && !holds(truth, $0) }
    }

    /// Whether an answer, as it was written, lists several values where the ground truth is one.
    static func isSeveral(_ text: String, truth: String) -> Bool {
        guard ListReader.atoms(truth, limit: 2).count < 2, !holds(truth, "/") else { return false }
        let atoms = ListReader.atoms(AnswerWrappers.stripped(text), limit: ListReader.maxElements)
        if atoms.count > 1 {
            return atoms.dropFirst().allSatisfy {
                Set(split(ChartText.normalized($0.text))).isDisjoint(with: clauseWords)
            }
        }
        let parts = text.utf8.split(separator: 0x2F)
        return parts.count > 1
            && parts.contains {
                ChartText.areEqual(ChartText.normalized(String(decoding: Array($0), as: UTF8.self)), truth)
            }
    }

    /// Whether a text holds more than one number.
    static func hasSeveralNumbers(_ text: String) -> Bool {
        NumberText(text).tokens.lazy.filter { $0.number != nil }.prefix(2).count > 1
    }

    private static func split(_ text: String) -> [String] {
        text.utf8.split { !($0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10) }
            .map { String(decoding: Array($0), as: UTF8.self) }
    }

    private static func holds(_ text: String, _ phrase: String) -> Bool {
        let (bytes, wanted) = (Array(text.utf8), Array(phrase.utf8))
        guard bytes.count >= wanted.count else { return false }
        let last = bytes.count - wanted.count
        return (0...last).contains { bytes[$0] == wanted[0] && bytes[$0...].starts(with: wanted) }
    }
}
