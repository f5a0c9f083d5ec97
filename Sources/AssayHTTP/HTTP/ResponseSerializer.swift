/// Writes response heads, RFC 9112 sections 4 to 6.
struct ResponseSerializer {
    /// What the request decides about its reply's form.
    struct Form: Equatable {
        /// HEAD: the same fields, without the content (RFC 9110 section 9.3.2).
        var isHead = false
        /// The client speaks HTTP/1.0, where a kept connection has to be announced.
        var isHTTP10 = false
        /// Whether the connection stays open afterwards.
        var keepsConnection = true
    }

    /// The current `Date` line's value.
    var date = HTTPDate()

    /// Appends the head, up to and including the empty line.
    ///
    /// - Parameter isStreamed: the content follows in chunks, or up to the end of the connection in HTTP/1.0.
    func appendHead(of response: Response, form: Form, isStreamed: Bool = false, to output: inout [UInt8]) {
        Self.appendStatusLine(response.status, to: &output)
        // RFC 9110 section 6.6.1: a server with a clock sends it.
        date.appendLine(to: &output)
        if !response.contentType.isEmpty {
            output.append(literal: "Content-Type: ")
            Self.appendValue(response.contentType, to: &output)
            output.append(literal: "\r\n")
        }
        // RFC 9110 section 8.6: never with 1xx and 204.
        if isStreamed {
            if !form.isHTTP10 { output.append(literal: "Transfer-Encoding: chunked\r\n") }
        } else if !response.status.forbidsContent {
            output.append(literal: "Content-Length: ")
            output.append(decimal: response.body.count)
            output.append(literal: "\r\n")
        }
        for field in response.fields {
            output.append(contentsOf: field.name.utf8)
            output.append(literal: ": ")
            Self.appendValue(field.value, to: &output)
            output.append(literal: "\r\n")
        }
        if !form.keepsConnection {
            output.append(literal: "Connection: close\r\n")
        } else if form.isHTTP10 {
            output.append(literal: "Connection: keep-alive\r\n")
        }
        output.append(literal: "\r\n")
    }

    /// Whether the content follows the head.
    static func sendsBody(_ response: Response, form: Form) -> Bool {
        !form.isHead && !response.status.forbidsContent && !response.body.isEmpty
    }

    private static func appendStatusLine(_ status: HTTPStatus, to output: inout [UInt8]) {
        if status.code == 200 {
            output.append(literal: "HTTP/1.1 200 OK\r\n")
            return
        }
        output.append(literal: "HTTP/1.1 ")
        output.append(decimal: Int(status.code))
        output.append(literal: " ")
        output.append(contentsOf: status.reasonPhrase.utf8)
        output.append(literal: "\r\n")
    }

    private static func appendValue(_ value: String, to output: inout [UInt8]) {
        let start = output.count
        output.append(contentsOf: value.utf8)
        for index in start..<output.count where !ByteClass.isFieldValue(output[index]) {
            output[index] = ByteClass.space
        }
    }
}
