/// Soft over-long punishment (Yu et al., DAPO, arXiv 2503.14476, equation 13): nothing up to `maxLength − cache`, then a
/// ramp, everything beyond `maxLength`.
public struct OverlongPenalty: Sendable, Hashable {
    /// What the score loses for a response that is longer than `maxLength`, 0…1.
    public var weight: Double
    /// The longest response that does not lose all of the weight.
    public var maxLength: Int
    /// How many units before `maxLength` the ramp begins, 0…`maxLength`; with 0 there is none.
    public var cache: Int
    /// What lengths are counted in.
    public var unit: LengthUnit

    /// A penalty.
    public init(weight: Double, maxLength: Int, cache: Int, unit: LengthUnit = .characters) {
        self.weight = weight
        self.maxLength = maxLength
        self.cache = cache
        self.unit = unit
    }

    /// The share of the weight that a length loses, 0…1.
    func penalty(length: Int) -> Double {
        if length > maxLength { return 1 }
        let excess = length - (maxLength - cache)
        return excess > 0 ? Double(excess) / Double(cache) : 0
    }
}
