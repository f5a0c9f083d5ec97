/// The Chinese words that change what a number beside them means.
enum ChineseCountPhrases {
    /// What a phrase does to the answer.
    enum Effect {
        case comparison
        /// A comparison only a few characters before a number: 最多的 is "most of them".
        case comparisonBeforeNumber
        /// A comparison only a few characters after a number: elsewhere 以上 is "the above".
        case comparisonAfterNumber
        case hedge
        /// A hedge beside the number, or between two of them.
        case alternative
        /// 不是: only where it stands right before the number.
        case negation
        /// 没有: none; right before a number its negation; after 一 and 也 or 都 not one.
        case absence
        /// 无: none, where there is no number at all.
        case weakAbsence
        case expression
        /// 倍: only right after the number.
        case multiple
        /// Nothing, though it begins like a phrase that does something.
        case none
    }

    /// Phrases by their first character, the longest first.
    static let phrases: [UInt32: [(scalars: [UInt32], effect: Effect)]] = {
        let lists: [(Effect, String)] = [
            (.comparison, "至少 至多 起码 起碼 更多 更少 不止 不只 不超过 不超過 不少于 不少於 不多于 不多於 不低于 不低於 不高于"),
            (
                .comparisonBeforeNumber,
                """
                最少 最多 超过 超過 超出 多于 多於 大于 大於 少于 少於 小于 小於 不到 不足 低于 低於 高于 高於 多达 多達 未满 未滿 不满 不滿 逾 上限 下限
                """
            ),
            (.comparisonAfterNumber, "以上 以下 未満 以内 以內 之内 之內 有余 有餘 起"),
            (.hedge, "可能 也许 也許 或许 或許 不确定 不確定 不清楚 说不定 說不定 要么 要麼 好像 似乎 恐怕"),
            (.alternative, "或 或者 还是 還是"),
            (.negation, "不是 并非 並非 不等于 不等於 绝非"),
            (.absence, "没有 沒有 没 沒 并无 並無 毫无 毫無"),
            (.weakAbsence, "无 無"),
            (.expression, "根号 根號 平方根 阶乘 階乘"),
            (.multiple, "倍 成 折"),
            (
                .none,
                """
                最多的 最少的 不到的 无法 無法 无论 無論 无线 無線 无人机 無人機 无关 無關 无数 無數 无限 無限 无穷 无色 无奈 没问题 没关系 没办法 没法 \
                沒問題 沒關係 沒辦法 沒法 没错 沒錯 没看清 沒看清 没看懂 没能 沒能 没把握 没数清 没有图 沒有圖 没有答案 没有信息 没有足够 沒有足夠 没有办法 没有把握 成人 成年 成員 成员 折叠 折疊 折扇 折纸 折紙 起来 起來
                """
            ),
        ]
        var table: [UInt32: [(scalars: [UInt32], effect: Effect)]] = [:]
        for (effect, list) in lists {
            for phrase in list.split(whereSeparator: \.isWhitespace) {
                let scalars = phrase.unicodeScalars.map(\.value)
                table[scalars[0], default: []].append((scalars, effect))
            }
        }
        return table.mapValues { $0.sorted { $0.scalars.count > $1.scalars.count } }
    }()

    /// 也 and 都: between 一 and 没有 they make "not one".
    static let evenOne: Set<UInt32> = [0x4E5F, 0x90FD]
}
