/// One entry of a generated mapping table.
struct PackedMapping {
    /// The code point that is mapped.
    let source: UInt32
    /// What it is mapped to, one scalar or more.
    let targets: [UInt32]
    /// The table's own flag.
    let isFlagged: Bool

    /// Decodes a table of mappings, in ascending order of their sources.
    static func decoded(_ table: StaticString) -> [PackedMapping] {
        var numbers = PackedNumbers(table)
        var mappings: [PackedMapping] = []
        var source = 0
        var before: [Int] = []
        while let step = numbers.next(), let header = numbers.next() {
            source += step
            let count = header / 2
            for index in 0..<count {
                guard let delta = numbers.nextSigned() else { break }
                if index < before.count { before[index] += delta } else { before.append(delta) }
            }
            let targets = before.prefix(count).map { UInt32(truncatingIfNeeded: $0) }
            mappings.append(
                PackedMapping(
                    source: UInt32(truncatingIfNeeded: source), targets: targets, isFlagged: header & 1 == 1))
        }
        return mappings
    }
}
