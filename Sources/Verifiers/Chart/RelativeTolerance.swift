import AssayCore
import AssayJSON
import AssayText

/// A tolerance relative to the ground truth, both ends included, in exact decimal arithmetic.
struct RelativeTolerance: Sendable {
    /// The largest distance, as a part of the ground truth's magnitude; 0…1.
    let value: DecimalNumber
    /// The literal it was given as.
    let literal: String
    private let upper: DecimalNumber
    private let lower: DecimalNumber

    /// The tolerance where none is given: 2.5 %.
    static let standard = RelativeTolerance(DecimalNumber(25).scaled(byTenTo: -3), literal: "0.025")

    /// Takes a value of 0…1.
    init(_ value: DecimalNumber, literal: String) {
        self.value = value
        self.literal = literal
        upper = DecimalNumber(1).adding(value)
        lower = Self.complement(value)
    }

    /// The option `rel_tol`, read from the literal so that 0.05 is five hundredths and not the double beside it.
    static let option = Option<RelativeTolerance>(
        "rel_tol", schema: ["type": "number", "minimum": 0, "maximum": 1], default: .standard,
        defaultText: JSONNumber(literal: "0.025").map(JSONValue.number),
        "Largest distance from the ground truth, relative to it, both ends included"
    ) { (value) throws(OptionError) in
        guard let number = value.numberValue else {
            throw OptionError(option: "rel_tol", problem: "must be a number, not \(value.kindName)")
        }
        // Twenty digits are more than any double has.
        guard let read = ChartNumberReader.readLiteral(number.literal), read <= DecimalNumber(1),
            !read.isNegative, read.digits.count <= 20, read.exponent >= -400
        else {
            throw OptionError(option: "rel_tol", problem: "must be from 0 to 1, not \(number.literal.prefix(40))")
        }
        return RelativeTolerance(read, literal: number.literal)
    }

    /// Whether a number is within the tolerance of the ground truth; percent signs are not looked at.
    ///
    /// With p = a/b and g = c/d, `|p − g| ≤ t·|g|` is `(1 − t)·|c|·b ≤ |a|·d ≤ (1 + t)·|c|·b` for equal signs; for
    /// different ones the distance is above |g|.
    func accepts(_ prediction: ChartNumber, against truth: ChartNumber) -> Bool {
        let (a, c) = (prediction.numerator, truth.numerator)
        if c.isZero { return a.isZero }
        if a.isZero { return value == DecimalNumber(1) }
        guard a.isNegative == c.isNegative else { return false }
        let left = Self.magnitude(a).multiplied(by: truth.denominator)
        let right = Self.magnitude(c).multiplied(by: prediction.denominator)
        return left <= right.multiplied(by: upper) && right.multiplied(by: lower) <= left
    }

    private static func magnitude(_ number: DecimalNumber) -> DecimalNumber {
        number.isNegative ? number.negated : number
    }

    /// One minus a value of 0…1, digit by digit.
    private static func complement(_ value: DecimalNumber) -> DecimalNumber {
        if value.isZero { return DecimalNumber(1) }
        guard value < DecimalNumber(1) else { return DecimalNumber(0) }
        let places = 0 - value.exponent
        var digits = [UInt8](repeating: 0, count: places - value.digits.count) + value.digits
        for index in digits.indices { digits[index] = 9 - digits[index] }
        // The last digit of the value is not 0, so that its complement to ten is a digit.
        digits[places - 1] += 1
        return DecimalNumber(digits: digits, fractionDigits: places)
    }
}
