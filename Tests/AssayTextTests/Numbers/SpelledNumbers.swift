/// Writes numbers out, digit by digit and as slowly as one pleases: the oracle of the readers.
enum SpelledNumbers {
    /// The characters a Chinese numeral is written with.
    enum Script: CaseIterable {
        case simplified, traditional, financial

        fileprivate var digits: [String] {
            switch self {
            case .simplified, .traditional: "零一二三四五六七八九".map(String.init)
            case .financial: "零壹贰叁肆伍陆柒捌玖".map(String.init)
            }
        }

        fileprivate var units: [String] {
            switch self {
            case .simplified: ["", "十", "百", "千", "万", "亿"]
            case .traditional: ["", "十", "百", "千", "萬", "億"]
            case .financial: ["", "拾", "佰", "仟", "萬", "億"]
            }
        }
    }

    private static let small = """
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
        eighteen nineteen
        """.split(separator: " ").map(String.init)
    private static let tens = "- - twenty thirty forty fifty sixty seventy eighty ninety".split(separator: " ").map(
        String.init)

    /// `saysAnd`: British, with "and" before the tens and ones.
    static func english(_ value: Int, saysAnd: Bool, hyphen: String) -> String {
        if value < 20 { return small[value] }
        if value < 100 {
            return tens[value / 10] + (value % 10 == 0 ? "" : hyphen + small[value % 10])
        }
        for (size, name) in [
            (1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand"),
            (100, "hundred"),
        ] where value >= size {
            let head = english(value / size, saysAnd: saysAnd, hyphen: hyphen) + " " + name
            let rest = value % size
            if rest == 0 { return head }
            return head + (saysAnd && rest < 100 ? " and " : " ") + english(rest, saysAnd: saysAnd, hyphen: hyphen)
        }
        return ""
    }

    /// A number below 10^12 as it is written in full, 零 standing for any gap.
    static func chinese(_ value: Int, _ script: Script) -> String {
        if value < 10 { return script.digits[value] }
        for (index, size) in [(5, 100_000_000), (4, 10_000), (3, 1000), (2, 100), (1, 10)] where value >= size {
            let head = value / size
            let rest = value % size
            // Ten to nineteen drop their one in everyday writing.
            let isPlainTen = size == 10 && head == 1 && script != .financial
            let first = (isPlainTen ? "" : chinese(head, script)) + script.units[index]
            if rest == 0 { return first }
            let tail = chinese(rest, script)
            let isGap = rest < size / 10
            // Within a larger number the one of ten is written: 一百一十.
            let full = (10..<20).contains(rest) && script != .financial ? script.digits[1] + tail : tail
            return first + (isGap ? script.digits[0] : "") + full
        }
        return ""
    }
}
