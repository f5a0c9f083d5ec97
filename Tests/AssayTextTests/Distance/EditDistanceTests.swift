import AssayText
import TestSupport
import Testing

@Suite struct EditDistanceTests {
    @Test(arguments: [
        ("", "", 0), ("", "abc", 3), ("abc", "abc", 0), ("kitten", "sitting", 3), ("flaw", "lawn", 2),
        ("社区服务", "社区服", 1), ("e\u{301}", "\u{e9}", 2), ("🇨🇳", "🇨🇺", 1), ("\r\n", "\n", 1),
        ("ab", "ba", 2), ("intention", "execution", 5),
    ])
    func knownDistances(left: String, right: String, expected: Int) {
        let editDistance = EditDistance()
        let (left, right) = (codePoints(left), codePoints(right))
        #expect(editDistance.measure(left.span, right.span).distance == expected)
        #expect(editDistance.measure(right.span, left.span).distance == expected)
    }

    @Test func stringsAreMeasuredInScalars() {
        let editDistance = EditDistance()
        #expect(editDistance.measure("caf\u{e9}", "cafe\u{301}").distance == 2)
        #expect(editDistance.measure("aß漢🇨", "aß漢🇳").distance == 1)
        #expect(editDistance.measure("", "漢字").distance == 2)
        #expect(editDistance.measure("abc", "xyz", maximum: 2).outcome == .moreThan(2))
    }

    /// Every pair of words over two letters up to five letters long, with every maximum: 3,969 pairs.
    @Test func everyPairOfShortWords() {
        let editDistance = EditDistance()
        var words: [[UInt32]] = [[]]
        var longest: [[UInt32]] = [[]]
        for _ in 0..<5 {
            longest = longest.flatMap { [$0 + [97], $0 + [98]] }
            words += longest
        }
        for left in words {
            for right in words {
                let expected = EditDistanceOracle.distance(left, right)
                #expect(editDistance.measure(left.span, right.span).outcome == .exactly(expected), "\(left) \(right)")
                for maximum in 0...5 {
                    let outcome = editDistance.measure(left.span, right.span, maximum: maximum).outcome
                    #expect(outcome == (expected <= maximum ? .exactly(expected) : .moreThan(maximum)))
                }
                let common = EditDistanceOracle.commonSubsequenceLength(left, right)
                #expect(editDistance.commonSubsequenceLength(left.span, right.span) == common, "\(left) \(right)")
            }
        }
    }

    /// Lengths around the word borders, three alphabets, related and unrelated, with and without a maximum.
    @Test(arguments: [0, 1, 2, 5, 31, 62, 63, 64, 65, 66, 127, 128, 129, 200, 257, 321, 400, 1000])
    func agreesWithTheOracle(count: Int) {
        let editDistance = EditDistance()
        let rounds = count < 300 ? 12 : 2
        for alphabet in [2, 26, 20_000, 0x10F800] {
            for round in 0..<rounds {
                let seed = UInt64(count * 1_000_000 + alphabet * 7 + round)
                var generator = TextPairGenerator(seed: seed)
                let left = generator.text(count, alphabet: alphabet)
                let rates = [0, 10, 50, 200, 600]
                let right =
                    round % 3 == 0
                    ? generator.text(generator.below(2 * count + 2), alphabet: alphabet)
                    : generator.corruption(
                        of: left, perThousand: rates[generator.below(rates.count)], alphabet: alphabet)
                check(editDistance, left, right, &generator, "seed \(seed)")
            }
        }
    }

    private func check(
        _ editDistance: EditDistance, _ left: [UInt32], _ right: [UInt32], _ generator: inout TextPairGenerator,
        _ context: Comment
    ) {
        let expected = EditDistanceOracle.distance(left, right)
        let measured = editDistance.measure(left.span, right.span)
        #expect(measured.outcome == .exactly(expected), context)
        #expect(editDistance.measure(right.span, left.span) == measured, context)
        let maxima = [0, expected - 1, expected, expected + 1, generator.below(expected + 10), expected / 2]
        for maximum in maxima where maximum >= 0 {
            let outcome = editDistance.measure(left.span, right.span, maximum: maximum).outcome
            #expect(outcome == (expected <= maximum ? .exactly(expected) : .moreThan(maximum)), context)
        }
        let common = EditDistanceOracle.commonSubsequenceLength(left, right)
        #expect(editDistance.commonSubsequenceLength(left.span, right.span) == common, context)
    }

