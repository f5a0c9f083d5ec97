import AssayText

/// A table's tree in post-order, as tree edit distance walks it: cells before their row, rows before their section,
/// sections before the table.
struct OrderedTree {
    /// What two nodes must share to be the same but for their text: the element and the places it covers.
    let labels: [Int]
    /// The number of a cell's text among all texts of both trees; −1 for any other node.
    let texts: [Int32]
    /// The leftmost leaf below each node, itself for a leaf.
    let leftmost: [Int32]
    /// The nodes with a sibling to their left, and the root, ascending.
    let keyRoots: [Int32]
    /// The nodes of all trees below key roots together: what the distance of two trees is linear in, for each of them.
    let keyRootWork: Int

    var count: Int { labels.count }
    /// Nodes below the table itself, which every table has.
    var countBelowRoot: Int { labels.count - 1 }

    private static let cell = 1
    private static let row = 2
    private static let table = 3

    /// Numbers the texts by `number`; with none where structure alone counts.
    init(_ tree: TableTree, number: ((String) -> Int32)?) {
        var labels: [Int] = []
        var texts: [Int32] = []
        var leftmost: [Int32] = []
        func add(_ label: Int, text: Int32 = -1, first: Int?) {
            leftmost.append(Int32(truncatingIfNeeded: first ?? labels.count))
            labels.append(label)
            texts.append(text)
        }
        for section in tree.sections {
            let sectionStart = labels.count
            for row in section.rows {
                let start = labels.count
                for cell in row {
                    add(
                        Self.cell | cell.columnSpan << 8 | cell.rowSpan << 24, text: number?(cell.text) ?? -1,
                        first: nil)
                }
                add(Self.row, first: row.isEmpty ? nil : start)
            }
            if let label = Self.label(section.kind) { add(label, first: section.rows.isEmpty ? nil : sectionStart) }
        }
        add(Self.table, first: labels.isEmpty ? nil : 0)
        // A nested leftmost leaf belongs to the highest node above it.
        var highest = [Int32](repeating: -1, count: labels.count)
        for index in labels.indices { highest[Int(leftmost[index])] = Int32(truncatingIfNeeded: index) }
        keyRoots = highest.filter { $0 >= 0 }.sorted()
        keyRootWork = keyRoots.reduce(0) { $0 + Int($1) - Int(leftmost[Int($1)]) + 1 }
        self.labels = labels
        self.texts = texts
        self.leftmost = leftmost
    }

    private static func label(_ kind: TableTree.SectionKind) -> Int? {
        switch kind {
        case .plain: nil
        case .head: 4
        case .body: 5
        case .foot: 6
        }
    }
}
