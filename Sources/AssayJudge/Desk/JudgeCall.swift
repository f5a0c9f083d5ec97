/// One request on its way to a vote, for everyone who asks the same. Lives on the transport's thread.
final class JudgeCall {
    let key: VoteKey
    let template: JudgeTemplate
    /// The request's body, for a nonce.
    let body: (_ nonce: String) -> [UInt8]
    /// The body as it is sent: every attempt is the same request, so that an endpoint knows it again.
    private var sent: [UInt8]?
    /// Whose votes it makes.
    var waiters: [Waiter] = []
    /// For a known item whether it is right; nil for a question.
    let canary: Bool?
    /// For a row that rules decided, what they said; nil for a question.
    let audit: AuditedRow?
    var deadline: Int64
    /// Attempts sent, hedges left out.
    var attempts = 0
    /// Attempts that are on their way now: one, or two where it is hedged.
    var tokens: [UInt64] = []
    /// Whether an outcome has been told.
    var isOver = false

    /// A poll, and the place and part of it the vote is for.
    struct Waiter {
        let poll: JudgePoll
        let place: Int
        let part: Int
    }

    init(
        key: VoteKey, template: JudgeTemplate, canary: Bool? = nil, audit: AuditedRow? = nil, deadline: Int64,
        body: @escaping (_ nonce: String) -> [UInt8]
    ) {
        self.key = key
        self.template = template
        self.canary = canary
        self.audit = audit
        self.deadline = deadline
        self.body = body
    }

    /// The body with the call's own nonce, which is drawn for the first attempt.
    func sentBody(using generator: inout any RandomNumberGenerator) -> [UInt8] {
        if let sent { return sent }
        let nonce = String(UInt64.random(in: UInt64(1) << 60...UInt64.max, using: &generator), radix: 16)
        let made = body(nonce)
        sent = made
        return made
    }

    /// Whether anyone still waits for it.
    var isWanted: Bool { canary != nil || audit != nil || waiters.contains { !$0.poll.isOver } }
}
