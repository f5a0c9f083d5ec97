import Testing

@testable import MathEngine

/// How single numbers are read: the value, and what the writing says.
@Suite struct NumberReadingTests {
    @Test(arguments: [
        // Integers and signs.
        ("42", "42"), ("-7", "-7"), ("+5", "5"), ("- 3", "-3"), ("−12", "-12"), ("–4", "-4"), ("－9", "-9"), ("0", "0"),
        ("-0", "0"), ("42.", "42"), ("42。", "42"), (" 42 \n", "42"), ("(42)", "42"), ("(−3)", "-3"),
        ("99999999999999999999999999", "99999999999999999999999999"), ("18446744073709551616", "18446744073709551616"),
        // Digits of other scripts.
        ("４２", "42"), ("٤٢", "42"), ("४२", "42"), ("𝟒𝟐", "42"), ("３．１４", "157/50"), ("٣٫١٤", "157/50"),
        // Decimals.
        ("3.14", "157/50"), (".5", "1/2"), ("-.5", "-1/2"), ("0.50", "1/2"), ("14.0", "14"), ("1000.0", "1000"),
        ("0.1", "1/10"),
        // Fractions.
        ("1/2", "1/2"), ("6/36", "1/6"), ("-3/4", "-3/4"), ("3 / 4", "3/4"), ("\\frac{1}{2}", "1/2"),
        ("\\dfrac{7}{3}", "7/3"), ("\\tfrac{7}{3}", "7/3"), ("\\cfrac{7}{3}", "7/3"), ("\\frac12", "1/2"),
        ("\\frac1{2}", "1/2"), ("\\frac{1}2", "1/2"), ("\\frac 12", "1/2"), ("\\frac{-1}{2}", "-1/2"),
        ("-\\frac{-1}{2}", "1/2"), ("\\frac{1}{-2}", "-1/2"), ("\\frac{ 1 }{ 2 }", "1/2"), ("1.5/2.5", "3/5"),
        ("\\frac{0.5}{4}", "1/8"), ("4/2", "2"), ("0/5", "0"), ("1,000/3", "1000/3"), ("½", "1/2"), ("1⁄2", "1/2"),
        // Mixed numbers.
        ("2\\frac{1}{3}", "7/3"), ("2 \\frac13", "7/3"), ("2 1/3", "7/3"), ("-2 1/3", "-7/3"), ("2\\,1/3", "7/3"),
        ("21\\frac{13}{14}", "307/14"), ("2½", "5/2"), ("1 1/2", "3/2"),
        // Percent: the figure.
        ("28%", "28"), ("28\\%", "28"), ("28 %", "28"), ("28 percent", "28"), ("28 Percent", "28"), ("28 pct", "28"),
        ("28％", "28"), ("٢٨٪", "28"), ("6.67\\%", "667/100"), ("28\\text{ percent}", "28"), ("$28$ %", "28"),
        ("$28$ percent", "28"), ("33\\frac{1}{3}\\%", "100/3"),
        // Scientific notation.
        ("1e3", "1000"), ("1.5E-4", "3/20000"), ("1e+3", "1000"), ("1e-05", "1/100000"), ("2\\times10^3", "2000"),
        ("2 \\times 10^{3}", "2000"), ("2×10³", "2000"), ("2\\cdot 10^{3}", "2000"), ("2·10^3", "2000"),
        ("2*10^3", "2000"), ("2 x 10^3", "2000"), ("1.6\\times10^{-3}", "1/625"), ("1.6×10⁻³", "1/625"),
        ("10^{3}", "1000"), ("10^3", "1000"), ("10^{-2}", "1/100"), ("-10^2", "-100"), ("10^12", "1000000000000"),
        ("2\\times10^(-3)", "1/500"), ("1e999999999", "1e999999999"),
        // Thousands.
        ("1,000", "1000"), ("7,425,000", "7425000"), ("1,000.99", "100099/100"), ("11,\\!111", "11111"),
        ("11,\\! 111", "11111"), ("1{,}000", "1000"), ("1{,}234{,}567", "1234567"), ("1 000", "1000"),
        ("1 234 567", "1234567"), ("1\\,000", "1000"), ("1~000", "1000"), ("1\\ 000", "1000"),
        ("1\u{2009}000", "1000"), ("1\u{202F}000", "1000"), ("1\u{A0}000", "1000"), ("-12,345", "-12345"),
        // Repeating decimals.
        ("0.\\overline{3}", "1/3"), ("0.1\\overline{6}", "1/6"), ("0.\\bar{3}", "1/3"), ("0.\\bar3", "1/3"),
        ("0.\\overline{142857}", "1/7"), ("0.333...", "1/3"), ("0.333…", "1/3"), ("0.333\\ldots", "1/3"),
        ("0.1212...", "4/33"), ("0.1666...", "1/6"), ("0.\\overline{9}", "1"), ("-1.\\overline{3}", "-4/3"),
        // Wrappers.
        ("$42$", "42"), ("$$42$$", "42"), ("\\(42\\)", "42"), ("\\[42\\]", "42"), ("\\boxed{42}", "42"),
        ("$\\boxed{42}$.", "42"), ("\\boxed{43} so \\boxed{42}", "42"), ("\\boxed{\\boxed{42}}", "42"),
        ("\\text{42}", "42"), ("\\mathrm{42}", "42"), ("\\left(42\\right)", "42"),
        ("\\displaystyle\\frac{1}{2}", "1/2"),
        ("**42**", "42"), ("`42`", "42"), ("**$42$**.", "42"), ("\\quad 42", "42"), ("\\fbox{7}", "7"),
        // Labels and frames.
        ("x = 5", "5"), ("x=5", "5"), ("x_1 = 5", "5"), ("x_{12}=5", "5"), ("\\theta = 5", "5"), ("x: 5", "5"),
        ("Answer: 5", "5"), ("The answer is: 5", "5"), ("result = 5", "5"), ("Minimum: 1", "1"), ("$x = 5$", "5"),
        ("The answer is $5$.", "5"), ("so $5$", "5"), ("Therefore, the answer is $x=5$.", "5"),
        ("Thus: \\(5\\)", "5"),
        // Chains whose parts agree.
        ("1/2 = 0.5", "1/2"), ("x = 4/2 = 2", "2"),
    ])
    func isNumber(_ text: String, _ expected: String) throws {
        let number = try #require(AnswerReading(text).number, "\(text): \(AnswerReading(text).kind)")
        #expect(number.figure.description == expected, "\(text)")
    }

