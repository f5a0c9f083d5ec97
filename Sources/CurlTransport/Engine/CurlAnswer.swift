/// A whole reply, of any status.
public struct CurlAnswer: Sendable {
    /// The HTTP status code.
    public let status: Int
    /// The body.
    public let body: [UInt8]
    /// The fields of the final reply, names in lower case, in order; at most 64 of them, 16 KB together.
    public let fields: [(name: String, value: String)]
    /// Nanoseconds between submission and the start of the transfer.
    public let queueNanoseconds: Int64
    /// Nanoseconds between the start of the transfer and its end.
    public let transferNanoseconds: Int64

    /// The first field of that lower-case name.
    public func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }
}
