/// A request method this server knows, RFC 9110 section 9 and RFC 5789; any other token is answered 501.
public enum HTTPMethod: String, Sendable, Hashable, CaseIterable {
    /// Reads a resource.
    case get = "GET"
    /// Reads a resource's fields; answered like GET without the content.
    case head = "HEAD"
    /// Hands over content to be processed.
    case post = "POST"
    /// Asks what a resource can do.
    case options = "OPTIONS"
    /// Replaces a resource.
    case put = "PUT"
    /// Removes a resource.
    case delete = "DELETE"
    /// Changes a resource in part.
    case patch = "PATCH"
    /// Asks for a tunnel; parsed so that it can be refused, never served.
    case connect = "CONNECT"
    /// Asks for an echo of the request.
    case trace = "TRACE"

    /// The method a token names; methods are case-sensitive (RFC 9110 section 9.1).
    init?(token: Span<UInt8>) {
        for method in Self.allCases where method.matches(token) {
            self = method
            return
        }
        return nil
    }

    private func matches(_ token: Span<UInt8>) -> Bool {
        var index = 0
        for byte in rawValue.utf8 {
            guard index < token.count, token[index] == byte else { return false }
            index += 1
        }
        return index == token.count
    }

    /// The longest name above; no known method is longer.
    static let longestName = 7
}
