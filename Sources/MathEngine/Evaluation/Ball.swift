/// A complex number and a bound of its error: the true value is within `error` of re + i·im.
///
/// An imaginary part that is exactly zero says that the value is real; only then do orders and real roots apply.
struct Ball<Real: RealField> {
    var re: Real
    var im: Real
    var error: Double
    /// Whether there is a value at all.
    var isValid = true
    /// A visible term was lost beside a much larger one: agreement is no evidence.
    var isSwamped = false

    static var invalid: Ball { Ball(re: Real(whole: 0), im: Real(whole: 0), error: .infinity, isValid: false) }

    init(re: Real, im: Real, error: Double, isValid: Bool = true, isSwamped: Bool = false) {
        // What is too small for the bounds counts as an error, so that no exponent runs away.
        let isTiny = !re.isZero && Swift.abs(re.double) < Self.least
        let isImaginaryTiny = !im.isZero && Swift.abs(im.double) < Self.least
        let error = isTiny ? error + Self.least : error
        self.re = isTiny ? Real(whole: 0) : re
        self.im = im
        // A little more than computed, for the rounding of the bounds themselves; never below what a double can hold.
        self.error = error == 0 ? 0 : error * 1.000001 + 1e-300
        self.isSwamped = isSwamped
        let size = Swift.max(Swift.abs(re.double), Swift.abs(im.double))
        self.isValid = isValid && !isImaginaryTiny && size < 1e290 && error < 1e290
    }

    private static var least: Double { 1e-290 }

    init(exactly value: Int64) { self.init(re: Real(whole: value), im: Real(whole: 0), error: 0) }

    init(real value: Real, error: Double) { self.init(re: value, im: Real(whole: 0), error: error) }

    var isReal: Bool { im.isZero }
    /// A bound from above of the center's magnitude.
    var size: Double { Swift.abs(re.double) * 1.0000001 + Swift.abs(im.double) * 1.0000001 }
    var magnitude: Double {
        let (x, y) = (re.double, im.double)
        return (x * x + y * y).squareRoot()
    }
    /// Whether it is certainly not zero.
    var isNonzero: Bool { isValid && magnitude > error * 1.0001 }
    /// Whether it is a real number certainly above zero.
    var isPositive: Bool { isValid && isReal && re.double > error }
    var isCertainlyNegative: Bool { isValid && isReal && -re.double > error }

    func swamped(_ others: Bool) -> Ball {
        var copy = self
        copy.isSwamped = copy.isSwamped || others
        return copy
    }

    static prefix func - (a: Ball) -> Ball {
        Ball(re: -a.re, im: -a.im, error: a.error, isValid: a.isValid, isSwamped: a.isSwamped)
    }

    static func + (a: Ball, b: Ball) -> Ball {
        let (re, im) = (a.re + b.re, a.im + b.im)
        let isExact = a.re.isZero && a.im.isZero || b.re.isZero && b.im.isZero
        let rounding = isExact ? 0 : (Swift.abs(re.double) + Swift.abs(im.double)) * Real.roundoff * 2
        let error = a.error + b.error + rounding
        let smaller = a.magnitude < b.magnitude ? a : b
        // A term that is there and yet drowns in the noise of the sum.
        let isLost = smaller.isNonzero && smaller.magnitude < 1000 * error
        return Ball(
            re: re, im: im, error: error, isValid: a.isValid && b.isValid,
            isSwamped: a.isSwamped || b.isSwamped || isLost)
    }

    static func - (a: Ball, b: Ball) -> Ball { a + -b }

    static func * (a: Ball, b: Ball) -> Ball {
        let error = a.size * b.error + b.size * a.error + a.error * b.error + a.size * b.size * Real.roundoff * 6
        let isReal = a.im.isZero && b.im.isZero
        return Ball(
            re: isReal ? a.re * b.re : a.re * b.re - a.im * b.im,
            im: isReal ? a.im : a.re * b.im + a.im * b.re,
            error: error, isValid: a.isValid && b.isValid, isSwamped: a.isSwamped || b.isSwamped)
    }

    static func / (a: Ball, b: Ball) -> Ball {
        guard b.isNonzero, a.isValid else { return .invalid }
        let quotient: (re: Real, im: Real)
        if b.im.isZero {
            quotient = (a.re / b.re, a.im.isZero ? a.im : a.im / b.re)
        } else {
            let norm = b.re * b.re + b.im * b.im
            quotient = ((a.re * b.re + a.im * b.im) / norm, (a.im * b.re - a.re * b.im) / norm)
        }
        let size = Swift.abs(quotient.re.double) + Swift.abs(quotient.im.double)
        let least = b.magnitude * 0.999999 - b.error
        guard least > 0 else { return .invalid }
        let error = (a.error + size * 1.01 * b.error) / least + (size + a.size / least) * Real.roundoff * 12
        return Ball(re: quotient.re, im: quotient.im, error: error, isSwamped: a.isSwamped || b.isSwamped)
    }

    /// A power with a whole exponent, by squaring.
    func raised(to exponent: Int64) -> Ball {
        var (result, square, rest) = (Ball(exactly: 1), self, exponent.magnitude)
        while rest > 0, result.isValid {
            if rest & 1 == 1 { result = result * square }
            rest >>= 1
            if rest > 0 { square = square * square }
        }
        return exponent < 0 ? Ball(exactly: 1) / result : result
    }
}
