import AssayText
import TestSupport
import Testing

@Suite struct WordRepetitionTests {
    private func measure(_ text: String, _ size: Int, _ split: WordSplit = .whiteSpace) -> [Int] {
        let span = text.utf8Span.span
        let found = WordRepetition(in: span, [0..<span.count], size: size, split: split)
        return [found.total, found.distinct]
    }

    @Test func countsWords() {
        #expect(measure("", 1) == [0, 0] && measure(" \n ", 3) == [0, 0])
        #expect(measure("a b", 3) == [0, 0])
        #expect(measure("a A b", 1) == [3, 2])
        #expect(measure("the cat and the cat and the dog", 3) == [6, 4])
        #expect(measure("a b\u{3000}a\u{A0}b", 2) == [3, 2])
    }

    @Test func ideographsAreWordsWhereTheyAreAskedToBe() {
        #expect(measure("我们我们我们", 2) == [0, 0])
        #expect(measure("我们我们我们", 2, .ideographs) == [5, 2])
        #expect(measure("x我y 我", 1, .ideographs) == [4, 3])
    }

    @Test func noNGramGoesOnFromOnePartToTheNext() {
        let span = "a b|a b".utf8Span.span
        let found = WordRepetition(in: span, [0..<3, 4..<7], size: 2, split: .whiteSpace)
        #expect(found.total == 2 && found.distinct == 1 && found.share == 0.5)
    }

    /// Against sets of lists, for every size: pairs of pairs have to make every length.
    @Test func agreesWithTheOracle() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<60 {
            let words = (0..<Int.random(in: 0...90, using: &random)).map { _ in
                ["a", "b", "ab", "abcdefgh", "abcdefghi", "é"].randomElement(using: &random) ?? ""
            }
            for size in [1, 2, 3, 4, 5, 6, 7, 8, 11, 16, 31, 64] {
                let grams = words.count < size ? [] : (0...words.count - size).map { Array(words[$0..<$0 + size]) }
                #expect(measure(words.joined(separator: " "), size) == [grams.count, Set(grams).count])
            }
        }
    }

    @Test func isBounded() {
        let text = String(repeating: "x ", count: WordRepetition.maxWords + 5)
        #expect(measure(text, 64) == [WordRepetition.maxWords - 63, 1])
        let different = (0..<200_000).map { String($0, radix: 36) }.joined(separator: " ")
        #expect(measure(different, 3) == [199_998, 199_998])
    }
}
