import AssayText

/// Where an option's text may begin and end inside a longer answer.
struct ChoiceEdges {
    private let text: WordText

    init(_ text: WordText) { self.text = text }

    /// Words end at white space, punctuation, brackets and ideographs: `hotdog`, `-3`, `50%` and `left-front` hold no
    /// `dog`, `3`, `50` and `left`.
    func allowWords(_ range: Range<Int>) -> Bool {
        isFree(range.lowerBound - 1, touches: text.isTouching(range.lowerBound - 1))
            && isFree(range.upperBound, touches: text.isTouching(range.upperBound - 1))
    }

    private func isFree(_ index: Int, touches: Bool) -> Bool {
        guard touches, text.tokens.indices.contains(index) else { return true }
        switch text.tokens[index].kind {
        case .word, .number: return false
        case .ideograph: return true
        case .symbol:
            guard let symbol = text.symbol(index) else { return true }
            return ChoiceText.isPunctuation(symbol) || ChoiceText.isEnclosing(symbol) || symbol == 0x3F
                || symbol == 0x2F || symbol == 0x26
        }
    }

    /// Ideographs end at anything else, and at the few that only lead to a noun or follow one: 粉红色 holds no 红色.
    func allowIdeographs(_ range: Range<Int>) -> Bool {
        isAllowed(range.lowerBound - 1, Self.before) && isAllowed(range.upperBound, Self.after)
    }

    private func isAllowed(_ index: Int, _ allowed: Set<UInt32>) -> Bool {
        guard text.tokens.indices.contains(index), text.tokens[index].kind == .ideograph,
            let value = text.single(index)
        else { return true }
        return allowed.contains(value)
    }

    /// 是 为 選 选 在 有 的 了 只 个 個 条 張 张 朝 向 往 于 於 和 或 与 及 无 没 非 不
    private static let before: Set<UInt32> = Set("是为為選选在有的了只个個条條張张朝向往于於和或与與及没沒非不".unicodeScalars.map(\.value))
    /// 的 了 吧 呢 吗 边 邊 侧 側 和 或 与 及
    private static let after: Set<UInt32> = Set("的了吧呢吗嗎边邊侧側和或与與及".unicodeScalars.map(\.value))
}
