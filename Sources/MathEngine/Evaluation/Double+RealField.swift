#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Doubles with the C library's functions, taken to be right to four units in the last place.
extension Double: RealField {
    static var roundoff: Double { 0x1p-53 }
    static var functionError: Double { 0x1p-50 }

    init(whole value: Int64) { self = Double(value) }

    var double: Double { self }
    var isNegative: Bool { self < 0 }
    var squareRoot: Double { squareRoot() }
    var exponential: Double { exp(self) }
    var logarithm: Double { log(self) }
    var sineAndCosine: (sine: Double, cosine: Double) { (sin(self), cos(self)) }
    var arcTangent: Double { atan(self) }
    var floor: Double { rounded(.down) }
}
