/// How length and repetition shape a score; by default not at all.
public struct ShapingSettings: Sendable, Hashable {
    /// The soft over-long punishment.
    public var overlong: OverlongPenalty?
    /// The cosine length reward.
    public var cosineLength: CosineLength?
    /// The n-gram repetition penalty.
    public var ngramRepetition: RepetitionPenalty?

    /// None of them.
    public init() {}

    /// Whether none of them is set up.
    var isEmpty: Bool { self == ShapingSettings() }

    /// Whether a length in the model's tokens is needed.
    var needsTokens: Bool { overlong?.unit == .tokens || cosineLength?.unit == .tokens }
}
