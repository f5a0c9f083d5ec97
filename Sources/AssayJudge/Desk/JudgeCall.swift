/// One request on its way to a vote, for everyone who asks the same. Lives on the transport's thread.
final class JudgeCall {
    let key: [UInt8]
    let template: JudgeTemplate
    /// The body of the next attempt, with a nonce of its own.
    let body: (_ nonce: String) -> [UInt8]
    /// Whose votes it makes.
    var waiters: [(poll: JudgePoll, place: Int)] = []
    /// For a known item whether it is right; nil for a question.
    let canary: Bool?
    var deadline: Int64
    var attempts = 0
    var token: UInt64?

    init(
        key: [UInt8], template: JudgeTemplate, canary: Bool?, deadline: Int64,
        body: @escaping (_ nonce: String) -> [UInt8]
    ) {
        self.key = key
        self.template = template
        self.canary = canary
        self.deadline = deadline
        self.body = body
    }

    /// Whether anyone still waits for it.
    var isWanted: Bool { canary != nil || waiters.contains { !$0.poll.isOver } }
}
