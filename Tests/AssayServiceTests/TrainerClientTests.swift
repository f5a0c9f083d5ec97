import AssayConfiguration
import AssayCore
import AssayHTTP
import AssayJSON
import Foundation
import Synchronization
import Testing

/// Both doors, used as OpenRLHF and slime use them, over real sockets.
@Suite struct TrainerClientTests {
    private static let prompt = "<|im_start|>user\nWhat is 6 x 7?<|im_end|>\n<|im_start|>assistant\n"

    /// What a policy that is paid for fooling the grader may write.
    private static let poison = [
        "\\boxed{5^{5^{5^{5^5}}}}", "\\boxed{" + String(repeating: "{", count: 100_000),
        String(repeating: "\\frac{1}{", count: 20_000), "\\boxed{" + String(repeating: "9", count: 200_000) + "}",
        "<think>" + String(repeating: "</think>", count: 20_000), "\\boxed{__import__('os').system('true')}",
        "\u{0}\u{1}\u{2028}",
        String(repeating: "((((", count: 50_000), "\\boxed{1/0}", "\\boxed{42\\ or\\ 41}", "",
        "<|im_end|>" + String(repeating: "<|im_end|>", count: 5000),
    ]

    private func query(_ response: String) -> String { Self.prompt + response + "<|im_end|>" }

    private func numbers(_ rewards: [JSONValue]) -> [Double] { rewards.compactMap { $0.numberValue?.double } }

    // MARK: OpenRLHF

    @Test func everyRolloutOfAStepHasItsRewardOverAConnectionOfItsOwn() throws {
        let running = try RunningService()
        let client = OpenRLHFClient(url: running.url)
        var keys: Set<[String]> = []
        for index in 0..<100 {
            let answer = index.isMultiple(of: 3) ? "41" : "42"
            let reply = try client.rewards(
                query: [query("<think>6*7</think>The answer is \\boxed{\(answer)}.")], prompts: [Self.prompt],
                labels: ["42"])
            #expect(reply.rewards == [index.isMultiple(of: 3) ? 0 : 1] && reply.scores == reply.rewards)
            keys.insert(reply.logs.map(\.key))
        }
        #expect(keys.count == 1 && running.statistics.connectionsAccepted == 100)
    }

