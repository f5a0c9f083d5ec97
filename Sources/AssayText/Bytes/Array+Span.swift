extension [UInt8] {
    /// Appends a copy of bytes, all at once.
    mutating func append(copying bytes: Span<UInt8>) {
        bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
    }
}
