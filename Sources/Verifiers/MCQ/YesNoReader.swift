import AssayText

/// Reads an answer to a question that yes or no answers.
enum YesNoReader {
    /// What an answer says.
    enum Reading: Sendable, Hashable {
        case yes, no, both, neither, hedge, negation, empty, tooLong
    }

    private static let yes: Set<String> = [
        "yes", "y", "yeah", "yep", "yup", "true", "correct", "right", "affirmative", "t", "it is", "it does",
        "是", "是的", "对", "对的", "對", "對的", "正确", "正確", "有", "真", "没错", "沒錯", "可以", "能", "会", "會",
    ]
    private static let no: Set<String> = [
        "no", "n", "nope", "nah", "false", "incorrect", "wrong", "negative", "f", "it is not", "it isn't",
        "it does not", "it doesn't", "否", "不是", "不", "不对", "不對", "错", "错误", "錯", "錯誤", "没有", "沒有", "无", "假",
        "不正确", "不正確", "不能", "不会", "不會", "不可以", "并非", "不是的",
    ]
    /// What may stand before the word, case-folded, and is passed over.
    private static let announcements = [
        "the answer is", "the correct answer is", "the final answer is", "my answer is", "final answer", "answer",
        "答案是",
        "答案为", "答案", "回答是", "回答",
    ]

    /// Reads an answer or a ground truth.
    ///
    /// - Complexity: O(n).
    static func read(_ answer: String) -> Reading {
        let key = FreeText(answer).key
        if key.utf8.isEmpty { return .empty }
        if key.utf8.count > 4_096 { return .tooLong }
        if let whole = polarity(of: announced(key)) { return whole }
        let text = WordText(key)
        var found: Set<Reading> = []
        for index in text.tokens.indices {
            switch text.tokens[index].word {
            case "yes", "yeah", "yep": found.insert(.yes)
            case "no", "nope": found.insert(.no)
            default: continue
            }
        }
        let cues = AnswerCues(text)
        if !cues.hedges.isEmpty { return .hedge }
        if let lead = leadingClause(text) { found.insert(lead) }
        guard found.count == 1, let reading = found.first else { return found.isEmpty ? .neither : .both }
        let isLead = text.tokens.first.map { ["yes", "yeah", "yep", "no", "nope"].contains($0.word) } ?? false
        if !isLead, leadingClause(text) == nil, !cues.negations.isEmpty || !cues.denials.isEmpty { return .negation }
        return reading
    }

    /// The answer without what announces it.
    private static func announced(_ key: String) -> String {
        for prefix in announcements where key.utf8.starts(with: prefix.utf8) {
            let rest = String(decoding: Array(key.utf8.dropFirst(prefix.utf8.count)), as: UTF8.self)
            let trimmed = rest.utf8.first == 0x3A ? String(decoding: Array(rest.utf8.dropFirst()), as: UTF8.self) : rest
            return FreeText(trimmed).key
        }
        return key
    }

    private static func polarity(of key: String) -> Reading? {
        yes.contains(key) ? .yes : no.contains(key) ? .no : nil
    }

    /// 是的，…; 不是，…; `true, …`: what stands before the first comma or stop.
    private static func leadingClause(_ text: WordText) -> Reading? {
        for index in text.tokens.indices {
            guard let symbol = text.symbol(index), ChoiceText.isPunctuation(symbol) else { continue }
            // `N/A` is no answer, and a slash parts alternatives.
            guard index > 0, index <= 4, symbol != 0x2F else { return nil }
            let scalars = text.scalars[0..<text.tokens[index].range.lowerBound].compactMap(Unicode.Scalar.init)
            return polarity(of: FreeText(String(String.UnicodeScalarView(scalars))).key)
        }
        return nil
    }
}
