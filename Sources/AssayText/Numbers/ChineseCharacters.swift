/// The characters numbers are written with in Chinese and Japanese, simplified, traditional and financial.
enum ChineseCharacters {
    /// What a character means in a numeral.
    enum Meaning {
        /// 0…9.
        case digit(UInt8)
        /// Two of something; no part of a number written digit by digit.
        case liang
        /// A power of ten.
        case unit(Int)
        /// 20, 30 or 40 in one character, as the number of tens.
        case tens(UInt8)
    }

    /// The meaning of a character, or nil.
    static func meaning(_ value: UInt32) -> Meaning? {
        guard value >= 0x3007, value <= 0x9FFF else { return nil }
        return meanings[value]
    }

    /// Whether a character means several or how many: 几 幾.
    static func isIndefinite(_ value: UInt32) -> Bool { value == 0x51E0 || value == 0x5E7E }

    /// Characters that mean something else as often; alone they are numbers only before a measure word or at the end.
    static let ambiguous = set("伍陆陸玖柒捌拾佰仟萬百千万亿億兆參")

    /// Measure words.
    static let measures = set(
        """
        个個箇只隻人位名头頭条條匹张張把辆輛台架艘座栋棟间間本支枝朵棵株颗顆粒块塊片根双雙对對组組排列行件套杯瓶碗盘盤盒箱包袋种種类類次份幅
        面顶頂口扇层層节節段首封家所处處道滴枚串束群碟尾羽峰打元岁歲天年月日分秒米
        """)

    /// What may stand between a word that is no noun and its number: 有 共 是 …
    static let fillers = set("有共是为為约約了计計总總合达達数數出到见見：")

    /// Words that hold a numeral and count nothing: none of their characters is read as one.
    static let compounds: [UInt32: [[UInt32]]] = {
        let words = """
            一共 一起 一些 一样 一樣 一般 一定 一直 一下 一致 一旦 一边 一邊 一侧 一側 一旁 一同 一并 一併 一律 一切 一向 一时 一時 一点点 一块儿 \
            唯一 统一 統一 之一 单一 單一 同一 逐一 其一 专一 星期一 星期二 星期三 星期四 星期五 星期六 周一 周二 周三 周四 周五 周六 礼拜一 \
            万一 萬一 十分 十字 十足 三角 四边形 四邊形 三边形 五边形 五邊形 六边形 六邊形 七边形 八边形 八邊形 九边形 十边形 五角星 六角星 八角 六角 四角 五角 \
            三轮车 三輪車 三明治 三文鱼 三文魚 四方 四周 四处 四處 四季 四面八方 四叶草 四葉草 五颜六色 五顏六色 五官 七星瓢虫 七彩 七夕 八爪鱼 八爪魚 \
            八哥 八卦 九宫格 九宮格 九层塔 二维码 二維碼 二手 二胡 二进制 百合 百科 百货 百貨 百叶 百葉 百姓 百度 百香果 千克 千米 千瓦 千卡 千焦 千斤顶 \
            千纸鹤 千紙鶴 千层 千層 千万别 万圣节 萬聖節 万象 万物 萬物 万年青 万能 零食 零件 零钱 零錢 零售 零散 零星 两侧 兩側 两边 兩邊 两旁 兩旁 两者 \
            两栖 兩棲 两极 三脚架 三腳架 三叉 双十一 双十二 十一月 独一无二 獨一無二 三三两两 乱七八糟 亂七八糟  一个个 一個個 \
            一次性 一目了然 一览 一路 一家人 一身 一头雾水 一片片 统共 一排排 七上八下 陆地 陸地 陆续 陸續 大陆 大陸 拾取 拾起 收拾 參加 參與 參觀 參考 三维 三維 二维 \
            三国 三亚 四川 五金 九州 十堰
            """
        var table: [UInt32: [[UInt32]]] = [:]
        for word in words.split(whereSeparator: \.isWhitespace) {
            let scalars = word.unicodeScalars.map(\.value)
            table[scalars[0], default: []].append(scalars)
        }
        return table.mapValues { $0.sorted { $0.count > $1.count } }
    }()

    private static let meanings: [UInt32: Meaning] = {
        let digits = ["〇零", "一壹弌壱", "二贰貳弐弍", "三叁叄弎參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"]
        let units: [(Int, String)] = [
            (1, "十拾"), (2, "百佰"), (3, "千仟"), (4, "万萬"), (8, "亿億"), (12, "兆"),
        ]
        var table: [UInt32: Meaning] = [:]
        for (value, characters) in digits.enumerated() {
            for character in characters.unicodeScalars { table[character.value] = .digit(UInt8(value)) }
        }
        for (power, characters) in units {
            for character in characters.unicodeScalars { table[character.value] = .unit(power) }
        }
        for character in "两兩".unicodeScalars { table[character.value] = .liang }
        for (value, character) in [(2, "廿"), (3, "卅"), (4, "卌")] as [(UInt8, Unicode.Scalar)] {
            table[character.value] = .tens(value)
        }
        return table
    }()

    static func set(_ characters: String) -> Set<UInt32> { Set(characters.unicodeScalars.map(\.value)) }
}
