/// A piece of text that a response repeats.
public struct Repetition: Sendable, Hashable {
    /// The piece: 50 code points, as they stand after rules and table lines were taken out.
    public let window: String
    /// How often it occurs, overlapping; ten or more.
    public let occurrences: Int
}
