// CPU time of reading counts and of normalising text.
//
//     swift run -c release --package-path Benchmarks Counting

import AssayCore
import AssayText
import BenchmarkSupport
import CountingVerifier

let verifier = try CountingVerifier(options: OptionValues())
let truth = try verifier.readGroundTruth("105")

func verify(_ answer: String) {
    var context = VerificationContext(detailLevel: .brief)
    keep(verifier.verify(answer, against: truth, in: &context))
}

func report(_ label: String, _ nanoseconds: Double, bytes: Int) {
    let perByte = nanoseconds / Double(max(bytes, 1))
    print(label, "\(Int(nanoseconds)) ns", "\(Int(perByte * 100) / 100) ns/byte", separator: "\t")
}

print("One answer, median of five rounds")
let answers = [
    "105", "**105**", "one hundred and five cats", "图中一共有一百零五个人。", "There are 105 people in the photo.", "5 or 6",
]
for answer in answers {
    report(answer, alternated(rounds: 5, calls: 2000, [{ verify(answer) }])[0], bytes: answer.utf8.count)
}
report(
    "ground truth", alternated(rounds: 5, calls: 2000, [{ keep(try? verifier.readGroundTruth("105")) }])[0], bytes: 3)

print("A megabyte of one thing, through the verifier (it stops at 16,384 tokens)")
let units = [
    "5", "0", "9,999,", "5 ", "five ", "twenty ", "hundred and ", "一", "万", "零", "百", "maybe ", "more than ", "没有",
    "no ",
    "(5)", "(five", "[", "*", "\\text{", "$", "\\", "<", "é", "five-", "\u{200B}", "5\u{336}", "onetwothree", "1 ",
    "-5",
]
for unit in units {
    let text = String(repeating: unit, count: (1 << 20) / unit.utf8.count)
    let times = alternated(rounds: 3, calls: 1, [{ verify(text) }, { keep(NumberText(text, maxTokens: Int.max)) }])
    report("\(unit) verify", times[0], bytes: text.utf8.count)
    report("\(unit) all tokens", times[1], bytes: text.utf8.count)
}

print("Normalisation of a megabyte")
let texts = [
    ("ASCII", "The quick brown fox. "), ("French", "Où est le café de la gare, déjà fermé ? "),
    ("decomposed", "Ou\u{300} est le cafe\u{301} de\u{301}ja\u{300} ferme\u{301} "), ("Chinese", "图中一共有五只猫，三只狗。"),
    ("Korean", "사진에는 다섯 명이 있습니다. "), ("full width", "ＡＢＣ１２３　"), ("marks", "\u{301}\u{316}"),
]
for (label, unit) in texts {
    let text = String(repeating: unit, count: (1 << 20) / unit.utf8.count)
    let times = alternated(
        rounds: 3, calls: 1,
        [
            { keep(UnicodeText.nfc(text)) }, { keep(UnicodeText.nfkc(text)) }, { keep(UnicodeText.caseFolded(text)) },
            { keep(UnicodeText.lowercased(text)) },
        ])
    for (name, time) in zip(["nfc", "nfkc", "caseFolded", "lowercased"], times) {
        report("\(label) \(name)", time, bytes: text.utf8.count)
    }
}
