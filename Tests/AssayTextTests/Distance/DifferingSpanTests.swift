import AssayText
import TestSupport
import Testing

@Suite struct DifferingSpanTests {
    @Test func showsEachPlaceOnce() {
        #expect(differences("kitten", "sitting") == ["0..<1|0..<1", "4..<5|4..<5", "6..<6|6..<7"])
        #expect(differences("abc", "abc") == [])
        #expect(differences("", "ab") == ["0..<0|0..<2"])
        #expect(differences("abcdef", "abXYef") == ["2..<4|2..<4"])
        #expect(differences("abcdef", "abef") == ["2..<4|2..<2"])
        #expect(differences("kitten", "sitting", limit: 1) == ["0..<1|0..<1"])
        #expect(differences("a", "b", limit: 0) == [])
    }

    /// Within one window the spans cost exactly the distance.
    @Test func isOptimalWithinAWindow() {
        let editDistance = EditDistance()
        for seed in 1...150 as ClosedRange<UInt64> {
            var generator = TextPairGenerator(seed: seed)
            let alphabet = [2, 4, 26, 20_000][generator.below(4)]
            let left = generator.text(generator.below(300), alphabet: alphabet)
            let right = generator.corruption(of: left, perThousand: 250, alphabet: alphabet)
            guard right.count <= 448 else { continue }
            let spans = editDistance.firstDifferences(left.span, right.span, limit: .max)
            check(spans, left, right, isComplete: true, "seed \(seed)")
            // A span of a elements against b costs at least max(a, b); optimal ones cost exactly the distance.
            let cost = spans.reduce(0) { $0 + max($1.left.count, $1.right.count) }
            #expect(cost <= EditDistanceOracle.distance(left, right), "seed \(seed)")
        }
    }

    @Test(arguments: [2, 26, 20_000])
    func isConsistentOverManyWindows(alphabet: Int) {
        let editDistance = EditDistance()
        for seed in 1...20 as ClosedRange<UInt64> {
            var generator = TextPairGenerator(seed: seed)
            let left = generator.text(2000, alphabet: alphabet)
            let right = generator.corruption(of: left, perThousand: 30, alphabet: alphabet)
            let spans = editDistance.firstDifferences(left.span, right.span, limit: .max)
            check(spans, left, right, isComplete: true, "seed \(seed)")
            let first = editDistance.firstDifferences(left.span, right.span, limit: 3)
            #expect(first == Array(spans.prefix(3)), "seed \(seed)")
        }
    }

    /// Unrelated texts end after the windows allowed, not after the text.
    @Test func isBounded() {
        var generator = TextPairGenerator(seed: 3)
        let left = generator.text(60_000, alphabet: 26)
        let right = generator.text(60_000, alphabet: 26)
        let spans = EditDistance().firstDifferences(left.span, right.span, limit: .max)
        check(spans, left, right, isComplete: false, "seed 3")
        #expect(spans.last?.left.upperBound ?? 0 < 40_000)
    }

    /// Before, between and after the spans the sequences are equal.
    private func check(
        _ spans: [DifferingSpan], _ left: [UInt32], _ right: [UInt32], isComplete: Bool, _ context: Comment
    ) {
        var (leftEnd, rightEnd) = (0, 0)
        for span in spans {
            guard span.left.lowerBound >= leftEnd, span.right.lowerBound >= rightEnd else {
                Issue.record("the spans overlap, \(context)")
                return
            }
            #expect(left[leftEnd..<span.left.lowerBound] == right[rightEnd..<span.right.lowerBound], context)
            #expect(!(span.left.isEmpty && span.right.isEmpty), context)
            leftEnd = span.left.upperBound
            rightEnd = span.right.upperBound
        }
        if isComplete { #expect(left[leftEnd...] == right[rightEnd...], context) }
    }

    private func differences(_ left: String, _ right: String, limit: Int = 9) -> [String] {
        let left = left.unicodeScalars.map(\.value)
        let right = right.unicodeScalars.map(\.value)
        return EditDistance().firstDifferences(left.span, right.span, limit: limit).map { "\($0.left)|\($0.right)" }
    }
}
