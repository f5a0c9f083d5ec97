import AssayCore
import AssayJSON
import Synchronization
import TestSupport
import Testing

@testable import AssayJudge

/// What the suites about the desk share: replies, panels, questions, and running time on.
enum Desk {
    static func chat(_ content: String, finish: String = "stop") -> JudgeReply {
        var writer = JSONWriter()
        writer.object([
            "choices": [["finish_reason": .string(finish), "message": ["content": .string(content)]]],
            "usage": ["prompt_tokens": 100, "completion_tokens": 10],
        ])
        return .answer(status: 200, body: writer.bytes, retryAfterMilliseconds: nil)
    }

    static func status(_ code: Int, retryAfter: Int? = nil) -> JudgeReply {
        .answer(status: code, body: [], retryAfterMilliseconds: retryAfter)
    }

    /// One judge without canaries.
    static func panel(_ change: (inout JudgeSettings) -> Void = { _ in }) -> PanelSettings {
        var judge = JudgeSettings(endpoints: ["http://judge/v1"], model: "m")
        judge.form = .reference
        judge.canaries.probation = 0
        judge.canaries.rate = 0
        change(&judge)
        var panel = PanelSettings()
        panel.judges = [judge]
        panel.cacheBytes = 64 << 20
        return panel
    }

    static func question(
        _ answer: String = "a crimson bird", truth: String = "red bird", verifier: String = "vqa"
    ) -> JudgeQuestion {
        JudgeQuestion(
            verifier: verifier, dataSource: "roofs", question: "What do you see on the roof?", answer: answer,
            groundTruth: truth)
    }

    static func surroundings(
        _ seed: UInt64 = 7, _ change: (inout DeskSurroundings) -> Void = { _ in }
    ) -> DeskSurroundings {
        var surroundings = DeskSurroundings()
        surroundings.makeGenerator = { SeededGenerator(seed: seed) }
        change(&surroundings)
        return surroundings
    }

    /// Asks a desk and runs time on; the judgements in the order of the questions.
    static func ask(
        _ desk: JudgeDesk, _ transport: ScriptedTransport, _ questions: [JudgeQuestion], milliseconds: Int = 60_000,
        seconds: Int = 3600
    ) -> [Judgement?] {
        let results = Mutex([Judgement?](repeating: nil, count: questions.count))
        for (index, question) in questions.enumerated() {
            desk.judge(question, withinMilliseconds: milliseconds, isWanted: { true }) { judgement in
                results.withLock {
                    #expect($0[index] == nil, "a judgement came twice")
                    $0[index] = judgement
                }
            }
        }
        transport.run(seconds: seconds)
        return results.withLock { $0 }
    }

    static func code(_ judgement: Judgement?) -> ErrorCode? {
        if case .failed(let error)? = judgement?.outcome { error.code } else { nil }
    }

    static func accuracy(_ judgement: Judgement?) -> Double? {
        if case .decided(let accuracy, _, _)? = judgement?.outcome { accuracy } else { nil }
    }

    static func metric(_ desk: JudgeDesk, _ name: String, _ labels: [String: String] = [:]) -> Int {
        desk.metrics.filter { metric in
            metric.name == name && labels.allSatisfy { metric.labels[$0.key] == $0.value }
        }.reduce(0) { $0 + $1.value }
    }
}
