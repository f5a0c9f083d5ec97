import AssayCore
import AssayHTTP
import AssayJSON

/// One status that is no success, with the error codes it comes with.
struct OpenAPIRefusal {
    let status: HTTPStatus
    let codes: [ErrorCode]

    /// The key among an operation's responses.
    var key: String { String(status.code) }

    /// The refusals an endpoint may answer with, in order of status.
    static func all(of endpoint: Endpoint) -> [OpenAPIRefusal] {
        var codes: [HTTPStatus: [ErrorCode]] = [:]
        func add(_ status: HTTPStatus, _ code: ErrorCode) {
            guard codes[status]?.contains(code) != true else { return }
            codes[status, default: []].append(code)
        }
        for failure in RequestFailure.allCases where failure != .slowReader && failure != .tunnelRefused {
            add(failure.status, ErrorReply.code(of: failure))
        }
        if !endpoint.isOpenToAll {
            for code in [ErrorCode.unauthorized, .forbidden, .tooManyRequests] {
                add(ErrorReply.status(of: code), code)
            }
        }
        if endpoint.takesBody {
            for code in ErrorCode.allCases where answers(endpoint, code) { add(ErrorReply.status(of: code), code) }
        }
        return codes.sorted { $0.key.code < $1.key.code }.map { OpenAPIRefusal(status: $0.key, codes: $0.value) }
    }

    /// Whether an endpoint that is posted to may answer a whole request so.
    private static func answers(_ endpoint: Endpoint, _ code: ErrorCode) -> Bool {
        switch endpoint {
        // What is wrong with a row is that row's.
        case .stream: [.invalidField, .unsupportedMediaType, .configMismatch].contains(code)
        case .batch:
            [
                .invalidJSON, .missingField, .unknownField, .invalidField, .tooManyRows, .bodyTooLarge,
                .unsupportedMediaType, .configMismatch, .internalError,
            ].contains(code)
        default:
            switch code {
            case .notFound, .methodNotAllowed, .slowReader, .rowTooLarge, .unauthorized, .forbidden, .tooManyRequests:
                false
            case .tooManyRows: endpoint == .openrlhf
            default: true
            }
        }
    }

    /// The response object.
    ///
    /// - Parameter rowsToo: whether the one rollout's own errors come as a verdict.
    func json(rowsToo: Bool) -> JSONValue {
        let reply: JSONValue = [
            "allOf": [
                Schema.named("ErrorReply"),
                ["properties": ["error": ["properties": ["code": Schema.oneOf(codes.map(\.rawValue))]]]],
            ]
        ]
        var response: JSONObject = [
            "description": .string(status.reasonPhrase + "."),
            "content": [
                "application/json": ["schema": rowsToo ? ["anyOf": [reply, Schema.named("Verdict")]] : reply]
            ],
        ]
        if codes.contains(where: { !ErrorReply.retryFields($0).isEmpty }) {
            response["headers"] = ["Retry-After": ["$ref": "#/components/headers/RetryAfter"]]
        } else if codes.contains(.unauthorized) {
            response["headers"] = ["WWW-Authenticate": ["$ref": "#/components/headers/WWWAuthenticate"]]
        }
        return .object(response)
    }
}
