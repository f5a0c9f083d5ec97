import AssayCore
import AssayJSON
import Synchronization
import TestSupport
import Testing

@testable import AssayJudge

/// The desk in virtual time against scripted endpoints.
@Suite struct DeskTests {
    private static func chat(_ content: String, finish: String = "stop") -> JudgeReply {
        Desk.chat(content, finish: finish)
    }

    private static func status(_ code: Int, retryAfter: Int? = nil) -> JudgeReply {
        Desk.status(code, retryAfter: retryAfter)
    }

    private func panel(_ change: (inout JudgeSettings) -> Void = { _ in }) -> PanelSettings { Desk.panel(change) }

    private func question(_ answer: String = "a crimson bird", truth: String = "red bird") -> JudgeQuestion {
        Desk.question(answer, truth: truth)
    }

    private func ask(
        _ panel: PanelSettings, _ transport: ScriptedTransport, _ questions: [JudgeQuestion], milliseconds: Int = 60_000
    ) -> [Judgement?] {
        let desk = JudgeDesk(panel, transport: transport, surroundings: Desk.surroundings())
        return Desk.ask(desk, transport, questions, milliseconds: milliseconds)
    }

    private func code(_ judgement: Judgement?) -> ErrorCode? { Desk.code(judgement) }

    private func accuracy(_ judgement: Judgement?) -> Double? { Desk.accuracy(judgement) }

    @Test func rightAndWrong() {
        for (content, accuracy, reason) in [("1.0", 1.0, Reason.judgedCorrect), ("0.0", 0, .judgedIncorrect)] {
            let judgement = ask(panel(), ScriptedTransport { _, _ in (5, Self.chat(content)) }, [question()])[0]
            #expect(judgement?.outcome == .decided(accuracy: accuracy, reason, by: .judge("m")))
            #expect(judgement?.detail["template"] == "vqa@1")
            #expect(judgement?.microseconds == 5000)
        }
    }

    @Test(arguments: ["11.0", "0.0 (it would be 1.0 if …)", "inf", "10", "0.6", "", "yes", " 1.0 0.0"])
    func anythingElseIsNoVote(content: String) {
        let judgement = ask(panel(), ScriptedTransport { _, _ in (5, Self.chat(content)) }, [question()])[0]
        #expect(code(judgement) == .judgeUnclear)
    }

    @Test func anUnfinishedReplyIsNoVote() {
        let transport = ScriptedTransport { _, _ in (5, Self.chat("1.0", finish: "length")) }
        #expect(code(ask(panel(), transport, [question()])[0]) == .judgeUnclear)
    }

