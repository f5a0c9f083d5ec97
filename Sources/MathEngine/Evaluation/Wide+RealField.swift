#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Elementary functions of 256-bit numbers: reduction of the argument, a Taylor series, and Newton's or Halley's
/// iteration for the inverses (Brent and Zimmermann, Modern Computer Arithmetic, chapter 4).
extension Wide: RealField {
    static var roundoff: Double { 0x1p-253 }
    static var functionError: Double { 0x1p-236 }

    static let pi = Wide(
        limbs: (0x20bbea63b139b22, 0x29024e088a67cc74, 0xc4c6628b80dc1cd1, 0xc90fdaa22168c234),
        exponent: -254, isNegative: false)
    static let naturalLogarithmOfTwo = Wide(
        limbs: (0x8a0d175b8baafa2c, 0x40f343267298b62d, 0xc9e3b39803f2f6af, 0xb17217f7d1cf79ab),
        exponent: -256, isNegative: false)

    /// The double nearest to the mantissa, 1 or more and below 2.
    private var leading: Double { scaled(-order).magnitude.double }

    private var reciprocal: Wide {
        // 53, 106, 212, 424 bits.
        let mantissa = scaled(-order)
        var guess = Wide(1 / mantissa.double)
        for _ in 0..<3 { guess = guess + guess * (Wide(whole: 1) - mantissa * guess) }
        return guess.scaled(-order)
    }

    static func / (left: Wide, right: Wide) -> Wide {
        if left.isZero { return .zero }
        let inverse = right.reciprocal
        let quotient = left * inverse
        // One more correction, so that whole quotients come out whole.
        return quotient + (left - quotient * right) * inverse
    }

    var squareRoot: Wide {
        if isZero { return self }
        let half = order >> 1
        let mantissa = scaled(-2 * half)
        var inverse = Wide(1 / mantissa.double.squareRoot())
        for _ in 0..<3 {
            inverse = inverse + inverse * (Wide(whole: 1) - mantissa * inverse * inverse).scaled(-1)
        }
        let root = mantissa * inverse
        return (root + (mantissa - root * root) * inverse.scaled(-1)).scaled(half)
    }

    var exponential: Wide {
        if isZero { return Wide(whole: 1) }
        let turns = Int((double / 0.693147180559945309).rounded())
        let reduced = (self - Wide(whole: Int64(turns)) * Self.naturalLogarithmOfTwo).scaled(-8)
        // |reduced| < 2^-9: 26 terms leave less than 2^-320.
        var sum = Wide(whole: 1)
        for n in stride(from: Int64(26), to: 0, by: -1) { sum = Wide(whole: 1) + sum * reduced / Wide(whole: n) }
        for _ in 0..<8 { sum = sum * sum }
        return sum.scaled(turns)
    }

    var logarithm: Wide {
        let shift = leading > 1.4142135 ? order + 1 : order
        let mantissa = scaled(-shift)
        // Halley: 53, 159, 477 bits.
        var guess = Wide(log(mantissa.double))
        for _ in 0..<2 {
            let power = guess.exponential
            guess = guess + ((mantissa - power) / (mantissa + power)).scaled(1)
        }
        return guess + Wide(whole: Int64(shift)) * Self.naturalLogarithmOfTwo
    }

    var sineAndCosine: (sine: Wide, cosine: Wide) {
        let turns = Int64((double / 1.57079632679489662).rounded())
        let reduced = (self - Self.pi.scaled(-1) * Wide(whole: turns)).scaled(-4)
        // |reduced| < 2^-4: 46 terms leave less than 2^-350.
        let square = reduced * reduced
        var (sine, cosine) = (Wide(whole: 1), Wide(whole: 1))
        for n in stride(from: Int64(22), to: 0, by: -1) {
            cosine = Wide(whole: 1) - cosine * square / Wide(whole: (2 * n - 1) * 2 * n)
            sine = Wide(whole: 1) - sine * square / Wide(whole: 2 * n * (2 * n + 1))
        }
        sine = sine * reduced
        for _ in 0..<4 { (sine, cosine) = ((sine * cosine).scaled(1), cosine * cosine - sine * sine) }
        switch turns & 3 {
        case 0: return (sine, cosine)
        case 1: return (cosine, -sine)
        case 2: return (-sine, -cosine)
        default: return (-cosine, sine)
        }
    }

    var arcTangent: Wide {
        if isZero { return self }
        if order > 2 { return (isNegative ? -Self.pi : Self.pi).scaled(-1) - (Wide(whole: 1) / self).arcTangent }
        if order < -100 { return self - self * self * self / Wide(whole: 3) }
        let guess = Wide(atan(double))
        let (sine, cosine) = guess.sineAndCosine
        // What is left is about 2^-53: six terms of its series.
        let rest = (self * cosine - sine) / (cosine + self * sine)
        let square = rest * rest
        var sum = Wide.zero
        for n in stride(from: Int64(11), to: 0, by: -2) {
            let term = Wide(whole: 1) / Wide(whole: n)
            sum = sum * square + (n & 2 == 0 ? term : -term)
        }
        return guess + rest * sum
    }

    var floor: Wide {
        if isZero || order > 200 { return self }
        let whole = Wide(double.rounded(.down))
        // The double may have been rounded onto the next whole number.
        return (self - whole).isNegative ? whole - Wide(whole: 1) : whole
    }
}
