import AssayConfiguration
import AssayHTTP
import AssayJSON
import AssayService
import Testing

/// Who may use the daemon, over real sockets.
@Suite struct AccessTests {
    private static let row = #"{"verifier":"counting","answer":"3","ground_truth":3}"#

    private func rules(_ tokens: String = "", from ranges: [String] = [], limits: TokenLimits? = nil) throws
        -> AccessRules
    {
        var settings = AccessSettings()
        settings.allowFrom = try ranges.map { try #require(AddressRange($0)) }
        if let limits { settings.tokenLimits["default"] = limits }
        let read = try AccessTokenReader.load(nil, environment: tokens, file: "")
        return AccessRules(settings, tokens: read)
    }

    private func ask(
        _ running: RunningService, _ method: String = "POST", _ path: String = "/v1/score", _ fields: String = ""
    ) throws -> String {
        let client = try RawClient(url: running.url)
        let body = method == "POST" ? Self.row : ""
        client.send(
            "\(method) \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count)\r\n\(fields)Connection: close\r\n\r\n\(body)"
        )
        return client.readToEnd()
    }

    private func status(_ reply: String) -> String { String(reply.dropFirst(9).prefix(3)) }

    /// `user:password` for Basic.
    private func basic(_ text: String) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var bits = text.utf8.reduce(into: "") {
            $0 += String(repeating: "0", count: $1.leadingZeroBitCount) + String($1, radix: 2)
        }
        while bits.count % 6 != 0 { bits += "0" }
        var coded = ""
        while !bits.isEmpty {
            coded.append(digits[Int(bits.prefix(6), radix: 2) ?? 0])
            bits.removeFirst(6)
        }
        while coded.count % 4 != 0 { coded += "=" }
        return "Authorization: Basic \(coded)\r\n"
    }

    @Test func aTokenOpensEverything() throws {
        let running = try RunningService(access: rules("trainer:s3cret,eval:0ther/+=~"))
        for fields in [
            "Authorization: Bearer s3cret\r\n", "authorization: bearer   0ther/+=~\r\n", basic("anyone:s3cret"),
            basic(":0ther/+=~"), basic("u:s3cret").replacing("Basic", with: "BASIC"),
        ] {
            #expect(status(try ask(running, "POST", "/v1/score", fields)) == "200", "\(fields)")
            #expect(status(try ask(running, "GET", "/metrics", fields)) == "200")
        }
        let metrics = try ask(running, "GET", "/metrics", "Authorization: Bearer s3cret\r\n")
        #expect(metrics.contains(#"assay_token_requests_total{token="trainer"}"#) && !metrics.contains("s3cret"))
    }

    @Test func whateverIsNoTokenIs401AndSaysHow() throws {
        let running = try RunningService(access: rules("trainer:s3cret"))
        for fields in [
            "", "Authorization: Bearer s3cre\r\n", "Authorization: Bearer s3crets\r\n", "Authorization: Bearer \r\n",
            "Authorization: Bearer s3crets3cret\r\n", "Authorization: s3cret\r\n", "Authorization: Digest s3cret\r\n",
            "Authorization: Bearers3cret\r\n", "Authorization: Bearer S3CRET\r\n", basic("s3cret:"), basic("s3cret"),
            basic("u:s3cret:x"), "Authorization: Basic !!!\r\n", "Authorization: Basic dTpz=M2NyZXQ\r\n",
            "Authorization: Bearer s3cret\r\nAuthorization: Bearer s3cret\r\n",
            "Authorization: Bearer \(String(repeating: "s3cret", count: 2000))\r\n",
            "Authorization: Basic \(String(repeating: "dTpz", count: 2000))\r\n",
        ] {
            let reply = try ask(running, "POST", "/v1/score", fields)
            #expect(status(reply) == "401", "\(fields.prefix(60)): \(reply)")
            #expect(reply.contains("\r\nWWW-Authenticate: Bearer realm=\"assay\", Basic realm=\"assay\"\r\n"))
            #expect(reply.contains(#""code":"unauthorized""#) && !reply.contains("s3c"))
        }
        #expect(running.eventCount < 10)
    }

