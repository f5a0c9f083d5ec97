/// The rollouts of several files, one file after the other.
final class RolloutInputs {
    private static let maxBlockRows = 4096
    private static let maxBlockBytes = 16 << 20

    private var paths: [String]
    private let log: LogOptions
    private var current: RolloutInput?

    /// The files in the order they are read.
    init(_ paths: [String], _ log: LogOptions) {
        self.paths = paths.reversed()
        self.log = log
    }

    /// How much of the file at hand was handed out, 0…1; nil where its size is unknown.
    var share: Double? { current?.share ?? (paths.isEmpty ? 1 : 0) }

    /// The next rollout as JSON, or nil at the end of the last file.
    func next() throws -> [UInt8]? {
        while true {
            if let current {
                if let row = try current.next() { return row }
                self.current = nil
            }
            guard let path = paths.popLast() else { return nil }
            current = try log.open(path)
        }
    }

    /// Rollouts to be scored together, or nil at the end.
    func block() throws -> [[UInt8]]? {
        var rows: [[UInt8]] = []
        var bytes = 0
        while rows.count < Self.maxBlockRows, bytes < Self.maxBlockBytes, let row = try next() {
            bytes += row.count
            rows.append(row)
        }
        return rows.isEmpty ? nil : rows
    }
}
