/// The right answer to a question about a short text, read once.
public struct TextGroundTruth: Sendable, Hashable {
    /// The value, or the whole list as one text.
    public let whole: TextValue
    /// The elements of a list, in any order; one for a single value.
    public let elements: [TextValue]

    /// Whether several values are asked for.
    public var isList: Bool { elements.count > 1 }
}
