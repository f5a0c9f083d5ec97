import AssayCore
import AssayJSON
import Synchronization
import Testing

@testable import AssayJudge

/// What is kept of votes: in memory, in a store, over a change of the configuration, in a record.
@Suite struct VoteKeepingTests {
    /// A store in memory whose completions come when the test says so.
    private final class ScriptedStore: VoteStore {
        struct State: Sendable {
            var votes: [VoteKey: Double] = [:]
            var waiting: [@Sendable () -> Void] = []
            var forgotten: [String] = []
            var holdsBack = false
        }
        let state = Mutex(State())

        func vote(for key: VoteKey) -> Double? { state.withLock { $0.votes[key] } }

        func keep(_ vote: Double, for key: VoteKey, judge: String, completion: @escaping @Sendable () -> Void) {
            let isNow = state.withLock { state in
                guard !state.holdsBack else {
                    state.waiting.append(completion)
                    return false
                }
                state.votes[key] = vote
                return true
            }
            if isNow { completion() }
        }

        func forget(judge: String) {
            state.withLock {
                $0.forgotten.append(judge)
                $0.votes = [:]
            }
        }

        var metrics: [JudgeMetric] { [] }
    }

    private let questions = (0..<40).map { Desk.question("a crimson bird of kind \($0)x") }
    private let right = { (_: JudgeRequest, _: Int) in (delayMilliseconds: 5, reply: Desk.chat("1.0")) }

