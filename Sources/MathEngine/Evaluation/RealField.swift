/// Real numbers of one working precision, with elementary functions of a stated error.
protocol RealField {
    /// A bound of the relative error of + − × ÷ and the square root.
    static var roundoff: Double { get }
    /// A bound of the error of the elementary functions, relative for exp, absolute + relative for the others.
    static var functionError: Double { get }
    static var pi: Self { get }

    init(_ value: Double)
    /// Exact, or rounded once.
    init(whole value: Int64)

    static func + (left: Self, right: Self) -> Self
    static func - (left: Self, right: Self) -> Self
    static func * (left: Self, right: Self) -> Self
    static func / (left: Self, right: Self) -> Self
    static prefix func - (value: Self) -> Self

    /// The nearest double; infinite beyond the doubles' range.
    var double: Double { get }
    var isZero: Bool { get }
    var isNegative: Bool { get }
    /// The root of a number that is not negative.
    var squareRoot: Self { get }
    /// e to this; the argument is at most 700 in magnitude.
    var exponential: Self { get }
    /// The natural logarithm of a positive number.
    var logarithm: Self { get }
    /// Sine and cosine; the argument is at most 2^20 in magnitude.
    var sineAndCosine: (sine: Self, cosine: Self) { get }
    var arcTangent: Self { get }
    /// The greatest whole number at most this one; the argument is below 2^50 in magnitude.
    var floor: Self { get }
}

extension RealField {
    var magnitude: Self { isNegative ? -self : self }
    static func < (left: Self, right: Self) -> Bool { (left - right).isNegative }
}
