import Synchronization

/// What became of the rows of one program.
final class ExternalCounters: Sendable {
    private let rowCount = Atomic<Int>(0)
    private let failureCount = Atomic<Int>(0)
    private let startCount = Atomic<Int>(0)

    /// Rows handed to the program.
    var rows: Int { rowCount.load(ordering: .relaxed) }
    /// Rows it gave no score for.
    var failures: Int { failureCount.load(ordering: .relaxed) }
    /// How often it was started.
    var starts: Int { startCount.load(ordering: .relaxed) }

    func addRow() { rowCount.add(1, ordering: .relaxed) }
    func addFailure() { failureCount.add(1, ordering: .relaxed) }
    func addStart() { startCount.add(1, ordering: .relaxed) }
}
