/// Why a request is refused by the server itself, before or instead of the handler.
///
/// Each is answered with one reply, after which the connection is closed, unless it says otherwise.
public enum RequestFailure: String, Error, Sendable, Hashable, CaseIterable {
    /// A line ends without a carriage return (RFC 9112 section 2.2 lets a server refuse it).
    case bareLineFeed
    /// More empty lines before the request line than are skipped.
    case tooManyBlankLines
    /// Not `method SP target SP version` with single spaces.
    case malformedRequestLine
    /// A method outside ``HTTPMethod``.
    case unknownMethod
    /// A major version other than 1.
    case unsupportedVersion
    /// A target longer than ``HTTPLimits/maxTargetBytes``.
    case targetTooLong
    /// A target in no form that the method allows, with a fragment, or with a bad percent escape.
    case malformedTarget
    /// A head longer than ``HTTPLimits/maxHeadBytes``.
    case headTooLarge
    /// More field lines than ``HTTPLimits/maxFields``.
    case tooManyFields
    /// A field line that starts with white space (`obs-fold`, RFC 9112 section 5.2).
    case foldedField
    /// A field name that is empty, is no token, or has white space before its colon.
    case malformedFieldName
    /// A control character in a field value.
    case malformedFieldValue
    /// HTTP/1.1 without `Host`.
    case missingHost
    /// More than one `Host`.
    case duplicateHost
    /// A `Host` that is no host and port.
    case malformedHost
    /// A `Content-Length` that is not 1 to 18 digits.
    case malformedContentLength
    /// More than one `Content-Length`, equal or not.
    case duplicateContentLength
    /// `Content-Length` beside `Transfer-Encoding`: the mark of request smuggling (RFC 9112 section 6.1).
    case lengthAndTransferEncoding
    /// `Transfer-Encoding` in HTTP/1.0.
    case transferEncodingInHTTP10
    /// A `Transfer-Encoding` that does not end in `chunked`, or has it twice: the length cannot be known.
    case unframedTransferEncoding
    /// A transfer coding besides `chunked`.
    case unknownTransferCoding
    /// An `Expect` besides `100-continue`.
    case unknownExpectation
    /// A chunk size that is not 1 to 15 hexadecimal digits.
    case malformedChunkSize
    /// A chunk extension outside the grammar of RFC 9112 section 7.1.1, or too long.
    case malformedChunkExtension
    /// A chunk that does not end where its size says.
    case malformedChunkEnd
    /// A content larger than the plan or the limits allow, also after it is decompressed.
    case bodyTooLarge
    /// A content coding besides gzip and deflate, or several.
    case unknownContentCoding
    /// A content that is not what its coding says: corrupt, cut off, or followed by something else.
    case malformedContentCoding
    /// The client stopped sending in the middle of a request.
    case incompleteRequest
    /// The head did not arrive within ``HTTPDeadlines/head``.
    case headTimeout
    /// The body stalled or came too slowly.
    case bodyTimeout
    /// CONNECT: this server is no proxy.
    case tunnelRefused
    /// Too many bytes of bodies or too many connections are held already; the reply carries `Retry-After`.
    case overloaded
    /// The client neither read what waited for it nor let it be sent (``HTTPDeadlines/writeStall``), in the middle of a
    /// stream.
    case slowReader
    /// The handler let go of the exchange without a response. The connection is kept.
    case abandoned

    /// The status it is answered with.
    public var status: HTTPStatus {
        switch self {
        case .unknownMethod, .unknownTransferCoding, .tunnelRefused: .notImplemented
        case .unsupportedVersion: .versionNotSupported
        case .targetTooLong: .uriTooLong
        case .headTooLarge, .tooManyFields: .fieldsTooLarge
        case .unknownExpectation: .expectationFailed
        case .bodyTooLarge: .contentTooLarge
        case .unknownContentCoding: .unsupportedMediaType
        case .headTimeout, .bodyTimeout, .slowReader: .requestTimeout
        case .overloaded: .serviceUnavailable
        case .abandoned: .internalServerError
        default: .badRequest
        }
    }
}
