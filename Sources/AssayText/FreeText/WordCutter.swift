/// Cuts scalars into ``WordToken``s.
struct WordCutter {
    let scalars: [UInt32]
    private(set) var folded: [UInt32] = []
    private(set) var tokens: [WordToken] = []
    private var position = 0
    private var startsLine = true

    init(_ scalars: [UInt32]) { self.scalars = scalars }

    /// Cuts up to a number of tokens; false where text is left.
    mutating func cut(atMost limit: Int) -> Bool {
        while position < scalars.count {
            let value = scalars[position]
            let kind = ScalarClass.of(value)
            if kind == .space {
                if value == 0x0A || value == 0x0D || value == 0x2028 || value == 0x2029 { startsLine = true }
                position += 1
                continue
            }
            guard tokens.count < limit else { return false }
            switch kind {
            case .letter: emit(.word, to: endOfWord())
            case .digit: emit(.number, to: endOfNumber())
            case .ideograph: emit(.ideograph, to: position + 1)
            case .space, .otherNumber, .mark, .symbol: emit(.symbol, to: position + 1)
            }
        }
        return true
    }

    private func kind(_ offset: Int) -> ScalarClass? { offset < scalars.count ? ScalarClass.of(scalars[offset]) : nil }

    private func endOfWord() -> Int {
        var end = position + 1
        while let next = kind(end) {
            switch next {
            case .letter, .digit, .mark: end += 1
            case .symbol where scalars[end] == 0x27 && kind(end + 1) == .letter: end += 2
            default: return end
            }
        }
        return end
    }

    private func endOfNumber() -> Int {
        var end = position + 1
        while let next = kind(end) {
            if next == .digit {
                end += 1
            } else if scalars[end] == 0x2E || scalars[end] == 0x2C, kind(end + 1) == .digit {
                end += 2
            } else {
                return end
            }
        }
        return end
    }

    private mutating func emit(_ kind: WordToken.Kind, to end: Int) {
        let start = folded.count
        for value in scalars[position..<end] {
            if value < 0x80 {
                folded.append(value &- 0x41 < 26 ? value | 0x20 : value)
            } else {
                CaseMapping.folding.append(value, to: &folded)
            }
        }
        let word = kind == .word ? PackedWord(scalars: folded[start...]) : .other
        tokens.append(
            WordToken(
                kind: kind, range: position..<end, folded: start..<folded.count, startsLine: startsLine, word: word))
        position = end
        startsLine = false
    }
}
