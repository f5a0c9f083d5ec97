/// One unit of the tables.
struct UnitDefinition: Sendable {
    let dimension: Dimension
    let factor: UnitFactor
    /// For temperature scales: kelvin at the scale's zero; used where the unit stands alone to the first power.
    var zeroPoint: ExactNumber?
    /// Whether SI prefixes may stand before its symbol.
    var takesPrefix = false
    /// Whether it counts cycles or events a second, which no angle a second is.
    var isFrequency = false
    /// Whether it is a factor like `million`, part of the figure.
    var isScale = false
    /// Whether it is a constant's symbol and no unit.
    var isConstant = false
}
