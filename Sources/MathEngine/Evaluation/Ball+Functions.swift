#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Elementary functions of balls: principal values, errors carried by the derivative over the whole ball.
extension Ball {
    static var imaginaryUnit: Ball { Ball(re: Real(whole: 0), im: Real(whole: 1), error: 0) }
    static var pi: Ball { Ball(real: Real.pi, error: 4 * Real.roundoff) }

    func timesI() -> Ball { Ball(re: -im, im: re, error: error, isValid: isValid, isSwamped: isSwamped) }

    var squareRoot: Ball {
        guard isValid else { return .invalid }
        if re.isZero, im.isZero, error == 0 { return self }
        guard magnitude > 2 * error else {
            // |√z − √w| ≤ √(2 |z − w|)
            return Ball(real: Real(whole: 0), error: 2 * (magnitude + error).squareRoot()).swamped(isSwamped)
        }
        let root = magnitude.squareRoot()
        let bound = error / root + root * Real.functionError
        if isReal {
            let value = re.magnitude.squareRoot
            return re.isNegative
                ? Ball(re: Real(whole: 0), im: value, error: bound, isSwamped: isSwamped)
                : Ball(re: value, im: Real(whole: 0), error: bound, isSwamped: isSwamped)
        }
        guard !re.isNegative || Swift.abs(im.double) > error else { return .invalid }
        let size = (re * re + im * im).squareRoot
        let half = Real(whole: 2)
        if re.isNegative {
            let y = ((size - re) / half).squareRoot
            let signed = im.isNegative ? -y : y
            return Ball(re: im / (half * signed), im: signed, error: 2 * bound, isSwamped: isSwamped)
        }
        let x = ((size + re) / half).squareRoot
        return Ball(re: x, im: im / (half * x), error: 2 * bound, isSwamped: isSwamped)
    }

    var exponential: Ball {
        guard isValid, error < 0.5, Swift.abs(re.double) < 660, Swift.abs(im.double) < 1e6 else { return .invalid }
        let power = re.exponential
        // e^(z + d) − e^z is at most e^z · d · (1 + d) for d < 1; the argument's own rounding counts with its size.
        let bound =
            Swift.abs(power.double) * 1.0001
            * (error * (1 + error) + Real.functionError * (4 + Swift.abs(im.double) + Swift.abs(re.double)))
        if isReal { return Ball(real: power, error: bound).swamped(isSwamped) }
        let (sine, cosine) = im.sineAndCosine
        return Ball(re: power * cosine, im: power * sine, error: 2 * bound, isSwamped: isSwamped)
    }

    var logarithm: Ball {
        guard isNonzero else { return .invalid }
        let spread = error / (magnitude * 0.999999 - error)
        guard spread >= 0, spread < 1e6 else { return .invalid }
        if isReal {
            let value = re.magnitude.logarithm
            let bound = spread + (2 + Swift.abs(value.double)) * Real.functionError
            return Ball(
                re: value, im: re.isNegative ? Real.pi : Real(whole: 0), error: bound, isSwamped: isSwamped)
        }
        guard !re.isNegative || Swift.abs(im.double) > error else { return .invalid }
        let norm = re * re + im * im
        let value = norm.logarithm / Real(whole: 2)
        return Ball(
            re: value, im: Self.angle(re, im),
            error: spread * 1.6 + (8 + Swift.abs(value.double)) * Real.functionError, isSwamped: isSwamped)
    }

    /// The angle of re + i·im, which is not zero.
    private static func angle(_ re: Real, _ im: Real) -> Real {
        if re.magnitude < im.magnitude {
            let quarter = Real.pi / Real(whole: 2)
            return (im.isNegative ? -quarter : quarter) - (re / im).arcTangent
        }
        let angle = (im / re).arcTangent
        if !re.isNegative { return angle }
        return im.isNegative ? angle - Real.pi : angle + Real.pi
    }

    var sineAndCosine: (sine: Ball, cosine: Ball) {
        guard isValid, error < 1, Swift.abs(re.double) < 1e6, Swift.abs(im.double) < 600 else {
            return (.invalid, .invalid)
        }
        let (s, c) = re.sineAndCosine
        let rounding = Real.functionError * (2 + Swift.abs(re.double))
        if isReal {
            let bound = error + rounding
            return (Ball(real: s, error: bound).swamped(isSwamped), Ball(real: c, error: bound).swamped(isSwamped))
        }
        let power = im.exponential
        let inverse = Real(whole: 1) / power
        let two = Real(whole: 2)
        let (even, odd) = ((power + inverse) / two, (power - inverse) / two)
        let bound =
            cosh(Swift.abs(im.double) + error) * (2 * error + 16 * rounding)
            * (1 + Swift.abs(im.double))
        return (
            Ball(re: s * even, im: c * odd, error: bound, isSwamped: isSwamped),
            Ball(re: c * even, im: -(s * odd), error: bound, isSwamped: isSwamped)
        )
    }

    var arcTangent: Ball {
        guard isValid else { return .invalid }
        if isReal { return Ball(real: re.arcTangent, error: error + 2 * Real.functionError).swamped(isSwamped) }
        let turned = timesI()
        let one = Ball(exactly: 1)
        // (ln(1 + iz) − ln(1 − iz)) / 2i
        return -((one + turned).logarithm - (one - turned).logarithm).timesI() / Ball(exactly: 2)
    }

    var arcSine: Ball {
        guard isValid else { return .invalid }
        let one = Ball(exactly: 1)
        let rest = (one - self) * (one + self)
        if isReal {
            let distance = 1 - Swift.abs(re.double)
            if rest.isPositive { return (self / rest.squareRoot).arcTangent }
            if Swift.abs(distance) <= 4 * error + 4 * Real.roundoff {
                // |asin x − asin y| ≤ 2 √|x − y|
                let quarter = Real.pi / Real(whole: 2)
                let gap = (one - (re.isNegative ? -self : self))
                let bound =
                    gap.error == 0 && gap.re.isZero ? 4 * Real.roundoff : 2 * (gap.magnitude + error).squareRoot()
                return Ball(real: re.isNegative ? -quarter : quarter, error: bound).swamped(isSwamped)
            }
        }
        return -(timesI() + rest.squareRoot).logarithm.timesI()
    }

    var arcCosine: Ball { Ball.pi / Ball(exactly: 2) - arcSine }

    /// sinh and cosh.
    var hyperbolic: (sine: Ball, cosine: Ball) {
        let power = exponential
        let inverse = (-self).exponential
        let two = Ball(exactly: 2)
        return ((power - inverse) / two, (power + inverse) / two)
    }

    /// |z|
    var absolute: Ball {
        if isReal { return Ball(re: re.magnitude, im: im, error: error, isValid: isValid, isSwamped: isSwamped) }
        return Ball(
            real: (re * re + im * im).squareRoot, error: error + 8 * size * Real.functionError
        ).swamped(isSwamped)
    }
}
