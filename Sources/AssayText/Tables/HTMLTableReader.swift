/// Reads the tables of a piece of HTML, as forgiving as browsers are and with a depth fixed by the model: every tag
/// either starts or ends one of four things, a section, a row, a cell, or nothing.
///
/// End tags may be missing, cells may stand without a row and rows without a table. The rows of further tables, nested
/// ones too, are rows of the first. Captions, comments, scripts and text outside cells are passed over.
struct HTMLTableReader {
    private let body: ArraySlice<UInt8>
    private let limits: TableLimits
    private var tree = TableTree(notation: .html)
    private var kind = TableTree.SectionKind.plain
    /// The cell that is open, and its text so far.
    private var cell: TableTree.Cell?
    private var text: [UInt8] = []
    private var cells = 0
    /// The name of the element whose content is passed over up to its end tag.
    private var passedOver: [UInt8]?

    /// Whether a tag of a table stands in the text.
    ///
    /// - Complexity: O(n).
    static func hasTable(_ body: ArraySlice<UInt8>) -> Bool {
        var offset = body.startIndex
        while let open = body[offset...].firstIndex(of: 0x3C) {
            if let tag = HTMLTag.read(body, at: open), !tag.isEnd, marks.contains(where: { tag.isNamed($0) }) {
                return true
            }
            offset = open + 1
        }
        return false
    }

    private static let marks = ["table", "tr", "td", "th"].map { Array($0.utf8) }

    /// Reads all tables.
    ///
    /// - Complexity: O(n).
    static func read(_ body: ArraySlice<UInt8>, limits: TableLimits) throws(TableReader.Problem) -> TableTree {
        var reader = HTMLTableReader(body, limits)
        var offset = body.startIndex
        while offset < body.endIndex {
            if body[offset] != 0x3C {
                offset = reader.takeText(from: offset)
            } else if body[offset...].starts(with: commentStart) {
                offset = HTMLTag.end(of: commentEnd, in: body, from: offset + 4)
            } else if let tag = HTMLTag.read(body, at: offset) {
                try reader.take(tag)
                offset = tag.end
            } else {
                // A `<` that opens no tag is a character.
                if reader.cell != nil, reader.passedOver == nil { reader.text.append(0x3C) }
                offset += 1
            }
        }
        reader.endCell()
        reader.tree.sections.removeAll(where: \.rows.isEmpty)
        return reader.tree
    }

    private static let commentStart = Array("<!--".utf8)
    private static let commentEnd = Array("-->".utf8)

    private init(_ body: ArraySlice<UInt8>, _ limits: TableLimits) {
        self.body = body
        self.limits = limits
    }

    /// Adds the text up to the next `<` to the open cell.
    private mutating func takeText(from start: Int) -> Int {
        let end = body[start...].firstIndex(of: 0x3C) ?? body.endIndex
        if cell != nil, passedOver == nil { HTMLEntity.append(body[start..<end], to: &text) }
        return end
    }

    private mutating func take(_ tag: HTMLTag) throws(TableReader.Problem) {
        if let name = passedOver {
            if tag.isEnd, tag.isNamed(name) { passedOver = nil }
            return
        }
        switch tag.element {
        case .table:
            endCell()
            kind = .plain
        case .head: takeSection(.head, tag)
        case .body: takeSection(.body, tag)
        case .foot: takeSection(.foot, tag)
        case .row:
            endCell()
            if !tag.isEnd { startRow() }
        case .cell:
            endCell()
            guard !tag.isEnd else { return }
            cells += 1
            guard cells <= limits.maxCells else { throw .tooManyCells }
            cell = TableTree.Cell("", columnSpan: tag.span("colspan"), rowSpan: tag.span("rowspan"))
        case .passedOver: if !tag.isEnd { passedOver = tag.name }
        case .lineBreak: if cell != nil { text.append(0x20) }
        case .inline(let index):
            guard cell != nil, limits.keepsInlineTags,
                let scalar = Unicode.Scalar(UInt32(0x10_FF00 + 2 * index + (tag.isEnd ? 1 : 0)))
            else { return }
            text.append(contentsOf: Array(String(Character(scalar)).utf8))
        case .other: break
        }
    }

    private mutating func takeSection(_ section: TableTree.SectionKind, _ tag: HTMLTag) {
        endCell()
        kind = tag.isEnd ? .plain : section
        if !tag.isEnd { tree.sections.append(TableTree.Section(kind: section, rows: [])) }
    }

    private mutating func startRow() {
        if tree.sections.last?.kind != kind { tree.sections.append(TableTree.Section(kind: kind, rows: [])) }
        tree.sections[tree.sections.count - 1].rows.append([])
    }

    private mutating func endCell() {
        guard var ended = cell else { return }
        ended.text = TableReader.text(text)
        text.removeAll(keepingCapacity: true)
        cell = nil
        if tree.sections.last?.kind != kind || tree.sections.last?.rows.isEmpty != false { startRow() }
        let section = tree.sections.count - 1
        tree.sections[section].rows[tree.sections[section].rows.count - 1].append(ended)
    }
}
