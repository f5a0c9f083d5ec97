extension EditDistance {
    /// The length of a longest common subsequence: the most elements that both hold in the same order, gaps allowed.
    ///
    /// Bit-parallel after Hyyrö, "Bit-parallel LCS-length computation revisited" (AWOCA 2004).
    ///
    /// - Parameter workLimit: the most word steps to do; elements read count one each as well.
    /// - Returns: the length, or nil where the work limit came first.
    /// - Complexity: O(n·m/64) time, O(m) memory for the shorter length m.
    public func commonSubsequenceLength(
        _ left: Span<UInt32>, _ right: Span<UInt32>, workLimit: Int = .max
    ) -> Int? {
        left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in
                matrix.commonSubsequenceLength(left, right, workLimit: workLimit)
            }
        }
    }
}
