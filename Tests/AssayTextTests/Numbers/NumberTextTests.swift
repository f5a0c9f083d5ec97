import AssayText
import TestSupport
import Testing

@Suite struct NumberTextTests {
    /// Numbers of every length, many of them with zeros inside.
    private func values(_ seed: UInt64, upTo bound: Int) -> [Int] {
        var generator = SeededGenerator(seed: seed)
        var values = Array(0...1200) + [1_000_000, 10_010_010, 100_000_000, 1_000_000_001, 2_000_000_000_000]
        for _ in 0..<3000 {
            var value = 0
            for _ in 0..<Int.random(in: 1...13, using: &generator) {
                value = value * 10 + (Bool.random(using: &generator) ? 0 : Int.random(in: 0...9, using: &generator))
            }
            values.append(value)
        }
        return values.filter { $0 < bound }
    }

    @Test func englishCardinalsOfEveryLengthAreRead() {
        let seed = UInt64.random(in: 0...UInt64.max)
        for value in values(seed, upTo: 1_000_000_000_000_000) {
            for style in 0..<4 {
                let text = SpelledNumbers.english(value, saysAnd: style & 1 == 1, hyphen: style & 2 == 2 ? "-" : " ")
                let whole = NumberText(text).whole
                #expect(whole?.number == DecimalNumber(value), "seed \(seed): \(text) is \(value)")
                #expect(whole?.form == .word)
            }
        }
    }

    @Test func joinedTensAreRead() {
        for value in 21...99 {
            let text = SpelledNumbers.english(value, saysAnd: false, hyphen: "")
            #expect(NumberText(text).whole?.number == DecimalNumber(value), "\(text)")
        }
    }

    @Test func chineseNumeralsOfEveryLengthAreRead() {
        let seed = UInt64.random(in: 0...UInt64.max)
        for value in values(seed, upTo: 1_000_000_000_000) {
            for script in SpelledNumbers.Script.allCases {
                let text = SpelledNumbers.chinese(value, script)
                let whole = NumberText(text).whole
                #expect(whole?.number == DecimalNumber(value), "seed \(seed): \(text) is \(value)")
                #expect(whole?.form == .chinese)
            }
        }
    }

    @Test func digitsOfEveryScriptAndGroupingAreRead() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        let zeros: [UInt32] = [0x30, 0x660, 0x6F0, 0x966, 0xE50, 0xFF10, 0x1D7D8]
        for value in values(seed, upTo: Int.max) {
            let zero = zeros[Int.random(in: 0..<zeros.count, using: &generator)]
            let digits = String(value).utf8.map { Unicode.Scalar(zero + UInt32($0) - 0x30) }.compactMap { $0 }
            let separator = [",", "", " ", "'", "\u{202F}", "\u{A0}"][Int.random(in: 0..<6, using: &generator)]
            var text = ""
            for (index, digit) in digits.enumerated() {
                if index > 0, (digits.count - index).isMultiple(of: 3) { text += separator }
                text.unicodeScalars.append(digit)
            }
            let whole = NumberText(text).whole
            #expect(whole?.number == DecimalNumber(value), "seed \(seed): \(text)")
        }
    }

    @Test(arguments: [
        ("2.5 thousand", "2500"), ("3万5千", "35000"), ("1.2亿", "120000000"), ("a dozen", "12"), ("half a dozen", "6"),
        ("half a million", "500000"), ("一百五", "150"), ("一百零五", "105"), ("三万二", "32000"), ("1万2345", "12345"),
        ("二〇二四", "2024"), ("廿一", "21"), ("两千零八", "2008"), ("一万亿", "1000000000000"), ("5.50", "5.5"),
        ("five point two five", "5.25"), ("三点一四", "3.14"), ("-5", "-5"), ("−５", "-5"), ("minus twelve", "-12"),
        ("负十二", "-12"), ("10k", "10000"), ("5million", "5000000"), ("5 crore", "50000000"),
    ])
    func wholeTextsThatAreOneNumber(_ text: String, _ expected: String) {
        #expect(NumberText(text).whole?.number.description == expected, "\(text)")
    }

    @Test(arguments: [
        ("two thirds", NumeralFlaw.fraction), ("½", .otherDigits), ("Ⅻ", .otherDigits), ("5%", .percent),
        ("百分之五", .percent), ("三分之一", .fraction), ("1e9", .exponent), ("Q3", .letters), ("3D", .letters),
        ("3-legged", .compound), ("两三个", .range), ("几十", .indefinite), ("dozens", .indefinite), ("1.2.3", .malformed),
        ("5\u{336}", .otherDigits), ("three-year-old", .compound),
    ])
    func whatLooksLikeANumberIsNamed(_ text: String, _ flaw: NumeralFlaw) {
        #expect(NumberText(text).tokens.first?.flaw == flaw, "\(text)")
    }

    @Test(arguments: [
        "often", "someone", "weight", "一共", "三角形", "第五", "fifth", "5 5", "5 cats", "", "a", "and", "point",
    ])
    func otherTextsAreNoNumber(_ text: String) {
        #expect(NumberText(text).whole == nil, "\(text)")
    }

    @Test(arguments: [
        "5", "1,", "9 ", "5.", "-", "一", "十", "一十", "万", "三百", "零", "twenty ", "and ", "hundred ", "one thousand ",
        "million ",
        "a ", "-five", "\\text{", "five-", "几", "分之", "１", "5e", "x1", "half ", "一共", "nineteenhundred", "tententen",
    ])
    func longTextsOfAnythingAreReadInLinearTime(_ unit: String) {
        // All of it: without the limit on tokens that holds in production.
        let text = String(repeating: unit, count: (1 << 17) / unit.utf8.count)
        let found = NumberText(text, maxTokens: Int.max)
        #expect(found.scalars.count <= text.unicodeScalars.count)
        for pair in zip(found.tokens, found.tokens.dropFirst()) where pair.0.range.upperBound > pair.1.range.lowerBound
        {
            Issue.record("tokens overlap")
            break
        }
    }

    @Test func randomTextNeverTrapsAndTokensStayInOrder() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "5", "1,000", ".", "-", "+", "e", "%", " ", "一", "百", "万", "两", "零", "几", "半", "个", "第", "负", "点", "分之",
            "多", "打",
            "five", "twenty", "hundred", "thousand", "and", "a", "half", "dozen", "third", "point", "couple", "few",
            "one",
            "no", "\\frac", "\\", "{", "}", "½", "\u{336}", "\u{200B}", "٥", "th", "k", "'", "_", "x",
        ]
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...9, using: &generator)
            let text = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined(
                separator: Bool.random(using: &generator) ? "" : " ")
            let found = NumberText(text)
            var end = 0
            for token in found.tokens {
                #expect(token.range.lowerBound >= end && !token.range.isEmpty, "seed \(seed): \(text)")
                end = token.range.upperBound
            }
            #expect(end <= found.scalars.count, "seed \(seed): \(text)")
        }
    }
}
