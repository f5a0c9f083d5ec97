import AssayText
import Foundation
import TestSupport
import Testing

/// `style: robust` against repetition in disguise, generated from seeds, and against honest thoughts.
@Suite struct EvasionTests {
    private static let english = [
        "the bus in the middle of the picture is red and it moves to the left side of the road",
        "we should look at the sign again because the first letter of it is really hard to read",
        "there are four people near the door and two of them carry a large bag with a blue strap",
    ]
    private static let chinese = ["画面中央有一辆红色的公共汽车正在向左边行驶", "我们需要再看一遍标志因为其中的字母很难辨认"]
    private static let names = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    ]
    private static let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三"]

    /// A way to write a sentence for the n-th time.
    private struct Disguise: Sendable {
        let name: String
        let write: @Sendable (String, Int, inout SeededGenerator) -> String
    }

    private static let disguises: [Disguise] = [
        Disguise(name: "single newlines") { text, _, _ in text + "\n" },
        Disguise(name: "line breaks between words") { text, _, random in
            joined(text, [" ", "\n", "\r\n", "\u{2028}"], &random) + "\n"
        },
        Disguise(name: "commas") { text, _, random in joined(text, [" ", ", ", "; ", "，"], &random) + ". " },
        Disguise(name: "numbers") { text, index, _ in "\(index + 1). \(text)\n" },
        Disguise(name: "bracketed numbers") { text, index, _ in "(\(index * 7 + 3)) \(text); " },
        Disguise(name: "circled numbers") { text, index, _ in
            String(Unicode.Scalar(0x2460 + UInt32(index % 20)) ?? "①") + " \(text)\n"
        },
        Disguise(name: "number words") { text, index, _ in "Step \(names[index % names.count]): \(text).\n" },
        Disguise(name: "ordinals") { text, index, random in
            "\(["First", "Second", "Third", "Next", "Then", "Finally"].randomElement(using: &random) ?? ""), \(text).\n"
        },
        Disguise(name: "Roman numbers") { text, index, _ in
            "\(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"][index % 10])) \(text)\n"
        },
        Disguise(name: "letters") { text, index, _ in
            String(Unicode.Scalar(0x61 + UInt32(index % 26)) ?? "a") + ". \(text)\n"
        },
        Disguise(name: "Chinese numbers") { text, index, _ in "\(numerals[index % numerals.count])、\(text)。" },
        Disguise(name: "Chinese steps") { text, index, _ in "第\(numerals[index % numerals.count])步\(text)。\n" },
        Disguise(name: "capitals") { text, _, random in
            String(text.map { Bool.random(using: &random) ? Character($0.uppercased()) : $0 }) + ". "
        },
        Disguise(name: "emphasis") { text, index, _ in index % 2 == 0 ? "**\(text)** " : "*\(text)*\n" },
        Disguise(name: "quotation marks") { text, index, _ in index % 2 == 0 ? "“\(text)” " : "「\(text)」\n" },
        Disguise(name: "invisible characters") { text, _, random in
            String(text.flatMap { [$0] + (Int.random(in: 0..<6, using: &random) == 0 ? ["\u{200B}"] : []) }) + ". "
        },
        Disguise(name: "spaces") { text, _, random in
            joined(text, [" ", "  ", "\t", "\u{A0}", "\u{3000}"], &random) + " "
        },
        Disguise(name: "bullets and emoji") { text, index, random in
            "\(["- ", "* ", "• ", "👉 ", "~ "].randomElement(using: &random) ?? "")\(text)\n"
        },
    ]

    private static func joined(_ text: String, _ joints: [String], _ random: inout SeededGenerator) -> String {
        // Chinese has no spaces between words: every fourth character is a joint.
        let words =
            text.contains(" ")
            ? text.split(separator: " ").map(String.init)
            : stride(from: 0, to: text.count, by: 4).map { String(text.dropFirst($0).prefix(4)) }
        return words.reduce("") { $0 + ($0.isEmpty ? "" : joints.randomElement(using: &random) ?? " ") + $1 }
    }

    private func repeats(_ text: String, _ rule: StyleRule = .robust) -> Bool {
        let span = text.utf8Span.span
        return rule.repetition(in: span, [0..<span.count]) != nil
    }

    /// Every disguise alone, and a different one each time.
    @Test(arguments: 0..<40)
    func repetitionIsFoundInEveryDisguise(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for sentence in Self.english + Self.chinese {
            for disguise in Self.disguises {
                let text = (0..<18).map { disguise.write(sentence, $0, &random) }.joined()
                #expect(repeats(text), "seed \(seed), \(disguise.name): \(text.prefix(200))")
            }
            let mixed = (0..<24).map { index in
                Self.disguises.randomElement(using: &random)?.write(sentence, index, &random) ?? ""
            }
            #expect(repeats(mixed.joined(separator: "\n")), "seed \(seed), mixed: \(mixed.prefix(4))")
        }
    }

    /// Two sentences in turn.
    @Test(arguments: 0..<20)
    func turnsAreNoDisguise(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let text = (0..<40).map { index -> String in
            let sentence = Self.english[index % 2]
            return Self.disguises.randomElement(using: &random)?.write(sentence, index, &random) ?? ""
        }.joined(separator: "\n")
        #expect(repeats(text), "seed \(seed)")
    }

    private struct Honest: Decodable {
        let kind: String
        let thought: String
    }

    /// Nothing is found in thoughts whose lines look alike because their work does.
    @Test func honestThoughtsAreLeftAlone() throws {
        let lines = try Repository.text("fixtures/style/honest.ndjson").split(separator: "\n")
        #expect(lines.count == 88)
        for line in lines {
            let row = try JSONDecoder().decode(Honest.self, from: Data(line.utf8))
            let span = row.thought.utf8Span.span
            for rule in StyleRule.allCases {
                #expect(rule.repetition(in: span, [0..<span.count]) == nil, "\(rule), \(row.kind)")
                #expect(rule.languageMix(in: span, [0..<span.count]) == nil, "\(rule), \(row.kind)")
            }
        }
    }
}
