/// One tag of a piece of HTML, read where it stands.
struct HTMLTag {
    /// What a tag is to a table.
    enum Element {
        case table, head, body, foot, row, cell
        /// An element whose content is no text of a cell.
        case passedOver
        case lineBreak
        /// Formatting, by its index in a closed list.
        case inline(Int)
        case other
    }

    private let bytes: ArraySlice<UInt8>
    /// The name in lower case.
    let name: [UInt8]
    /// Whether it is an end tag.
    let isEnd: Bool
    /// The offset behind it.
    let end: Int

    /// A tag that starts with the `<` at an offset; nil where none does. An unclosed one reaches to the end.
    ///
    /// - Complexity: O(its length): nothing but `<` and a letter, or `</` and a letter, opens one.
    static func read(_ body: ArraySlice<UInt8>, at start: Int) -> HTMLTag? {
        var offset = start + 1
        let isEnd = offset < body.endIndex && body[offset] == 0x2F
        if isEnd { offset += 1 }
        guard offset < body.endIndex, (body[offset] | 0x20) &- 0x61 < 26 else { return nil }
        var name: [UInt8] = []
        while offset < body.endIndex, name.count <= maxNameBytes, isNameByte(body[offset]) {
            name.append(body[offset] &- 0x41 < 26 ? body[offset] | 0x20 : body[offset])
            offset += 1
        }
        guard name.count <= maxNameBytes else { return nil }
        let attributes = offset
        var quote: UInt8 = 0
        // Quotes count only in a value; a tag longer than this is text.
        while offset < body.endIndex, offset - start <= maxTagBytes {
            let byte = body[offset]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x3E {
                return HTMLTag(bytes: body[attributes..<offset], name: name, isEnd: isEnd, end: offset + 1)
            } else if byte == 0x3C {
                return nil
            } else if byte == 0x22 || byte == 0x27, body[offset - 1] == 0x3D {
                quote = byte
            }
            offset += 1
        }
        return nil
    }

    private static let maxNameBytes = 16
    private static let maxTagBytes = 256

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
    }

    func isNamed(_ wanted: [UInt8]) -> Bool { name == wanted }

    var element: Element {
        switch name {
        case Self.table: .table
        case Self.head: .head
        case Self.body: .body
        case Self.foot: .foot
        case Self.row: .row
        case Self.cell, Self.headerCell: .cell
        case Self.lineBreak: .lineBreak
        default:
            if Self.passedOver.contains(name) {
                .passedOver
            } else if let index = Self.inline.firstIndex(of: name) {
                .inline(index)
            } else {
                .other
            }
        }
    }

    /// The number an attribute gives, 1 where it gives none or 0; at most ``TableLimits/maxSpan``.
    func span(_ attribute: String) -> Int {
        let wanted = Array(attribute.utf8)
        var offset = bytes.startIndex
        while offset + wanted.count < bytes.endIndex {
            let isHere = wanted.indices.allSatisfy { bytes[offset + $0] | 0x20 == wanted[$0] }
            let isWord = offset == bytes.startIndex || !Self.isNameByte(bytes[offset - 1])
            if isHere, isWord { return value(from: offset + wanted.count) }
            offset += 1
        }
        return 1
    }

    private func value(from start: Int) -> Int {
        var offset = start
        while offset < bytes.endIndex, [0x20, 0x3D, 0x22, 0x27, 0x09, 0x0A].contains(bytes[offset]) { offset += 1 }
        var number = 0
        while offset < bytes.endIndex, bytes[offset] &- 0x30 < 10, number <= TableLimits.maxSpan {
            number = number * 10 + Int(bytes[offset] - 0x30)
            offset += 1
        }
        return min(max(number, 1), TableLimits.maxSpan)
    }

    /// The offset behind a mark, or the end.
    static func end(of mark: [UInt8], in body: ArraySlice<UInt8>, from start: Int) -> Int {
        var offset = min(start, body.endIndex)
        while offset < body.endIndex {
            if body[offset] == mark[0], body[offset...].starts(with: mark) { return offset + mark.count }
            offset += 1
        }
        return offset
    }

    private static let table = Array("table".utf8)
    private static let head = Array("thead".utf8)
    private static let body = Array("tbody".utf8)
    private static let foot = Array("tfoot".utf8)
    private static let row = Array("tr".utf8)
    private static let cell = Array("td".utf8)
    private static let headerCell = Array("th".utf8)
    private static let lineBreak = Array("br".utf8)
    private static let passedOver = ["caption", "script", "style", "title"].map { Array($0.utf8) }
    private static let inline = [
        "b", "i", "sup", "sub", "strong", "em", "u", "s", "strike", "overline", "underline", "small", "big", "code",
    ].map { Array($0.utf8) }
}
