extension EditMatrix {
    /// What ``EditDistance/measure(_:_:maximum:workLimit:)-(String,_,_,_)`` documents.
    mutating func measure(_ left: String, _ right: String, maximum: Int, workLimit: Int) -> DistanceMeasurement {
        let bytes = left.utf8.count
        decoded.reserve(bytes + right.utf8.count)
        let base = decoded.base
        let leftCount = Self.decode(left.utf8Span.span, into: base)
        let rightCount = Self.decode(right.utf8Span.span, into: base + bytes)
        let leftScalars = UnsafeBufferPointer(start: UnsafePointer(base), count: leftCount)
        let rightScalars = UnsafeBufferPointer(start: UnsafePointer(base + bytes), count: rightCount)
        return measure(leftScalars, rightScalars, maximum: maximum, workLimit: workLimit)
    }

    /// Writes the scalars of well-formed UTF-8, as a string's bytes are, and returns their number, which is no greater
    /// than that of the bytes; there must be room for as many.
    private static func decode(_ bytes: Span<UInt8>, into scalars: UnsafeMutablePointer<UInt32>) -> Int {
        // Two plain loops, which the compiler vectorises, for what is ASCII.
        var bits: UInt8 = 0
        bytes.withUnsafeBufferPointer { for byte in $0 { bits |= byte } }
        if bits < 0x80 {
            bytes.withUnsafeBufferPointer { for index in 0..<$0.count { scalars[index] = UInt32($0[index]) } }
            return bytes.count
        }
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
