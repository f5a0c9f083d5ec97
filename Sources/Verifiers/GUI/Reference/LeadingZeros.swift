/// The published script's repair of `[[0503,580,718,702]]`, which is neither JSON nor Python.
enum LeadingZeros {
    /// The text with its first `[[a,b,c,d]]` of four whole numbers, and every equal one, written without leading zeros
    /// and spaces.
    ///
    /// - Complexity: O(n).
    static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        var start = 0
        while start < bytes.count {
            if bytes[start] == UInt8(ascii: "["), let (repaired, end) = box(bytes, at: start) {
                return replacing(bytes[start..<end], with: repaired, in: bytes, from: start)
            }
            start += 1
        }
        return bytes
    }

    private static func replacing(
        _ old: ArraySlice<UInt8>, with new: [UInt8], in bytes: [UInt8], from start: Int
    ) -> [UInt8] {
        var output = Array(bytes[..<start])
        output.reserveCapacity(bytes.count)
        var offset = start
        while offset < bytes.count {
            // Nothing but the start of a box is two brackets, so that no comparison overlaps another.
            if bytes[offset] == UInt8(ascii: "["), bytes[offset...].starts(with: old) {
                output += new
                offset += old.count
            } else {
                output.append(bytes[offset])
                offset += 1
            }
        }
        return output
    }

    /// A box that starts at an offset, repaired, and where it ends.
    private static func box(_ bytes: [UInt8], at start: Int) -> (repaired: [UInt8], end: Int)? {
        guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "[") else { return nil }
        var offset = start + 2
        var repaired = Array("[[".utf8)
        for position in 0..<4 {
            while offset < bytes.count, isSpace(bytes[offset]) { offset += 1 }
            let first = offset
            while offset < bytes.count, bytes[offset].isDigit { offset += 1 }
            guard offset > first else { return nil }
            let digits = bytes[first..<offset].drop { $0 == 0x30 }
            repaired += digits.isEmpty ? [0x30] : Array(digits)
            while offset < bytes.count, isSpace(bytes[offset]) { offset += 1 }
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: position < 3 ? "," : "]") else { return nil }
            repaired.append(bytes[offset])
            offset += 1
        }
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "]") else { return nil }
        repaired.append(UInt8(ascii: "]"))
        return (repaired, offset + 1)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 9 < 5 }
}
