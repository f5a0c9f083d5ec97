extension EditDistance {
    /// The Levenshtein distance of two strings, counted in Unicode scalars, not in characters as a reader sees them:
    /// composed and decomposed `é` are 2 apart, two flags that share a letter 1.
    ///
    /// Otherwise as ``measure(_:_:maximum:workLimit:)-(Span<UInt32>,_,_,_)``; decoding takes another O(n) time and four
    /// bytes a scalar.
    public func measure(
        _ left: String, _ right: String, maximum: Int = .max, workLimit: Int = .max
    ) -> DistanceMeasurement {
        let bytes = left.utf8.count
        decoded.reserve(bytes + right.utf8.count)
        let base = decoded.base
        let leftCount = Self.decode(left.utf8Span.span, into: base)
        let rightCount = Self.decode(right.utf8Span.span, into: base + bytes)
        let leftScalars = UnsafeBufferPointer(start: UnsafePointer(base), count: leftCount)
        let rightScalars = UnsafeBufferPointer(start: UnsafePointer(base + bytes), count: rightCount)
        return measure(leftScalars.span, rightScalars.span, maximum: maximum, workLimit: workLimit)
    }

    /// Writes the scalars of well-formed UTF-8, as a string's bytes are, and returns their number, which is no greater
    /// than that of the bytes; there must be room for as many.
    private static func decode(_ bytes: Span<UInt8>, into scalars: UnsafeMutablePointer<UInt32>) -> Int {
        var offset = 0
        var count = 0
        while offset < bytes.count {
            let (value, length) = bytes.scalar(at: offset)
            scalars[count] = value
            count &+= 1
            offset &+= length
        }
        return count
    }
}
