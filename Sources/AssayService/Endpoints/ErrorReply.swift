import AssayCore
import AssayHTTP
import AssayJSON

/// Turns an error into a response: the one place where error codes get their HTTP status.
enum ErrorReply {
    /// The HTTP status of an error.
    static func status(of code: ErrorCode) -> HTTPStatus {
        switch code {
        case .invalidJSON, .missingField, .unknownField, .invalidField, .conflictingFields, .unknownVerifier,
            .unknownDataSource, .unknownOption, .invalidOption, .invalidGroundTruth:
            .badRequest
        case .rowTooLarge, .tooManyRows, .bodyTooLarge: .contentTooLarge
        case .unsupportedMediaType: .unsupportedMediaType
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .deadlineExceeded: .gatewayTimeout
        case .shuttingDown: .serviceUnavailable
        case .internalError: .internalServerError
        }
    }

    /// A response that says only what is wrong.
    static func response(_ error: RolloutError, fields: [(String, String)] = []) -> Response {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("error")
        VerdictWriter.write(error, row: nil, into: &writer)
        writer.endObject()
        return json(writer.bytes, status: status(of: error.code), fields: fields + retryFields(error.code))
    }

    /// `Retry-After` where the same request may succeed soon.
    static func retryFields(_ code: ErrorCode) -> [(String, String)] {
        code == .shuttingDown || code == .deadlineExceeded ? [("Retry-After", "1")] : []
    }

    /// A JSON response.
    static func json(_ bytes: [UInt8], status: HTTPStatus = .ok, fields: [(String, String)] = []) -> Response {
        Response(status: status, contentType: "application/json", body: bytes, fields: fields)
    }
}
