/// SipHash-2-4 (Aumasson and Bernstein, 2012) over 64-bit words: a hash nobody can steer without the key.
struct KeyedHash {
    private var v: (UInt64, UInt64, UInt64, UInt64)
    private var words: UInt64 = 0

    init(key: (UInt64, UInt64)) {
        v = (
            key.0 ^ 0x736f_6d65_7073_6575, key.1 ^ 0x646f_7261_6e64_6f6d, key.0 ^ 0x6c79_6765_6e65_7261,
            key.1 ^ 0x7465_6462_7974_6573
        )
    }

    mutating func absorb(_ word: UInt64) {
        words &+= 1
        v.3 ^= word
        round()
        round()
        v.0 ^= word
    }

    mutating func absorb(bytes: some Collection<UInt8>) {
        var word: UInt64 = 0
        var filled: UInt64 = 0
        for byte in bytes {
            word |= UInt64(byte) << (8 * filled)
            filled += 1
            if filled == 8 {
                absorb(word)
                (word, filled) = (0, 0)
            }
        }
        absorb(word)
        absorb(UInt64(bytes.count))
    }

    consuming func finish() -> UInt64 {
        absorb(words << 56)
        v.2 ^= 0xff
        for _ in 0..<4 { round() }
        return v.0 ^ v.1 ^ v.2 ^ v.3
    }

    private mutating func round() {
        v.0 = v.0 &+ v.1
        v.1 = v.1 << 13 | v.1 >> 51
        v.1 ^= v.0
        v.0 = v.0 << 32 | v.0 >> 32
        v.2 = v.2 &+ v.3
        v.3 = v.3 << 16 | v.3 >> 48
        v.3 ^= v.2
        v.0 = v.0 &+ v.3
        v.3 = v.3 << 21 | v.3 >> 43
        v.3 ^= v.0
        v.2 = v.2 &+ v.1
        v.1 = v.1 << 17 | v.1 >> 47
        v.1 ^= v.2
        v.2 = v.2 << 32 | v.2 >> 32
    }
}

extension EngineSecret {
    /// A word of its own for every purpose and number.
    func word(_ purpose: UInt64, _ number: UInt64) -> UInt64 {
        var hash = KeyedHash(key: (words.0, words.1))
        hash.absorb(words.2)
        hash.absorb(words.3)
        hash.absorb(purpose)
        hash.absorb(number)
        return hash.finish()
    }
}
