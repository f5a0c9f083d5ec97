import AssayJSON

/// Comma-separated values (RFC 4180) as objects, fed a line at a time: a quoted field may go over several lines.
///
/// All values are texts; an empty field that is not quoted is null. A stream of any length takes the memory of its
/// longest record.
public struct CSVRecords: Sendable {
    /// A record that is no CSV.
    public struct Mistake: Error, Sendable, Hashable, CustomStringConvertible {
        /// What is wrong.
        public let description: String
    }

    private var header: [String]?
    private var open: [UInt8] = []
    private var isQuoted = false

    /// Records whose first one names the fields.
    public init() {}

    /// Whether a line can be the header of a table with a field: no JSON, and the field among its names.
    public static func isHeader(_ line: [UInt8], naming field: String) -> Bool {
        guard line.first != 0x7b, line.first != 0x5b else { return false }
        var records = CSVRecords()
        _ = try? records.feed(line)
        guard let names = records.header else { return false }
        return names.contains { Array($0.utf8) == Array(field.utf8) }
    }

    /// Takes a line without its line feed; the object it ends, as JSON, or nil where a record goes on or the header
    /// was read.
    ///
    /// - Throws: ``Mistake`` where a record has another number of fields than the header; it is passed over then.
    public mutating func feed(_ line: [UInt8]) throws(Mistake) -> [UInt8]? {
        if !open.isEmpty || isQuoted { open.append(0x0a) }
        open += line
        for byte in line where byte == 0x22 { isQuoted.toggle() }
        if isQuoted { return nil }
        if open.last == 0x0d { open.removeLast() }
        let fields = Self.fields(open)
        open.removeAll(keepingCapacity: true)
        guard let header else {
            header = fields.map { $0.text ?? "" }
            return nil
        }
        guard fields.count == header.count else {
            throw Mistake(description: "a record has \(fields.count) fields, the header \(header.count)")
        }
        let object = JSONObject(zip(header, fields).map { ($0, $1.text.map(JSONValue.string) ?? .null) })
        return Array(JSONValue.object(object).text.utf8)
    }

    /// Whether a quoted field was open when the file ended.
    public var isCut: Bool { isQuoted }

    private struct Field { var text: String? }

    private static func fields(_ record: [UInt8]) -> [Field] {
        var fields: [Field] = []
        var bytes: [UInt8] = []
        var wasQuoted = false
        var isInside = false
        var index = 0
        func field() -> Field {
            Field(text: bytes.isEmpty && !wasQuoted ? nil : String(decoding: bytes, as: UTF8.self))
        }
        while index < record.count {
            let byte = record[index]
            if byte == 0x22 {
                if isInside, index + 1 < record.count, record[index + 1] == 0x22 {
                    bytes.append(0x22)
                    index += 1
                } else {
                    isInside.toggle()
                    wasQuoted = true
                }
            } else if byte == 0x2c, !isInside {
                fields.append(field())
                bytes.removeAll(keepingCapacity: true)
                wasQuoted = false
            } else {
                bytes.append(byte)
            }
            index += 1
        }
        fields.append(field())
        return fields
    }
}
