/// The character classes of RFC 9110 and RFC 3986, as bit sets over ASCII.
enum ByteClass {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20

    /// `tchar`, RFC 9110 section 5.6.2: letters, digits and ``!#$%&'*+-.^_`|~``.
    @inline(__always)
    static func isToken(_ byte: UInt8) -> Bool { contains(0x03FF_6CFA_0000_0000, 0x57FF_FFFF_C7FF_FFFE, byte) }

    /// What a field value may hold, RFC 9110 section 5.5: visible ASCII, space, tab and `obs-text`.
    @inline(__always)
    static func isFieldValue(_ byte: UInt8) -> Bool { byte >= 0x20 ? byte != 0x7F : byte == tab }

    /// What a path or query may hold, RFC 3986 section 3.3 and 3.4, the percent sign included.
    @inline(__always)
    static func isTarget(_ byte: UInt8) -> Bool { contains(0xAFFF_FFF2_0000_0000, 0x47FF_FFFE_87FF_FFFF, byte) }

    /// What a registered name may hold, RFC 3986 section 3.2.2, the percent sign included.
    @inline(__always)
    static func isHostName(_ byte: UInt8) -> Bool { contains(0x2BFF_7FF2_0000_0000, 0x47FF_FFFE_87FF_FFFE, byte) }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// The value of a hexadecimal digit, or nil.
    @inline(__always)
    static func hexValue(_ byte: UInt8) -> UInt8? {
        if isDigit(byte) { return byte &- 0x30 }
        let letter = lowercased(byte) &- 0x61
        return letter < 6 ? letter &+ 10 : nil
    }

    /// ASCII lower case; every other byte unchanged.
    @inline(__always)
    static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// `low` holds the bits of 0x00…0x3F, `high` those of 0x40…0x7F; bytes above are in no class.
    @inline(__always)
    private static func contains(_ low: UInt64, _ high: UInt64, _ byte: UInt8) -> Bool {
        guard byte < 0x80 else { return false }
        return ((byte < 0x40 ? low : high) &>> UInt64(byte & 0x3F)) & 1 == 1
    }
}
