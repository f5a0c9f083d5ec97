/// The arithmetic of Hangul syllables: The Unicode Standard 15.0, section 3.12.
enum Hangul {
    static let leadingBase: UInt32 = 0x1100
    static let leadingCount: UInt32 = 19
    static let vowelBase: UInt32 = 0x1161
    static let vowelCount: UInt32 = 21
    /// One below the first trailing consonant: index 0 stands for none.
    static let trailingBase: UInt32 = 0x11A7
    static let trailingCount: UInt32 = 28
    static let syllableBase: UInt32 = 0xAC00
    static let syllableCount = leadingCount * vowelCount * trailingCount

    /// The index of a precomposed syllable, or nil for any other code point.
    @inline(__always)
    static func syllableIndex(_ point: UInt32) -> UInt32? {
        let index = point &- syllableBase
        return index < syllableCount ? index : nil
    }

    /// The syllable of a leading consonant and a vowel, or of such a syllable and a trailing consonant; else nil.
    @inline(__always)
    static func composite(_ first: UInt32, _ second: UInt32) -> UInt32? {
        let leading = first &- leadingBase
        let vowel = second &- vowelBase
        if leading < leadingCount, vowel < vowelCount {
            return syllableBase + (leading * vowelCount + vowel) * trailingCount
        }
        let trailing = second &- trailingBase
        if let index = syllableIndex(first), index % trailingCount == 0, trailing > 0, trailing < trailingCount {
            return first + trailing
        }
        return nil
    }
}