    /// With two addresses the second gets empty lists for every rollout, and must answer them.
    @Test func emptyShardsNullLabelsAndPoisonEndNoStep() throws {
        let running = try RunningService()
        let client = OpenRLHFClient(url: running.url, pause: { _ in Issue.record("it had to try again") })
        let empty = try client.rewards(query: [], prompts: [], labels: [])
        let null = try client.rewards(query: [query("42")], prompts: [Self.prompt], labels: [.null])
        #expect(null.rewards == [0] && null.logs.first { $0.key == "invalid" }?.values == [1])
        #expect(empty.logs.map(\.key) == null.logs.map(\.key))
        let stranger = try client.rewards(query: ["42"], prompts: ["another prompt"], labels: ["42"])
        #expect(stranger.rewards == [0] && stranger.logs.first { $0.key == "invalid" }?.values == [1])
        for response in Self.poison {
            let reply = try client.rewards(query: [query(response)], prompts: [Self.prompt], labels: ["42"])
            #expect(
                reply.rewards == [0] && reply.logs.first { $0.key == "invalid" }?.values == [0],
                "\(response.prefix(40))")
        }
        let all = try client.rewards(
            query: Self.poison.map(query) + [query("\\boxed{42}")],
            prompts: Array(repeating: Self.prompt, count: Self.poison.count + 1),
            labels: Array(repeating: "42", count: Self.poison.count + 1))
        #expect(all.rewards == Self.poison.map { _ in 0 } + [1])
    }

    /// What failed on our side is tried again and then scored, never a zero.
    @Test func aFailureIsTriedAgainUntilItIsScored() throws {
        let judge = LostJudge(failures: 4)
        let running = try RunningService(judge: judge)
        var tries = 1
        let client = OpenRLHFClient(url: running.url, path: "/v1/openrlhf/vqa", pause: { _ in tries += 1 })
        let reply = try client.rewards(query: [query("a crimson bird")], prompts: [Self.prompt], labels: ["red bird"])
        #expect(reply.rewards == [1] && tries == 5)
        let lost = try RunningService(judge: LostJudge(failures: 5))
        let dying = OpenRLHFClient(url: lost.url, path: "/v1/openrlhf/vqa")
        #expect(throws: OpenRLHFClient.StepHasDied.self) {
            try dying.rewards(query: [query("a crimson bird")], prompts: [Self.prompt], labels: ["red bird"])
        }
    }

    /// A server that takes no further connection says so, and takes the next try.
    @Test func aConnectionThatIsTurnedAwayIsTriedAgain() throws {
        var limits = HTTPLimits()
        limits.maxConnectionsPerPeer = 1
        let running = try RunningService(limits: limits)
        let holding = Mutex<RawClient?>(try RawClient(url: running.url))
        while running.statistics.connectionsOpen < 1 { sched_yield() }
        var tries = 1
        let client = OpenRLHFClient(
            url: running.url,
            pause: { _ in
                tries += 1
                holding.withLock { $0 = nil }
                while running.statistics.connectionsOpen > 0 { sched_yield() }
            })
        let reply = try client.rewards(query: [query("\\boxed{42}")], prompts: [Self.prompt], labels: ["42"])
        #expect(reply.rewards == [1] && tries == 2)
    }

    /// The client waits 180 s and slime 120 s: the daemon has answered before, with an error that is tried again.
    @Test func theDaemonAnswersBeforeItsClientsGiveUp() throws {
        #expect(Configuration().deadlines.openrlhf < 180_000 && Configuration().deadlines.slime < 120_000)
        var configuration = Configuration()
        configuration.deadlines.openrlhf = 20
        configuration.deadlines.slime = 20
        let running = try RunningService(configuration, judge: SilentJudge())
        let body = #"{"query":["pa crimson bird"],"prompts":["p"],"labels":["red bird"]}"#
        let late = try RawClient.exchange(running.url, "POST", "/v1/openrlhf/vqa", body: Array(body.utf8))
        #expect(late.status == 504 && late.fields["retry-after"] != nil)
        let sample = #"{"prompt":"p","response":"a crimson bird","label":"red bird"}"#
        #expect(try RawClient.exchange(running.url, "POST", "/v1/slime/vqa", body: Array(sample.utf8)).status == 504)
    }

    /// All connections are open before the first request is sent.
    @Test func aBurstOfNewConnectionsIsAnswered() throws {
        let running = try RunningService()
        let count = 1500
        let clients = try (0..<count).map { _ in try RawClient(url: running.url) }
        let body = #"{"query":["p\\boxed{42}"],"prompts":["p"],"labels":["42"]}"#
        let request = RawClient.request(
            "POST", "/get_reward", fields: ["Content-Type: application/json", "Connection: close"],
            body: Array(body.utf8))
        for client in clients { client.send(request) }
        for client in clients {
            let reply = try client.reply()
            #expect(reply.status == 200 && reply.text.hasPrefix(#"{"rewards":[1.0]"#))
        }
        #expect(running.statistics.connectionsAccepted == count)
    }

    // MARK: slime

    @Test func aStepGoesOverSixtyFourConnectionsThatAreKept() throws {
        let running = try RunningService()
        let client = SlimeClient(url: running.url, path: "/v1/slime/math")
        let samples: [JSONObject] = (0..<1024).map { index in
            let response = JSONValue.string("\\boxed{\(index % 2 == 0 ? 42 : 41)}")
            return ["prompt": [["role": "user", "content": "6 x 7?"]], "response": response, "label": "42"]
        }
        let rewards = try client.rewards(samples)
        #expect(numbers(rewards) == (0..<1024).map { $0 % 2 == 0 ? 1 : 0 })
        #expect(running.statistics.connectionsAccepted == 64 && client.pauses.isEmpty)
    }

    @Test func nullLabelsAndPoisonAreNumbersToo() throws {
        let running = try RunningService()
        let client = SlimeClient(url: running.url, path: "/v1/slime/math")
        let object = SlimeClient(url: running.url, path: "/v1/slime/math?shape=dict")
        let samples: [JSONObject] =
            Self.poison.map { ["prompt": "p", "response": .string($0), "label": "42"] }
            + [["prompt": "p", "response": "42", "label": .null], ["response": "42"], ["prompt": "p", "label": "42"]]
        #expect(numbers(try client.rewards(samples)) == samples.map { _ in 0 })
        let objects = try object.rewards(samples).compactMap(\.objectValue)
        #expect(objects.count == samples.count && Set(objects.map(\.keys)).count == 1)
        #expect(objects.suffix(3).allSatisfy { $0["invalid"]?.text == "1.0" && $0["score"]?.text == "0.0" })
        #expect(client.pauses.isEmpty && object.pauses.isEmpty)
    }

    @Test func aFailureIsTriedAgainWithGrowingPauses() throws {
        let running = try RunningService(judge: LostJudge(failures: 7))
        let client = SlimeClient(url: running.url, path: "/v1/slime/vqa")
        let sample: JSONObject = ["prompt": "p", "response": "a crimson bird", "label": "red bird"]
        #expect(numbers(try client.rewards([sample])) == [1])
        #expect(client.pauses == [2, 4, 8, 16, 30, 30, 30])
        // The replies with errors kept the connection.
        #expect(running.statistics.connectionsAccepted == 1)
        let lost = try RunningService(judge: LostJudge(failures: 10))
        let dying = SlimeClient(url: lost.url, path: "/v1/slime/vqa")
        #expect(throws: SlimeClient.StepHasDied.self) { try dying.rewards([sample]) }
    }
}

/// Fails so often, then says right.
private final class LostJudge: RolloutJudge {
    private let failures: Mutex<Int>

    init(failures: Int) { self.failures = Mutex(failures) }

    func judge(
        _ question: JudgeQuestion, withinMilliseconds milliseconds: Int, isWanted: @escaping @Sendable () -> Bool,
        completion: @escaping @Sendable (Judgement) -> Void
    ) {
        let fails = failures.withLock { failures in
            failures -= 1
            return failures >= 0
        }
        completion(
            Judgement(
                fails
                    ? .failed(RolloutError(.judgeUnavailable, "gone"))
                    : .decided(accuracy: 1, .judgedCorrect, by: .judge("m")), detail: [:], microseconds: 7))
    }

    var metrics: [JudgeMetric] { [] }
}

/// Answers when its time is over, as a desk does whose endpoint says nothing.
private final class SilentJudge: RolloutJudge {
    func judge(
        _ question: JudgeQuestion, withinMilliseconds milliseconds: Int, isWanted: @escaping @Sendable () -> Bool,
        completion: @escaping @Sendable (Judgement) -> Void
    ) {
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(milliseconds)) {
            completion(
                Judgement(
                    .failed(RolloutError(.judgeTimeout, "no judge answered in time")), detail: [:], microseconds: 7))
        }
    }

    var metrics: [JudgeMetric] { [] }
}
