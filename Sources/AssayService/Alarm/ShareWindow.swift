/// The last rollouts of one data source: how many of them were unreadable.
struct ShareWindow {
    private var bits: [UInt64]
    private let size: Int
    private var next = 0
    /// Rollouts in the window.
    private(set) var count = 0
    /// Unreadable ones among them.
    private(set) var unreadable = 0

    /// An empty window.
    init(size: Int) {
        self.size = size
        bits = Array(repeating: 0, count: (size + 63) / 64)
    }

    /// The share, 0 to 1; 0 where there is nothing.
    var share: Double { count == 0 ? 0 : Double(unreadable) / Double(count) }

    /// Adds a rollout; the oldest leaves.
    mutating func add(_ isUnreadable: Bool) {
        let (word, bit) = (next / 64, UInt64(1) << UInt64(next % 64))
        if count == size {
            if bits[word] & bit != 0 { unreadable -= 1 }
        } else {
            count += 1
        }
        if isUnreadable {
            bits[word] |= bit
            unreadable += 1
        } else {
            bits[word] &= ~bit
        }
        next = next + 1 == size ? 0 : next + 1
    }
}
