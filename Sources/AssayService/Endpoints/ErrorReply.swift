import AssayCore
import AssayHTTP
import AssayJSON
import AssayWire

/// Turns an error into a response: the one place where error codes get their HTTP status.
enum ErrorReply {
    /// The HTTP status of an error.
    static func status(of code: ErrorCode) -> HTTPStatus {
        switch code {
        case .invalidJSON, .missingField, .unknownField, .invalidField, .conflictingFields, .unknownVerifier,
            .unknownDataSource, .unknownOption, .invalidOption, .invalidGroundTruth, .badRequest:
            .badRequest
        case .rowTooLarge, .tooManyRows, .bodyTooLarge: .contentTooLarge
        case .unsupportedMediaType: .unsupportedMediaType
        case .slowReader: .requestTimeout
        case .configMismatch: .preconditionFailed
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .unauthorized: .unauthorized
        case .forbidden: .forbidden
        case .tooManyRequests: .tooManyRequests
        case .deadlineExceeded, .judgeTimeout: .gatewayTimeout
        case .overloaded, .judgeUnavailable, .judgeOverloaded, .judgeUnclear, .judgeRefused, .judgeBudget,
            .judgeDistrusted, .judgeUnrecorded:
            .serviceUnavailable
        case .internalError: .internalServerError
        }
    }

    /// The error code of what the server itself refuses.
    static func code(of failure: RequestFailure) -> ErrorCode {
        switch failure {
        case .bodyTooLarge: .bodyTooLarge
        case .unknownContentCoding: .unsupportedMediaType
        case .overloaded: .overloaded
        case .slowReader: .slowReader
        case .abandoned: .internalError
        default: .badRequest
        }
    }

    /// A response that says only what is wrong; with another status where the server chose one.
    static func response(
        _ error: RolloutError, status: HTTPStatus? = nil, fields: [HTTPField] = []
    ) -> Response {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("error")
        VerdictWriter.write(error, row: nil, into: &writer)
        writer.endObject()
        return Response(
            status ?? self.status(of: error.code), contentType: "application/json", body: writer.bytes,
            fields: fields + retryFields(error.code))
    }

    /// The last line of a stream that ends early.
    static func line(_ error: RolloutError) -> [UInt8] { response(error).body + [0x0a] }

    /// `Retry-After` where the same request may succeed soon.
    static func retryFields(_ code: ErrorCode) -> [HTTPField] {
        // Who refuses for a token's limits knows when they allow more.
        code.isRetryable && code != .internalError && code != .tooManyRequests ? [HTTPField("Retry-After", "1")] : []
    }
}
