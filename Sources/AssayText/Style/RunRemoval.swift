/// Takes runs of ruling characters out of a text, as the published reward code does before it counts windows.
struct RunRemoval {
    /// Runs of fewer characters stay.
    static let shortestRun = 3

    /// The parts of a text without runs, one after the other; nil where there is nothing to take out.
    ///
    /// - Complexity: O(n).
    static func cleaned(_ text: Span<UInt8>, _ ranges: [Range<Int>]) -> (bytes: [UInt8], ranges: [Range<Int>])? {
        let found = ranges.map { RunSearch.find(in: text, $0) }
        guard found.contains(where: { $0 != .init() }) else { return nil }
        var output: (bytes: [UInt8], ranges: [Range<Int>]) = ([], [])
        output.bytes.reserveCapacity(ranges.reduce(0) { $0 + $1.count })
        for (range, found) in zip(ranges, found) {
            var removal = RunRemoval(pending: found.characters)
            removal.run(text.extracting(range), hasTableRule: found.hasTableRule)
            output.ranges.append(output.bytes.count..<output.bytes.count + removal.bytes.count)
            output.bytes += removal.bytes
        }
        return output
    }

    private var bytes: [UInt8] = []
    /// A bit for each character that may have runs.
    private var pending: UInt16

    private init(pending: UInt16) { self.pending = pending }

    private mutating func run(_ text: Span<UInt8>, hasTableRule: Bool) {
        bytes.append(copying: text)
        if hasTableRule {
            let source = bytes
            removeTableRules(source.span)
            // Without this the optimiser lets go of `source` early, and reads from the array it writes to.
            withExtendedLifetime(source) {}
            pending |= RulingCharacter.verticalLine.bit
        }
        for character in RulingCharacter.allCases where pending & character.bit != 0 {
            let source = bytes
            removeRuns(of: character, source.span)
            withExtendedLifetime(source) {}
        }
    }

    /// Replaces each `|---…|` by `|`. The line that ends one rule does not begin the next.
    private mutating func removeTableRules(_ source: Span<UInt8>) {
        bytes.removeAll(keepingCapacity: true)
        var copied = 0
        var offset = 0
        while true {
            offset = source.firstOffset(of: UInt8(ascii: "|"), from: offset, to: source.count)
            guard offset < source.count else { break }
            guard let close = RunSearch.endOfTableRule(in: source, at: offset, to: source.count) else {
                offset += 1
                continue
            }
            bytes.append(copying: source.extracting(copied..<offset + 1))
            copied = close
            offset = close
        }
        bytes.append(copying: source.extracting(copied..<source.count))
    }

    private mutating func removeRuns(of character: RulingCharacter, _ source: Span<UInt8>) {
        bytes.removeAll(keepingCapacity: true)
        var copied = 0
        while let run = RunSearch.nextRun(of: character, in: source, from: copied) {
            bytes.append(copying: source.extracting(copied..<run.lowerBound))
            copied = run.upperBound
            // What stands on either side of the run may be a run of a later character now.
            if let next = RulingCharacter(in: source, at: copied, to: source.count) { pending |= next.bit }
        }
        bytes.append(copying: source.extracting(copied..<source.count))
    }
}
