/// The four hexadecimal digits of a `\u` escape.
enum Hexadecimal {
    /// The value of four ASCII digits of either case, the first in the lowest byte as a little-endian load has it; nil
    /// where one of them is no digit.
    @inline(__always)
    static func value(of text: UInt32) -> UInt32? {
        let high: UInt32 = 0x8080_8080
        // The high bit of a byte is set where the byte is at or above the bound; no sum carries, for all are ASCII.
        func atLeast(_ bound: UInt32, _ bytes: UInt32) -> UInt32 { bytes &+ (0x80 &- bound) &* 0x0101_0101 }
        let lower = text | 0x2020_2020
        let isDigit = atLeast(0x30, text) & ~atLeast(0x3a, text)
        let isLetter = atLeast(0x61, lower) & ~atLeast(0x67, lower)
        guard text & high == 0, (isDigit | isLetter) & high == high else { return nil }
        let nibbles = (text & 0x0f0f_0f0f) &+ 9 &* (lower &>> 6 & 0x0101_0101)
        // 0x0d0c0b0a to 0xabcd: neighbours first, then the halves.
        let pairs = nibbles &<< 4 | nibbles &>> 8
        return (pairs & 0xff) &<< 8 | pairs &>> 16 & 0xff
    }
}
