/// Work that may still be done: counted, never timed, so that the same input gives the same verdict everywhere.
///
/// One unit is about one nanosecond of simple work.
public struct Fuel: Hashable, Sendable {
    /// Units that are left, 0 or more.
    public private(set) var remaining: Int

    /// What one check of an answer gets: some milliseconds at the very most.
    public static let standardUnits = 4_000_000

    /// A full tank.
    public init(units: Int = Fuel.standardUnits) { remaining = max(0, units) }

    /// Spends units and tells whether they were there. An overdraft leaves nothing.
    public mutating func spend(_ units: Int) -> Bool {
        guard units >= 0, units <= remaining else {
            remaining = 0
            return false
        }
        remaining -= units
        return true
    }
}
