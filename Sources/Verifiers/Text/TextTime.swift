import AssayText

/// A text that is one time and nothing else: of the day, on a counter, or a length of time.
///
///     TextTime("3:30 PM")      // 15:30, a time of the day
///     TextTime("00:15")        // 0:15, a counter or a time of the day
///     TextTime("1 min 30 s")   // 90 seconds
struct TextTime: Sendable, Hashable {
    private enum Form: Sendable, Hashable {
        /// Numbers parted by colons, two or three of them.
        case colons([Int])
        /// Minutes since midnight, and the seconds.
        case day(Int)
        /// A length in thousandths of a second.
        case length(Int)
    }

    private let form: Form

    /// No time is longer.
    private static let maxScalars = 40

    /// Reads a time; nil for anything else.
    ///
    /// - Complexity: O(1): a longer text is none.
    init?(_ text: String) {
        let stripped = AnswerWrappers.stripped(text)
        guard stripped.utf8.count <= 4 * Self.maxScalars else { return nil }
        let words = WordText(stripped, maxTokens: 16)
        guard !words.isCut, !words.tokens.isEmpty else { return nil }
        guard let form = Self.colons(words) ?? Self.hour(words) ?? Self.chinese(words) ?? Self.length(words) else {
            return nil
        }
        self.form = form
    }

    /// Whether two times are the same; nil where their forms leave it open: `3:30` against `3:30 PM`, `1:30` against
    /// `1:30:00`.
    func equals(_ other: TextTime) -> Bool? {
        switch (form, other.form) {
        case (.colons(let left), .colons(let right)):
            let (first, second) = (Self.withoutLeadingZeros(left), Self.withoutLeadingZeros(right))
            if first == second { return true }
            return left.count == right.count || first.count == second.count ? false : nil
        case (.day(let left), .day(let right)): return left == right
        case (.length(let left), .length(let right)): return left == right
        case (.day(let seconds), .colons(let parts)), (.colons(let parts), .day(let seconds)):
            let given = parts[0] * 3_600 + parts[1] * 60 + (parts.count > 2 ? parts[2] : 0)
            if given == seconds { return true }
            // Before one o'clock in the afternoon the same figures may be meant in the afternoon.
            return parts[0] <= 12 && (given + 43_200) % 86_400 == seconds % 86_400 ? nil : false
        case (.length(let length), .colons(let parts)), (.colons(let parts), .length(let length)):
            // A counter of minutes and seconds, or with hours before them.
            let seconds = parts.reduce(0) { $0 * 60 + $1 }
            return seconds * 1_000 == length ? true : nil
        case (.day, .length), (.length, .day): return nil
        }
    }

    private static func withoutLeadingZeros(_ parts: [Int]) -> [Int] {
        parts.count == 3 && parts[0] == 0 ? Array(parts.dropFirst()) : parts
    }

    /// `15:30`, `1:02:03`, each with `am` or `pm` or without.
    private static func colons(_ words: WordText) -> Form? {
        var parts: [Int] = []
        var index = 0
        while index < words.tokens.count, parts.count < 3 {
            guard let value = number(words, index), value < (parts.isEmpty ? 100 : 60),
                parts.isEmpty || words.tokens[index].range.count == 2
            else { return nil }
            parts.append(value)
            index += 1
            guard words.symbol(index) == 0x3A, words.isTouching(index - 1), words.isTouching(index) else { break }
            index += 1
        }
        guard parts.count > 1 else { return nil }
        if index == words.tokens.count { return .colons(parts) }
        guard let isAfternoon = meridiem(words, index), let hour = hour(parts[0], isAfternoon) else { return nil }
        return .day(hour * 3_600 + parts[1] * 60 + (parts.count > 2 ? parts[2] : 0))
    }

    /// `3 PM`.
    private static func hour(_ words: WordText) -> Form? {
        if let value = number(words, 0), let isAfternoon = meridiem(words, 1) {
            return hour(value, isAfternoon).map { .day($0 * 3_600) }
        }
        // `3pm` is one number and one word, or one word.
        return nil
    }

    private static func hour(_ value: Int, _ isAfternoon: Bool) -> Int? {
        guard (1...12).contains(value) else { return nil }
        return value % 12 + (isAfternoon ? 12 : 0)
    }

    /// Whether the text ends in `pm` at a token; nil where it does not end in either.
    private static func meridiem(_ words: WordText, _ index: Int) -> Bool? {
        guard index < words.tokens.count else { return nil }
        let rest = (index..<words.tokens.count).map { place in words.folded(place).filter { $0 != 0x2E } }.flatMap {
            $0
        }
        switch rest {
        case [0x61, 0x6D]: return false
        case [0x70, 0x6D]: return true
        default: return nil
        }
    }

