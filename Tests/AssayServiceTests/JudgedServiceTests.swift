import AssayCore
import AssayJSON
import CurlTransport
import Dispatch
import Synchronization
import Testing

@testable import AssayService

/// Says right to what holds `crimson`, fails on `lost`, and is not asked about anything else; answers on a thread of its
/// own, out of order.
final class ScriptedJudge: RolloutJudge {
    let asked = Mutex(0)
    /// Answers of rows that rules decided, and what they said.
    let audited = Mutex<[String]>([])
    let audits: Bool

    init(audits: Bool = false) { self.audits = audits }

    func wantsAudit() -> Bool { audits }

    func audit(_ question: JudgeQuestion, isRight: Bool) {
        audited.withLock { $0.append("\(question.answer) \(question.dataSource ?? "-") \(isRight)") }
    }

    func judge(
        _ question: JudgeQuestion, withinMilliseconds milliseconds: Int, isWanted: @escaping @Sendable () -> Bool,
        completion: @escaping @Sendable (Judgement) -> Void
    ) {
        asked.withLock { $0 += 1 }
        let outcome: Judgement.Outcome =
            question.answer.contains("crimson")
            ? .decided(accuracy: 1, .judgedCorrect, by: .judge("m"))
            : question.answer.contains("lost") ? .failed(RolloutError(.judgeUnavailable, "gone")) : .notAsked
        let judgement = Judgement(outcome, detail: ["template": "vqa@1"], microseconds: 7)
        // Not a task: the tests' blocking clients may hold all of Swift's own threads.
        DispatchQueue.global().async { completion(judgement) }
    }

    var metrics: [JudgeMetric] { [JudgeMetric("calls_total", "Calls.", labels: ["judge": "m"], value: 3)] }
}

/// The second phase of scoring over a real socket.
@Suite struct JudgedServiceTests {
    private func row(_ id: Int) -> String {
        let answers = ["crimson bird", "lost bird", "blue bird", "red bird"]
        return #"{"id":\#(id),"verifier":"vqa","answer":"\#(answers[id % 4])","ground_truth":"red bird"}"#
    }

    @Test func oneRollout() throws {
        let running = try RunningService(judge: ScriptedJudge())
        let right = try running.post(row(0), to: "/v1/score")
        #expect(right.status == 200 && right.json["score"]?.number?.double == 1)
        #expect(right.json["decided_by"]?.string == "judge:m" && right.json["reason"]?.string == "judged_correct")
        #expect(right.json["detail"]?["judge"]?["template"]?.string == "vqa@1")
        #expect(right.json["timing_us"]?["judge"]?.number?.int == 7)
        let failed = try running.post(row(1), to: "/v1/score")
        #expect(failed.status == 503 && failed.json["score"]?.isNull == true)
        #expect(failed.json["status"]?.string == "failed" && failed.json["error"]?["retryable"]?.bool == true)
        #expect(try running.post(row(2), to: "/v1/score").json["status"]?.string == "undecided")
    }

    @Test func aBatchKeepsItsOrder() throws {
        let judge = ScriptedJudge()
        let running = try RunningService(judge: judge)
        let rows = (0..<4000).map(row).joined(separator: ",")
        let (status, json) = try running.post("{\"rollouts\":[\(rows)]}", to: "/v1/score/batch")
        #expect(status == 200)
        let verdicts = try #require(json["verdicts"])
        var id = 0
        for verdict in verdicts.elements {
            #expect(verdict["id"]?.number?.int == id)
            #expect(verdict["status"]?.string == ["scored", "failed", "undecided", "scored"][id % 4])
            id += 1
        }
        #expect(id == 4000)
        // What rules decide is never asked.
        #expect(judge.asked.withLock { $0 } == 3000)
    }

    /// More rows than may wait at a time, so that reading has to stop and go on.
    @Test func aStreamWaitsForTheLastAnswer() throws {
        let judge = ScriptedJudge()
        let running = try RunningService(judge: judge)
        let body = (0..<12_000).map(row).joined(separator: "\n")
        let reply = try CurlClient().post(Array(body.utf8), to: running.url + "/v1/score/stream")
        #expect(reply.status == 200)
        var statuses: [Int: String] = [:]
        for line in reply.body.split(separator: 0x0a) {
            let verdict = try JSONDocument(parsing: Array(line)).root
            let id = try #require(verdict["id"]?.number?.int)
            #expect(statuses.updateValue(try #require(verdict["status"]?.string), forKey: id) == nil)
        }
        #expect(statuses.count == 12_000)
        #expect(statuses.allSatisfy { $0.value == ["scored", "failed", "undecided", "scored"][$0.key % 4] })
        #expect(judge.asked.withLock { $0 } == 9000)
    }

    @Test func whatRulesDecideGoesToTheAuditAndChangesNothing() throws {
        let judge = ScriptedJudge(audits: true)
        let running = try RunningService(judge: judge)
        let body = #"{"verifier":"counting","data_source":"cows","answer":"3","ground_truth":3}"#
        let right = try running.post(body, to: "/v1/score")
        #expect(right.json["score"]?.number?.double == 1 && right.json["decided_by"]?.string == "rule:integer")
        _ = try running.post(body.replacing("\"3\"", with: "\"4\""), to: "/v1/score")
        _ = try running.post(row(0), to: "/v1/score")
        #expect(judge.audited.withLock { $0 } == ["3 cows true", "4 cows false"])
        #expect(judge.asked.withLock { $0 } == 1)
    }

    @Test func metricsShowTheJudges() throws {
        let running = try RunningService(judge: ScriptedJudge())
        let page = try Client.get("\(running.url)/metrics").text
        #expect(page.contains("# TYPE assay_judge_calls_total counter\nassay_judge_calls_total{judge=\"m\"} 3\n"))
    }

    @Test func theDoorsWaitForTheJudge() throws {
        let running = try RunningService(judge: ScriptedJudge())
        let body = #"{"query":["q a crimson bird"],"prompts":["q "],"labels":["red bird"]}"#
        let right = try running.post(body, to: "/v1/openrlhf/vqa")
        #expect(right.status == 200)
        #expect(right.json["rewards"]?.elements.first(where: { _ in true })?.number?.double == 1)
        let lost = body.replacing("crimson", with: "lost")
        #expect(try running.post(lost, to: "/v1/openrlhf/vqa").status == 503)
    }
}
