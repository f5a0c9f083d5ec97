import Synchronization

extension EditDistance {
    /// A workspace nobody uses. Handed over whole: who takes it out of the list is the only one to hold it.
    private struct Idle: @unchecked Sendable {
        let workspace: EditDistance
    }

    /// The workspaces that wait for use. The lock guards the list alone, never a measurement.
    private static let idle = Mutex<[Idle]>([])

    /// No more than this many workspaces wait, and none larger than this many bytes (pairs of about 30,000 elements):
    /// a daemon that has seen one huge pair gives the memory back.
    private static let greatestIdleCount = 32
    private static let greatestIdleBytes = 1 << 20

    /// Lends a workspace for the length of a call; a new one where all are lent out.
    ///
    /// - Complexity: O(1); allocates only while more threads than ever before measure at once.
    public static func withShared<Result>(_ body: (EditDistance) -> Result) -> Result {
        let workspace = idle.withLock { $0.popLast() }?.workspace ?? EditDistance()
        defer {
            if workspace.byteCount <= greatestIdleBytes {
                let returned = Idle(workspace: workspace)
                idle.withLock { if $0.count < greatestIdleCount { $0.append(returned) } }
            }
        }
        return body(workspace)
    }
}
