/// Known-right and known-wrong items shown to a judge among the questions, to measure how often it is wrong.
public struct CanarySettings: Sendable, Hashable {
    /// Items shown before the first question is; questions wait for their result. 0 for none.
    public var probation = 8
    /// The share of further calls that bring an item along, 0…1.
    public var rate = 0.02
    /// A judge that calls more of the wrong items right than this is out.
    public var maxFalsePositiveRate = 0.1
    /// A judge that calls more of the right items wrong than this is out.
    public var maxFalseNegativeRate = 0.5
    /// After this a judge that is out is shown the first items again.
    public var retestMilliseconds = 600_000

    /// The defaults.
    public init() {}
}
