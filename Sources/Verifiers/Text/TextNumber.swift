import AssayText

/// A text that is one number and nothing else but its sign of percent or degrees.
struct TextNumber: Sendable, Hashable {
    /// What stands behind the number.
    enum Sign: Sendable, Hashable {
        case plain, percent, degrees
    }

    let value: DecimalNumber
    let sign: Sign

    /// Reads digits of any script, English words and Chinese numerals, with a measure word (`5个`); nil for anything else.
    ///
    /// - Complexity: O(n).
    init?(_ text: String) {
        var sign = Sign.plain
        var stripped = AnswerWrappers.stripped(text)
        for (ending, meaning) in Self.endings where stripped.utf8.count > ending.utf8.count {
            guard stripped.utf8.reversed().starts(with: ending.utf8.reversed()) else { continue }
            stripped = String(decoding: Array(stripped.utf8.dropLast(ending.utf8.count)), as: UTF8.self)
            sign = meaning
            break
        }
        let numbers = NumberText(stripped, maxTokens: 64)
        guard !numbers.isCut, !numbers.hasDirectionOverride, let first = numbers.tokens.first?.number else {
            return nil
        }
        let rest = numbers.tokens.dropFirst()
        guard rest.count <= 1, rest.allSatisfy({ $0.ideograph.map(NumberText.isMeasureWord) ?? false }) else {
            return nil
        }
        value = first
        self.sign = sign
    }

    private static let endings: [(String, Sign)] = [
        ("%", .percent), ("％", .percent), (" percent", .percent), ("°", .degrees), ("^\\circ", .degrees),
        (" degrees", .degrees), ("度", .degrees),
    ]

    /// The value that a percentage is a hundred times of.
    var fraction: DecimalNumber { sign == .percent ? value.scaled(byTenTo: -2) : value }
}