    /// `下午3点30分`, `15点半`, `3时15分`.
    private static func chinese(_ words: WordText) -> Form? {
        var scalars = words.scalars.filter { $0 != 0x20 }[...]
        var isAfternoon: Bool?
        for (mark, meaning) in dayParts where scalars.starts(with: mark) {
            isAfternoon = meaning
            scalars = scalars.dropFirst(mark.count)
            break
        }
        guard let hour = leadingNumber(&scalars), hour <= 24, let sign = scalars.popFirst(),
            [0x70B9, 0x65F6, 0x9EDE].contains(sign)
        else { return nil }
        var minute = 0
        if scalars.elementsEqual([0x534A]) {
            minute = 30
        } else if !scalars.isEmpty, !scalars.elementsEqual([0x6574]) {
            guard let value = leadingNumber(&scalars), value < 60, scalars.isEmpty || scalars.elementsEqual([0x5206])
            else {
                return nil
            }
            minute = value
        }
        if let isAfternoon {
            guard hour <= 12 || isAfternoon else { return nil }
            return .day((hour % 12 + (isAfternoon || hour > 12 ? 12 : 0)) * 3_600 + minute * 60)
        }
        return .colons([hour, minute])
    }

    private static let dayParts: [([UInt32], Bool)] = [
        ("上午", false), ("早上", false), ("凌晨", false), ("下午", true), ("晚上", true), ("傍晚", true), ("中午", true),
    ].map { ($0.0.unicodeScalars.map(\.value), $0.1) }

    /// Digits, or a Chinese numeral, at the start.
    private static func leadingNumber(_ scalars: inout ArraySlice<UInt32>) -> Int? {
        let digits = scalars.prefix { $0 &- 0x30 < 10 }
        if !digits.isEmpty, digits.count <= 4 {
            scalars = scalars.dropFirst(digits.count)
            return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        let numerals = scalars.prefix { numeralScalars.contains($0) }
        guard !numerals.isEmpty else { return nil }
        var text = String.UnicodeScalarView()
        for value in numerals { if let scalar = Unicode.Scalar(value) { text.append(scalar) } }
        guard let number = NumberText(String(text)).whole?.number, number.isInteger, number.integerDigits <= 4 else {
            return nil
        }
        scalars = scalars.dropFirst(numerals.count)
        return Int(number.text(maxDigits: 4))
    }

    private static let numeralScalars = Set("零〇一二三四五六七八九十两".unicodeScalars.map(\.value))

    /// `1 min 30 s`, `90 seconds`, `1.5 hours`, `1分30秒`: falling units, each once.
    private static func length(_ words: WordText) -> Form? {
        var total = 0
        var last = Int.max
        var index = 0
        while index < words.tokens.count {
            guard let value = thousandths(words, index) else { return nil }
            index += 1
            var name: [UInt32] = []
            while index < words.tokens.count, words.tokens[index].kind != .number {
                if name.isEmpty || words.tokens[index].kind == .ideograph { name += words.folded(index) } else { break }
                index += 1
            }
            guard let unit = units[name], unit < last else { return nil }
            last = unit
            let (product, overflow) = value.multipliedReportingOverflow(by: unit)
            guard !overflow, product < 1 << 50 else { return nil }
            total += product
            if index < words.tokens.count, words.tokens[index].word == "and" { index += 1 }
        }
        return .length(total / 1_000)
    }

    /// Thousandths of a second in each unit.
    private static let units: [[UInt32]: Int] = {
        let list: [(String, Int)] = [
            ("ms msec millisecond milliseconds 毫秒", 1), ("s sec secs second seconds 秒 秒钟", 1_000),
            ("min mins minute minutes 分 分钟", 60_000), ("h hr hrs hour hours 小时 时", 3_600_000),
        ]
        var units: [[UInt32]: Int] = [:]
        for (names, size) in list {
            for name in names.split(separator: " ") { units[name.unicodeScalars.map(\.value)] = size }
        }
        return units
    }()

    /// The number of a token, in thousandths.
    private static func thousandths(_ words: WordText, _ index: Int) -> Int? {
        guard words.tokens[index].kind == .number, let literal = DecimalLiteral.read(Array(words.folded(index)), at: 0),
            literal.end == words.folded(index).count, literal.number.integerDigits <= 9
        else { return nil }
        let number = literal.number.scaled(byTenTo: 3)
        return number.isInteger ? Int(number.text(maxDigits: 16)) : nil
    }

    private static func number(_ words: WordText, _ index: Int) -> Int? {
        guard index < words.tokens.count, words.tokens[index].kind == .number, words.tokens[index].range.count <= 2
        else {
            return nil
        }
        var value = 0
        for digit in words.folded(index) {
            guard digit &- 0x30 < 10 else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }
}
