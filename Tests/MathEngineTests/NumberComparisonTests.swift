import BigInt
import TestSupport
import Testing

@testable import MathEngine

/// Comparisons against a slow oracle, and what must hold for every pair.
@Suite struct NumberComparisonTests {
    static let seeds: [UInt64] = [1, 2, 3, 0xA55A]
    private let exact = NumberPolicy(tolerance: .exact, percent: .hundredths)

    @Test(arguments: seeds)
    func exactEqualityIsThatOfTheOracleAndSymmetric(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var equal = 0
        for _ in 0..<4_000 {
            let left = WrittenNumber.random(using: &generator)
            let right = left.neighbour(using: &generator)
            let leftReading = AnswerReading(WrittenNumber.styled(left.text, &generator))
            let rightReading = AnswerReading(WrittenNumber.styled(right.text, &generator))
            let expected: NumberComparison = left.value == right.value ? .equal(.numeric) : .unequal
            equal += left.value == right.value ? 1 : 0
            #expect(
                exact.compare(leftReading, with: rightReading) == expected,
                "seed \(seed): \(left.text) | \(right.text)")
            for percent in [NumberPolicy.Percent.hundredths, .strict] {
                let policy = NumberPolicy(tolerance: .exact, percent: percent)
                #expect(
                    policy.compare(leftReading, with: rightReading) == policy.compare(rightReading, with: leftReading),
                    "seed \(seed): \(left.text) | \(right.text)")
            }
        }
        #expect(equal > 1_000, "seed \(seed): the pairs hardly ever meet")
    }

    @Test(arguments: seeds)
    func tolerancesAreThoseOfTheOracle(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var near = 0
        for _ in 0..<4_000 {
            let truth = WrittenNumber.random(using: &generator)
            // Neighbours of the truth, so that both outcomes are frequent.
            let step = BigInt(Int.random(in: -30...30, using: &generator))
            let answerValue = PlainRational(
                truth.value.top * 1_000 + truth.value.top * step, truth.value.bottom * 1_000)
            let reading = AnswerReading("\\frac{\(answerValue.top)}{\(answerValue.bottom)}")
            let thousandths = Int.random(in: 0...30, using: &generator)
            let relative = PlainRational(BigInt(thousandths), 1_000)
            let places = Int.random(in: 0...3, using: &generator)
            let policies: [(NumberPolicy.Tolerance, Bool)] = [
                (
                    .given(
                        relative: ExactNumber(digits: "\(thousandths)".utf8, exponent: -3), decimalPlaces: nil,
                        significantDigits: nil),
                    answerValue.isWithin(truth.value.magnitude(times: relative), of: truth.value)
                ),
                (
                    .given(relative: nil, decimalPlaces: places, significantDigits: nil),
                    answerValue.isWithin(PlainRational(1, 2 * BigInt(10).power(places)), of: truth.value)
                ),
            ]
            for (tolerance, expected) in policies {
                near += expected ? 1 : 0
                let policy = NumberPolicy(tolerance: tolerance, percent: .hundredths)
                let result = policy.compare(reading, with: AnswerReading(truth.text))
                let isEqual = if case .equal = result { true } else { false }
                #expect(isEqual == expected, "seed \(seed): \(answerValue) | \(truth.text) | \(tolerance)")
            }
        }
        #expect((1_000...7_000).contains(near), "seed \(seed): \(near)")
    }

    @Test(arguments: seeds)
    func oneDigitMoreOrLessIsNeverAccepted(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<4_000 {
            // A whole number of any length, or a decimal of five digits at most: beyond that 1e-5 may join them.
            let isWhole = Bool.random(using: &generator)
            let count = Int.random(in: 1...(isWhole ? 40 : 5), using: &generator)
            var digits = (0..<count).map { _ in UInt8.random(in: 0x30...0x39, using: &generator) }
            if digits[0] == 0x30 { digits[0] = 0x31 }
            var mutant = digits
            let place = Int.random(in: 0..<count, using: &generator)
            mutant[place] = 0x30 + (mutant[place] - 0x30 + UInt8.random(in: 1...9, using: &generator)) % 10
            if mutant[0] == 0x30, count > 1 { continue }
            let point = isWhole ? count : Int.random(in: 1...count, using: &generator)
            func text(_ digits: [UInt8]) -> String {
                let text = String(decoding: digits, as: UTF8.self)
                return point == count ? text : text.prefix(point) + "." + text.dropFirst(point)
            }
            let truth = AnswerReading(text(digits))
            let answer = AnswerReading(WrittenNumber.styled(text(mutant), &generator))
            #expect(
                NumberPolicy().compare(answer, with: truth) == .unequal,
                "seed \(seed): \(text(mutant)) | \(text(digits))")
        }
    }

    @Test(arguments: seeds)
    func restylingChangesNothing(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let number = WrittenNumber.random(using: &generator)
            let restyled = WrittenNumber.styled(number.text, &generator)
            #expect(
                NumberPolicy().compare(AnswerReading(restyled), with: AnswerReading(number.text))
                    == .equal(.numeric), "seed \(seed): \(restyled) | \(number.text)")
        }
    }

    @Test(arguments: seeds)
    func decimalExponents(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<1_000 {
            let digits = Int.random(in: 1...Int(Int32.max), using: &generator)
            let exponent = Int.random(in: -40...40, using: &generator)
            let number = ExactNumber(digits: "\(digits)".utf8, exponent: exponent)
            #expect(
                number.decimalExponent == "\(digits)".utf8.count - 1 + exponent, "seed \(seed): \(digits)e\(exponent)")
        }
        #expect(ExactNumber.zero.decimalExponent == nil)
    }

    /// Whatever is put in, something comes out, the same each time, and nothing equals its own mutilation by chance.
    @Test(arguments: seeds)
    func fuzz(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let fragments = [
            "\\frac", "\\dfrac", "{", "}", "1", "2", "0", "9", ".", ",", "%", "\\%", "e", "^", "10", "\\times", "-",
            "+",
            "\\boxed{", "\\text{", "$", "$$", "\\left", "\\right", "(", ")", " ", "\n", "=", "/", "...", "\\overline{",
            "\\,", "\\!", "x", ":", "½", "³", "⁻", "٤", "。", "\u{301}", "\u{200B}", "**", "`", "\\", "_", "~",
            "1e99999",
            "answer:", "so $", "000", "{,}", "\\bar", "\u{1F600}",
        ]
        for _ in 0..<6_000 {
            var text = ""
            if Int.random(in: 0..<4, using: &generator) == 0 {
                let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                    UInt8.random(in: 0...255, using: &generator)
                }
                text = String(decoding: bytes, as: UTF8.self)
            } else {
                for _ in 0..<Int.random(in: 0...14, using: &generator) {
                    text += WrittenNumber.pick(fragments, &generator)
                }
            }
            let reading = AnswerReading(text)
            let policy = NumberPolicy(tolerance: .given(relative: nil, decimalPlaces: 3, significantDigits: 3))
            for truth in [reading, AnswerReading("1/3"), AnswerReading("1e999999999"), AnswerReading("0")] {
                #expect(policy.compare(reading, with: truth) == policy.compare(reading, with: truth), "seed \(seed)")
                if let number = reading.number, let other = truth.number {
                    _ = number.value.relativeDifference(from: other.value)
                }
            }
            if let number = reading.number {
                #expect(!number.figure.description.isEmpty && number.figure == AnswerReading(text).number?.figure)
            }
        }
    }

    /// A mebibyte of one thing ends at a limit or as text, and never as a number.
    @Test(arguments: [
        "7", "1,", "-", "{", "}", "(", "\\frac{", "\\frac", "\\boxed{", "\\boxed{1}", "$", "1 ", "0.", "e1", "½", "٤",
        "\\left",
        "\\,", "**", "=", "1=", "\u{301}", "...", " ", "\\text{", "^2", "⁹", "\\overline{3}", "x_", "\\", "`", ".",
    ])
    func floods(_ unit: String) {
        for size in [1 << 20, NumberLimits.maxBytes - 64] {
            let text = String(repeating: unit, count: size / unit.utf8.count)
            let reading = AnswerReading(text)
            if unit != "\\boxed{1}" { #expect(reading.number == nil, "\(unit)") }
            #expect(NumberPolicy().compare(reading, with: AnswerReading("42")) != .equal(.numeric), "\(unit)")
        }
    }

    @Test func hugeExponentsAreNeverExpanded() {
        let policy = NumberPolicy(tolerance: .given(relative: nil, decimalPlaces: 100, significantDigits: 100))
        for (left, right) in [
            ("1e999999999", "1e999999998"), ("1e-999999999", "1e999999999"), ("1e999999999", "0"),
            ("7/3", "1e-999999999"), ("1.5e999999999%", "1.5e999999999"), ("1e1000000000000", "2e-1000000000000"),
        ] {
            _ = policy.compare(AnswerReading(left), with: AnswerReading(right))
            #expect(
                NumberPolicy(percent: .hundredths).compare(AnswerReading(left), with: AnswerReading(right)) == .unequal)
        }
        #expect(
            NumberPolicy().compare(AnswerReading("1.000001e999999999"), with: AnswerReading("1.0e999999999"))
                == .equal(.tolerance))
    }
}
