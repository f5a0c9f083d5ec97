/// A response's status code with its reason phrase.
public struct HTTPStatus: Sendable, Hashable, CustomStringConvertible {
    /// Three digits, 100…599.
    public let code: UInt16

    /// - Precondition: `code` is within 100…599, the range RFC 9110 section 15 allows.
    public init(code: UInt16) {
        precondition((100...599).contains(code), "a status code has three digits, 100 to 599")
        self.code = code
    }

    /// The registered phrase, or an empty text for a code outside this server's vocabulary.
    public var reasonPhrase: String { Self.phrases[code] ?? "" }

    /// The code and the phrase, such as `404 Not Found`.
    public var description: String { "\(code) \(reasonPhrase)" }

    /// Whether a response of this status never has content (RFC 9110 section 6.4.1).
    var forbidsContent: Bool { code < 200 || code == 204 || code == 304 }
}

extension HTTPStatus {
    /// 200: the request succeeded.
    public static let ok = HTTPStatus(code: 200)
    /// 204: succeeded, and there is nothing to say.
    public static let noContent = HTTPStatus(code: 204)
    /// 400: the request cannot be understood.
    public static let badRequest = HTTPStatus(code: 400)
    /// 401: credentials are missing or wrong.
    public static let unauthorized = HTTPStatus(code: 401)
    /// 403: refused whoever asks.
    public static let forbidden = HTTPStatus(code: 403)
    /// 404: no such resource.
    public static let notFound = HTTPStatus(code: 404)
    /// 405: the resource has other methods; the reply carries `Allow`.
    public static let methodNotAllowed = HTTPStatus(code: 405)
    /// 408: the client was too slow.
    public static let requestTimeout = HTTPStatus(code: 408)
    /// 409: in conflict with the resource's state.
    public static let conflict = HTTPStatus(code: 409)
    /// 412: a condition of the caller does not hold.
    public static let preconditionFailed = HTTPStatus(code: 412)
    /// 413: the content is larger than allowed.
    public static let contentTooLarge = HTTPStatus(code: 413)
    /// 414: the target is longer than allowed.
    public static let uriTooLong = HTTPStatus(code: 414)
    /// 415: a content type or coding that is not taken.
    public static let unsupportedMediaType = HTTPStatus(code: 415)
    /// 417: an `Expect` this server cannot meet.
    public static let expectationFailed = HTTPStatus(code: 417)
    /// 422: well formed but not to be processed.
    public static let unprocessableContent = HTTPStatus(code: 422)
    /// 429: too many requests of one client.
    public static let tooManyRequests = HTTPStatus(code: 429)
    /// 431: more or longer fields than allowed.
    public static let fieldsTooLarge = HTTPStatus(code: 431)
    /// 500: the server failed.
    public static let internalServerError = HTTPStatus(code: 500)
    /// 501: a method or coding this server does not have.
    public static let notImplemented = HTTPStatus(code: 501)
    /// 502: a server behind this one failed.
    public static let badGateway = HTTPStatus(code: 502)
    /// 503: overloaded or shutting down; try again.
    public static let serviceUnavailable = HTTPStatus(code: 503)
    /// 504: something behind this server, or the caller's own deadline, ran out of time.
    public static let gatewayTimeout = HTTPStatus(code: 504)
    /// 505: a major version of HTTP other than 1.
    public static let versionNotSupported = HTTPStatus(code: 505)

    private static let phrases: [UInt16: String] = [
        100: "Continue", 200: "OK", 201: "Created", 202: "Accepted", 204: "No Content",
        301: "Moved Permanently", 302: "Found", 304: "Not Modified", 307: "Temporary Redirect",
        308: "Permanent Redirect",
        400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
        406: "Not Acceptable", 408: "Request Timeout", 409: "Conflict", 410: "Gone", 411: "Length Required",
        412: "Precondition Failed", 413: "Content Too Large", 414: "URI Too Long", 415: "Unsupported Media Type",
        417: "Expectation Failed", 422: "Unprocessable Content", 429: "Too Many Requests",
        431: "Request Header Fields Too Large",
        500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable",
        504: "Gateway Timeout", 505: "HTTP Version Not Supported",
    ]
}
