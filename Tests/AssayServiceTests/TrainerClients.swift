import AssayJSON
import Foundation

/// OpenRLHF's client of a remote reward model, as trainers' code behaves: a connection per request, five tries on anything
/// that is not a 200 with the right form, and then the rollout has no reward, which ends the step.
struct OpenRLHFClient {
    struct Rewards {
        let rewards: [Double]
        let scores: [Double]
        let logs: [(key: String, values: [Double])]
    }

    /// Five tries were not enough.
    struct StepHasDied: Error { let last: String }

    let url: String
    var path = "/get_reward"
    /// Called where the real client sleeps a second, with the number of tries so far.
    var pause: (Int) throws -> Void = { _ in }

    func rewards(query: [String], prompts: [String], labels: [JSONValue]) throws -> Rewards {
        let body: JSONObject = [
            "query": .array(query.map(JSONValue.string)), "prompts": .array(prompts.map(JSONValue.string)),
            "labels": .array(labels),
        ]
        var last = ""
        for attempt in 1...5 {
            do {
                let reply = try RawClient.exchange(url, "POST", path, body: Array(JSONValue.object(body).text.utf8))
                guard reply.status == 200 else { throw RawClient.NoReply(text: reply.text) }
                return try read(reply.body, count: query.count)
            } catch {
                last = "\(error)"
                try pause(attempt)
            }
        }
        throw StepHasDied(last: last)
    }

    /// `torch.tensor([value])` of every value: what is no list of numbers, or of another length, raises there.
    private func read(_ body: [UInt8], count: Int) throws -> Rewards {
        let root = try JSONDocument(parsing: body).root
        func tensor(_ element: JSONElement?) throws -> [Double] {
            guard let element, element.kind == .array, element.count == count else {
                throw RawClient.NoReply(text: "no list of \(count)")
            }
            return try element.elements.map { value in
                guard let number = value.number?.double else { throw RawClient.NoReply(text: "not a number") }
                return number
            }
        }
        let logs = try (root["extra_logs"]?.members.map { $0 } ?? []).map { ($0.key, try tensor($0.value)) }
        return Rewards(rewards: try tensor(root["rewards"]), scores: try tensor(root["scores"]), logs: logs)
    }
}

/// slime's client of a remote reward model: 64 shared connections, ten tries with a growing pause on anything that is not
/// 200, and then the whole step is lost. The body is the reward.
final class SlimeClient {
    /// Ten tries were not enough.
    struct StepHasDied: Error { let last: String }

    private let url: String
    private let path: String
    private var connections: [RawClient] = []
    /// The pauses it made, in seconds without their random part.
    private(set) var pauses: [Int] = []
    /// Called in place of each pause, with the number of tries so far.
    var pause: (Int) throws -> Void = { _ in }

    init(url: String, path: String) {
        self.url = url
        self.path = path
    }

    private func bytes(_ sample: JSONObject) -> [UInt8] {
        RawClient.request(
            "POST", path, fields: ["Content-Type: application/json"], body: Array(JSONValue.object(sample).text.utf8))
    }

    /// The rewards of many samples, 64 at a time.
    func rewards(_ samples: [JSONObject]) throws -> [JSONValue] {
        var rewards: [JSONValue] = []
        var start = 0
        while start < samples.count {
            let wave = samples[start..<min(samples.count, start + 64)]
            while connections.count < wave.count { connections.append(try RawClient(url: url)) }
            for (connection, sample) in zip(connections, wave) { connection.send(bytes(sample)) }
            for (index, sample) in wave.enumerated() {
                let reply = try connections[index].reply()
                let reward = try reply.status == 200 ? Self.json(reply.body) : retry(sample, after: reply.text)
                rewards.append(reward)
            }
            start += wave.count
        }
        return rewards
    }

    private func retry(_ sample: JSONObject, after first: String) throws -> JSONValue {
        var last = first
        for attempt in 1..<10 {
            pauses.append(min(1 << attempt, 30))
            try pause(attempt)
            connections[0].send(bytes(sample))
            let reply = try connections[0].reply()
            if reply.status == 200 { return try Self.json(reply.body) }
            last = reply.text
        }
        throw StepHasDied(last: last)
    }

    private static func json(_ body: [UInt8]) throws -> JSONValue { try JSONDocument(parsing: body).root.value() }
}
