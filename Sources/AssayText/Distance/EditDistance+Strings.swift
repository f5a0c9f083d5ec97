extension EditDistance {
    /// The Levenshtein distance of two strings, counted in Unicode scalars, not in characters as a reader sees them:
    /// composed and decomposed `é` are 2 apart, two flags that share a letter 1.
    ///
    /// Otherwise as ``measure(_:_:maximum:workLimit:)-(Span<UInt32>,_,_,_)``; decoding takes another O(n) time and four
    /// bytes a scalar.
    public func measure(
        _ left: String, _ right: String, maximum: Int = .max, workLimit: Int = .max
    ) -> DistanceMeasurement {
        matrix.measure(left, right, maximum: maximum, workLimit: workLimit)
    }
}
