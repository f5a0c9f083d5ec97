/// Peels the wrappers off one text from both ends.
///
/// Which opener belongs to which closer, and how many delimiters of each kind there are, is found once, so that a round
/// costs no more than what it peels.
struct WrapperStripper {
    let bytes: [UInt8]
    private var start = 0
    private var end: Int
    private var maySkipBrackets: Bool
    /// For the offset of each opener, the offset of the closer that belongs to it; 0 elsewhere. Empty until needed.
    private var closers: [Int32] = []
    /// How many of each delimiter are left. Empty until needed.
    private var remaining: [UInt8: Int] = [:]
    private static let delimiters = Array("*`$\"'".utf8)

    init(_ bytes: [UInt8], keepsBrackets: Bool = false) {
        self.bytes = bytes
        maySkipBrackets = !keepsBrackets
        end = bytes.count
    }

    /// The range of the text inside its wrappers.
    mutating func strip() -> Range<Int> {
        repeat { trim() } while peel()
        return start..<end
    }

    /// Drops white space and invisible scalars at the ends, and full stops at the end.
    private mutating func trim() {
        while start < end {
            let (value, length) = bytes.span.scalar(at: start)
            guard Self.isSpace(value) else { break }
            start += length
        }
        while start < end {
            let last = offsetOfLast()
            let value = bytes.span.scalar(at: last).value
            let isStop = value == 0x2E || value == 0x3002 || value == 0xFF0E
            guard Self.isSpace(value) || isStop && last > start else { break }
            end = last
        }
    }

    /// Direction overrides stay: what they do to the digits after them is for the reader to judge.
    private static func isSpace(_ value: UInt32) -> Bool {
        UnicodeText.isWhiteSpace(value) || UnicodeText.isInvisible(value) && value &- 0x202D >= 2
    }

    /// Takes one wrapper off, if the first scalar opens one that the last closes.
    private mutating func peel() -> Bool {
        guard end - start >= 2 else { return false }
        let byte = bytes[start]
        if Self.delimiters.contains(byte) { return peelDelimiters(byte) }
        if byte == 0x5C { return peelCommand() }
        let (opener, length) = bytes.span.scalar(at: start)
        guard let (closer, kind) = WrapperPairs.closer(of: opener) else { return false }
        if kind == .bracket, !maySkipBrackets { return false }
        let last = offsetOfLast()
        guard last > start, bytes.span.scalar(at: last).value == closer, closerOffset(start) == last else {
            return false
        }
        if kind == .bracket { maySkipBrackets = false }
        start += length
        end = last
        return true
    }

    /// `**5**`, `"5"`, `$5$`: as many as stand at both ends, if none stands between.
    private mutating func peelDelimiters(_ byte: UInt8) -> Bool {
        guard bytes[end - 1] == byte else { return false }
        var leading = 0
        while start + leading < end, bytes[start + leading] == byte { leading += 1 }
        guard start + leading < end else { return false }
        var trailing = 0
        while bytes[end - 1 - trailing] == byte { trailing += 1 }
        countDelimiters()
        guard remaining[byte] == leading + trailing else { return false }
        let count = min(leading, trailing)
        remaining[byte] = leading + trailing - 2 * count
        start += count
        end -= count
        return true
    }

    /// `\text{…}` and its siblings; `\(…\)` and `\[…\]`.
    private mutating func peelCommand() -> Bool {
        if end - start >= 4, bytes[start + 1] == 0x28 || bytes[start + 1] == 0x5B {
            let closer: UInt8 = bytes[start + 1] == 0x28 ? 0x29 : 0x5D
            guard bytes[end - 1] == closer, bytes[end - 2] == 0x5C, closerOffset(start + 1) == end - 1 else {
                return false
            }
            start += 2
            end -= 2
            return true
        }
        for command in WrapperPairs.commands {
            let brace = start + 1 + command.count
            guard brace < end, bytes[brace] == 0x7B, bytes[end - 1] == 0x7D,
                bytes[start + 1..<brace].elementsEqual(command), closerOffset(brace) == end - 1
            else { continue }
            start = brace + 1
            end -= 1
            return true
        }
        return false
    }

    private func offsetOfLast() -> Int {
        var last = end - 1
        while last > start, bytes[last] & 0xC0 == 0x80 { last -= 1 }
        return last
    }

    private mutating func countDelimiters() {
        guard remaining.isEmpty else { return }
        for byte in Self.delimiters { remaining[byte] = 0 }
        var counts = [Int](repeating: 0, count: 256)
        for byte in bytes { counts[Int(byte)] += 1 }
        for byte in Self.delimiters { remaining[byte] = counts[Int(byte)] }
    }

    /// The offset of the closer that belongs to the opener at an offset, or nil.
    private mutating func closerOffset(_ opener: Int) -> Int? {
        if closers.isEmpty { closers = matched() }
        let offset = Int(closers[opener])
        return offset == 0 ? nil : offset
    }

    /// Matches openers and closers by a stack. A closer that does not fit the innermost opener is text.
    private func matched() -> [Int32] {
        var closers = [Int32](repeating: 0, count: bytes.count)
        guard bytes.count < Int(Int32.max) else { return closers }
        var open: [(offset: Int, closer: UInt32)] = []
        var offset = 0
        var before: UInt32 = 0
        while offset < bytes.count {
            let (value, length) = bytes.span.scalar(at: offset)
            if let (closer, _) = WrapperPairs.closer(of: value) {
                open.append((offset, closer))
            } else if WrapperPairs.isCloser(value), let last = open.last, last.closer == value,
                !isApostrophe(value, after: before, before: offset + length)
            {
                closers[last.offset] = Int32(truncatingIfNeeded: offset)
                open.removeLast()
            }
            before = value
            offset += length
        }
        return closers
    }

    /// Whether a right single quote stands between letters, as in `it’s`.
    private func isApostrophe(_ value: UInt32, after: UInt32, before offset: Int) -> Bool {
        guard value == 0x2019, offset < bytes.count else { return false }
        return (after | 0x20) &- 0x61 < 26 && (bytes[offset] | 0x20) &- 0x61 < 26
    }
}
