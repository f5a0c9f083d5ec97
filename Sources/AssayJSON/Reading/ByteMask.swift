/// Which of sixteen bytes a vector comparison has picked, four bits a byte, in the order of the text.
///
/// Narrowing every pair of bytes to one keeps four bits of each comparison; it is two instructions on x86-64 and one on
/// arm64, where no instruction collects one bit a byte (Kloeze, "Porting x86 vector bitmask optimizations to Arm NEON").
struct ByteMask {
    private let bits: UInt64

    /// The bytes whose lane is all ones.
    @inline(__always)
    init(_ lanes: SIMD16<UInt8>) {
        let pairs = unsafeBitCast(lanes, to: SIMD8<UInt16>.self) &>> 4
        bits = unsafeBitCast(SIMD8<UInt8>(truncatingIfNeeded: pairs), to: UInt64.self)
    }

    /// Whether no byte is picked.
    @inline(__always) var isEmpty: Bool { bits == 0 }
    /// The position of the first byte picked; 16 where there is none.
    @inline(__always) var first: Int { bits.trailingZeroBitCount &>> 2 }
}
