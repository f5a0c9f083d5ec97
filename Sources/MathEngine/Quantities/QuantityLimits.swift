/// What bounds the work of reading quantities.
public enum QuantityLimits {
    /// The longest text of a number with its unit, in bytes; anything longer is no quantity.
    static let maxBytes = 1_024
    /// The longest unit text, in bytes.
    static let maxUnitBytes = 256
    /// The most units multiplied in one unit text.
    static let maxFactors = 24
    /// The largest exponent of a unit, and of a base quantity in a dimension.
    static let maxExponent = 48
    /// How deep brackets may nest in a unit.
    static let maxDepth = 6
    /// The most ways an ambiguous unit text is read.
    static let maxReadings = 8
    /// The most places where a number may end and its unit begin that are tried.
    static let maxSplits = 24
    /// The most parts of a sum such as `5 ft 3 in`.
    static let maxParts = 4
}
