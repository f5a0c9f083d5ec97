import TestSupport

/// Seeded pairs of code point sequences: unrelated, or one a corruption of the other.
struct TextPairGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SeededGenerator (Steele, Lea, Flood 2014).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    /// A code point: small alphabets are letters, large ones ideographs, the largest all planes but the surrogates.
    mutating func codePoint(alphabet: Int) -> UInt32 {
        let index = UInt32(below(alphabet))
        if alphabet <= 26 { return 0x61 + index }
        if alphabet <= 20_000 { return 0x4E00 + index }
        return index < 0xD800 ? index : index + 0x800
    }

    mutating func text(_ count: Int, alphabet: Int) -> [UInt32] {
        var text: [UInt32] = []
        for _ in 0..<count { text.append(codePoint(alphabet: alphabet)) }
        return text
    }

    /// The text with about `rate` edits per thousand elements, and now and then a block moved in or out.
    mutating func corruption(of text: [UInt32], perThousand rate: Int, alphabet: Int) -> [UInt32] {
        var result: [UInt32] = []
        for element in text {
            guard below(1000) < rate else {
                result.append(element)
                continue
            }
            switch below(3) {
            case 0: result.append(codePoint(alphabet: alphabet))
            case 1: break
            default: result += [element, codePoint(alphabet: alphabet)]
            }
        }
        if below(4) == 0, !result.isEmpty {
            let block = self.text(below(100), alphabet: alphabet)
            result.insert(contentsOf: block, at: below(result.count))
        }
        return result
    }
}
