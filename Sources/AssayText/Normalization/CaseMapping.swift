/// A mapping of scalars to one or more scalars that looks at nothing around them.
struct CaseMapping: Sendable {
    /// Full case folding.
    static let folding = CaseMapping(UnicodeTables.caseFoldings)
    /// Full lower case without the conditional mappings.
    static let lowering = CaseMapping(UnicodeTables.lowerCaseMappings)

    /// One above the index of each mapped code point's entry.
    private var trie = CodePointTrie()
    /// Where each entry starts in `pool`; one more than there are entries.
    private var starts: [UInt16] = [0]
    private var pool: [UInt32] = []

    private init(_ table: StaticString) {
        for mapping in PackedMapping.decoded(table) {
            trie[mapping.source] = UInt16(truncatingIfNeeded: starts.count)
            pool.append(contentsOf: mapping.targets)
            starts.append(UInt16(truncatingIfNeeded: pool.count))
        }
    }

    /// Appends what a scalar is mapped to, itself where it is not mapped.
    @inline(__always)
    func append(_ value: UInt32, to output: inout [UInt8]) {
        let entry = Int(trie[value])
        guard entry > 0 else { return output.append(scalar: value) }
        for index in Int(starts[entry - 1])..<Int(starts[entry]) { output.append(scalar: pool[index]) }
    }

    /// Appends what a scalar is mapped to, as scalar values.
    @inline(__always)
    func append(_ value: UInt32, to output: inout [UInt32]) {
        let entry = Int(trie[value])
        guard entry > 0 else { return output.append(value) }
        for index in Int(starts[entry - 1])..<Int(starts[entry]) { output.append(pool[index]) }
    }
}
