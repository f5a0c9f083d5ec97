/// A field of a response.
public struct HTTPField: Sendable, Hashable {
    /// The name, a token.
    public let name: String
    /// The value; control characters in it become spaces when it is sent, so that a text of the caller's cannot
    /// become a field or a response of its own (RFC 9110 section 5.5).
    public let value: String

    /// - Precondition: `name` is a token of RFC 9110; names are written by programmers, never taken from a request.
    public init(_ name: String, _ value: String) {
        precondition(!name.isEmpty && name.utf8.allSatisfy(ByteClass.isToken), "a field name is a token")
        self.name = name
        self.value = value
    }
}
