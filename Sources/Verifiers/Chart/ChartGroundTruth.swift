import AssayCore
import AssayJSON
import AssayText

/// What a chart question has for an answer, read once.
public struct ChartGroundTruth: Sendable, Hashable {
    /// The largest ground truth in bytes, tables apart.
    public static let maxBytes = 65_536

    enum Content: Sendable, Hashable {
        case value(ChartValue)
        case list([ChartValue])
        case table(ChartTable)
    }

    let content: Content

    /// Bytes of the longest answer that is read: what a chart is asked for is short, and a list has 256 elements at
    /// most; a table may be long.
    var maxAnswerBytes: Int { if case .table = content { ChartTable.maxBytes } else { 16_384 } }

    /// Reads a string, a number, or an array of both.
    init(_ value: JSONValue, _ type: AnswerType, _ elementType: ElementType) throws(GroundTruthError) {
        if type == .table {
            content = .table(try ChartTable.read(value))
            return
        }
        if let array = value.arrayValue {
            guard type == .auto || type == .list else {
                throw GroundTruthError("must be one value where answer_type is \(type.rawValue), not an array")
            }
            var elements: [String] = []
            for element in array { elements.append(try Self.text(of: element)) }
            content = .list(try Self.list(elements, elementType))
            return
        }
        let text = try Self.text(of: value)
        switch type {
        case .auto where Self.isBracketed(text), .list:
            content = .list(try Self.list(ListReader.elements(text).map(\.text), elementType))
        case .auto: content = .value(try Self.value(text, .auto))
        case .number: content = .value(try Self.value(text, .number))
        case .year: content = .value(try Self.value(text, .year))
        case .text, .table: content = .value(try Self.value(text, .text))
        }
    }

    private static func text(of value: JSONValue) throws(GroundTruthError) -> String {
        let text: String
        switch value {
        case .string(let string): text = string
        case .number(let number): text = number.literal
        default: throw GroundTruthError("must be a string, a number or an array of them, not \(value.kindName)")
        }
        guard text.utf8.count <= maxBytes else { throw GroundTruthError("must have at most \(maxBytes) bytes") }
        guard !FreeText(text).key.isEmpty else { throw GroundTruthError("must not be empty") }
        return text
    }

    private static func isBracketed(_ text: String) -> Bool {
        let trimmed = UnicodeText.trimmed(text).utf8
        return trimmed.first == 0x5B && trimmed.last == 0x5D
    }

    private static func list(_ elements: [String], _ type: ElementType) throws(GroundTruthError) -> [ChartValue] {
        guard !elements.isEmpty else { throw GroundTruthError("must have an element") }
        guard elements.count <= ListReader.maxElements else {
            throw GroundTruthError("must have at most \(ListReader.maxElements) elements")
        }
        var values: [ChartValue] = []
        for element in elements { values.append(try value(element, type)) }
        return values
    }

    private static func value(_ text: String, _ type: ElementType) throws(GroundTruthError) -> ChartValue {
        switch type {
        case .text: return .text(FreeText(text).key)
        case .year:
            guard let year = ChartYear.read(text) else { throw error("a year of one to four digits", text) }
            return .year(year)
        case .number:
            guard let number = try number(text) else { throw error("one number", text) }
            return .number(number)
        case .auto:
            guard let number = try number(text) else { return .text(FreeText(text).key) }
            guard let year = ChartYear.read(text), (1_000...2_999).contains(year) else { return .number(number) }
            return .numberOrYear(number, year)
        }
    }

    private static func number(_ text: String) throws(GroundTruthError) -> ChartNumber? {
        guard let number = ChartNumberReader.read(text) else { return nil }
        guard number.isWithinLimits else {
            throw GroundTruthError("must be a number of at most \(ChartNumber.maxDigits) digits")
        }
        return number
    }

    private static func error(_ expected: String, _ text: String) -> GroundTruthError {
        let excerpt = String(String.UnicodeScalarView(text.unicodeScalars.prefix(40)))
        return GroundTruthError("must be \(expected), not \"\(excerpt)\"")
    }
}
