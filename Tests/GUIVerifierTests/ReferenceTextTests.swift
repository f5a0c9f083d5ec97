import AssayCore
import TestSupport
import Testing

@testable import GUIVerifier

/// The similarities against slow and obvious ones.
@Suite struct ReferenceTextTests {
    private static func random(_ generator: inout some RandomNumberGenerator) -> String {
        let letters = Array("abAB é日".unicodeScalars)
        let count = Int.random(in: 0...24, using: &generator)
        let scalars = (0..<count).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] }
        return String(String.UnicodeScalarView(scalars))
    }

    private static func values(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    /// Places of every substring, overlapping ones too, one by one.
    private static func isRepetitive(_ text: [UInt32]) -> Bool {
        guard text.count >= 10 else { return false }
        for length in 1...4 where text.count >= length {
            for start in 0...text.count - length {
                let part = Array(text[start..<start + length])
                let places = (0...text.count - length).filter { Array(text[$0..<$0 + length]) == part }
                if Double(places.count * length) / Double(text.count) > 0.7 { return true }
            }
        }
        return false
    }

    private static func jaccard(_ left: [UInt32], _ right: [UInt32]) -> Double {
        func pairs(_ text: [UInt32]) -> [[UInt32]] { zip(text, text.dropFirst()).map { [$0, $1] } }
        let all = Set(pairs(left) + pairs(right))
        guard !all.isEmpty else { return 1 }
        return Double(all.filter { pairs(left).contains($0) && pairs(right).contains($0) }.count) / Double(all.count)
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func agreesWithTheOracles(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let (left, right) = (Self.random(&generator), Self.random(&generator))
            let (lefts, rights) = (Self.values(left), Self.values(right))
            let comment: Comment = "seed \(seed): \(left.debugDescription), \(right.debugDescription)"
            var budget = WorkBudget()
            let longer = max(lefts.count, rights.count)
            let ratio = try ReferenceText.subsequenceRatio(left, right, budget: &budget)
            let common = EditDistanceOracle.commonSubsequenceLength(lefts, rights)
            #expect(ratio == (longer == 0 ? nil : Double(common) / Double(longer)), comment)
            let similarity = TextSimilarity.editSimilarity(left, right, budget: &budget)
            let distance = EditDistanceOracle.distance(lefts, rights)
            #expect(similarity == (longer == 0 ? 1 : 1 - Double(distance) / Double(longer)), comment)
            #expect(ReferenceText.jaccard(lefts, rights) == Self.jaccard(lefts, rights), comment)
            #expect(ReferenceText.isRepetitive(lefts) == Self.isRepetitive(lefts), comment)
        }
    }

    /// A few letters only, so that repetition is found as often as not.
    @Test func repetitionOfShortAlphabets() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            let unit = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                UInt32.random(in: 97...98, using: &generator)
            }
            var text = Array(repeatElement(unit, count: Int.random(in: 2...6, using: &generator)).joined())
            for _ in 0..<Int.random(in: 0...4, using: &generator) {
                text.append(UInt32.random(in: 97...99, using: &generator))
            }
            #expect(ReferenceText.isRepetitive(text) == Self.isRepetitive(text), "seed 7: \(text)")
        }
    }
}
