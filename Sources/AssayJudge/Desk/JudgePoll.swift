import AssayCore
import AssayJSON

/// One question and the votes on it. Lives on the transport's thread.
final class JudgePoll {
    /// What became of one vote.
    enum Ballot {
        case vote(Double, isCached: Bool)
        case abstention(String)
        case failed(RolloutError)
    }

    let question: JudgeQuestion
    let template: JudgeTemplate
    let startedAt: Int64
    let deadline: Int64
    let isWanted: @Sendable () -> Bool
    private let quorum: Int?
    private let completion: @Sendable (Judgement) -> Void
    private var voters: [(name: String, model: String, isSoft: Bool)] = []
    /// By place and part: one part, or one for each order.
    private var ballots: [[Ballot?]] = []
    private(set) var isOver = false

    init(
        _ question: JudgeQuestion, startedAt: Int64, deadline: Int64, quorum: Int?,
        isWanted: @escaping @Sendable () -> Bool, completion: @escaping @Sendable (Judgement) -> Void
    ) {
        self.question = question
        template = JudgeTemplates.template(for: question.verifier)
        self.startedAt = startedAt
        self.deadline = deadline
        self.quorum = quorum
        self.isWanted = isWanted
        self.completion = completion
    }

    /// Expects one more vote, in one or two parts; returns its place.
    func expect(_ settings: JudgeSettings, parts: Int) -> Int {
        voters.append((settings.name, settings.model, settings.givesGrades))
        ballots.append([Ballot?](repeating: nil, count: parts))
        return ballots.count - 1
    }

    /// Takes a vote, or its part; the last one decides.
    func take(_ ballot: Ballot, _ waiter: JudgeCall.Waiter, now: Int64) {
        guard !isOver, ballots[waiter.place][waiter.part] == nil else { return }
        ballots[waiter.place][waiter.part] = ballot
        if ballots.allSatisfy({ $0.allSatisfy { $0 != nil } }) { finish(decision(), now: now) }
    }

    /// One vote out of its parts: where answer and reference change places and the reply changes too, it says nothing.
    private static func joined(_ parts: [Ballot?]) -> Ballot? {
        guard parts.count > 1 else { return parts[0] }
        var sum = 0.0
        var isCached = true
        var right = 0
        for part in parts {
            guard case .vote(let value, let cached)? = part else { return part }
            sum += value
            isCached = isCached && cached
            if value >= 0.5 { right += 1 }
        }
        guard right == 0 || right == parts.count else {
            return .abstention("the reply depends on which of the two comes first")
        }
        return .vote(sum / Double(parts.count), isCached: isCached)
    }

    /// Ends the poll because its time is over; votes that make a quorum still count.
    func expire(now: Int64) {
        guard !isOver else { return }
        let decided = decision()
        if case .decided = decided { return finish(decided, now: now) }
        finish(.failed(RolloutError(.judgeTimeout, "no judge answered in time")), now: now)
    }

    private func finish(_ outcome: Judgement.Outcome, now: Int64) {
        isOver = true
        completion(Judgement(outcome, detail: detail(now), microseconds: Int((now - startedAt) / 1000)))
    }

    private func decision() -> Judgement.Outcome {
        var votes: [Double] = []
        var failure: RolloutError?
        var abstention: String?
        for ballot in ballots.map(Self.joined) {
            switch ballot {
            case .vote(let value, _)?: votes.append(value)
            case .failed(let error)?: failure = failure ?? error
            case .abstention(let why)?: abstention = abstention ?? why
            case nil: break
            }
        }
        guard votes.count >= min(quorum ?? ballots.count / 2 + 1, ballots.count) else {
            if let failure { return .failed(failure) }
            return .failed(RolloutError(.judgeUnclear, "too few judges gave a clear reply: \(abstention ?? "none")"))
        }
        let models = Array(Set(voters.map(\.model))).sorted().joined(separator: "+")
        let mean = votes.reduce(0, +) / Double(votes.count)
        if template.hasHalves || voters.allSatisfy(\.isSoft) {
            let reason: Reason = mean >= 0.5 ? .judgedCorrect : .judgedIncorrect
            return .decided(accuracy: min(max(mean, 0), 1), reason, by: .judge(models))
        }
        let right = votes.count { $0 >= 0.5 }
        guard right * 2 != votes.count else {
            return .failed(RolloutError(.judgeUnclear, "the judges disagree: \(right) of \(votes.count) say right"))
        }
        return right * 2 > votes.count
            ? .decided(accuracy: 1, .judgedCorrect, by: .judge(models))
            : .decided(accuracy: 0, .judgedIncorrect, by: .judge(models))
    }

    private func detail(_ now: Int64) -> JSONObject {
        var votes: [JSONValue] = []
        var values: [Double] = []
        var isCached = true
        for (voter, ballot) in zip(voters, ballots.map(Self.joined)) {
            var vote: JSONObject = ["judge": .string(voter.name), "model": .string(voter.model)]
            switch ballot {
            case .vote(let value, let cached)?:
                vote["vote"] = JSONNumber(value).map(JSONValue.number) ?? .null
                isCached = isCached && cached
                values.append(value)
            case .abstention(let why)?: vote["abstained"] = .string(why)
            case .failed(let error)?: vote["failed"] = .string(error.code.rawValue)
            case nil: vote["failed"] = .string(ErrorCode.judgeTimeout.rawValue)
            }
            votes.append(.object(vote))
        }
        let right = values.count { $0 >= 0.5 }
        return [
            "template": .string(template.versionedName), "votes": .array(votes),
            "unanimous": .bool(right == 0 || right == values.count), "cached": .bool(isCached && !values.isEmpty),
            "latency_us": .number(JSONNumber(Int((now - startedAt) / 1000))),
        ]
    }
}