    /// Long enough for several bands, rare rows and frequent rows; a block of junk in front, behind or in the middle.
    @Test(arguments: [3, 26, 3000, 20_000], [0, 1, 2, 3])
    func longTexts(alphabet: Int, shape: Int) {
        let seed = UInt64(alphabet * 10 + shape)
        var generator = TextPairGenerator(seed: seed)
        let left = generator.text(2600, alphabet: alphabet)
        var right = generator.corruption(of: left, perThousand: 20, alphabet: alphabet)
        let junk = generator.text(700, alphabet: alphabet)
        switch shape {
        case 0: right = junk + right
        case 1: right += junk
        case 2: right.insert(contentsOf: junk, at: 1100)
        default: right = generator.text(2200, alphabet: alphabet)
        }
        let editDistance = EditDistance()
        let expected = EditDistanceOracle.distance(left, right)
        let measured = editDistance.measure(left.span, right.span)
        #expect(measured.outcome == .exactly(expected), "seed \(seed)")
        #expect(editDistance.measure(left.span, right.span, maximum: expected - 1).outcome == .moreThan(expected - 1))
        #expect(editDistance.measure(left.span, right.span, maximum: expected).outcome == .exactly(expected))
        #expect(
            editDistance.commonSubsequenceLength(left.span, right.span)
                == EditDistanceOracle.commonSubsequenceLength(left, right), "seed \(seed)")
    }

    @Test func obeysTheTriangleInequality() {
        let editDistance = EditDistance()
        for seed in 1...60 as ClosedRange<UInt64> {
            var generator = TextPairGenerator(seed: seed)
            let a = generator.text(generator.below(300), alphabet: 4)
            let b = generator.corruption(of: a, perThousand: 200, alphabet: 4)
            let c = generator.corruption(of: b, perThousand: 200, alphabet: 4)
            let ab = editDistance.measure(a.span, b.span).distance ?? .min
            let bc = editDistance.measure(b.span, c.span).distance ?? .min
            let ac = editDistance.measure(a.span, c.span).distance ?? .max
            #expect(ac <= ab + bc, "seed \(seed)")
        }
    }

    @Test func aWorkspaceForgetsTheLastPair() {
        let editDistance = EditDistance()
        for seed in 1...200 as ClosedRange<UInt64> {
            var generator = TextPairGenerator(seed: seed)
            let alphabet = [2, 26, 20_000][generator.below(3)]
            let left = generator.text(generator.below(700), alphabet: alphabet)
            let right = generator.corruption(of: left, perThousand: 100, alphabet: alphabet)
            let fresh = EditDistance().measure(left.span, right.span)
            #expect(editDistance.measure(left.span, right.span) == fresh, "seed \(seed)")
        }
    }

    /// Many threads at once: each gets a workspace of its own.
    @Test func sharedWorkspacesAreNeverSharedAtOnce() async {
        let wrong = await withTaskGroup(of: Int.self) { group in
            for task in 1...8 as ClosedRange<UInt64> {
                group.addTask {
                    var generator = TextPairGenerator(seed: task)
                    var wrong = 0
                    for _ in 0..<40 {
                        let left = generator.text(generator.below(300), alphabet: 26)
                        let right = generator.corruption(of: left, perThousand: 100, alphabet: 26)
                        let distance = EditDistance.withShared { $0.measure(left.span, right.span).distance }
                        if distance != EditDistanceOracle.distance(left, right) { wrong += 1 }
                    }
                    return wrong
                }
            }
            return await group.reduce(0, +)
        }
        #expect(wrong == 0)
    }

    @Test func stopsAtTheWorkLimit() {
        var generator = TextPairGenerator(seed: 7)
        let left = generator.text(20_000, alphabet: 26)
        let right = generator.text(20_000, alphabet: 26)
        let editDistance = EditDistance()
        let measured = editDistance.measure(left.span, right.span, workLimit: 100_000)
        #expect(measured == DistanceMeasurement(.outOfWork, steps: 100_000))
        #expect(editDistance.measure(left.span, right.span, workLimit: 10).outcome == .outOfWork)
        // Far apart is proven long before the limit where a maximum is given.
        let bounded = editDistance.measure(left.span, right.span, maximum: 1000, workLimit: 300_000)
        #expect(bounded.outcome == .moreThan(1000))
        // Lengths alone prove it.
        let start = Array(left[..<100])
        let byLength = editDistance.measure(start.span, right.span, maximum: 19_899, workLimit: 0)
        #expect(byLength == DistanceMeasurement(.moreThan(19_899), steps: 0))
    }

    /// The band must make similar texts cheap: a full matrix of this pair has 6.2 million word steps.
    @Test func similarTextsCostLittle() {
        var generator = TextPairGenerator(seed: 11)
        let left = generator.text(20_000, alphabet: 26)
        let right = generator.corruption(of: left, perThousand: 10, alphabet: 26)
        let measured = EditDistance().measure(left.span, right.span)
        #expect(measured.distance ?? .max < 400)
        #expect(measured.steps < 400_000)
    }

    @Test func valuesBeyondUnicodeEqualNothing() {
        let left = [UInt32](repeating: 0x11_0000, count: 3)
        let right: [UInt32] = [.max, 97, .max]
        #expect(EditDistance().measure(left.span, right.span).distance == 3)
    }

    private func codePoints(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}
