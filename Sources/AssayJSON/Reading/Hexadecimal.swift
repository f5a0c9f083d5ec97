/// Hexadecimal digits in ASCII.
enum Hexadecimal {
    /// The value of a digit of either case, or nil.
    @inline(__always)
    static func value(of byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte &- 0x30)
        case 0x41...0x46: UInt32(byte &- 0x37)
        case 0x61...0x66: UInt32(byte &- 0x57)
        default: nil
        }
    }
}
