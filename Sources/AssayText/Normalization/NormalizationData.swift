/// What normalisation needs to know of each code point, decoded once from the generated tables.
///
/// - Note: about 200 KB; decoding takes about a millisecond and happens at the first text that is not ASCII.
struct NormalizationData: Sendable {
    /// A code point's properties; `Record()` for the many that normalisation never touches.
    struct Record {
        /// Canonical_Combining_Class.
        var combiningClass: UInt8 = 0
        /// Whether the code point can change under NFC or join what stands before it: NFC_Quick_Check is not Yes or
        /// the combining class is not 0.
        var isActiveInNFC = false
        /// The same for NFKC.
        var isActiveInNFKC = false
        /// Whether it is the second of a primary composite's pair.
        var composesBackward = false
        /// The full canonical decomposition in `pool`; empty where the code point is its own.
        var canonical = Slice()
        /// The full compatibility decomposition in `pool`; empty where the code point is its own.
        var compatible = Slice()
    }

    /// A part of the pool.
    struct Slice {
        var start: UInt16 = 0
        var count: UInt8 = 0
    }

    static let shared = NormalizationData()

    /// The index of each code point's record.
    private(set) var trie = CodePointTrie()
    /// The records; index 0 is `Record()`.
    private(set) var records = [Record()]
    /// The scalars of all decompositions.
    private(set) var pool: [UInt32] = []
    /// The pairs of primary composites, first scalar in the high half, ascending.
    private let pairs: [UInt64]
    /// The composite of each pair.
    private let composites: [UInt32]

    private init() {
        let canonical = PackedMapping.decoded(UnicodeTables.canonicalMappings)
        let compatible = PackedMapping.decoded(UnicodeTables.compatibilityMappings)
        var canonicalTargets: [UInt32: [UInt32]] = [:]
        var allTargets: [UInt32: [UInt32]] = [:]
        for mapping in canonical { canonicalTargets[mapping.source] = mapping.targets }
        for mapping in compatible { allTargets[mapping.source] = mapping.targets }
        allTargets.merge(canonicalTargets) { compatible, _ in compatible }

        let composing = canonical.filter { $0.isFlagged && $0.targets.count == 2 }
            .map { (pair: Self.pair($0.targets[0], $0.targets[1]), composite: $0.source) }
            .sorted { $0.pair < $1.pair }
        pairs = composing.map(\.pair)
        composites = composing.map(\.composite)

        var drafts: [UInt32: Record] = [:]
        let classes = CodePointRanges(UnicodeTables.combiningClasses)
        for index in classes.starts.indices {
            for point in classes.starts[index]...classes.ends[index] {
                drafts[point, default: Record()].combiningClass = classes.values[index]
                drafts[point, default: Record()].isActiveInNFC = true
            }
        }
        for pair in pairs { drafts[UInt32(truncatingIfNeeded: pair), default: Record()].composesBackward = true }
        for vowel in 0..<Hangul.vowelCount {
            drafts[Hangul.vowelBase + vowel, default: Record()].composesBackward = true
        }
        for trailing in 1..<Hangul.trailingCount {
            drafts[Hangul.trailingBase + trailing, default: Record()].composesBackward = true
        }
        for mapping in canonical {
            drafts[mapping.source, default: Record()].canonical =
                append(Self.expanded(mapping.targets, by: canonicalTargets))
            if !mapping.isFlagged { drafts[mapping.source, default: Record()].isActiveInNFC = true }
        }
        for (source, targets) in allTargets.sorted(by: { $0.key < $1.key }) {
            let full = Self.expanded(targets, by: allTargets)
            var draft = drafts[source, default: Record()]
            if full == scalars(draft.canonical) {
                draft.compatible = draft.canonical
            } else {
                draft.compatible = append(full)
                draft.isActiveInNFKC = true
            }
            drafts[source] = draft
        }
        for (point, draft) in drafts.sorted(by: { $0.key < $1.key }) {
            var record = draft
            record.isActiveInNFC = record.isActiveInNFC || record.composesBackward
            record.isActiveInNFKC = record.isActiveInNFKC || record.isActiveInNFC
            trie[point] = UInt16(truncatingIfNeeded: records.count)
            records.append(record)
        }
    }

    /// The primary composite of two scalars that follow each other, or nil.
    ///
    /// - Complexity: O(log n) in the number of composites, about ten steps.
    func composite(_ first: UInt32, _ second: UInt32) -> UInt32? {
        if let syllable = Hangul.composite(first, second) { return syllable }
        let pair = Self.pair(first, second)
        var low = 0
        var high = pairs.count
        while low < high {
            let middle = (low + high) / 2
            if pairs[middle] < pair { low = middle + 1 } else { high = middle }
        }
        return low < pairs.count && pairs[low] == pair ? composites[low] : nil
    }

    private static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

    /// Decomposes each scalar until none of them has a decomposition; a few levels in the data we generate from.
    private static func expanded(_ targets: [UInt32], by mappings: [UInt32: [UInt32]]) -> [UInt32] {
        targets.flatMap { target in mappings[target].map { expanded($0, by: mappings) } ?? [target] }
    }

    private func scalars(_ slice: Slice) -> [UInt32] {
        Array(pool[Int(slice.start)..<Int(slice.start) + Int(slice.count)])
    }

    private mutating func append(_ scalars: [UInt32]) -> Slice {
        let slice = Slice(
            start: UInt16(truncatingIfNeeded: pool.count), count: UInt8(truncatingIfNeeded: scalars.count))
        pool.append(contentsOf: scalars)
        return slice
    }
}