    /// Every door, and everything that is none: a stranger is not told what exists.
    @Test func onlyTheProbesAreOpen() throws {
        let running = try RunningService(access: rules("trainer:s3cret"))
        for (method, path) in [
            ("POST", "/v1/score/batch"), ("POST", "/v1/score/stream"), ("POST", "/get_reward"), ("POST", "/v1/slime"),
            ("POST", "/v1/openrlhf/math"), ("GET", "/metrics"), ("GET", "/v1/verifiers"), ("GET", "/nowhere"),
            ("DELETE", "/v1/score"), ("OPTIONS", "/v1/score"), ("OPTIONS", "*"), ("POST", "/healthz"),
            ("GET", "/healthz/"),
            ("GET", "//healthz"), ("GET", "/%2e/healthz"),
        ] {
            #expect(status(try ask(running, method, path)) == "401", "\(method) \(path)")
        }
        for path in ["/healthz", "/readyz", "/healthz?x=1"] {
            #expect(status(try ask(running, "GET", path)) == "200")
            #expect(status(try ask(running, "HEAD", path)) == "200")
        }
    }

    @Test func refusedBeforeTheBodyIsRead() throws {
        let running = try RunningService(access: rules("trainer:s3cret"))
        let client = try RawClient(url: running.url)
        client.send(
            "POST /v1/score/batch HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\nExpect: 100-continue\r\n\r\n")
        #expect(client.read(until: "\r\n\r\n").hasPrefix("HTTP/1.1 401 "))
    }

    @Test func networksCountAsATokenAndOthersNeedOne() throws {
        #expect(status(try ask(RunningService(access: rules(from: ["127.0.0.0/8"])))) == "200")
        #expect(status(try ask(RunningService(access: rules(from: ["::/0", "10.0.0.0/8"])))) == "403")
        let both = try RunningService(access: rules("trainer:s3cret", from: ["10.0.0.0/8"]))
        #expect(status(try ask(both)) == "401")
        #expect(status(try ask(both, "POST", "/v1/score", "Authorization: Bearer s3cret\r\n")) == "200")
        let mine = try RunningService(access: rules("trainer:s3cret", from: ["127.0.0.1"]))
        #expect(status(try ask(mine, "POST", "/v1/score", "Authorization: Bearer stale\r\n")) == "200")
    }

    @Test func aReloadTakesEffectAndKeepsTheCounts() throws {
        let running = try RunningService(access: rules("trainer:old"))
        let old = "Authorization: Bearer old\r\n"
        let new = "Authorization: Bearer new\r\n"
        #expect(status(try ask(running, "POST", "/v1/score", old)) == "200")
        let next = AccessRules(
            AccessSettings(), tokens: try AccessTokenReader.load(nil, environment: "trainer:new", file: ""),
            previous: running.service.access)
        running.replaceAccess(next)
        #expect(status(try ask(running, "POST", "/v1/score", old)) == "401")
        let metrics = try ask(running, "GET", "/metrics", new)
        #expect(metrics.contains("assay_token_requests_total{token=\"trainer\"} 2\n"))
    }

    @Test func aTokenMayHaveLimits() throws {
        var limits = TokenLimits()
        limits.requestsPerMinute = 2
        let running = try RunningService(access: rules("a:x,b:y", limits: limits))
        #expect(status(try ask(running, "GET", "/metrics", "Authorization: Bearer x\r\n")) == "200")
        #expect(status(try ask(running, "GET", "/metrics", "Authorization: Bearer x\r\n")) == "200")
        let third = try ask(running, "GET", "/metrics", "Authorization: Bearer x\r\n")
        #expect(status(third) == "429" && third.contains("\r\nRetry-After: "))
        #expect(third.contains(#""code":"too_many_requests""#) && third.contains(#""retryable":true"#))
        #expect(status(try ask(running, "GET", "/metrics", "Authorization: Bearer y\r\n")) == "200")
        #expect(status(try ask(running, "GET", "/healthz", "Authorization: Bearer x\r\n")) == "200")
    }

    @Test func requestsInFlightAreGivenBackHoweverTheyEnd() throws {
        var limits = TokenLimits()
        limits.maxInFlight = 1
        let running = try RunningService(access: rules("a:x", limits: limits))
        let token = "Authorization: Bearer x\r\n"
        // Half a body is in flight for as long as its connection lives.
        let half = "POST /v1/score HTTP/1.1\r\nHost: a\r\n\(token)Content-Length: 10\r\n\r\n{"
        do {
            let first = try RawClient(url: running.url)
            first.send(half)
            while running.statistics.requests < 1 {}
            let second = try ask(running, "GET", "/metrics", token)
            #expect(status(second) == "429")
        }
        while running.statistics.connectionsOpen > 0 {}
        for _ in 0..<3 {
            #expect(status(try ask(running, "GET", "/metrics", token)) == "200")
            #expect(status(try ask(running, "GET", "/nowhere", token)) == "404")
            #expect(status(try ask(running, "POST", "/v1/score/stream", token)) == "200")
        }
    }
}
