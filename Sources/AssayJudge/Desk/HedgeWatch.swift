/// First attempts on their way, oldest first, and how many of them may be asked a second time.
struct HedgeWatch {
    /// Second requests by first ones: what lies beyond the 95th percentile.
    private static let share = 0.05
    private static let maxCredit = 16.0

    private var sent: [(call: JudgeCall, attempt: Int, at: Int64)] = []
    private var head = 0
    private var credit = 0.0
    private var isArmed = false

    /// When the oldest was sent.
    var firstSentAt: Int64? { head < sent.count ? sent[head].at : nil }
    /// Whether a second request is due to the share.
    var hasCredit: Bool { credit >= 1 }

    /// Adds an attempt; true where a timer has to be set.
    mutating func add(_ call: JudgeCall, at time: Int64) -> Bool {
        sent.append((call, call.attempts, time))
        credit = min(Self.maxCredit, credit + Self.share)
        defer { isArmed = true }
        return !isArmed
    }

    mutating func spendCredit() { credit -= 1 }

    /// No timer is set any more; what was watched is let go.
    mutating func disarm() {
        isArmed = false
        sent.removeAll(keepingCapacity: true)
        head = 0
    }

    /// Takes those that were sent before a time and have no answer yet.
    mutating func takeLate(sentBefore time: Int64) -> [JudgeCall] {
        var late: [JudgeCall] = []
        while head < sent.count, sent[head].at <= time || sent[head].call.isOver {
            let (call, attempt, _) = sent[head]
            if !call.isOver, call.attempts == attempt, call.tokens.count == 1 { late.append(call) }
            head += 1
        }
        if head > 256, head * 2 > sent.count {
            sent.removeFirst(head)
            head = 0
        }
        return late
    }
}
