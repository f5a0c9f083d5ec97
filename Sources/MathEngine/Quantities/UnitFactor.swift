/// How many coherent SI units a unit is: a rational number times a power of π times powers of measured constants.
struct UnitFactor: Hashable, Sendable {
    var number: ExactNumber
    var piPower = 0
    /// Exponents of ``PhysicalConstant``, by index; none is zero.
    var constants: [Int: Int] = [:]

    static let one = UnitFactor(number: .one)

    /// The product.
    func times(_ other: UnitFactor) -> UnitFactor {
        var result = self
        result.number = number.times(other.number)
        result.piPower += other.piPower
        for (constant, exponent) in other.constants {
            let sum = (result.constants[constant] ?? 0) + exponent
            result.constants[constant] = sum == 0 ? nil : sum
        }
        return result
    }

    /// A power with an exponent in twelfths; nil where a root is not rational.
    func power(twelfths: Int) -> UnitFactor? {
        if twelfths == 12 { return self }
        if number == .one, piPower == 0, constants.isEmpty { return self }
        guard twelfths % 12 == 0, let number = number.power(twelfths / 12) else { return nil }
        return UnitFactor(
            number: number, piPower: piPower * (twelfths / 12), constants: constants.mapValues { $0 * (twelfths / 12) })
    }
}
