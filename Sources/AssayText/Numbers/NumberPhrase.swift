/// A number in words and nothing else, as the digits a reader of mathematics takes: `twenty-one` → `21`,
/// `minus two thirds` → `-2/3`, `二十一` → `21`, `五个` → `5`.
public enum NumberPhrase {
    /// The most bytes of a phrase.
    private static let maxBytes = 120

    private static let denominators: [String: Int] = [
        "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
        "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
        "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
    ]

    /// The digits; nil for a text that holds a digit or anything but one number in words.
    ///
    /// - Complexity: O(n).
    public static func digits(_ text: String) -> String? {
        guard text.utf8.count <= maxBytes, !text.utf8.contains(where: { $0 &- 0x30 < 10 }) else { return nil }
        var words = text.split { $0 == " " || $0 == "\n" || $0 == "." || $0 == "。" }.map { $0.lowercased() }
        var sign = ""
        if let first = words.first, first == "minus" || first == "negative" {
            words.removeFirst()
            sign = "-"
        } else if let first = words.first, first.hasPrefix("负") {
            words[0] = String(first.dropFirst())
            sign = "-"
        }
        if words.first == "a" || words.first == "an", words.count > 1 { words[0] = "one" }
        guard let last = words.last else { return nil }
        if words.count > 1, let denominator = denominators[last] {
            guard let numerator = whole(words.dropLast().joined(separator: " ")) else { return nil }
            return "\(sign)\(numerator)/\(denominator)"
        }
        if words.count == 1, let hyphen = last.lastIndex(of: "-"),
            let denominator = denominators[String(last[last.index(after: hyphen)...])]
        {
            return whole(String(last[..<hyphen])).map { "\(sign)\($0)/\(denominator)" }
        }
        if words == ["half"] { return sign + "1/2" }
        if let parts = chineseFraction(words.joined()) { return "\(sign)\(parts.top)/\(parts.bottom)" }
        return whole(words.joined(separator: " ")).map { sign + $0 }
    }

    /// 三分之一 as 1 over 3.
    private static func chineseFraction(_ text: String) -> (top: String, bottom: String)? {
        let scalars = Array(text.unicodeScalars)
        guard let mark = scalars.indices.dropLast().first(where: { scalars[$0] == "分" && scalars[$0 + 1] == "之" })
        else {
            return nil
        }
        func string(_ part: ArraySlice<Unicode.Scalar>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: part)
            return String(view)
        }
        guard let bottom = whole(string(scalars[..<mark])), let top = whole(string(scalars[(mark + 2)...])) else {
            return nil
        }
        return (top, bottom)
    }

    private static func whole(_ text: String) -> String? {
        let numbers = NumberText(text, maxTokens: 8)
        guard !numbers.isCut, !numbers.hasDirectionOverride, let first = numbers.tokens.first,
            let number = first.number, first.form == .word || first.form == .chinese, number.isInteger
        else { return nil }
        let rest = numbers.tokens.dropFirst()
        guard rest.count <= 1, rest.allSatisfy({ $0.ideograph.map(NumberText.isMeasureWord) ?? false }) else {
            return nil
        }
        return number.text(maxDigits: 64)
    }
}
