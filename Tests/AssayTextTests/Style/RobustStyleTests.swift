import AssayText
import TestSupport
import Testing

/// `style: robust` against what escapes the published rules, and against ordinary long thoughts.
@Suite struct RobustStyleTests {
    private static let english = [
        "the bus in the middle of the picture is red and it moves to the left side",
        "we should look at the sign again because the first letter is hard to read",
        "there are four people near the door and two of them carry a large bag",
        "this means that the number of chairs cannot be smaller than seven at all",
        "now compare the height of the tower with the height of the church behind it",
    ]
    private static let chinese = [
        "画面中央有一辆红色的公共汽车正在向左边行驶", "我们需要再看一遍标志因为第一个字母很难辨认", "门口附近有四个人其中两个人提着很大的包",
        "这说明椅子的数量绝对不会少于七把",
    ]
    private static let joints = [" ", "\n", ", ", ".\n", "; ", " - ", "! "]

    private func mix(_ text: String) -> Bool {
        let span = text.utf8Span.span
        return StyleRule.robust.languageMix(in: span, [0..<span.count]) != nil
    }

    private func repeats(_ text: String) -> Bool {
        let span = text.utf8Span.span
        return StyleRule.robust.repetition(in: span, [0..<span.count]) != nil
    }

    /// Sentences of both languages, cut, numbered and mingled in any way.
    @Test(arguments: 0..<60)
    func aMixIsAMixHoweverItIsCut(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var sentences = (0..<20).map { _ in Self.english.randomElement(using: &random) ?? "" }
        sentences += (0..<6).map { _ in Self.chinese.randomElement(using: &random) ?? "" }
        if seed % 2 == 0 { sentences.shuffle(using: &random) }
        var text = ""
        for (index, sentence) in sentences.enumerated() {
            if Bool.random(using: &random) { text += "\(index + 1). " }
            var words = sentence
            if Int.random(in: 0..<4, using: &random) == 0 {
                words = words.split(separator: " ").joined(separator: ", ")
            }
            if Int.random(in: 0..<4, using: &random) == 0 {
                words = words.split(separator: " ").joined(separator: "\n")
            }
            text += words + (Self.joints.randomElement(using: &random) ?? " ")
        }
        #expect(mix(text), "seed \(seed)")
    }

    /// One sentence again and again, with another number, another end and other capitals each time.
    @Test(arguments: 0..<60)
    func aRepetitionIsOneHoweverItIsNumbered(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pool = seed % 3 == 0 ? Self.chinese : Self.english
        let sentence = pool.randomElement(using: &random) ?? ""
        var text = ""
        for index in 0..<16 {
            let head = ["\(index + 1). ", "Step \(index): ", "(\(index)) ", ""].randomElement(using: &random) ?? ""
            let words = Bool.random(using: &random) ? sentence : sentence.split(separator: " ").joined(separator: ",\n")
            text += head.replacing("Step", with: seed % 3 == 0 ? "" : "Step")
            text += (Bool.random(using: &random) ? words.uppercased() : words)
            text += Self.joints.randomElement(using: &random) ?? " "
        }
        #expect(repeats(text), "seed \(seed)")
    }

    private static func lines(_ count: Int, _ line: (Int) -> String) -> String {
        (0..<count).map(line).joined(separator: "\n")
    }
    private static let jsonBoxes = lines(80) { index in
        #"{"bbox_2d": [\#(index), \#(index * 7), \#(index + 40), 981], "label": "chair"},"#
    }
    private static let boxes = lines(80) { index in "Chair \(index): [\(index), \(index * 31), \(index + 17), 640]" }
    private static let table = lines(60) { index in "| row \(index) | \(index * 13) | blue |" }
    private static let code = lines(60) { index in "let value\(index) = table[\(index)] + offset(\(index * 3))" }
    private static let steps = lines(40) { index in "\(index) + \(index * 2) = \(index * 3)，所以下一步是\(index * 3 + 1)" }
    private static let loops = lines(40) { _ in "for item in items: total += item.price * item.count  # add(x_1, y[2])"
    }
    private static let cells = lines(60) { _ in "| red apple | 12 | left |" }
    private static let longEnglish = lines(4) { _ in english.joined(separator: ". ") }
    private static let longChinese = chinese.joined(separator: "。")

    /// Code, tables and boxes in a Chinese thought; a sign quoted, and terms, in a thought of the other language.
    @Test(arguments: [
        longChinese + loops, longChinese + cells, longChinese + jsonBoxes, boxes, longChinese, longEnglish,
        longEnglish + " The sign says “" + longChinese + "”.",
        chinese.map { $0 + "（the main bus）" }.joined(separator: "。"), "",
    ])
    func ordinaryThoughtsAreNoMix(_ text: String) { #expect(!mix(text), "\(text.prefix(80))") }

    @Test(arguments: [jsonBoxes, boxes, table, code, steps, english.joined(separator: ". "), longChinese, ""])
    func listsAreNoRepetition(_ text: String) { #expect(!repeats(text), "\(text.prefix(80))") }

    /// More in quotation marks than anyone quotes is no quotation.
    @Test func quotationMarksAreNoEscape() {
        let thought = Array(repeating: Self.english, count: 5).flatMap(\.self).joined(separator: ". ")
        let quoted = Array(repeating: Self.chinese, count: 5).flatMap(\.self).map { "“\($0)”" }.joined(separator: " ")
        #expect(mix(thought + quoted))
    }

    /// Whatever the bytes, both end and agree with themselves.
    @Test(arguments: 0..<100)
    func anyTextEnds(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "a", "B", "中", "㐀", "\u{20000}", " ", "\n", "1", ",", "“", "”", "\"", "é", "|", "{", "-", "'", "word ",
        ]
        let text = (0..<Int.random(in: 0..<2000, using: &random)).map { _ in pieces.randomElement(using: &random) ?? ""
        }
        .joined()
        #expect(mix(text) == mix(text) && repeats(text) == repeats(text), "seed \(seed)")
    }
}
