import AssayText
import TestSupport
import Testing

@Suite struct DecimalNumberTests {
    @Test func canonicalFormMakesEqualValuesEqual() {
        let five = DecimalNumber(5)
        #expect(number("005") == five)
        #expect(number("5000", fraction: 3) == five)
        #expect(number("0") == DecimalNumber(isNegative: true, digits: [0, 0]))
        #expect(number("25", fraction: 1).scaled(byTenTo: 3) == DecimalNumber(2500))
        #expect(!number("51", fraction: 1).isInteger)
        #expect(number("5000").digits == [5] && number("5000").exponent == 3)
        #expect(number("5000").integerDigits == 4)
    }

    @Test(arguments: [
        ("5", 0, "5"), ("5000", 0, "5000"), ("5", 1, "0.5"), ("1234", 2, "12.34"), ("5", 3, "0.005"), ("0", 0, "0"),
        ("1200", 1, "120"),
    ])
    func isWrittenOut(_ digits: String, _ fraction: Int, _ expected: String) {
        #expect(number(digits, fraction: fraction).description == expected)
        let negative = number(digits, fraction: fraction).negated
        #expect(negative.description == (expected == "0" ? "0" : "-" + expected))
    }

    @Test func longNumbersAreCutInText() {
        let long = number(String(repeating: "7", count: 100))
        #expect(long.text(maxDigits: 10) == "7777777777…")
        #expect(DecimalNumber(1).scaled(byTenTo: 1_000_000).text(maxDigits: 5) == "10000…")
    }

    @Test func ordersLikeIntegers() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let bound = [10, 1000, 1_000_000][Int.random(in: 0..<3, using: &generator)]
            let left = Int.random(in: -bound...bound, using: &generator)
            let right = Int.random(in: -bound...bound, using: &generator)
            #expect((DecimalNumber(left) < DecimalNumber(right)) == (left < right), "seed \(seed): \(left) \(right)")
            #expect((DecimalNumber(left) == DecimalNumber(right)) == (left == right), "seed \(seed): \(left) \(right)")
            #expect(DecimalNumber(left).description == String(left))
        }
        #expect(number("55", fraction: 1) < DecimalNumber(6) && DecimalNumber(5) < number("55", fraction: 1))
    }

    private func number(_ digits: String, fraction: Int = 0) -> DecimalNumber {
        DecimalNumber(digits: digits.utf8.map { $0 - 0x30 }, fractionDigits: fraction)
    }
}