    /// FIPS 180-4's examples, as the NIST gives them.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func digests(text: String, hex: String) {
        let digest = SHA256.digest(of: Array(text.utf8)).map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }
        #expect(digest.joined() == hex)
    }

    @Test func keysTellApartWhatIsAskedApart() {
        let settings = Desk.panel().judges[0]
        func key(_ settings: JudgeSettings, _ question: JudgeQuestion, sample: Int = 0) -> VoteKey {
            ChatRequest.key(
                settings, parameters: settings.parameters, JudgeTemplates.template(for: question.verifier), question,
                sample: sample)
        }
        var keys: Set<VoteKey> = [key(settings, Desk.question())]
        keys.insert(key(settings, Desk.question("a crimson birdred", truth: " bird")))
        keys.insert(key(settings, Desk.question("a crimson bird", truth: "red bird", verifier: "long_doc")))
        keys.insert(key(settings, Desk.question(), sample: 1))
        keys.insert(key(settings, Desk.question().swapped))
        for change: (inout JudgeSettings) -> Void in [
            { $0.model = "n" }, { $0.temperature = 0.5 }, { $0.seed = 2 }, { $0.maxTokens = 4 }, { $0.form = .xVerify },
            { $0.extraBody = ["top_k": 1] }, { $0.name = "other" },
        ] {
            var changed = settings
            change(&changed)
            keys.insert(key(changed, Desk.question()))
        }
        #expect(keys.count == 12)
        var elsewhere = settings
        elsewhere.endpoints = ["http://other/v1"]
        elsewhere.concurrency = 1
        #expect(key(elsewhere, Desk.question()) == key(settings, Desk.question()))
        // Equivalence does not look at the question, so that it makes no other key.
        let math = Desk.question(verifier: "math")
        let other = JudgeQuestion(
            verifier: "math", dataSource: nil, question: "Another?", answer: math.answer,
            groundTruth: math.groundTruth)
        #expect(key(settings, math) == key(settings, other))
    }

    @Test func aRestartAsksNothingTwice() {
        let store = ScriptedStore()
        let first = ScriptedTransport(right)
        let desk = JudgeDesk(
            Desk.panel(), transport: first, surroundings: Desk.surroundings { $0.store = store })
        #expect(Desk.ask(desk, first, questions).allSatisfy { Desk.accuracy($0) == 1 })
        let second = ScriptedTransport { _, _ in (5, Desk.chat("0.0")) }
        let again = JudgeDesk(
            Desk.panel(), transport: second, surroundings: Desk.surroundings { $0.store = store })
        let judgements = Desk.ask(again, second, questions)
        #expect(judgements.allSatisfy { Desk.accuracy($0) == 1 && $0?.detail["cached"] == true })
        #expect(second.requests.isEmpty)
    }

    @Test func nobodyHearsOfAVoteThatCouldBeLost() {
        let store = ScriptedStore()
        store.state.withLock { $0.holdsBack = true }
        let transport = ScriptedTransport(right)
        let desk = JudgeDesk(
            Desk.panel(), transport: transport, surroundings: Desk.surroundings { $0.store = store })
        let heard = Mutex(0)
        // The second asks while the first one's vote is being written: it shares it and makes no call.
        for _ in 0..<2 {
            desk.judge(questions[0], withinMilliseconds: 60_000, isWanted: { true }) { _ in heard.withLock { $0 += 1 } }
            transport.run(seconds: 1)
            #expect(heard.withLock { $0 } == 0)
        }
        for completion in store.state.withLock({ $0.waiting }) { completion() }
        transport.run(seconds: 1)
        #expect(heard.withLock { $0 } == 2)
        #expect(transport.requests.count == 1)
    }

    @Test func whatIsNoVoteIsNotKept() {
        let store = ScriptedStore()
        for reply in [Desk.chat("maybe"), Desk.status(400), JudgeReply.noAnswer] {
            let transport = ScriptedTransport { _, _ in (5, reply) }
            let desk = JudgeDesk(
                Desk.panel { $0.retries = 0 }, transport: transport,
                surroundings: Desk.surroundings { $0.store = store })
            #expect(Desk.ask(desk, transport, [questions[0]]).allSatisfy { Desk.code($0) != nil })
        }
        #expect(store.state.withLock { $0.votes.isEmpty })
    }

    @Test func aJudgeThatGoesOutIsForgotten() {
        let store = ScriptedStore()
        // Honest at first, then it says right to everything.
        let transport = ScriptedTransport { request, number in
            let body = String(decoding: request.body, as: UTF8.self)
            let isWrong = body.contains("shop number") && number <= 4 && number % 2 == 1
            return (5, Desk.chat(isWrong ? "0.0" : "1.0"))
        }
        var panel = Desk.panel()
        panel.judges[0].canaries.probation = 4
        panel.judges[0].canaries.rate = 0.5
        panel.judges[0].concurrency = 1
        let desk = JudgeDesk(panel, transport: transport, surroundings: Desk.surroundings { $0.store = store })
        let first = Desk.ask(desk, transport, Array(questions[..<1]))
        #expect(first.allSatisfy { Desk.accuracy($0) == 1 })
        _ = Desk.ask(desk, transport, Array(questions[1...]))
        #expect(store.state.withLock { $0.forgotten } == ["m"])
        // Its old vote is not given any more either.
        let late = Desk.ask(desk, transport, [questions[0]], seconds: 1)[0]
        #expect(Desk.code(late) == .judgeDistrusted, "\(String(describing: late))")
    }

    @Test func aReloadKeepsMemoryBudgetAndStanding() {
        let transport = ScriptedTransport(right)
        var panel = Desk.panel { $0.tokenBudget = 500 }
        let desk = JudgeDesk(panel, transport: transport, surroundings: Desk.surroundings())
        #expect(Desk.ask(desk, transport, Array(questions[..<3])).allSatisfy { Desk.accuracy($0) == 1 })
        panel.judges[0].concurrency = 1
        let next = JudgeDesk(panel, transport: transport, surroundings: Desk.surroundings(), after: desk)
        let judgements = Desk.ask(next, transport, Array(questions[..<8]))
        // Three from memory, two more calls are within 500 tokens, then it is spent.
        #expect(judgements[..<5].allSatisfy { Desk.accuracy($0) == 1 })
        #expect(judgements[5...].allSatisfy { Desk.code($0) == .judgeBudget })
        #expect(transport.requests.count == 5)
        #expect(Desk.metric(next, "calls_total") == 5)
        #expect(Desk.metric(next, "cache_hits_total") == 3)
    }

    @Test func aJudgeThatIsOutStaysOutOverAReload() {
        let transport = ScriptedTransport(right)
        var panel = Desk.panel()
        panel.judges[0].canaries.probation = 8
        let desk = JudgeDesk(panel, transport: transport, surroundings: Desk.surroundings())
        #expect(Desk.ask(desk, transport, [questions[0]], seconds: 5).allSatisfy { Desk.code($0) == .judgeDistrusted })
        let calls = transport.requests.count
        let next = JudgeDesk(panel, transport: transport, surroundings: Desk.surroundings(), after: desk)
        #expect(Desk.ask(next, transport, [questions[1]], seconds: 5).allSatisfy { Desk.code($0) == .judgeDistrusted })
        #expect(transport.requests.count == calls)
        // Another model is another judge.
        panel.judges[0].model = "n"
        panel.judges[0].canaries.probation = 0
        let other = JudgeDesk(panel, transport: transport, surroundings: Desk.surroundings(), after: next)
        #expect(Desk.ask(other, transport, [questions[1]], seconds: 5).allSatisfy { Desk.accuracy($0) == 1 })
    }

    @Test func aRecordIsScoredAgainWithoutANetwork() {
        let book = ScriptedBook()
        let transport = ScriptedTransport { request, _ in
            let isRight = String(decoding: request.body, as: UTF8.self).contains("kind 1")
            return (5, Desk.chat(isRight ? "1.0" : "0.0"))
        }
        var panel = Desk.panel { $0.samples = 3 }
        panel.judges[0].canaries.probation = 0
        let desk = JudgeDesk(panel, transport: transport, surroundings: Desk.surroundings { $0.recorder = book })
        let recorded = Desk.ask(desk, transport, questions)
        #expect(book.exchanges.withLock { $0.count } == 120)
        #expect(
            book.exchanges.withLock {
                $0.values.allSatisfy { String(decoding: $0.request, as: UTF8.self).contains("answer 0000") }
            })
        let silent = ScriptedTransport { _, _ in (5, .noAnswer) }
        let replay = JudgeDesk(panel, transport: silent, surroundings: Desk.surroundings { $0.source = book })
        let replayed = Desk.ask(replay, silent, questions + [Desk.question("a bird nobody saw")])
        #expect(replayed.dropLast().map { $0?.outcome } == recorded.map { $0?.outcome })
        #expect(Desk.code(replayed[40]) == .judgeUnrecorded)
        #expect(silent.requests.isEmpty)
    }

    private final class ScriptedBook: ExchangeRecorder, ExchangeSource {
        let exchanges = Mutex<[VoteKey: JudgeExchange]>([:])
        func keep(_ exchange: JudgeExchange) { exchanges.withLock { $0[exchange.key] = exchange } }
        func reply(for key: VoteKey, judge: String) -> [UInt8]? { exchanges.withLock { $0[key]?.reply } }
    }
}
