/// A place where two sequences differ: what stands there in the one and in the other. One of the two may be empty.
public struct DifferingSpan: Sendable, Hashable {
    /// Offsets in the left sequence.
    public let left: Range<Int>
    /// Offsets in the right sequence.
    public let right: Range<Int>

    /// Pairs two ranges.
    public init(left: Range<Int>, right: Range<Int>) {
        self.left = left
        self.right = right
    }
}
