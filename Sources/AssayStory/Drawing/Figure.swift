import AssayJSON
import AssayTerminal

/// How values of a detail are printed: numbers rounded, texts escaped and cut.
enum Figure {
    /// Code points of a value that are printed.
    static let width = 48

    /// A value in one line.
    static func text(_ value: JSONValue?) -> String {
        switch value {
        case nil, .null?: return "-"
        case .string(let text)?: return TerminalText.shortened(text, to: width)
        case .number(let number)?: return number.double.map(rounded) ?? number.literal
        case .array(let values)?:
            // Numbers in brackets: a box, a point, a pair.
            guard values.count <= 8, values.allSatisfy({ $0.numberValue != nil }) else { fallthrough }
            return "[" + values.map { text($0) }.joined(separator: ", ") + "]"
        default: return TerminalText.shortened(value?.text ?? "-", to: width)
        }
    }

    /// A number with at most four decimals.
    static func rounded(_ value: Double) -> String {
        guard value.magnitude < 1e9 else { return "\(value)" }
        let scaled = (value * 10_000).rounded()
        // `-0` is shown as 0.
        let shown = scaled / 10_000 + 0
        return shown == shown.rounded() ? "\(Int(shown))" : "\(shown)"
    }

    /// The numbers of a list; nil where it holds anything else.
    static func numbers(_ value: JSONValue?) -> [Double]? {
        guard let values = value?.arrayValue else { return nil }
        let numbers = values.compactMap { $0.numberValue?.double }.filter(\.isFinite)
        return numbers.count == values.count ? numbers : nil
    }

    /// The whole numbers of a list, those that are none left out.
    static func places(_ value: JSONValue?) -> [Int] { value?.arrayValue?.compactMap { $0.numberValue?.int } ?? [] }
}
