/// Votes in memory, in two generations: when the young one is full it becomes the old one.
///
/// Lives on the transport's thread; shared by all desks that follow one another on it.
final class ReplyCache {
    /// What one entry takes, its place in the table included.
    private static let entryBytes = 128

    private struct Kept {
        let vote: Double
        let judge: String
    }

    /// Bytes there may be; 0 for none.
    var maxBytes: Int
    private var young: [VoteKey: Kept] = [:]
    private var old: [VoteKey: Kept] = [:]

    init(maxBytes: Int) { self.maxBytes = maxBytes }

    /// Entries held.
    var count: Int { young.count + old.count }

    /// The vote kept for a question.
    func vote(for key: VoteKey) -> Double? {
        if let kept = young[key] { return kept.vote }
        guard let kept = old[key] else { return nil }
        keep(kept.vote, for: key, judge: kept.judge)
        return kept.vote
    }

    /// Keeps a vote.
    func keep(_ vote: Double, for key: VoteKey, judge: String) {
        guard maxBytes > 0 else { return }
        young[key] = Kept(vote: vote, judge: judge)
        old[key] = nil
        if young.count * Self.entryBytes > maxBytes / 2 {
            old = young
            young = [:]
        }
    }

    /// Forgets all votes of a judge.
    ///
    /// - Complexity: O(n).
    func forget(judge: String) {
        young = young.filter { $0.value.judge != judge }
        old = old.filter { $0.value.judge != judge }
    }
}
