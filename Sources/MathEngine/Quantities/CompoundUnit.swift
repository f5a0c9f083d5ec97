/// One reading of a unit text: the product of its units.
struct CompoundUnit: Hashable, Sendable {
    var dimension = Dimension.none
    var factor = UnitFactor.one
    /// Kelvin at the scale's zero, for one temperature scale alone.
    var zeroPoint: ExactNumber?
    /// Whether a unit of it counts cycles or events a second.
    var isFrequency = false
    /// Whether it holds units at all, beside scale words and constants.
    var hasUnits = false
    /// Whether a symbol in it is read as a constant's.
    var hasConstantSymbol = false
    /// How many units, scale words and constants there are.
    var count = 0

    /// The product with a power of one unit; nil where an exponent has no exact meaning.
    func times(_ unit: UnitDefinition, prefix: Int, twelfths: Int) -> CompoundUnit? {
        var factor = unit.factor
        factor.number = factor.number.timesTen(to: prefix)
        guard let dimension = unit.dimension.power(twelfths: twelfths), let power = factor.power(twelfths: twelfths)
        else { return nil }
        var result = self
        result.dimension = self.dimension * dimension
        result.factor = self.factor.times(power)
        result.zeroPoint = count == 0 && twelfths == 12 ? unit.zeroPoint : nil
        result.isFrequency = isFrequency || unit.isFrequency
        result.hasUnits = hasUnits || !(unit.isScale || unit.isConstant)
        result.hasConstantSymbol = hasConstantSymbol || unit.isConstant
        result.count += 1
        return result
    }
}
