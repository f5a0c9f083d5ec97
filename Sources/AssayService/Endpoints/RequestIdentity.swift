import AssayHTTP

/// What ties a reply to its request in other people's logs: `X-Request-Id` and `traceparent` come back as they came, and an
/// error that came without an id gets one.
enum RequestIdentity {
    private static let maxBytes = 128

    static func add(to response: inout Response, of head: RequestHead) {
        if let id = head.field("x-request-id"), isVisible(id) {
            response.fields.append(HTTPField("X-Request-Id", id))
        } else if response.status.code >= 400 {
            response.fields.append(HTTPField("X-Request-Id", String(UInt64.random(in: .min ... .max), radix: 16)))
        }
        // https://www.w3.org/TR/trace-context/#traceparent-header
        if let parent = head.field("traceparent"), parent.utf8.count == 55, isVisible(parent) {
            response.fields.append(HTTPField("traceparent", parent))
        }
    }

    /// Visible ASCII, so that nothing can act in a log.
    private static func isVisible(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= maxBytes && text.utf8.allSatisfy { $0 >= 0x21 && $0 <= 0x7e }
    }
}
