/// What a handler answers.
///
///     Response(.ok, contentType: "application/json", body: Array("{}".utf8))
///
/// `Content-Length`, `Date` and `Connection` are added by the server.
public struct Response: Sendable {
    /// The status, 200 or higher.
    public var status: HTTPStatus
    /// The `Content-Type`; an empty text sends none.
    public var contentType: String
    /// The content; for HEAD only its length is sent.
    public var body: [UInt8]
    /// Further fields.
    public var fields: [HTTPField]
    /// Whether the connection is closed after it, whatever the client asked for.
    public var closesConnection: Bool

    /// A response with a body.
    public init(
        _ status: HTTPStatus, contentType: String = "", body: [UInt8] = [], fields: [HTTPField] = [],
        closesConnection: Bool = false
    ) {
        self.status = status
        self.contentType = contentType
        self.body = body
        self.fields = fields
        self.closesConnection = closesConnection
    }

    /// A response of plain text.
    public init(_ status: HTTPStatus, text: String, fields: [HTTPField] = []) {
        self.init(status, contentType: "text/plain; charset=utf-8", body: Array(text.utf8), fields: fields)
    }

    /// Adds `Retry-After` (RFC 9110 section 10.2.3) unless the handler has chosen one.
    mutating func asksToRetry() {
        guard !fields.contains(where: { $0.name == "Retry-After" }) else { return }
        fields.append(HTTPField("Retry-After", "1"))
    }
}
