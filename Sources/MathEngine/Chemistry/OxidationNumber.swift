/// An oxidation number: `+3`, `3+`, `III`, `-2`, `2-`, `+VI`.
public struct OxidationNumber: Sendable, Hashable {
    /// How it is written.
    public enum Style: Sendable, Hashable {
        /// A number without a sign.
        case plain
        /// A sign before the number, or behind it.
        case signed
        /// A Roman numeral without a sign.
        case roman
    }

    /// The number.
    public let value: Int
    /// How it is written.
    public let style: Style

    private static let romans = [
        "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8,
    ]

    /// Reads a text that is one and nothing else; nil for any other.
    ///
    /// - Complexity: O(1).
    public init?(_ text: String) {
        let minus: Set<Character> = ["-", "−", "–"]
        var body = text.filter { !" ${}^".contains($0) }
        guard (1...6).contains(body.count) else { return nil }
        var sign: Int?
        if let first = body.first, first == "+" || minus.contains(first) {
            sign = first == "+" ? 1 : -1
            body.removeFirst()
        } else if let last = body.last, last == "+" || minus.contains(last) {
            sign = last == "+" ? 1 : -1
            body.removeLast()
        }
        if let number = Int(body), body.allSatisfy(\.isNumber), number <= 9 {
            value = number * (sign ?? 1)
            style = sign == nil ? .plain : .signed
        } else if let number = Self.romans[body] {
            value = number * (sign ?? 1)
            style = sign == nil ? .roman : .signed
        } else {
            return nil
        }
    }

    /// Whether two are one; nil where neither carries a sign, for `III` and `3` alone may be anything.
    public func isEqual(to truth: OxidationNumber) -> Bool? {
        guard style == .signed || truth.style == .signed else { return nil }
        return value == truth.value
    }
}
