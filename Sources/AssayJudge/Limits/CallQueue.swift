/// Calls that wait for their turn, first come first served.
struct CallQueue {
    private var calls: [JudgeCall?] = []
    private var head = 0

    var count: Int { calls.count - head }
    var isEmpty: Bool { count == 0 }
    var first: JudgeCall? { head < calls.count ? calls[head] : nil }

    mutating func append(_ call: JudgeCall) { calls.append(call) }

    /// Takes the first one.
    ///
    /// - Complexity: amortised O(1).
    @discardableResult
    mutating func popFirst() -> JudgeCall? {
        guard head < calls.count else { return nil }
        let call = calls[head]
        calls[head] = nil
        head += 1
        if head > 1024, head * 2 > calls.count {
            calls.removeFirst(head)
            head = 0
        }
        return call
    }

    /// Takes all.
    mutating func removeAll() -> [JudgeCall] {
        defer { (calls, head) = ([], 0) }
        return calls[head...].compactMap { $0 }
    }

    /// Keeps those that are still wanted.
    mutating func dropUnwanted() {
        guard calls[head...].contains(where: { $0?.isWanted == false }) else { return }
        calls = calls[head...].filter { $0?.isWanted ?? false }
        head = 0
    }
}
