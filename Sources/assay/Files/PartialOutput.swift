import AssayJSON
import Glibc

/// A file of verdicts that a run before this one left: its whole lines count, and what comes behind them is cut off.
///
/// A line counts if it ends in a line feed and is a verdict; a process that was killed leaves at most one that does not,
/// a file system that lost power may leave more.
final class PartialOutput {
    private var lines: LineReader
    /// Bytes of the verdicts read so far, where writing goes on.
    private(set) var byteCount = 0
    /// Verdicts read so far.
    private(set) var count = 0
    /// The `config_hash` of the last one.
    private(set) var configHash: String?

    /// Opens the file.
    ///
    /// - Throws: ``CommandFailure`` where it is there and cannot be read.
    init(path: String) throws { lines = try LineReader(path: path) }

    /// Whether there is such a file with anything in it.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_size > 0
    }

    /// The next verdict with its id as JSON, or nil where the whole lines end.
    func next() throws -> (verdict: [UInt8], id: String)? {
        guard let line = try lines.next(), lines.isLineWhole,
            let root = (try? JSONDocument(parsing: line))?.root, root["status"]?.kind == .string, let id = root["id"]
        else { return nil }
        byteCount += line.count + 1
        count += 1
        configHash = root["config_hash"]?.string
        return (line, id.value().text)
    }
}
