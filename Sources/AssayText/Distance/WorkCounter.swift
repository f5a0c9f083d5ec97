/// Counts word steps against a limit.
struct WorkCounter {
    let limit: Int
    private(set) var spent = 0

    init(limit: Int) { self.limit = max(0, limit) }

    /// Counts steps about to be done; false, and all spent, where they pass the limit.
    @inline(__always)
    mutating func spend(_ steps: Int) -> Bool {
        guard steps <= limit &- spent else {
            spent = limit
            return false
        }
        spent &+= steps
        return true
    }
}
