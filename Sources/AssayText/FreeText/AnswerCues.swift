/// The words and marks by which an answer takes back, doubts or denies what it says.
///
///     AnswerCues(WordText("B or C")).hedges      // [1]
///     AnswerCues(WordText("not B")).negations    // [0]
///
/// The lists are closed; what stands in quotes or in an option's text is the caller's to skip.
public struct AnswerCues: Sendable {
    /// Tokens that keep several answers open: `or`, `maybe`, `?`, 或, 可能.
    public private(set) var hedges: [Int] = []
    /// Tokens that deny what they stand beside: `not`, `isn't`, `except`, 不是, 没有.
    public private(set) var negations: [Int] = []
    /// Tokens that call the whole wrong: `wrong`, `incorrect`, 错.
    public private(set) var denials: [Int] = []

    /// Finds the cues of a text.
    ///
    /// - Parameter isSkipped: the tokens that say something of their own and are no cues.
    /// - Complexity: O(n).
    public init(_ text: WordText, skipping isSkipped: (Int) -> Bool = { _ in false }) {
        for index in text.tokens.indices where !isSkipped(index) {
            switch text.tokens[index].kind {
            case .word: readWord(text, index, isSkipped)
            case .symbol: readSymbol(text.symbol(index) ?? 0, at: index)
            case .ideograph: readIdeograph(text, index)
            case .number: break
            }
        }
    }

    private mutating func readWord(_ text: WordText, _ index: Int, _ isSkipped: (Int) -> Bool) {
        let word = text.tokens[index].word
        if Self.hedgeWords.contains(word) { return hedges.append(index) }
        if Self.denialWords.contains(word) { return denials.append(index) }
        let next = index + 1 < text.tokens.count && !isSkipped(index + 1) ? text.tokens[index + 1].word : .other
        if word == "not", Self.doubtsAfterNot.contains(next) { return hedges.append(index) }
        if word == "may" || word == "can", next == "be" { return hedges.append(index) }
        if word == "hard", next == "to" { return hedges.append(index) }
        let folded = text.folded(index)
        if Self.negationWords.contains(word) || folded.count > 3 && folded.suffix(3).elementsEqual([0x6E, 0x27, 0x74]) {
            negations.append(index)
        }
    }

    private mutating func readSymbol(_ value: UInt32, at index: Int) {
        switch value {
        case 0x3F: hedges.append(index)
        case 0x2260, 0xAC, 0x2209: negations.append(index)
        default: break
        }
    }

    private mutating func readIdeograph(_ text: WordText, _ index: Int) {
        let start = text.tokens[index].range.lowerBound
        guard let phrases = Self.phrases[text.scalars[start]] else { return }
        let rest = text.scalars[start...]
        guard let phrase = phrases.first(where: { rest.starts(with: $0.scalars) }) else { return }
        switch phrase.cue {
        case .hedge: hedges.append(index)
        case .negation: negations.append(index)
        case .denial: denials.append(index)
        case .none: break
        }
    }

    private enum Cue {
        case hedge, negation, denial
        /// Nothing, though it begins like a phrase that says something.
        case none
    }

    private static let hedgeWords: Set<PackedWord> = [
        "or", "maybe", "perhaps", "possibly", "probably", "presumably", "might", "could", "either", "unsure",
        "uncertain", "unclear", "guess", "guessing", "unknown", "likely", "alternatively",
    ]
    private static let doubtsAfterNot: Set<PackedWord> = ["sure", "certain", "clear", "confident"]
    private static let denialWords: Set<PackedWord> = [
        "wrong", "incorrect", "false", "untrue", "excluded", "eliminated", "mistaken",
    ]
    private static let negationWords: Set<PackedWord> = [
        "not", "never", "neither", "nor", "cannot", "except", "isnt", "arent", "wasnt", "doesnt", "dont", "cant",
        "rather", "instead", "excluding", "exclude", "eliminate", "unlike",
    ]
    private static let phrases: [UInt32: [(scalars: [UInt32], cue: Cue)]] = {
        let lists: [(Cue, String)] = [
            (.hedge, "可能 也许 也許 或 不确定 不確定 不清楚 不知道 还是 還是 要么 要麼 好像 似乎 大概 恐怕 猜"),
            (.negation, "不 非 没 沒 并非 並非 除了 无法 無法 别选 別選"),
            (.denial, "错 錯 排除 有误 有誤"),
            (.none, "非常 没错 沒錯 不错 不錯 不过 不過 不仅 不僅 不同 不止 猜测 还是说"),
        ]
        var table: [UInt32: [(scalars: [UInt32], cue: Cue)]] = [:]
        for (cue, list) in lists {
            for phrase in list.split(whereSeparator: \.isWhitespace) {
                let scalars = phrase.unicodeScalars.map(\.value)
                guard let first = scalars.first else { continue }
                table[first, default: []].append((scalars, cue))
            }
        }
        return table.mapValues { $0.sorted { $0.scalars.count > $1.scalars.count } }
    }()
}
