extension Span<UInt8> {
    /// The scalar that starts at an offset of well-formed UTF-8, as a string's own bytes are, and the bytes it takes.
    @inline(__always)
    func scalar(at offset: Int) -> (value: UInt32, length: Int) {
        let lead = UInt32(self[offset])
        if lead < 0x80 { return (lead, 1) }
        if lead < 0xE0 { return ((lead & 0x1F) << 6 | continuation(offset + 1), 2) }
        if lead < 0xF0 {
            return ((lead & 0x0F) << 12 | continuation(offset + 1) << 6 | continuation(offset + 2), 3)
        }
        let high = (lead & 0x07) << 18 | continuation(offset + 1) << 12
        return (high | continuation(offset + 2) << 6 | continuation(offset + 3), 4)
    }

    @inline(__always)
    private func continuation(_ offset: Int) -> UInt32 { UInt32(self[offset]) & 0x3F }

    /// Whether every byte is below 0x80.
    var isASCII: Bool {
        for index in indices where self[index] >= 0x80 { return false }
        return true
    }
}

extension [UInt8] {
    /// Appends a scalar value in UTF-8.
    @inline(__always)
    mutating func append(scalar value: UInt32) {
        if value < 0x80 {
            append(UInt8(truncatingIfNeeded: value))
            return
        }
        if value < 0x800 {
            append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
        } else {
            if value < 0x1_0000 {
                append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
            } else {
                append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
                append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
            }
            append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
        }
        append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    }

    /// Appends a part of other bytes.
    mutating func append(_ bytes: borrowing Span<UInt8>, in range: Range<Int>) {
        for index in range { append(bytes[index]) }
    }
}
