extension UnicodeText {
    /// Whether a scalar shows nothing by itself: zero-width spaces and joiners, soft hyphens, direction marks, variation
    /// selectors, tags. They are the default ignorable code points that are not letters (no Hangul fillers).
    public static func isInvisible(_ scalar: Unicode.Scalar) -> Bool { isInvisible(scalar.value) }

    /// Whether a scalar forces a direction on the text after it (U+202D, U+202E), so that digits are not read in the
    /// order they are shown in.
    public static func isDirectionOverride(_ scalar: Unicode.Scalar) -> Bool { scalar.value &- 0x202D < 2 }

    @inline(__always)
    static func isInvisible(_ value: UInt32) -> Bool {
        if value < 0x180B { return value == 0xAD || value == 0x34F || value == 0x61C }
        switch value {
        case 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF,
            0xFFF0...0xFFF8, 0xE_0000...0xE_0FFF:
            return true
        default: return false
        }
    }
}
