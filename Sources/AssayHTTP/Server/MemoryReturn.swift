import CLinux

/// When to give memory back to the system: a second after the last body was answered, if much went through.
///
/// While requests follow each other their memory is kept, since getting pages anew costs more than reading a body.
struct MemoryReturn {
    private static let quiet: Int64 = 1_000_000_000
    /// Less traffic than this leaves little behind.
    private static let worthwhileBytes = 16 << 20

    private var receivedAtLastReturn = 0
    /// When it is next to be asked; nil while there is no reason.
    private(set) var dueAt: Int64?

    /// Whether memory is to be given back now.
    ///
    /// - Parameters:
    ///   - received: Bytes received since the server started.
    ///   - held: Bytes of bodies held.
    mutating func isDue(at now: Int64, received: Int, held: Int) -> Bool {
        guard held == 0, received - receivedAtLastReturn >= Self.worthwhileBytes else {
            dueAt = nil
            return false
        }
        guard let due = dueAt else {
            dueAt = now + Self.quiet
            return false
        }
        guard due <= now else { return false }
        dueAt = nil
        receivedAtLastReturn = received
        return true
    }

    /// Takes milliseconds: for a worker.
    static func run() { assay_return_memory() }
}
