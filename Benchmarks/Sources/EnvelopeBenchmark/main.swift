// What finding the answer and judging the format of one response costs, in CPU time, on ordinary and on hostile text.
//
//     swift run -c release --package-path Benchmarks EnvelopeBenchmark
//
// Each figure is the median of nine rounds, the steps taking turns in each round.
import AssayText
import BenchmarkSupport

/// Prose whose words come from a small generator, so that sentences do not repeat.
func prose(_ words: [String], separator: String, bytes: Int) -> String {
    var state: UInt64 = 42
    var text = ""
    var sentence = 0
    while text.utf8.count < bytes {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += words[Int(state >> 33) % words.count]
        sentence += 1
        text += sentence % 13 == 0 ? (separator.isEmpty ? "。" : ". ") : separator
        if sentence % 90 == 0 { text += "\n\n" }
    }
    return text
}

let english = """
    the picture shows a busy street with one red bus and some people near a small shop on the left side while the sky
    above looks clear so I count every chair again from front to back before I write down what number seems right here
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
let chinese = "图片 展示 了 一个 热闹 的 城市 街道 场景 画面 中央 有 红色 公共 汽车 正在 缓慢 行驶 左侧 人行道 许多 行人 右侧 商店".split(separator: " ")
    .map(String.init)

func response(_ thought: String) -> String {
    "<think>\(thought)</think>\n<answer>The answer is <|begin_of_box|>42<|end_of_box|>.</answer>"
}

let texts: [(name: String, response: String)] = [
    ("English, 4 KB", response(prose(english, separator: " ", bytes: 4_000))),
    ("Chinese, 4 KB", response(prose(chinese, separator: "", bytes: 4_000))),
    (
        "both, 4 KB",
        response(prose(chinese, separator: "", bytes: 2_000) + prose(english, separator: " ", bytes: 2_000))
    ),
    ("a table and rules, 4 KB", response("|---|---|\n----\n...\n" + prose(english, separator: " ", bytes: 4_000))),
    (
        "a phrase six times, 4 KB",
        response(
            (0..<6).map { number in
                "Let me count the chairs in the picture once more, to be sure: \(number). "
            }.joined() + prose(english, separator: " ", bytes: 3_600))
    ),
    ("English, 64 KB", response(prose(english, separator: " ", bytes: 65_000))),
    ("Chinese, 64 KB", response(prose(chinese, separator: "", bytes: 65_000))),
    ("repetitive, 64 KB", response(String(repeating: "I count the chairs in the picture once more. ", count: 1_450))),
    ("<think> all over, 1 MiB", String(repeating: "<think>", count: 150_000)),
    (
        "\\boxed{ all over, 1 MiB",
        response("").replacing("42", with: "") + String(repeating: "\\boxed{", count: 150_000)
    ),
]

let settings = EnvelopeSettings()
var reference = settings
reference.style = .reference
print(
    "| text | envelope | reference envelope | box, offsets | last \\boxed | language mix | repetition | all default |")
print("|---|---|---|---|---|---|---|---|")
for (name, text) in texts {
    let bytes = text.utf8Span.span
    let envelope = EnvelopeScanner.scan(bytes, settings)
    let ranges = envelope.styleRanges(style: .lenient, count: bytes.count)
    let times = alternated(
        rounds: 9, calls: max(3, 4_000_000 / bytes.count),
        [
            { keep(EnvelopeScanner.scan(text.utf8Span.span, settings)) },
            { keep(EnvelopeScanner.scan(text.utf8Span.span, reference)) },
            {
                if let found = try? Extractor.extract(.box, from: text.utf8Span, envelope: envelope) {
                    keep(CodePointOffsets.range(found.range, in: text.utf8Span.span))
                }
            },
            { keep(try? Extractor.lastBoxed(in: text.utf8Span.span)) },
            { keep(LanguageMixDetector.find(in: text.utf8Span.span, ranges)) },
            { keep(RepetitionDetector.find(in: text.utf8Span.span, ranges)) },
            {
                let envelope = EnvelopeScanner.scan(text.utf8Span.span, settings)
                let ranges = envelope.styleRanges(style: .lenient, count: text.utf8.count)
                keep(LanguageMixDetector.find(in: text.utf8Span.span, ranges))
                keep(RepetitionDetector.find(in: text.utf8Span.span, ranges))
                keep(try? Extractor.extract(.box, from: text.utf8Span, envelope: envelope))
            },
        ])
    print("| \(name) | \(times.map { microseconds($0) }.joined(separator: " | ")) |")
}

func microseconds(_ nanoseconds: Double) -> String { "\((nanoseconds / 10).rounded() / 100) µs" }

if let pattern = try? UserPattern(#"answer is\s*(?<answer>\S+)"#) {
    let text = texts[0].response
    let runaway = String(repeating: "a", count: 40) + "b"
    let bad = try? UserPattern("(a+)+$")
    let times = alternated(
        rounds: 9, calls: 200,
        [
            { keep(pattern.lastMatch(in: text.utf8Span, within: 0..<text.utf8.count)) },
            { keep(bad?.lastMatch(in: runaway.utf8Span, within: 0..<41)) },
        ])
    print("pattern over 4 KB: \(microseconds(times[0])); a runaway pattern up to its limit: \(microseconds(times[1]))")
}
