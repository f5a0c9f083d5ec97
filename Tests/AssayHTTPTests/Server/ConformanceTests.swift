import TestSupport
import Testing

@testable import AssayHTTP

/// What a strict reader of RFC 9112 and RFC 9110 expects of a server it knows nothing of: 33 cases over a live socket, each
/// on a connection of its own that stops sending after the request, as a test from outside does.
@Suite struct ConformanceTests {
    /// What the first reply may be, and whether there may be a second.
    enum Expectation: Sendable {
        /// One of these.
        case status(Set<Int>)
        /// A reply, but not 400: the request is well formed.
        case understood
        /// 400, and nothing behind it is answered.
        case refusedAndClosed
    }

    static let cases: [(rule: String, request: String, expected: Expectation)] = [
        // RFC 9112 section 3: request lines and targets.
        ("a simple GET", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", .understood),
        ("a POST with a length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", .understood),
        ("asterisk-form", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", .understood),
        ("absolute-form", "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", .understood),
        ("authority-form", "CONNECT example.com:443 HTTP/1.1\r\nHost: a\r\n\r\n", .status([501])),
        ("another major version", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", .status([505])),
        ("no version", "GET /\r\nHost: a\r\n\r\n", .status([400])),
        ("a method in lower case", "get / HTTP/1.1\r\nHost: a\r\n\r\n", .status([501])),
        // Section 5: fields.
        ("no Host", "GET / HTTP/1.1\r\n\r\n", .status([400])),
        ("two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", .status([400])),
        ("a space in Host", "GET / HTTP/1.1\r\nHost: bad host\r\n\r\n", .status([400])),
        ("a space in a name", "GET / HTTP/1.1\r\nHost: a\r\nBad Name: v\r\n\r\n", .status([400])),
        ("a folded field", "GET / HTTP/1.1\r\nHost: a\r\n  folded\r\n\r\n", .status([400])),
        ("a space before the colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", .status([400])),
        ("NUL in a value", "GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n", .status([400])),
        // Sections 6 and 7: content.
        (
            "chunked", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
            .understood
        ),
        (
            "chunked in HTTP/1.0",
            "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", .refusedAndClosed
        ),
        (
            "chunked and a length",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
            .refusedAndClosed
        ),
        (
            "an unknown coding", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: nonsense\r\n\r\nhello",
            .refusedAndClosed
        ),
        (
            "a coding behind chunked",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, gzip\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
            .refusedAndClosed
        ),
        (
            "two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\nhello!!",
            .refusedAndClosed
        ),
        (
            "a length that is no number", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: xyz\r\n\r\nhello",
            .refusedAndClosed
        ),
        (
            "a chunk size that is no number",
            "POST /pool HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZ\r\nhello\r\n0\r\n\r\n",
            .refusedAndClosed
        ),
        (
            "a chunk without its end",
            "POST /pool HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello0\r\n\r\n", .refusedAndClosed
        ),
        (
            "an expectation", "POST /pool HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n",
            .status([100])
        ),
        // Implementation-defined limits.
        (
            "a long request line", "GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\nHost: a\r\n\r\n",
            .status([414])
        ),
        (
            "many fields",
            "GET / HTTP/1.1\r\nHost: a\r\n" + (0..<101).map { "X-H-\($0): value\r\n" }.joined() + "\r\n", .status([431])
        ),
        (
            "a long field", "GET /now HTTP/1.1\r\nHost: a\r\nX-Big: \(String(repeating: "x", count: 9000))\r\n\r\n",
            .status([200])
        ),
        (
            "a very long field",
            "GET /now HTTP/1.1\r\nHost: a\r\nX-Big: \(String(repeating: "x", count: 17_000))\r\n\r\n",
            .status([431])
        ),
        // Section 9: connections. What follows is read to its end, so the server has to close.
        ("close is honoured", "GET /now HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", .status([200])),
        ("HTTP/1.0 closes", "GET /now HTTP/1.0\r\nHost: a\r\n\r\n", .status([200])),
    ]

    @Test func whatAStrictReaderExpects() throws {
        let server = try TestServer()
        // With the two below: 33.
        #expect(Self.cases.count == 31)
        for (rule, request, expected) in Self.cases {
            let client = try server.connect()
            try client.send(request)
            if case .refusedAndClosed = expected {
                try? client.send("GET /now HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            }
            client.finishSending()
            let replies = String(decoding: try client.readToEnd(), as: UTF8.self)
            let statuses = replies.components(of: "HTTP/1.1 ").compactMap { Int($0.prefix(3)) }
            let first = try #require(statuses.first, "\(rule): \(replies)")
            switch expected {
            case .status(let allowed): #expect(allowed.contains(first), "\(rule): \(replies)")
            case .understood: #expect((200...599).contains(first) && first != 400, "\(rule): \(replies)")
            case .refusedAndClosed:
                #expect(statuses == [400] && replies.contains("\r\nConnection: close\r\n"), "\(rule): \(replies)")
            }
            // Every reply says where it ends.
            if first >= 200 { #expect(replies.contains("\r\nContent-Length: "), "\(rule): \(replies)") }
        }
        // 32: a connection is kept by default. 33: HEAD has no content.
        let client = try server.connect()
        for _ in 0..<2 {
            try client.send("GET /now HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try client.readReply().status == 200)
        }
        try client.send("HEAD /now HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        let head = String(decoding: try client.readToEnd(), as: UTF8.self)
        #expect(head.hasPrefix("HTTP/1.1 200 ") && head.hasSuffix("\r\n\r\n"))
    }

    /// ApacheBench speaks HTTP/1.0 and waits for `Connection: keep-alive`: without it, it hangs.
    @Test func abKeepsItsConnections() throws {
        let server = try TestServer()
        let client = try server.connect()
        for _ in 0..<3 {
            try client.send(
                "GET /now HTTP/1.0\r\nConnection: Keep-Alive\r\nHost: a\r\nUser-Agent: ApacheBench/2.3\r\n\r\n")
            let reply = try client.readReply()
            #expect(reply.fields["connection"]?.lowercased() == "keep-alive" && reply.fields["content-length"] == "3")
        }
        #expect(server.server.statistics.connectionsAccepted == 1)
    }

    /// The page names a test for each rule; they exist.
    @Test func everyRuleOfThePageHasItsTests() throws {
        let page = try Repository.text("docs/robustness.md")
        let files = Dictionary(
            Repository.files(under: "Tests", suffix: ".swift").map { path in
                (path.split(separator: "/").last.map { String($0.dropLast(6)) } ?? "", path)
            }, uniquingKeysWith: { $0 + "\n" + $1 })
        let ids = Set(
            try ["accepted", "refused"].flatMap { name in
                try Repository.text("fixtures/http/\(name).ndjson").split(separator: "\n").compactMap { line in
                    line.split(separator: "\"", maxSplits: 4).dropFirst(3).first.map(String.init)
                }
            })
        var rules = 0
        for line in page.split(separator: "\n") where line.hasPrefix("| ") && !line.hasPrefix("| rule") {
            let column = line.split(separator: "|").last ?? ""
            let names = column.split(separator: "`").filter { !$0.allSatisfy { $0 == " " } }.map(String.init)
            #expect(!names.isEmpty, "\(line)")
            for name in names {
                if name.hasPrefix("http:") {
                    #expect(ids.contains(String(name.dropFirst(5))), "\(name)")
                } else if name.hasPrefix("Scripts/") {
                    #expect((try? Repository.text(name)) != nil, "\(name)")
                } else {
                    let parts = name.split(separator: ".").map(String.init)
                    let found = try (files[parts[0]] ?? "").split(separator: "\n").contains { path in
                        try Repository.text(String(path)).contains("func \(parts.last ?? "")(")
                    }
                    #expect(parts.count == 2 && found, "\(name)")
                }
            }
            rules += 1
        }
        #expect(rules > 50)
    }
}

extension String {
    /// What stands behind each occurrence of a text.
    fileprivate func components(of mark: String) -> [Substring] {
        var found: [Substring] = []
        var rest = self[...]
        while let range = rest.firstRange(of: mark) {
            rest = rest[range.upperBound...]
            found.append(rest)
        }
        return found
    }
}
