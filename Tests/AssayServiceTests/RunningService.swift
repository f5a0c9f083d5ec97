import AssayConfiguration
import AssayCore
import AssayHTTP
import AssayJSON
import AssayScoring
import AssayService
import CurlTransport
import StandardVerifiers
import Testing

/// The service on a real server on a free loopback port, stopped when it is let go.
final class RunningService: Sendable {
    private let server: HTTPServer
    let url: String
    let service: ScoringService
    private let reload: @Sendable (AccessRules) -> Void
    private let events = Lock(0)
    /// How many events the service has reported.
    var eventCount: Int { events.withLock { $0 } }

    init(
        _ configuration: Configuration = Configuration(), workers: Int = 2,
        followers: VerdictFollowers = VerdictFollowers(), judge: (any RolloutJudge)? = nil,
        access: AccessRules = AccessRules(AccessSettings(), tokens: []), limits: HTTPLimits = HTTPLimits(),
        deadlines: HTTPDeadlines = HTTPDeadlines(), streamLimits: StreamLimits = StreamLimits()
    ) throws {
        let registry = VerifierRegistry(StandardVerifiers.all)
        let scorer = try Scorer(registry: registry, settings: configuration.scoring, configHash: configuration.hash)
        let service = ScoringService(
            scorer: scorer, configuration: configuration, registry: registry, judge: judge, access: access,
            followers: followers, streamLimits: streamLimits,
            onEvent: { [events] _ in events.withLock { $0 += 1 } })
        server = HTTPServer(
            addresses: [.tcp(host: "127.0.0.1", port: 0)], limits: limits, deadlines: deadlines, workers: workers,
            handler: service)
        url = "http://\(try #require(try server.start().first))"
        self.service = service
        reload = { access in
            service.reload(scorer: scorer, configuration: configuration, judge: judge, access: access)
        }
        service.observe { [weak server] in server?.statistics }
    }

    deinit {
        server.stop()
        server.waitUntilStopped()
    }

    /// The workers, for a test that keeps one busy.
    var pool: WorkerPool { server.pool }

    var statistics: ServerStatistics { server.statistics }

    /// How many rollouts have a verdict, whoever has read it.
    func scoredRollouts() throws -> Int {
        let page = try RawClient.exchange(url, "GET", "/metrics", fields: []).text
        return page.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("assay_rollouts_total{") }
            .reduce(0) { $0 + (Int($1.split(separator: " ").last ?? "") ?? 0) }
    }

    /// Puts other access rules in force, as a reload does.
    func replaceAccess(_ rules: AccessRules) { reload(rules) }

    func drain() -> Int {
        server.drain()
        return server.waitUntilStopped()
    }

    /// POSTs a text and reads the reply as JSON.
    func post(_ body: String, to path: String) throws -> (status: Int, json: JSONElement) {
        let reply = try CurlClient().post(Array(body.utf8), to: url + path)
        return (reply.status, try JSONDocument(parsing: reply.body).root)
    }
}
