/// Walks once over a list as people write it and cuts it at its separators.
struct ListSplitter {
    private let scalars: [UInt32]
    private let bareCommas: Bool
    private var atoms: [ListReader.Atom] = []
    private var current: [UInt32] = []
    /// Whether nothing but white space stands in the current element.
    private var isBlank = true

    init(_ scalars: [UInt32], bareCommas: Bool) {
        self.scalars = scalars
        self.bareCommas = bareCommas
    }

    /// The elements, none of them empty; one more than the limit at the most.
    mutating func split(limit: Int) -> [ListReader.Atom] {
        var index = 0
        while index < scalars.count, atoms.count <= limit {
            if let end = quotedEnd(index) {
                atoms.append(
                    ListReader.Atom(text: ChartScalars.string(scalars[(index + 1)..<end]), isQuoted: true))
                current = []
                isBlank = true
                index = end + 1
            } else if let length = separatorLength(index) {
                finish()
                index += length
            } else {
                current.append(scalars[index])
                if !ChartScalars.isSpace(scalars[index]) { isBlank = false }
                index += 1
            }
        }
        finish()
        return atoms
    }

    private mutating func finish() {
        if !isBlank {
            let rest = current.drop(while: ChartScalars.isSpace)
            atoms.append(ListReader.Atom(text: ChartScalars.string(rest), isQuoted: false))
        }
        current = []
        isBlank = true
    }

    /// The offset of the quote that closes one at an offset, where an element starts and ends with them.
    private func quotedEnd(_ start: Int) -> Int? {
        let closer: UInt32
        switch scalars[start] {
        case 0x22, 0x27: closer = scalars[start]
        case 0x201C: closer = 0x201D
        case 0x2018: closer = 0x2019
        case 0x300C: closer = 0x300D
        default: return nil
        }
        guard isBlank else { return nil }
        // An element longer than this is no label of a chart; the bound keeps unclosed quotes linear.
        for end in (start + 1)..<max(start + 1, min(scalars.count, start + 400)) where scalars[end] == closer {
            var next = end + 1
            while next < scalars.count, ChartScalars.isSpace(scalars[next]), scalars[next] != 0x0A { next += 1 }
            if next >= scalars.count || scalars[next] == 0x2C || separatorLength(next) != nil
                || separatorLength(end + 1) != nil
            {
                return end
            }
        }
        return nil
    }

    private func separatorLength(_ index: Int) -> Int? {
        switch scalars[index] {
        case 0x3B, 0xFF1B, 0x3001, 0xFF0C, 0x0A: return 1
        // 和 between words; 共和国 and 和平 are words themselves.
        case 0x548C:
            if index > 0, scalars[index - 1] == 0x5171 { return nil }
            return index > 0 && index + 1 < scalars.count && scalars[index + 1] != 0x5E73 ? 1 : nil
        case 0x2C:
            let isSpaced = index + 1 >= scalars.count || ChartScalars.isSpace(scalars[index + 1])
            return isSpaced || bareCommas || isBlank && !atoms.isEmpty ? 1 : nil
        case 0x61, 0x41: return isConjunction(index) ? 3 : nil
        default: return nil
        }
    }

    /// "and" as a word of its own between two elements.
    private func isConjunction(_ index: Int) -> Bool {
        guard index > 0, index + 3 < scalars.count, scalars[index + 1] | 0x20 == 0x6E, scalars[index + 2] | 0x20 == 0x64
        else { return false }
        return ChartScalars.isSpace(scalars[index - 1]) && ChartScalars.isSpace(scalars[index + 3])
    }
}
