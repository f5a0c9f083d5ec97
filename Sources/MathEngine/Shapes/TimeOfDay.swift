/// A time on a clock: `3:20 PM`, `15:20`, `3:20 p.m.` (STEM 12: a text, compared as written).
enum TimeOfDay {
    /// The time without spaces and points, its letters small; nil where a text is no time.
    ///
    /// - Complexity: O(1).
    static func text(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        guard bytes.count <= 24, let first = bytes.first, PlainNotation.isDigit(first) else { return nil }
        let skipped = Set(" .{}".utf8)
        var plain = bytes.filter { !skipped.contains($0) }.map { PlainNotation.isLetter($0) ? $0 | 0x20 : $0 }
        plain = String(decoding: plain, as: UTF8.self).split(separator: "\\text").joined().utf8.map { $0 }
        let clock = plain.prefix { PlainNotation.isDigit($0) || $0 == UInt8(ascii: ":") }
        let parts = clock.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        let half = plain.dropFirst(clock.count)
        guard half.isEmpty || half.elementsEqual("am".utf8) || half.elementsEqual("pm".utf8),
            (2...3).contains(parts.count), (1...2).contains(parts[0].count),
            parts.dropFirst().allSatisfy({ $0.count == 2 && $0[$0.startIndex] < UInt8(ascii: "6") }),
            !half.isEmpty || parts.count == 2
        else { return nil }
        return plain
    }
}
