/// Seeded rollouts of about 4 KB in the shape trainers post them.
struct RolloutCorpus {
    /// How the text of a response is spelled in JSON.
    enum Spelling {
        /// English with LaTeX, line breaks and quotes; some non-ASCII, written raw.
        case mixed
        /// Mostly Chinese, written raw.
        case chinese
        /// The Chinese text as `\uXXXX`, as Python's `json.dumps` writes by default.
        case chineseEscaped
        /// English without a single escape.
        case plain
    }

    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// `{"rollouts":[…]}` with a number of rows.
    mutating func batch(rows: Int, responseBytes: Int, _ spelling: Spelling) -> [UInt8] {
        var text = #"{"rollouts":["#
        for row in 0..<rows {
            if row > 0 { text += "," }
            text += rollout(row, responseBytes: responseBytes, spelling)
        }
        text += "]}"
        return Array(text.utf8)
    }

    /// One rollout.
    mutating func rollout(_ row: Int, responseBytes: Int, _ spelling: Spelling) -> String {
        let head =
            #"{"id":"step12/p\#(row)/s3","verifier":"math","data_source":"geometry3k","prompt":"Find the area of the"#
            + #" shaded region. Put the answer in a box.","response":""#
        return head + response(bytes: responseBytes, spelling)
            + #"","ground_truth":"42","options":{"tolerance":{"relative":1e-05}},"deadline_ms":2000,"group":"p\#(row)","#
            + #""iteration":12,"truncated":false}"#
    }

    private mutating func response(bytes: Int, _ spelling: Spelling) -> String {
        var text = "<think>"
        switch spelling {
        case .mixed:
            while text.utf8.count < bytes {
                text += Self.english[below(Self.english.count)]
                switch below(12) {
                case 0...3: text += #".\n"#
                case 4: text += #" \"so\" "#
                case 5: text += #" $\\frac{1}{2} \\cdot x$ "#
                case 6: text += " — x² ≤ π·r "
                case 7: text += ["面积是", " 😀 ", "naïve "][below(3)]
                default: text += " "
                }
            }
        case .plain:
            while text.utf8.count < bytes { text += Self.english[below(Self.english.count)] + " " }
        case .chinese:
            while text.utf8.count < bytes { text += Self.chinese[below(Self.chinese.count)] + separator() }
        case .chineseEscaped:
            while text.utf8.count < bytes {
                text += Self.escaped(Self.chinese[below(Self.chinese.count)] + separator())
            }
        }
        return text + #"</think><answer><|begin_of_box|>42<|end_of_box|></answer>"#
    }

    private mutating func separator() -> String { below(6) == 0 ? " x=12, " : "，" }

    private mutating func below(_ bound: Int) -> Int {
        // SplitMix64 (Steele, Lea, Flood 2014).
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return Int((mixed ^ mixed >> 31) % UInt64(bound))
    }

    private static func escaped(_ text: String) -> String {
        text.utf16.map { unit in
            if unit < 0x80 { return String(UnicodeScalar(UInt8(unit))) }
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }

    private static let english = [
        "the triangle is isosceles because its base angles are equal", "we subtract the smaller disc from the larger",
        "wait, let me check that again", "so the area follows from the two radii", "the answer must be positive here",
        "now I substitute the value into the second equation and simplify", "the figure shows a right angle at C",
    ]
    private static let chinese = [
        "根据题意可知三角形的两个底角相等", "所以阴影部分的面积等于大圆减去小圆", "让我再检查一下这个计算过程是否正确",
        "将数值代入第二个方程并化简", "因此最后的答案应该是正数", "图中显示在点处有一个直角",
    ]
}
