/// A number with its unit, as it was written, in every way its unit text can be meant.
public struct Quantity: Sendable {
    /// The number, without the powers of π it is multiplied by.
    var number: NumberReading
    /// The power of π in the number.
    var piPower = 0
    /// The `0.1` of `3.0 ± 0.1`, in the same unit.
    var uncertainty: ExactNumber?
    /// The readings of the unit text; empty for a bare number.
    var units: [CompoundUnit] = []
    /// Whether the unit may as well be a product with a variable: `2R`, `3mg` written without a space.
    var isWeak = false
    /// Whether a label says that it is a difference: `ΔT = 5 K`.
    var isDifference = false
    /// The variable it was said to be the value of.
    let label: AnswerLabel?
    /// The name of the quantity it was said to be, such as `ph`.
    var name: String?
    /// The unit text as written, in plain notation.
    var unitText: String

    /// Whether there is no unit text.
    public var isBare: Bool { units.isEmpty }

    /// The quantity with the readings of its unit that are no constants; nil where there were such readings alone.
    var withoutConstants: Quantity? {
        guard !isBare else { return self }
        var copy = self
        copy.units = units.filter { !$0.hasConstantSymbol }
        return copy.units.isEmpty ? nil : copy
    }

    /// Whether an uncertainty is stated.
    public var hasUncertainty: Bool { uncertainty != nil }

    /// Value and dimension in coherent SI units for people, in the first reading: `0.025 m^… [L]`.
    public var text: String {
        let figure = number.figure.shortText + (number.hasPercent ? "%" : "") + (piPower == 0 ? "" : "·π")
        return figure + (uncertainty.map { " ± \($0.shortText)" } ?? "") + (unitText.isEmpty ? "" : " \(unitText)")
    }

    /// The dimension in the first reading, `L·T^-2`; `1` for a bare number.
    public var dimensionText: String { units.first?.dimension.text ?? "1" }

    /// The value in coherent SI units in the first reading, to six significant digits.
    public var valueInSI: String { (units.first.flatMap { value(in: $0, constants: [:]) } ?? number.value).shortText }

    /// The value in coherent SI units with the given values for constants instead of the exact ones.
    func value(in unit: CompoundUnit, constants: [Int: ExactNumber]) -> ExactNumber? {
        guard let factor = unit.factor.value(constants: constants, extraPi: piPower) else { return nil }
        let product = number.value.times(factor)
        guard let zero = unit.zeroPoint, !isDifference else { return product }
        return product.plus(zero)
    }
}

extension UnitFactor {
    /// π to fifty digits.
    static let pi = PhysicalConstant.number("3.1415926535897932384626433832795028841971693993751")

    /// The factor as a number; π to fifty digits where it does not cancel.
    func value(constants values: [Int: ExactNumber], extraPi: Int = 0) -> ExactNumber? {
        guard let pi = Self.pi.power(piPower + extraPi) else { return nil }
        var result = number.times(pi)
        for (constant, exponent) in constants {
            guard let power = (values[constant] ?? PhysicalConstant.all[constant].value).power(exponent) else {
                return nil
            }
            result = result.times(power)
        }
        return result
    }
}
