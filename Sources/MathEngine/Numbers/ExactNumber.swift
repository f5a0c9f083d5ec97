/// A rational number, exact whatever its size: ± numerator / denominator × 2^twos × 5^fives.
///
/// Numerator and denominator have no common factor and neither has a factor of two or five, so that equal numbers
/// have equal fields, and `1e999999999` is as small as `1`: powers of ten are never expanded to compare for equality.
///
///     ExactNumber(digits: "1500".utf8, exponent: -3) == ExactNumber(digits: "15".utf8, exponent: -1)   // true
public struct ExactNumber: Hashable, Sendable {
    /// Whether the number is below zero.
    public let isNegative: Bool
    let numerator: Natural
    let denominator: Natural
    let twos: Int
    let fives: Int

    /// Zero.
    public static let zero = ExactNumber(negative: false, .zero, over: .one, exponent: 0)

    private init(canonical isNegative: Bool, _ numerator: Natural, _ denominator: Natural, twos: Int, fives: Int) {
        self.isNegative = isNegative
        self.numerator = numerator
        self.denominator = denominator
        self.twos = twos
        self.fives = fives
    }

    /// Brings ± numerator / denominator × 10^exponent to its canonical form; the denominator is not zero.
    ///
    /// - Complexity: O(n²) in the digits, for the greatest common divisor; O(n) without a denominator.
    init(negative: Bool, _ numerator: Natural, over denominator: Natural, exponent: Int) {
        self.init(negative: negative, numerator, over: denominator, twos: exponent, fives: exponent)
    }

    private init(negative: Bool, _ numerator: Natural, over denominator: Natural, twos: Int, fives: Int) {
        guard !numerator.isZero else {
            self.init(canonical: false, .zero, .one, twos: 0, fives: 0)
            return
        }
        var (top, bottom) = (numerator, denominator)
        let above = top.removeTwosAndFives()
        let below = bottom.isOne ? (twos: 0, fives: 0) : bottom.removeTwosAndFives()
        if !bottom.isOne {
            let common = top.greatestCommonDivisor(with: bottom)
            (top, bottom) = (top.divided(exactlyBy: common), bottom.divided(exactlyBy: common))
        }
        self.init(
            canonical: negative, top, bottom, twos: twos + above.twos - below.twos,
            fives: fives + above.fives - below.fives)
    }

    /// Reads decimal digits in ASCII times a power of ten.
    public init(digits: some Sequence<UInt8>, exponent: Int = 0, isNegative: Bool = false) {
        self.init(negative: isNegative, Natural(digits: digits), over: .one, exponent: exponent)
    }

    /// Whether the number is zero.
    public var isZero: Bool { numerator.isZero }

    /// Whether the number is whole.
    public var isInteger: Bool { denominator.isOne && twos >= 0 && fives >= 0 }

    /// The number with its sign turned; zero has none.
    public var negated: ExactNumber {
        isZero
            ? self : ExactNumber(canonical: !isNegative, numerator, denominator, twos: twos, fives: fives)
    }

    /// The number times a power of ten.
    public func timesTen(to exponent: Int) -> ExactNumber {
        isZero
            ? self
            : ExactNumber(
                canonical: isNegative, numerator, denominator, twos: twos + exponent, fives: fives + exponent)
    }

    /// The quotient, or nil where the divisor is zero.
    public func divided(by divisor: ExactNumber) -> ExactNumber? {
        guard !divisor.isZero else { return nil }
        return ExactNumber(
            negative: isNegative != divisor.isNegative, numerator * divisor.denominator,
            over: denominator * divisor.numerator, twos: twos - divisor.twos, fives: fives - divisor.fives)
    }
}
