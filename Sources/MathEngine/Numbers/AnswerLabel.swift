/// What may stand before a value without changing it (STEM 8): a variable, or a word of a closed list.
enum AnswerLabel: Hashable, Sendable {
    /// `answer:`, `result =`: says nothing.
    case neutral
    /// `x =`, `\theta =`, `minimum:`: names the value; two that differ are not of one thing.
    case name([UInt8])

    /// Words that name no variable, before a colon or an equals sign.
    private static let neutralWords = wordSet([
        "answer", "the answer", "final answer", "the final answer", "ans", "result", "the result", "final result",
        "value", "the value", "solution", "the solution", "the answer is", "answer is", "the final answer is",
    ])

    /// Words that name a value, before a colon or an equals sign.
    private static let namingWords = wordSet(["minimum", "maximum", "min", "max"])

    /// Greek letters that are variables; `\pi` is a constant.
    private static let greekLetters = wordSet([
        "\\alpha", "\\beta", "\\gamma", "\\delta", "\\epsilon", "\\varepsilon", "\\eta", "\\theta", "\\lambda", "\\mu",
        "\\nu", "\\rho", "\\sigma", "\\tau", "\\phi", "\\varphi", "\\omega",
    ])

    /// Longer than any label.
    private static let maxLength = 24

    private static func wordSet(_ words: [String]) -> Set<[UInt8]> { Set(words.map { Array($0.utf8) }) }

    /// Reads the label that starts a range and where the value behind it starts; nil where there is none.
    ///
    /// - Complexity: O(1).
    static func read(_ bytes: [UInt8], in range: Range<Int>) -> (label: AnswerLabel, end: Int)? {
        let limit = min(range.upperBound, range.lowerBound + maxLength)
        var end = range.lowerBound
        // A label starts with a letter or a Greek letter's backslash: nothing else is worth a look.
        guard end < limit, PlainNotation.isLetter(bytes[end]) || bytes[end] == UInt8(ascii: "\\") else { return nil }
        while end < limit, bytes[end] != UInt8(ascii: "="), bytes[end] != UInt8(ascii: ":") {
            if bytes[end] == 0x0A { return nil }
            end += 1
        }
        guard end < limit else { return nil }
        let sign = bytes[end]
        var last = end
        while last > range.lowerBound, bytes[last - 1] == UInt8(ascii: " ") { last -= 1 }
        guard let label = label(Array(bytes[range.lowerBound..<last]), sign: sign) else { return nil }
        var start = end + 1
        while start < range.upperBound, bytes[start] == UInt8(ascii: " ") { start += 1 }
        // A label stands on the line of its value: STEM 8.
        if start < range.upperBound, bytes[start] == 0x0A { return nil }
        return (label, start)
    }

    private static func label(_ text: [UInt8], sign: UInt8) -> AnswerLabel? {
        let folded = text.map { PlainNotation.isLetter($0) ? $0 | 0x20 : $0 }
        if neutralWords.contains(folded) { return .neutral }
        if namingWords.contains(folded) { return .name(folded) }
        // `A: 5` is a choice with its text, `lambda: 1` is code.
        if sign == UInt8(ascii: ":") { return text.count == 1 && isLowercaseVariable(text[0]) ? .name(text) : nil }
        return isVariable(text) ? .name(text) : nil
    }

    private static func isLowercaseVariable(_ byte: UInt8) -> Bool { byte == byte | 0x20 && isVariableLetter(byte) }

    /// A letter that is no constant: STEM 7.
    private static func isVariableLetter(_ byte: UInt8) -> Bool {
        PlainNotation.isLetter(byte) && byte != UInt8(ascii: "e") && byte != UInt8(ascii: "i")
    }

    /// A letter or Greek letter with an optional subscript of letters and digits: `x`, `x_{1}`, `\theta_{max}`.
    private static func isVariable(_ text: [UInt8]) -> Bool {
        let (letter, subscripted) = text.split(
            separator: UInt8(ascii: "_"), maxSplits: 1, omittingEmptySubsequences: false
        )
        .splat
        guard let letter else { return false }
        let isLetter = letter.count == 1 && letter.first.map(isVariableLetter) == true
        guard isLetter || greekLetters.contains(Array(letter)) else { return false }
        guard let subscripted else { return true }
        let inner =
            subscripted.first == UInt8(ascii: "{") && subscripted.last == UInt8(ascii: "}")
            ? subscripted.dropFirst().dropLast() : subscripted
        return !inner.isEmpty && inner.allSatisfy(PlainNotation.isLetterOrDigit)
    }
}

extension Array {
    /// The first two elements, nil where there are fewer.
    fileprivate var splat: (Element?, Element?) { (first, count > 1 ? self[1] : nil) }
}
