import AssayConfiguration
import AssayCore
import AssayHTTP
import AssayJSON
import Synchronization
import Testing

@testable import AssayService

/// Keeps every question until the test answers it.
private final class PatientJudge: RolloutJudge {
    private let kept = Lock<[@Sendable (Judgement) -> Void]>([])

    func judge(
        _ question: JudgeQuestion, withinMilliseconds milliseconds: Int, isWanted: @escaping @Sendable () -> Bool,
        completion: @escaping @Sendable (Judgement) -> Void
    ) {
        kept.withLock { $0.append(completion) }
        kept.wakeAll()
    }

    var metrics: [JudgeMetric] { [] }

    func waitForQuestions(_ count: Int) { kept.wait { $0.count >= count ? () : nil } }

    func answerAll() {
        let all = kept.withLock { kept in
            defer { kept = [] }
            return kept
        }
        for answer in all { answer(Judgement(.decided(accuracy: 1, .judgedCorrect, by: .judge("m")), microseconds: 1)) }
    }
}

/// What the doors do while as much is in flight as may be.
@Suite struct BackPressureTests {
    private static let row = #"{"verifier":"counting","answer":"3","ground_truth":3}"#

    private func request(_ path: String, _ body: String, _ fields: String = "") -> String {
        "POST \(path) HTTP/1.1\r\nHost: a\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    private func full(judge: (any RolloutJudge)? = nil) throws -> RunningService {
        var limits = HTTPLimits()
        limits.maxRequestsInFlight = 1
        return try RunningService(workers: 1, judge: judge, limits: limits)
    }

    @Test func nativeDoorsRefuseAndTrainersDoorsWait() throws {
        let running = try full()
        // The only worker is busy for as long as the test wants.
        let gate = Lock(false)
        running.pool.submit { gate.wait { $0 ? () : nil } }
        let busy = try RawClient(url: running.url)
        busy.send(request("/v1/score/batch", #"{"rollouts":[\#(Self.row)]}"#))
        while running.statistics.requestsInFlight < 1 {}
        for (path, body) in [
            ("/v1/score", Self.row), ("/v1/score/batch", #"{"rollouts":[]}"#), ("/v1/score/stream", Self.row),
        ] {
            let client = try RawClient(url: running.url)
            client.send(request(path, body, "Connection: close\r\n"))
            let reply = client.readToEnd()
            #expect(reply.hasPrefix("HTTP/1.1 503 ") && reply.contains("\r\nRetry-After: 1\r\n"), "\(path): \(reply)")
            #expect(reply.contains(#""code":"overloaded""#) && reply.contains(#""retryable":true"#))
        }
        // Probes and metrics are answered, whatever is in flight.
        for path in ["/healthz", "/readyz", "/metrics", "/v1/verifiers"] {
            #expect(try Client.get(running.url + path).status == 200, "\(path)")
        }
        let slime = try RawClient(url: running.url)
        slime.send(
            request("/v1/slime/counting", #"{"prompt":"How many?","response":"<think>.</think>3","label":"3"}"#))
        let openrlhf = try RawClient(url: running.url)
        openrlhf.send(
            request(
                "/v1/openrlhf/counting",
                #"{"query":["How many?<think>.</think>3"],"prompts":["How many?"],"labels":["3"]}"#))
        let impatient = try RawClient(url: running.url)
        impatient.send(request("/v1/slime", "{}", "X-Request-Timeout-Ms: 1\r\n"))
        #expect(impatient.read(until: "\r\n").hasPrefix("HTTP/1.1 503 "))
        while running.statistics.requestsWaiting < 2 {}
        gate.withLock { $0 = true }
        gate.wakeAll()
        #expect(busy.read(until: "\r\n").hasPrefix("HTTP/1.1 200 "))
        #expect(slime.read(until: "\r\n\r\n").hasPrefix("HTTP/1.1 200 "))
        #expect(openrlhf.read(until: "\r\n\r\n").hasPrefix("HTTP/1.1 200 "))
    }

    /// Rollouts that wait for a judge do not keep those out that rules decide.
    @Test func aSlowJudgeStarvesNobody() throws {
        let judge = PatientJudge()
        let running = try full(judge: judge)
        let open = #"{"verifier":"vqa","answer":"crimson bird","ground_truth":"red bird"}"#
        let single = try RawClient(url: running.url)
        single.send(request("/v1/score", open))
        judge.waitForQuestions(1)
        while running.statistics.requestsInFlight > 0 {}
        let batch = try RawClient(url: running.url)
        batch.send(request("/v1/score/batch", #"{"rollouts":[\#(open),\#(Self.row)]}"#))
        judge.waitForQuestions(2)
        while running.statistics.requestsInFlight > 0 {}
        for _ in 0..<5 { #expect(try running.post(Self.row, to: "/v1/score").status == 200) }
        judge.answerAll()
        #expect(single.read(until: "\r\n").hasPrefix("HTTP/1.1 200 "))
        #expect(batch.read(until: "\r\n").hasPrefix("HTTP/1.1 200 "))
    }
}
