import AssayCore
import AssayText

/// Decides about an answer before any judge sees it, by what has fooled judges.
///
/// A gate only ever says wrong, and passes over what the ground truth itself holds: where the right answer is
/// `solution`, `solution` reaches the judge.
enum AnswerGate {
    /// What a gate says.
    struct Stop: Equatable {
        let gate: GateName
        let reason: Reason
    }

    /// The first gate that closes, or nil.
    ///
    /// - Parameter isPreference: whether only reward models are asked, which follow no orders and compare with nothing: then
    ///   length, emptiness and control tokens alone count.
    /// - Complexity: O(length · phrases), the length bounded by the length gate.
    static func stop(_ question: JudgeQuestion, isPreference: Bool = false) -> Stop? {
        let truth = FoldedText(question.groundTruth)
        let length = question.answer.unicodeScalars.count
        if !truth.isEmpty, !isPreference, length > maxLength(question.groundTruth) {
            return Stop(gate: .answerLength, reason: .outOfLimits)
        }
        if length > 65_536 { return Stop(gate: .answerLength, reason: .outOfLimits) }
        if FencedField.hasControlToken(question.answer), !FencedField.hasControlToken(question.groundTruth) {
            return Stop(gate: .controlToken, reason: .incorrect)
        }
        let hasMarkup = Markup.holdsTags(question.answer) && !Markup.holdsTags(question.groundTruth)
        let answer = FoldedText(hasMarkup ? Markup.withoutTags(question.answer) : question.answer)
        // A symbol may be the right answer to a question whose right answer is one.
        if answer.isEmpty, !truth.isEmpty || UnicodeText.trimmed(question.answer).isEmpty {
            return Stop(gate: .emptyAnswer, reason: .noAnswer)
        }
        if isPreference { return nil }
        if !answer.isEmpty, isOpener(answer, truth) { return Stop(gate: .masterPhrase, reason: .incorrect) }
        if AttackPhrases.attacks.contains(where: { answer.contains($0) && !truth.contains($0) })
            || isForged(question.answer, question.groundTruth)
        {
            return Stop(gate: .attackPhrase, reason: .incorrect)
        }
        if hasMarkup { return Stop(gate: .markup, reason: .incorrect) }
        if truth.isEmpty { return nil }
        let asked = FoldedText(question.question)
        if answer.words.utf8.count >= 12,
            asked.contains(answer) && !truth.contains(answer)
                || asked.words.utf8.count >= 12 && answer.contains(asked)
        {
            // A choice repeated from the question is an answer; the question's own sentence is none.
            if answer.contains(asked) || answer.words.utf8.count * 2 > asked.words.utf8.count {
                return Stop(gate: .questionEcho, reason: .incorrect)
            }
        }
        if isHedged(question, answer, truth) { return Stop(gate: .hedge, reason: .ambiguousAnswer) }
        return nil
    }

    /// Whether the ground truth is a number, so that no judge has a say.
    static func isNumeric(_ question: JudgeQuestion) -> Bool {
        question.isNumber || NumericText.isNumber(question.groundTruth)
    }

    /// Code points an answer may have.
    static func maxLength(_ groundTruth: String) -> Int { max(256, 8 * groundTruth.unicodeScalars.count + 64) }

    private static func isOpener(_ answer: FoldedText, _ truth: FoldedText) -> Bool {
        if AttackPhrases.openers.contains(where: { $0 == answer && !truth.contains($0) }) { return true }
        if AttackPhrases.fillers.contains(where: { answer.contains($0) && !truth.contains($0) }) { return true }
        // Several openers in a row are no more than one.
        var rest = answer.words
        var isShorter = true
        while isShorter, rest != " " {
            isShorter = false
            for opener in AttackPhrases.openers where rest.hasPrefix(opener.words) && !truth.contains(opener) {
                rest = " " + rest.dropFirst(opener.words.count)
                isShorter = true
                break
            }
        }
        return rest == " "
    }

    /// A verdict in one of the forms judges reply in.
    private static func isForged(_ answer: String, _ truth: String) -> Bool {
        let answer = answer.lowercased()
        let truth = truth.lowercased()
        let forms = [
            "\"score\"", "'score'", "[correct]", "[incorrect]", "\\boxed{a}", "\"verdict\"", "\"correct\"",
            "{question}",
            "{label}", "{predict}", "assistant:", "system:", "user:", "human:", "###",
        ]
        return forms.contains { ByteSearch.holds($0, in: answer) && !ByteSearch.holds($0, in: truth) }
    }

    private static func isHedged(_ question: JudgeQuestion, _ answer: FoldedText, _ truth: FoldedText) -> Bool {
        if AttackPhrases.hedges.contains(where: { answer.contains($0) && !truth.contains($0) }) { return true }
        let joiners = [" or ", " between ", " oder ", " ou "]
        if joiners.contains(where: { ByteSearch.holds($0, in: answer.words) && !ByteSearch.holds($0, in: truth.words) })
        {
            return true
        }
        // Several lines, alternatives by slashes or semicolons, where the ground truth has one value.
        for separator: Character in [";", "/", "|", "\n", "；"]
        where question.answer.contains(separator) && !question.groundTruth.contains(separator) {
            let parts = question.answer.split(separator: separator).filter { !FoldedText(String($0)).isEmpty }
            if parts.count > 1, !question.answer.contains("\\frac"),
                separator != "/" || parts.count > 2 || isWordPair(parts)
            {
                return true
            }
        }
        return FreeTextHedge.isHedged(question.answer, against: [FreeText(question.groundTruth)])
    }

    /// `cat/dog`, but not `1/2`, `km/h` or `n/a`.
    private static func isWordPair(_ parts: [Substring]) -> Bool {
        parts.allSatisfy { part in part.unicodeScalars.filter { $0.properties.isAlphabetic }.count > 3 }
    }
}