    @Test(arguments: [
        "x", "1+1", "2^3", "\\sqrt{4}", "5 cm", "1,2,3", "1, 000", "1 , 000", "(1,234)", "[1,2]", "{5}",
        "0,123,456", "1,23,456", "1 00", "12 3456", "1\n000", "007", "0101", "00.5", "4 10/3", "0 1/2", "1 234/567",
        "2-1/3", "1/2/3", "1/-2", "--5", "5-", "1..2", "1.2.3", ".", "-", "5e", "e5", "1e5.5", "10^", "10^{2}3",
        "10^{10^{8}}", "10**3", "2^{10}", "5\\times10", "10^10^10", "\\frac{1}{2}3", "\\frac{1}", "\\frac123",
        "3.14...", "2.000...", "1.23\\ldots", "...", "5...", "1:2", "12:00", "1011_2", "1O", "4\u{200B}2", "42 or 43",
        "41 to 43", "about 42", "\\approx 42", "~42", "42 is wrong", "not 42", "\\phantom{1}42",
        "\\color{white}42", "42 % 43", "5!", "\\pm 5", "±5", "3i", "2\\pi", "\\infty", "lambda: 1", "A: 5", "e = 5",
        "i = 5", "answer\n: 5", "f(2) = 5", "speed: 5", "The answer is not $5$", "2 and $5$", "I think $5$",
        "so $5$ or $6$", "Answer $\n5\n$", "\\boxed{4}\\boxed{2}", "\\boxed{1} \\boxed{000}",
        "\\boxed{41} and \\boxed{42}",
        "\\boxed{41, \\boxed{42}}", "１，０００", "\\$5", "5\\$", "42\\\\43", "1'000", "１｛２｝",
        "1e99999999999999999999", "0x10", "二", "①", "²", "1²", "\\frac{a}{2}", "100%%", "5 percents", "1_000",
        "\\text 4", "\\left.\\right.", "3 apples",
    ])
    func isNoNumber(_ text: String) {
        #expect(AnswerReading(text).number == nil, "\(text): \(String(describing: AnswerReading(text).number))")
    }

