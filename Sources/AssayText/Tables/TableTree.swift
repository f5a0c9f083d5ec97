/// A table as a tree of fixed depth: sections of rows of cells. Whatever text it was read from, it nests no deeper.
public struct TableTree: Sendable, Hashable {
    /// One cell; a header cell (`th`) is a cell like any other.
    public struct Cell: Sendable, Hashable {
        /// The text, entities replaced, white space collapsed.
        public var text: String
        /// Columns it covers; 1 or more.
        public var columnSpan: Int
        /// Rows it covers; 1 or more.
        public var rowSpan: Int

        /// A cell.
        public init(_ text: String, columnSpan: Int = 1, rowSpan: Int = 1) {
            self.text = text
            self.columnSpan = columnSpan
            self.rowSpan = rowSpan
        }
    }

    /// What a section is.
    public enum SectionKind: Sendable, Hashable, CaseIterable {
        /// Rows that stand in the table itself.
        case plain
        /// `thead`
        case head
        /// `tbody`
        case body
        /// `tfoot`
        case foot
    }

    /// Rows that belong together.
    public struct Section: Sendable, Hashable {
        /// What it is.
        public var kind: SectionKind
        /// Its rows, top to bottom.
        public var rows: [[Cell]]
    }

    /// What the text was that the table was read from.
    public enum Notation: Sendable, Hashable {
        /// HTML.
        case html
        /// Cells between `|`: Markdown, or a table on one line with `<0x0A>` for a line's end.
        case pipes
        /// CSV.
        case commas
        /// TSV.
        case tabs
    }

    /// The sections, top to bottom; a plain one with neighbours of its kind is one section.
    public internal(set) var sections: [Section] = []
    /// How the text wrote it.
    public internal(set) var notation: Notation

    /// How many cells there are.
    public var cellCount: Int { sections.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.count } } }

    /// The same rows in one plain section, for a comparison with a notation that has no sections.
    public var withoutSections: TableTree {
        var tree = TableTree(notation: notation)
        let rows = sections.flatMap(\.rows)
        tree.sections = rows.isEmpty ? [] : [Section(kind: .plain, rows: rows)]
        return tree
    }

    init(notation: Notation) { self.notation = notation }

    /// A table of rows without sections or spans.
    public init(rows: [[String]], notation: Notation) {
        self.notation = notation
        sections = rows.isEmpty ? [] : [Section(kind: .plain, rows: rows.map { $0.map { Cell($0) } })]
    }
}

extension TableTree {
    /// Whether it has no cell.
    public var isEmpty: Bool { sections.allSatisfy { $0.rows.allSatisfy(\.isEmpty) } }

    /// Gives a section other rows.
    public mutating func replaceRows(of section: Int, with rows: [[Cell]]) { sections[section].rows = rows }
}
