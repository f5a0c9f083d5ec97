/// FNV-1a over 64 bits, as 16 hexadecimal digits: tells two configurations apart, guards nothing.
///
/// Source: Fowler, Noll and Vo, http://www.isthe.com/chongo/tech/comp/fnv/.
public func configurationHash(of bytes: some Sequence<UInt8>) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes {
        hash ^= UInt64(byte)
        hash &*= 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}