    @Test func retriesOnlyWhatCanBeRetried() {
        for status in [408, 409, 429, 500, 502, 503] {
            let transport = ScriptedTransport { _, number in (1, number < 3 ? Self.status(status) : Self.chat("1.0")) }
            #expect(accuracy(ask(panel(), transport, [question()])[0]) == 1)
            #expect(transport.requests.count == 3)
        }
        let cut = ScriptedTransport { _, number in
            let body = Array(#"{"choices":[{"message":{"content":"1.0""#.utf8)
            return (1, number < 3 ? .answer(status: 200, body: body, retryAfterMilliseconds: nil) : Self.chat("1.0"))
        }
        #expect(accuracy(ask(panel(), cut, [question()])[0]) == 1)
        for status in [400, 401, 403, 404, 422] {
            let transport = ScriptedTransport { _, _ in (1, Self.status(status)) }
            #expect(code(ask(panel(), transport, [question()])[0]) == .judgeRefused)
            #expect(transport.requests.count == 1)
        }
    }

    @Test func honoursRetryAfter() {
        let transport = ScriptedTransport { _, number in
            (1, number == 1 ? Self.status(429, retryAfter: 5000) : Self.chat("1.0"))
        }
        #expect(accuracy(ask(panel(), transport, [question()])[0]) == 1)
        #expect(transport.requests[1].at - transport.requests[0].at >= 5_000_000_000)
        let late = ScriptedTransport { _, _ in (1, Self.status(429, retryAfter: 90_000)) }
        #expect(code(ask(panel(), late, [question()])[0]) == .judgeUnavailable)
        #expect(late.requests.count == 1)
    }

    @Test func sameQuestionIsAskedOnceAndKept() {
        let transport = ScriptedTransport { _, _ in (100, Self.chat("1.0")) }
        let many = ask(panel(), transport, (0..<20).map { _ in question() })
        #expect(many.allSatisfy { accuracy($0) == 1 })
        #expect(transport.requests.count == 1)
        let nonces = ScriptedTransport { _, _ in (1, Self.chat("0.5")) }
        _ = ask(panel(), nonces, [question(), question("a lark")])
        // Abstentions are not kept, and every request has a nonce of its own.
        #expect(Set(nonces.requests.map(\.request.body)).count == nonces.requests.count)
    }

    @Test func abstentionsAreAskedAgain() {
        let transport = ScriptedTransport { _, number in (1, Self.chat(number == 1 ? "?" : "1.0")) }
        let desk = JudgeDesk(panel(), transport: transport)
        let seen = Mutex<[Double?]>([])
        for _ in 0..<3 {
            desk.judge(question(), withinMilliseconds: 1000, isWanted: { true }) { judgement in
                seen.withLock { $0.append(accuracy(judgement)) }
            }
            transport.run(seconds: 2)
        }
        #expect(seen.withLock { $0 } == [nil, 1, 1])
        #expect(transport.requests.count == 2)
    }

    @Test func votesByMajority() {
        let replies = ["1.0", "0.0", "1.0"]
        let transport = ScriptedTransport { _, number in (1, Self.chat(replies[(number - 1) % 3])) }
        let judgement = ask(panel { $0.samples = 3 }, transport, [question()])[0]
        #expect(accuracy(judgement) == 1)
        #expect(judgement?.detail["unanimous"] == false)
        let tie = ScriptedTransport { _, number in (1, Self.chat(number == 1 ? "1.0" : "0.0")) }
        #expect(code(ask(panel { $0.samples = 2 }, tie, [question()])[0]) == .judgeUnclear)
    }

    @Test func aSilentJudgeIsATimeoutNeverAZero() {
        let transport = ScriptedTransport { _, _ in (10_000_000, Self.chat("1.0")) }
        #expect(code(ask(panel(), transport, [question()], milliseconds: 3000)[0]) == .judgeTimeout)
    }

    @Test func whatNobodyWaitsForIsCancelled() {
        let transport = ScriptedTransport { _, _ in (20_000, Self.chat("1.0")) }
        let desk = JudgeDesk(panel(), transport: transport)
        let isWanted = Mutex(true)
        let ended = Mutex<Int64?>(nil)
        desk.judge(question(), withinMilliseconds: 60_000, isWanted: { isWanted.withLock { $0 } }) { _ in
            ended.withLock { $0 = transport.now }
        }
        transport.run(seconds: 1)
        isWanted.withLock { $0 = false }
        transport.run(seconds: 10)
        #expect(ended.withLock { ($0 ?? .max) < 2_000_000_000 })
    }

    @Test func staysWithinItsConcurrencyAndRate() {
        let questions = (0..<50).map { question("a crimson bird of kind \($0)x") }
        let transport = ScriptedTransport { _, _ in (100, Self.chat("1.0")) }
        #expect(ask(panel { $0.concurrency = 4 }, transport, questions).allSatisfy { accuracy($0) == 1 })
        #expect(transport.maxConcurrent == 4)
        let slow = ScriptedTransport { _, _ in (1, Self.chat("1.0")) }
        let panel = panel { $0.requestsPerMinute = 600 }
        #expect(ask(panel, slow, questions).allSatisfy { accuracy($0) == 1 })
        let span = (slow.requests.last?.at ?? 0) - (slow.requests.first?.at ?? 0)
        #expect(span >= 3_500_000_000)
    }

    @Test func aSpentBudgetFails() {
        let questions = (0..<5).map { question("a crimson bird of kind \($0)x") }
        let transport = ScriptedTransport { _, _ in (1, Self.chat("1.0")) }
        let codes = ask(
            panel {
                $0.tokenBudget = 200
                $0.concurrency = 1
            }, transport, questions
        ).map(code)
        #expect(codes == [nil, nil, .judgeBudget, .judgeBudget, .judgeBudget])
    }

    @Test func aDeadEndpointIsLeftAloneAndComesBack() {
        let transport = ScriptedTransport { _, number in (1, number <= 30 ? .noAnswer : Self.chat("1.0")) }
        let desk = JudgeDesk(panel { $0.retries = 1 }, transport: transport, surroundings: Desk.surroundings(1))
        let right = Mutex(0)
        let failed = Mutex(0)
        for index in 0..<200 {
            desk.judge(
                question("a crimson bird of kind \(index)x"), withinMilliseconds: 5000, isWanted: { true }
            ) { judgement in
                if accuracy(judgement) == 1 { right.withLock { $0 += 1 } } else { failed.withLock { $0 += 1 } }
            }
            transport.run(seconds: 10)
        }
        #expect(right.withLock { $0 } + failed.withLock { $0 } == 200)
        #expect(right.withLock { $0 } > 50)
    }

    @Test func halfOfTheCallsFailing() {
        var generator = SeededGenerator(seed: 42)
        let transport = ScriptedTransport { request, _ in
            let body = String(decoding: request.body, as: UTF8.self)
            let isRight = body.contains("right bird")
            switch UInt8.random(in: 0..<8, using: &generator) {
            case 0: return (20, .noAnswer)
            case 1: return (20, Self.status(500))
            case 2: return (20, Self.status(503))
            case 3: return (20, Self.status(429, retryAfter: 300))
            default: return (20, Self.chat(isRight ? "1.0" : "0.0"))
            }
        }
        let questions = (0..<600).map { question("a \($0 % 2 == 0 ? "right" : "left") bird of kind \($0)x") }
        let results = ask(panel { $0.retries = 7 }, transport, questions, milliseconds: 600_000)
        var right = 0
        for (index, judgement) in results.enumerated() {
            if let accuracy = accuracy(judgement) {
                #expect(accuracy == (index % 2 == 0 ? 1 : 0))
                right += 1
            } else {
                #expect(code(judgement) != nil)
            }
        }
        #expect(right >= 570)
    }

    @Test func aGullibleJudgeIsOutBeforeItDecidesAnything() {
        let transport = ScriptedTransport { _, _ in (1, Self.chat("1.0")) }
        let questions = (0..<50).map { question("a wrong bird of kind \($0)x") }
        let panel = panel { $0.canaries = CanarySettings() }
        #expect(ask(panel, transport, questions).allSatisfy { code($0) == .judgeDistrusted })
        #expect(transport.requests.count <= 50)
    }

    @Test func anHonestJudgePassesItsCanaries() {
        let transport = ScriptedTransport { request, _ in
            let body = String(decoding: request.body, as: UTF8.self)
            let parts = body.components(between: "<<<answer ", and: "<<<end")
            let label = body.components(between: "<<<reference ", and: "<<<end")
            func key(_ text: String) -> String {
                String(text.lowercased().drop { $0 != "\\" }.filter { $0.isLetter || $0.isNumber })
                    .replacing("nthe", with: "n")
            }
            return (1, Self.chat(key(parts) == key(label) || label.contains("red bird") ? "1.0" : "0.0"))
        }
        let panel = panel { $0.canaries = CanarySettings() }
        let questions = (0..<200).map { question("a crimson bird of kind \($0)x") }
        #expect(ask(panel, transport, questions).allSatisfy { accuracy($0) == 1 })
    }

    @Test func numbersNeverReachAJudge() {
        let transport = ScriptedTransport { _, _ in (1, Self.chat("1.0")) }
        let results = ask(
            panel(), transport,
            [question("44", truth: "43"), question("a few of them", truth: "43"), question("12 %", truth: "$5")])
        #expect(transport.requests.isEmpty)
        #expect(results.map(accuracy) == [0, nil, 0])
        #expect(results[1]?.outcome == .notAsked)
    }

    @Test func aKeyNeverShows() {
        let key = JudgeKey(" sk-secret\n")
        var judge = JudgeSettings(endpoints: ["http://judge/v1"], model: "m")
        judge.key = key
        var dumped = "\(judge) \(String(reflecting: judge))"
        dump(judge, to: &dumped)
        #expect(!dumped.contains("sk-secret"))
        #expect(JudgeKey("a\u{0}b") == nil)
    }
}

extension String {
    fileprivate func components(between start: String, and end: String) -> String {
        guard let from = ranges(of: start).first else { return "" }
        let rest = self[from.upperBound...]
        guard let to = rest.ranges(of: end).first else { return "" }
        return String(rest[..<to.lowerBound])
    }
}
