extension EditDistance {
    /// The first places where two sequences differ, in order, for a reader to look at.
    ///
    /// Where all that differs fits a window of 448 elements the spans are those of an optimal alignment. Longer
    /// texts are aligned window by window, each optimally; after an insertion longer than a window the alignment may
    /// need a while to find its way back, so the spans are true differences but perhaps not the fewest.
    ///
    /// - Parameter limit: the most spans to return.
    /// - Returns: disjoint spans in ascending order, none for equal sequences; between two of them, and before the
    ///   first, the sequences are equal.
    /// - Complexity: O(n) plus at most 64 windows of 3,136 word steps; memory independent of n.
    public func firstDifferences(
        _ left: Span<UInt32>, _ right: Span<UInt32>, limit: Int
    ) -> [DifferingSpan] {
        left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in matrix.firstDifferences(left, right, limit: limit) }
        }
    }
}
