/// Tokens with what their words mean in English numbers, found once a token.
struct NumberTokens {
    let all: [NumberToken]
    private let meanings: [EnglishNumberWord?]

    init(_ tokens: [NumberToken]) {
        all = tokens
        meanings = tokens.map { token in
            guard let word = token.word else { return nil }
            return EnglishNumberWord.meaning(word) ?? Self.joined(word)
        }
    }

    var count: Int { all.count }

    subscript(index: Int) -> NumberToken? { index >= 0 && index < all.count ? all[index] : nil }

    /// The meaning of the word at an index; nil outside and for anything but a number word.
    func meaning(_ index: Int) -> EnglishNumberWord? { index >= 0 && index < meanings.count ? meanings[index] : nil }

    /// The index itself, or the one after a hyphen that touches both of its neighbours.
    func next(_ index: Int) -> Int {
        guard self[index]?.symbol == 0x2D, isTouching(index - 1), isTouching(index), self[index + 1]?.word != nil else {
            return index
        }
        return index + 1
    }

    /// The index after an "and", hyphenated or not; the index itself, or the one after a hyphen, where there is none.
    func afterConjunction(_ index: Int) -> Int {
        let first = next(index)
        return meaning(first) == .and ? next(first + 1) : first
    }

    /// Whether a token and the one after it stand side by side.
    func isTouching(_ index: Int) -> Bool {
        guard let left = self[index], let right = self[index + 1] else { return false }
        return left.range.upperBound == right.range.lowerBound
    }

    /// `eightyfive`, `onehundred`: number words written as one, each the longest that fits.
    private static func joined(_ word: PackedWord) -> EnglishNumberWord? {
        let letters = word.letters
        guard letters.count >= 6 else { return nil }
        var parts: [NumberToken] = []
        var start = 0
        while start < letters.count {
            var end = min(letters.count, start + 9)
            while end >= start + 3 {
                let part = PackedWord(scalars: letters[start..<end])
                switch EnglishNumberWord.meaning(part) {
                case .unit, .tens, .hundred, .scale, .and: break
                default:
                    end -= 1
                    continue
                }
                parts.append(NumberToken(kind: .word(part), range: start..<end))
                start = end
                end = 0
            }
            if end != 0 { return nil }
        }
        guard parts.count > 1, let cardinal = EnglishCardinal.read(NumberTokens(parts), at: 0),
            cardinal.end == parts.count
        else { return nil }
        return .joined(cardinal.number)
    }
}
