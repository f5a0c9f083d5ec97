/// Takes runs of ruling characters out of a text, as the published reward code does before it counts windows.
struct RunRemoval {
    /// The characters in the order their runs are removed, each of one byte or of three.
    private static let characters: [[UInt8]] = [
        "=", "|", "-", "~", "_", "#", "*", ".", "%", "\u{FF0D}", "\u{2588}", " ", "\u{2500}",
    ].map { Array($0.utf8) }
    private static let verticalLine = 1
    /// Runs of fewer stay.
    private static let shortestRun = 3

    /// The parts of a text without runs, one after the other; nil where there is nothing to take out.
    ///
    /// - Complexity: O(n).
    static func cleaned(_ text: Span<UInt8>, _ ranges: [Range<Int>]) -> (bytes: [UInt8], ranges: [Range<Int>])? {
        let found = ranges.map { RunSearch.find(in: text, $0) }
        guard found.contains(where: { $0 != .init() }) else { return nil }
        var output: (bytes: [UInt8], ranges: [Range<Int>]) = ([], [])
        output.bytes.reserveCapacity(ranges.reduce(0) { $0 + $1.count })
        for (range, found) in zip(ranges, found) {
            var removal = RunRemoval(bytes: text.extracting(range).withUnsafeBufferPointer { Array($0) })
            removal.run(found)
            output.ranges.append(output.bytes.count..<output.bytes.count + removal.bytes.count)
            output.bytes += removal.bytes
        }
        return output
    }

    private var bytes: [UInt8]
    /// The characters that have runs, by their place in the list.
    private var pending = Set<Int>()

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func run(_ found: RunSearch.Found) {
        pending = Set(Self.characters.indices.filter { found.characters & (1 << $0) != 0 })
        if found.hasTableRule {
            removeTableRules()
            pending.insert(Self.verticalLine)
        }
        for index in Self.characters.indices where pending.contains(index) { removeRuns(ofCharacter: index) }
    }

    /// Replaces each `|---…|` by `|`. The line that ends one rule does not begin the next.
    private mutating func removeTableRules() {
        var write = 0
        var read = 0
        while read < bytes.count {
            if bytes[read] == UInt8(ascii: "|") {
                var end = read + 1
                while end < bytes.count, bytes[end] == UInt8(ascii: "-") { end += 1 }
                if end > read + 1, end < bytes.count, bytes[end] == UInt8(ascii: "|") { read = end }
            }
            bytes[write] = bytes[read]
            write += 1
            read += 1
        }
        bytes.removeLast(bytes.count - write)
    }

    private mutating func removeRuns(ofCharacter index: Int) {
        let character = Self.characters[index]
        let width = character.count
        var write = 0
        var read = 0
        while read < bytes.count {
            var end = read
            while stands(character, at: end) { end += width }
            if end - read >= Self.shortestRun * width {
                read = end
                // What stood on either side may be a run now.
                noteJoin(at: read, after: index)
                continue
            }
            // A shorter run, or one byte of something else, stays.
            end = max(end, read + 1)
            while read < end {
                bytes[write] = bytes[read]
                write += 1
                read += 1
            }
        }
        bytes.removeLast(bytes.count - write)
    }

    private func stands(_ character: [UInt8], at offset: Int) -> Bool {
        guard offset + character.count <= bytes.count, bytes[offset] == character[0] else { return false }
        return character.count == 1 || (bytes[offset + 1] == character[1] && bytes[offset + 2] == character[2])
    }

    /// Notes a later character that stands right of a removed run: with what stands left of it it may be a run now.
    private mutating func noteJoin(at offset: Int, after index: Int) {
        for later in Self.characters.indices.dropFirst(index + 1) where stands(Self.characters[later], at: offset) {
            pending.insert(later)
        }
    }
}
