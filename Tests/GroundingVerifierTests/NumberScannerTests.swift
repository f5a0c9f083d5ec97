import TestSupport
import Testing

@testable import GroundingVerifier

@Suite struct NumberScannerTests {
    private func scan(_ text: String) -> NumberScanner.Scan? {
        var text = text
        return text.withUTF8 { NumberScanner.scan(FoldedText($0), at: 0) }
    }

    /// Swift's own parser is the oracle, for numbers as short as those a model writes: equal to the bit.
    @Test func shortNumbersAreExact() {
        for seed in UInt64(1)...50_000 {
            var random = SeededGenerator(seed: seed)
            var text = ["", "-", "+"][Int.random(in: 0...2, using: &random)]
            text += "\(Int.random(in: 0...99_999, using: &random))"
            if Bool.random(using: &random) { text += ".\(Int.random(in: 0...999_999, using: &random))" }
            if Bool.random(using: &random) { text += "e\(Int.random(in: -12...12, using: &random))" }
            #expect(scan(text)?.value == Double(text), "seed \(seed): \(text)")
            #expect(scan(text + ",")?.end == text.utf8.count, "seed \(seed): \(text)")
        }
    }

    /// Beyond 15 digits and small exponents it may be some units in the last place away.
    @Test func longNumbersAreClose() {
        for seed in UInt64(1)...20_000 {
            var random = SeededGenerator(seed: seed)
            let digits = (0..<Int.random(in: 16...60, using: &random)).map { _ in
                "\(Int.random(in: 0...9, using: &random))"
            }
            let text = "1" + digits.joined() + ".5e\(Int.random(in: -200...200, using: &random))"
            guard let value = scan(text)?.value, let exact = Double(text) else {
                Issue.record("unread: \(text)")
                continue
            }
            #expect(abs(value - exact) <= exact * 1e-14, "seed \(seed): \(text)")
        }
    }

    @Test(arguments: [
        ("1e400", Double.infinity), ("-1e400", -Double.infinity), ("1e-400", 0), ("0e999999999999", 0), (".5", 0.5),
        ("5.", 5),
        ("１２．５", 12.5), ("−3", -3), ("007", 7), ("1e", 1), ("1e+", 1), ("1.2.3", 1.2),
    ])
    func edges(_ text: String, _ value: Double) {
        #expect(scan(text)?.value == value)
    }

    @Test(arguments: ["", "-", "+", ".", "-.", "e5", "x", "--1", "٣"]) func noNumber(_ text: String) {
        #expect(scan(text) == nil)
    }
}
