/// Deterministic fuel: work is counted, never timed, so that the same input gives the same verdict on any machine.
///
/// One unit is about one nanosecond of simple work (a 64-bit word step of an edit distance, a token, a box pair).
public struct WorkBudget: Sendable, Hashable {
    /// The default: about half a second of work at the most.
    public static let standardUnits = 500_000_000

    /// Units spent so far.
    public private(set) var spent: Int
    /// Units allowed.
    public let limit: Int

    /// A full budget.
    public init(units: Int = WorkBudget.standardUnits) {
        spent = 0
        limit = units
    }

    /// Whether that many more units may be spent; does not spend them.
    public func allows(_ units: Int) -> Bool { units >= 0 && units <= limit - spent }

    /// Spends units and tells whether the budget still held. An overdraft leaves the budget spent.
    public mutating func spend(_ units: Int) -> Bool {
        guard allows(units) else {
            spent = limit
            return false
        }
        spent += units
        return true
    }
}
