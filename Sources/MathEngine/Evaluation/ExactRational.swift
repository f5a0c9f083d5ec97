import BigInt

/// A rational number of any size the limits allow, in lowest terms; the denominator is positive.
public struct ExactRational: Hashable, Sendable {
    let numerator: BigInt
    let denominator: BigInt

    static let zero = ExactRational(lowest: 0, 1)
    static let one = ExactRational(lowest: 1, 1)

    init(lowest numerator: BigInt, _ denominator: BigInt) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// A fraction, brought to lowest terms; nil where the denominator is zero.
    init?(_ numerator: BigInt, over denominator: BigInt) {
        guard !denominator.isZero else { return nil }
        let common = numerator.greatestCommonDivisor(with: denominator)
        let sign: BigInt = denominator.signum() < 0 ? -1 : 1
        self.init(lowest: sign * (numerator / common), sign * (denominator / common))
    }

    init(_ small: SmallRational) { self.init(lowest: BigInt(small.numerator), BigInt(small.denominator)) }

    /// Whether the number is whole.
    public var isInteger: Bool { denominator == 1 }
    /// −1, 0 or 1.
    public var sign: Int { Int(numerator.signum()) }
    /// The value, where it fits 64 bits over 64 bits.
    public var small: SmallRational? {
        guard let top = Int64(exactly: numerator), let bottom = Int64(exactly: denominator) else { return nil }
        return SmallRational(top, over: bottom)
    }
    /// In decimal: `-3`, `22/7`.
    ///
    /// - Complexity: O(n²) in the digits.
    public var text: String { isInteger ? String(numerator) : "\(numerator)/\(denominator)" }

    /// Bits of both parts: what the next operation costs.
    var bits: Int { numerator.bitWidth + denominator.bitWidth }

    var negated: ExactRational { ExactRational(lowest: -numerator, denominator) }
    var floor: BigInt {
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        return remainder.signum() < 0 ? quotient - 1 : quotient
    }

    func adding(_ other: ExactRational) -> ExactRational? {
        isInteger && other.isInteger
            ? ExactRational(lowest: numerator + other.numerator, 1)
            : ExactRational(
                numerator * other.denominator + other.numerator * denominator, over: denominator * other.denominator)
    }

    func multiplied(by other: ExactRational) -> ExactRational? {
        ExactRational(numerator * other.numerator, over: denominator * other.denominator)
    }

    func divided(by other: ExactRational) -> ExactRational? {
        ExactRational(numerator * other.denominator, over: denominator * other.numerator)
    }

    /// A power whose size the caller has bounded; nil for a negative power of zero and for 0⁰.
    func raised(to exponent: Int) -> ExactRational? {
        if numerator.isZero { return exponent > 0 ? self : nil }
        let (top, bottom) = (numerator.power(abs(exponent)), denominator.power(abs(exponent)))
        return exponent < 0 ? ExactRational(bottom, over: top) : ExactRational(lowest: top, bottom)
    }
}

extension ExactRational: Comparable {
    /// Compares exactly, by cross multiplication.
    public static func < (left: ExactRational, right: ExactRational) -> Bool {
        left.numerator * right.denominator < right.numerator * left.denominator
    }
}
