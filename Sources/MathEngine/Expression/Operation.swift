/// What a node of an expression does with its operands.
///
/// Angles are in radians. Functions mean their principal value; roots of odd degree and powers with an odd
/// denominator are real where the radicand is real.
public enum Operation: UInt8, Sendable, CaseIterable {
    // Leaves.
    /// A number; the operand is a position in the arena's table of constants.
    case constant
    /// A symbol; the operand is a ``SymbolIndex``.
    case symbol
    /// 3.14159…
    case pi
    /// 2.71828…
    case eulerNumber
    /// The square root of −1.
    case imaginaryUnit
    /// Positive infinity.
    case infinity
    /// No value at all: what a constructor gives where a limit is passed. Equal to nothing.
    case undefined

    // Arithmetic.
    /// a + b
    case add
    /// a · b
    case multiply
    /// a / b
    case divide
    /// −a
    case negate
    /// a to the power of b
    case power
    /// The root of a of degree b; b is 2 for the square root.
    case root
    /// a / 100
    case percent
    /// a · π / 180
    case degree

    // Whole numbers and order.
    /// |a|
    case absolute
    /// −1, 0 or 1
    case sign
    /// The greatest whole number that is at most a.
    case floor
    /// The least whole number that is at least a.
    case ceiling
    /// a!, the gamma function of a + 1 where a is not whole.
    case factorial
    /// a!!, the product of a, a − 2, a − 4 …
    case doubleFactorial
    /// The number of ways to choose b of a.
    case binomial
    /// The number of ways to arrange b of a.
    case permutations
    /// The greatest common divisor of a and b.
    case greatestCommonDivisor
    /// The least common multiple of a and b.
    case leastCommonMultiple
    /// a − b · floor(a / b)
    case modulo
    /// The smaller of a and b.
    case minimum
    /// The larger of a and b.
    case maximum

    // Exponentials and logarithms.
    /// e to the power of a
    case exponential
    /// The natural logarithm of a.
    case naturalLogarithm
    /// The logarithm of a to the base b.
    case logarithm

    // Circular functions and their inverses.
    case sine, cosine, tangent, cotangent, secant, cosecant
    case arcSine, arcCosine, arcTangent, arcCotangent, arcSecant, arcCosecant

    // Hyperbolic functions and their inverses.
    case hyperbolicSine, hyperbolicCosine, hyperbolicTangent
    case hyperbolicCotangent, hyperbolicSecant, hyperbolicCosecant
    case areaSine, areaCosine, areaTangent, areaCotangent, areaSecant, areaCosecant

    // Complex numbers.
    /// The real part of a.
    case realPart
    /// The imaginary part of a.
    case imaginaryPart
    /// The complex conjugate of a.
    case conjugate

    // Unknown functions.
    /// A function nothing is known about; a is its ``SymbolIndex``, b its argument.
    case application
    /// Two arguments of an unknown function: a, and b, which may be `arguments` again.
    case arguments

    /// How many of the node's fields are nodes: 0, 1 (the first; the second for `application`) or 2.
    public var operandCount: Int {
        switch self {
        case .constant, .symbol, .pi, .eulerNumber, .imaginaryUnit, .infinity, .undefined: 0
        case .add, .multiply, .divide, .power, .root, .binomial, .permutations, .greatestCommonDivisor,
            .leastCommonMultiple, .modulo, .minimum, .maximum, .logarithm, .arguments:
            2
        default: 1
        }
    }
}
