/// Votes by the request that earned them, in two generations: when the young one is full it becomes the old one.
///
/// The key is the whole request, so that no one can look for collisions.
struct ReplyCache {
    private let maxBytes: Int
    private var young: [[UInt8]: Double] = [:]
    private var old: [[UInt8]: Double] = [:]
    private var youngBytes = 0

    init(maxBytes: Int) { self.maxBytes = maxBytes }

    /// Entries held.
    var count: Int { young.count + old.count }

    /// The vote kept for a request.
    mutating func vote(for key: [UInt8]) -> Double? {
        if let vote = young[key] { return vote }
        guard let vote = old[key] else { return nil }
        keep(vote, for: key)
        return vote
    }

    /// Keeps a vote.
    mutating func keep(_ vote: Double, for key: [UInt8]) {
        guard maxBytes > 0, key.count < maxBytes / 4 else { return }
        if young.updateValue(vote, forKey: key) == nil { youngBytes += key.count + 64 }
        old[key] = nil
        if youngBytes > maxBytes / 2 {
            old = young
            young = [:]
            youngBytes = 0
        }
    }
}
