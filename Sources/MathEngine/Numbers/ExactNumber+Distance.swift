#if canImport(Glibc)
    import Glibc
#endif

/// How two numbers of one sign stand to each other: `left` to `right`, as natural numbers in the same unit.
struct Proportion {
    let left: Natural
    let right: Natural
}

extension ExactNumber {
    /// The powers of two and five that a comparison by size may expand.
    ///
    /// Both exponents of a number are its power of ten plus what its digits add; with ``NumberLimits/maxDigits``
    /// digits that is below 14,000 a side. Two numbers whose exponents differ by more have powers of ten that differ
    /// by thousands more than their digits can make up for, so they are nowhere near each other.
    private static let maxExpansion = 60_000

    /// Both numbers in one unit, or nil where the signs or the magnitudes differ so that no tolerance below a factor
    /// of two can join them. Neither is zero.
    func proportion(to other: ExactNumber) -> Proportion? {
        guard isNegative == other.isNegative, abs(binaryMagnitude - other.binaryMagnitude) < 2 else { return nil }
        let (byTwos, byFives) = (twos - other.twos, fives - other.fives)
        guard abs(byTwos) <= Self.maxExpansion, abs(byFives) <= Self.maxExpansion else { return nil }
        return Proportion(
            left: (numerator * other.denominator).scaled(twos: max(byTwos, 0), fives: max(byFives, 0)),
            right: (other.numerator * denominator).scaled(twos: max(-byTwos, 0), fives: max(-byFives, 0)))
    }

    /// The base-two logarithm of the magnitude, within a hundredth for exponents below 10^12. The number is not zero.
    private var binaryMagnitude: Double {
        let log2Of5 = 2.321_928_094_887_362_3
        return Self.binaryLogarithm(numerator) - Self.binaryLogarithm(denominator) + Double(twos)
            + log2Of5 * Double(fives)
    }

    private static func binaryLogarithm(_ number: Natural) -> Double {
        let (significand, exponent) = number.leading
        return log2(significand) + Double(exponent)
    }

    /// Whether |self − reference| ≤ tolerance × |reference|, in exact arithmetic, both ends included.
    ///
    /// - Parameter tolerance: at least 0 and below 1. A reference of 0 needs 0.
    public func isWithin(_ tolerance: ExactNumber, of reference: ExactNumber) -> Bool {
        if self == reference { return true }
        guard !isZero, !reference.isZero, !tolerance.isZero, let pair = proportion(to: reference),
            let (top, bottom) = tolerance.expanded
        else { return false }
        return pair.left.distance(to: pair.right) * bottom <= pair.right * top
    }

    /// Whether |self − reference| ≤ ½ × 10^-places, in exact arithmetic.
    ///
    /// A reference of 0 is near where |self| is within half a unit.
    public func isWithinHalfUnit(places: Int, of reference: ExactNumber, includingUpperTie: Bool = true) -> Bool {
        if self == reference { return true }
        let unit = ExactNumber(negative: false, .one, over: .one, exponent: -places)
        if isZero || reference.isZero {
            let distance = isZero ? reference : self
            guard let (top, bottom) = distance.divided(by: unit)?.expanded else { return distance.isBelow(unit) }
            return top * .small(2) <= bottom
        }
        guard let pair = proportion(to: reference), let (top, bottom) = reference.divided(by: unit)?.expanded
        else { return false }
        let distance = pair.left.distance(to: pair.right) * top * .small(2)
        let bound = pair.right * bottom
        if distance == bound { return includingUpperTie || pair.left < pair.right }
        return distance < bound
    }

    /// Whether the magnitude is below another's by orders of magnitude, for exponents that are not expanded.
    private func isBelow(_ other: ExactNumber) -> Bool { binaryMagnitude < other.binaryMagnitude - 2 }

    /// Magnitude as numerator and denominator with the powers multiplied in, or nil where those are too large.
    var expanded: (numerator: Natural, denominator: Natural)? {
        guard abs(twos) <= Self.maxExpansion, abs(fives) <= Self.maxExpansion else { return nil }
        return (
            numerator.scaled(twos: max(twos, 0), fives: max(fives, 0)),
            denominator.scaled(twos: max(-twos, 0), fives: max(-fives, 0))
        )
    }

    /// |self − reference| / |reference| for people to read, or nil where the reference is zero or far away.
    public func relativeDifference(from reference: ExactNumber) -> Double? {
        if self == reference { return 0 }
        if isZero, !reference.isZero { return 1 }
        guard !reference.isZero, let pair = proportion(to: reference) else { return nil }
        let difference = pair.left.distance(to: pair.right).leading
        let whole = pair.right.leading
        return scalbn(difference.significand / whole.significand, Int32(clamping: difference.exponent - whole.exponent))
    }

    /// The power of ten of the leading digit: 2 for 123, −2 for 0.012; nil for zero and for huge exponents.
    var decimalExponent: Int? {
        guard !isZero else { return nil }
        var exponent = Int((binaryMagnitude * 0.301_029_995_663_981_2).rounded(.down))
        // The estimate is off by one at the most; the exact comparisons settle it.
        guard let above = timesTen(to: -exponent - 1).expanded, let here = timesTen(to: -exponent).expanded else {
            return nil
        }
        if above.denominator <= above.numerator {
            exponent += 1
        } else if here.numerator < here.denominator {
            exponent -= 1
        }
        return exponent
    }
}
