import AssayCore
import AssayJSON
import ChartVerifier
import TestSupport
import Testing

/// The notations of Sources/Verifiers/Chart/README.md one by one, each around random whole numbers that are written out
/// by slow, obvious writers.
@Suite struct NotationListTests {
    /// A number, and one way to write it.
    private struct Written {
        let text: String
        /// A ground truth in plain digits with a power of ten.
        let truth: String
    }

    private func expect(_ written: Written, _ isRight: Bool, _ seed: UInt64 = 0, percent: String = "strict") throws {
        let verifier = try ChartVerifier(
            options: OptionValues(["answer_type": "number", "rel_tol": 0, "percent": .string(percent)]))
        var context = VerificationContext()
        let truth = try verifier.readGroundTruth(.string(written.truth))
        let finding = verifier.verify(written.text, against: truth, in: &context)
        let found = finding.decision == .decided(accuracy: 1, .correct, by: .rule("tolerance"))
        #expect(found == isRight, "seed \(seed): \(written.text) against \(written.truth): \(finding)")
    }

    private func expectEach(_ seed: UInt64, _ write: (Int) -> [Written]) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<40 {
            let value = Int.random(in: 2...99_999, using: &random)
            for written in write(value) {
                try expect(written, true, seed)
                try expect(Written(text: written.text, truth: "\(value + 1)e9"), false, seed)
            }
        }
    }

    private static let scales: [(String, Int)] = [
        (" hundred", 2), (" thousand", 3), ("k", 3), ("K", 3), (" million", 6), ("M", 6), ("m", 6), (" mn", 6),
        ("bn", 9),
        (" billion", 9), ("B", 9), (" trillion", 12), ("T", 12), (" tn", 12), ("百", 2), ("千", 3), ("万", 4), ("亿", 8),
        (" lakh", 5), (" crore", 7), ("萬", 4), ("億", 8), (" Million", 6), (" MILLION", 6), ("千万", 7), ("百万", 6),
        ("万亿", 12),
        (" hundred thousand", 5), (" thousand million", 9),
    ]

    @Test func everyScale() throws {
        try expectEach(11) { value in Self.scales.map { Written(text: "\(value)\($0.0)", truth: "\(value)e\($0.1)") } }
    }

    private static let before = [
        "$", "US$", "US$ ", "A$", "C$", "HK$", "€", "£", "¥", "￥", "₹", "₩", "Rs.", "Rs. ", "USD ", "EUR ", "RMB ",
        "about ", "approximately ",
        "approx. ", "around ", "roughly ", "~", "≈", "约", "大约", "将近", "ca. ", "+", "about $", "~ €",
    ]
    private static let after = [
        "$", " USD", "€", " euros", " dollars", "元", "美元", "日元", " yen", " kg", " tonnes", "%", " km", "°C", " °F",
        " km/h", " people", "人", "个", "年", " years",
        " units", "吨", " MWh", " or so", "左右", " 公里", ".",
    ]

    @Test func everythingThatMayStandAroundANumber() throws {
        try expectEach(12) { value in
            Self.before.map { Written(text: "\($0)\(value)", truth: "\(value)") }
                + Self.after.map { Written(text: "\(value)\($0)", truth: "\(value)") }
        }
    }

    private static let wrappers = [
        ("**", "**"), ("`", "`"), ("$", "$"), ("\\(", "\\)"), ("\"", "\""), ("“", "”"), ("「", "」"), ("\\text{", "}"),
        ("\\boxed{", "}"),
        ("(", ")"), ("[", "]"), ("（", "）"), ("", "."), ("", "。"), ("*", "*"),
    ]

    @Test func everyWrapper() throws {
        try expectEach(13) { value in
            Self.wrappers.map { Written(text: $0.0 + String(value) + $0.1, truth: "\(value)") }
        }
    }

    @Test func everySign() throws {
        let signs = ["-", "−", "–", "‐", "－", "minus ", "negative ", "负", "- ", "$-", "-$", "−€"]
        try expectEach(14) { value in
            var written = signs.map { Written(text: "\($0)\(value)", truth: "-\(value)") }
            if value > 999 {
                let grouped = "\(value / 1_000),\(String(value % 1_000 + 1_000).dropFirst())"
                written += ["(\(grouped))", "($\(grouped))", "-\(grouped)"].map {
                    Written(text: $0, truth: "-\(value)")
                }
            }
            return written
        }
    }

    @Test func everyPower() throws {
        try expectEach(15) { value in
            [
                "\(value)e3", "\(value)E3", "\(value)e+3", "\(value)E+03", "\(value)×10^3", "\(value)x10^3",
                "\(value) x 10^3", "\(value)*10^3",
                "\(value)·10^3", "\(value)·10³", "\(value)×10^{3}", "\(value)\\times 10^{3}", "\(value)\\times10^3",
                "\(value)\\cdot 10^3",
                "\(value) × 10³", "$\(value) \\times 10^{3}$",
            ].map { Written(text: $0, truth: "\(value)000") }
                + ["\(value)e-3", "\(value)×10^-3", "\(value)×10^{-3}", "\(value)·10⁻³"].map {
                    Written(text: $0, truth: "\(value)e-3")
                }
        }
    }

    @Test func everyFraction() throws {
        let signs: [(String, Int, Int)] = [
            ("½", 1, 2), ("⅓", 1, 3), ("⅔", 2, 3), ("¼", 1, 4), ("¾", 3, 4), ("⅕", 1, 5), ("⅖", 2, 5), ("⅗", 3, 5),
            ("⅘", 4, 5), ("⅙", 1, 6),
            ("⅚", 5, 6), ("⅐", 1, 7), ("⅛", 1, 8), ("⅜", 3, 8), ("⅝", 5, 8), ("⅞", 7, 8), ("⅑", 1, 9), ("⅒", 1, 10),
            ("1/2", 1, 2),
            ("3 / 4", 3, 4), ("3⁄4", 3, 4), ("\\frac{3}{4}", 3, 4), ("\\dfrac{3}{8}", 3, 8), ("\\tfrac{1}{3}", 1, 3),
        ]
        for (text, numerator, denominator) in signs {
            try expect(Written(text: text, truth: "\(numerator)/\(denominator)"), true)
            try expect(Written(text: "-" + text, truth: "-\(numerator)/\(denominator)"), true)
            try expect(Written(text: text, truth: "\(numerator + 1)/\(denominator)"), false)
            for whole in [1, 7, 42] {
                let space = text.first?.isNumber == true && text.unicodeScalars.first?.isASCII == true ? " " : ""
                let sum = whole * denominator + numerator
                try expect(Written(text: "\(whole)\(space)\(text)", truth: "\(sum)/\(denominator)"), true)
            }
        }
        let words: [(String, String)] = [
            ("half", "1/2"), ("a half", "1/2"), ("one third", "1/3"), ("two thirds", "2/3"), ("two-thirds", "2/3"),
            ("a quarter", "1/4"),
            ("three quarters", "3/4"), ("three-fifths", "3/5"), ("a tenth", "1/10"), ("half a million", "500000"),
            ("一半", "1/2"),
        ]
        for (text, truth) in words { try expect(Written(text: text, truth: truth), true) }
    }

    @Test func everyPercent() throws {
        let signs = ["%", " %", "％", "٪", " percent", " per cent", " pct", " pp", " percentage points", "个百分点", "\\%"]
        try expectEach(16) { value in
            signs.map { Written(text: "\(value)\($0)", truth: "\(value)%") }
                + signs.map { Written(text: "\(value)\($0)", truth: "\(value)e-2") }
                + signs.map { Written(text: "\(value)\($0)", truth: "\(value)") }
                + [Written(text: "百分之\(value)", truth: "\(value)%"), Written(text: "\(value)", truth: "\(value)%")]
        }
        try expect(Written(text: "百分之十二", truth: "12%"), true)
        try expect(Written(text: "twelve percent", truth: "0.12"), true)
        try expect(Written(text: "1200%", truth: "12"), true)
        try expect(Written(text: "1200%", truth: "12"), false, percent: "lenient")
        try expect(Written(text: "12%", truth: "0.12"), true, percent: "lenient")
    }

    /// English as one says it, without a table of the reader's own.
    private func english(_ value: Int) -> String {
        let small = [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen",
            "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        ]
        let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
        if value < 20 { return small[value] }
        if value < 100 { return tens[value / 10] + (value % 10 == 0 ? "" : "-" + small[value % 10]) }
        let (size, name) =
            value < 1_000 ? (100, "hundred") : value < 1_000_000 ? (1_000, "thousand") : (1_000_000, "million")
        let rest = value % size
        let joint = rest == 0 ? "" : rest < 100 ? " and " : " "
        return "\(english(value / size)) \(name)\(joint)\(rest == 0 ? "" : english(rest))"
    }

    private func chinese(_ value: Int, inner: Bool = false) -> String {
        let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        if value >= 10_000 {
            let rest = value % 10_000
            let gap = rest > 0 && rest < 1_000 ? "零" : ""
            return chinese(value / 10_000, inner: true) + "万" + gap + (rest > 0 ? chinese(rest, inner: true) : "")
        }
        var text = ""
        var needsZero = false
        for (size, name) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = value / size % 10
            if digit == 0 {
                needsZero = needsZero || !text.isEmpty
            } else {
                if needsZero { text += "零" }
                needsZero = false
                text += digits[digit] + name
            }
        }
        if !inner, text.hasPrefix("一十") { text.removeFirst() }
        return text.isEmpty ? "零" : text
    }

    @Test(arguments: [21, 22] as [UInt64])
    func numberWords(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<400 {
            let top = [20, 100, 1_000, 100_000, 9_999_999].randomElement(using: &random) ?? 100
            let value = Int.random(in: 0...top, using: &random)
            for text in [english(value), english(value).uppercased(), chinese(value), chinese(value) + "人"] {
                try expect(Written(text: text, truth: "\(value)"), true, seed)
                try expect(Written(text: text, truth: "\(value + 1)"), false, seed)
            }
        }
    }

    @Test(arguments: [
        "Q3", "3D", "FY2019", "5 or 6", "5-6", "5 to 6", "5, 6", "3+2", "2*3", "5?", "1.2.3", "0x10", "1_000", "1,00",
        "12,34", "1,2345", "5e", "e5", "10^", "--5",
        "+-5", "5%%", "$$5", "5 kg kg", "²", "①", "½½", "1/0", "1/2/3", "five six", "NaN", "inf", "∞", "5\u{202E}6",
        "more than 5 and less than 7",
    ])
    func noNumber(_ text: String) throws { try expect(Written(text: text, truth: "5"), false) }
}
