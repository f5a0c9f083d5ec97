/// The published script's repair of `[[0503,580,718,702]]`, which is neither JSON nor Python.
enum LeadingZeros {
    /// The text without leading zeros in every `[[a,b,c,d]]` of four whole numbers.
    ///
    /// - Complexity: O(n).
    static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var offset = 0
        while offset < bytes.count {
            if bytes[offset] == UInt8(ascii: "["), let (repaired, end) = box(bytes, at: offset) {
                output += repaired
                offset = end
            } else {
                output.append(bytes[offset])
                offset += 1
            }
        }
        return output
    }

    /// A box that starts at an offset, repaired, and where it ends. Looks no further than 256 bytes.
    private static func box(_ bytes: [UInt8], at start: Int) -> (repaired: [UInt8], end: Int)? {
        guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "[") else { return nil }
        let limit = min(bytes.count, start + 256)
        var offset = start + 2
        var repaired = Array("[[".utf8)
        for position in 0..<4 {
            while offset < limit, bytes[offset] == 0x20 { offset += 1 }
            let first = offset
            while offset < limit, bytes[offset].isDigit { offset += 1 }
            guard offset > first else { return nil }
            let digits = bytes[first..<offset].drop { $0 == 0x30 }
            repaired += digits.isEmpty ? [0x30] : Array(digits)
            while offset < limit, bytes[offset] == 0x20 { offset += 1 }
            guard offset < limit, bytes[offset] == UInt8(ascii: position < 3 ? "," : "]") else { return nil }
            repaired.append(bytes[offset])
            offset += 1
        }
        guard offset < limit, bytes[offset] == UInt8(ascii: "]") else { return nil }
        repaired.append(UInt8(ascii: "]"))
        return (repaired, offset + 1)
    }
}