    @Test(arguments: ["1/0", "0/0", "\\frac{1}{0}", "1/0.0", "NaN", "nan", "$1/0$"])
    func isUndefined(_ text: String) {
        guard case .undefined = AnswerReading(text).kind else {
            Issue.record("\(text): \(AnswerReading(text).kind)")
            return
        }
    }

    @Test(arguments: [
        "", " ", "\n\t", "\u{200B}\u{FEFF}\u{202E}", "$$", "\\boxed{}", "\\text{ }", "\\quad", "\u{3000}",
    ])
    func isEmpty(_ text: String) {
        switch AnswerReading(text).kind {
        case .empty: break
        // A lone pair of dollars shows as such.
        case .text where text == "$$": break
        default: Issue.record("\(text.debugDescription): \(AnswerReading(text).kind)")
        }
    }

    @Test(arguments: ["\\frac{1}{", "{", "}", "\\boxed{42", "\\boxed{1}\\boxed{2", "\\text{42"])
    func isMalformed(_ text: String) {
        guard case .malformed = AnswerReading(text).kind else {
            Issue.record("\(text): \(AnswerReading(text).kind)")
            return
        }
    }

    @Test(arguments: ["42=43", "43 = 42", "x = 1 = 2", "0.5=1/3"])
    func isAFalseChain(_ text: String) {
        guard case .falseChain = AnswerReading(text).kind else {
            Issue.record("\(text): \(AnswerReading(text).kind)")
            return
        }
    }

    @Test func limits() {
        func limit(_ text: String) -> AnswerReading.Limit? {
            if case .outOfLimits(let limit) = AnswerReading(text).kind { limit } else { nil }
        }
        #expect(limit(String(repeating: "7", count: 2_000)) == nil)
        #expect(limit(String(repeating: "7", count: 2_001)) == .digits)
        #expect(limit(String(repeating: "x", count: NumberLimits.maxBytes)) == nil)
        #expect(limit(String(repeating: "x", count: NumberLimits.maxBytes + 1)) == .bytes)
        #expect(limit(String(repeating: "{", count: 64) + String(repeating: "}", count: 64)) == nil)
        #expect(limit(String(repeating: "{", count: 65) + String(repeating: "}", count: 65)) == .depth)
        // Only the last box is held to them.
        #expect(AnswerReading(String(repeating: "x", count: 100_000) + "\\boxed{42}").number != nil)
    }

    @Test(arguments: [
        ("14", NumberReading.Form.integer), ("14.0", .integer), ("1e3", .integer), ("3.5", .decimal),
        ("1.50\\times10^{3}", .decimal), ("6e-19", .decimal), ("1/3", .fraction), ("2 1/3", .fraction),
        ("0.333...", .repeating), ("28%", .integer), ("2.8%", .decimal),
    ])
    func forms(_ text: String, _ form: NumberReading.Form) {
        #expect(AnswerReading(text).number?.form == form, "\(text)")
    }

    @Test(arguments: [("21.93", 2, 4), ("0.0120", 4, 3), ("1.60\\times10^{-19}", 21, 3), ("1.6e5", -4, 2)])
    func printedPrecision(_ text: String, _ places: Int, _ digits: Int) {
        let number = AnswerReading(text).number
        #expect(number?.places == places && number?.significantDigits == digits, "\(text)")
    }
}
