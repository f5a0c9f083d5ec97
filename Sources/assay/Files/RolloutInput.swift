import AssayJSON
import AssayLogs

/// The rollouts of a file, one after the other: rows of Assay's own, or of a trainer's log.
final class RolloutInput {
    private let path: String
    private let wanted: LogFormat?
    private let defaults: LogDefaults
    private var lines: LineReader
    private var log: LogReader?
    private var table: CSVRecords?
    private var isFirst = true
    /// Rollouts read and not handed out yet; the next one is at the end.
    private var waiting: [[UInt8]] = []

    /// How much of the file was handed out, 0…1; nil where its size is unknown.
    var share: Double? { lines.share }

    /// Opens a file; `-` is standard input.
    ///
    /// - Parameter format: how its rows are written; nil finds out by the first row.
    /// - Throws: ``CommandFailure`` naming the file.
    init(path: String, format: LogFormat?, defaults: LogDefaults) throws {
        self.path = path
        self.defaults = defaults
        wanted = format
        lines = try LineReader(path: path)
    }

    /// The next rollout as JSON, or nil at the end. What is no rollout comes out as it is, and its verdict says so.
    func next() throws -> [UInt8]? {
        while waiting.isEmpty {
            guard var line = try lines.next() else {
                if table?.isCut == true { throw CommandFailure.caller("\(path) ends inside a quoted field") }
                return nil
            }
            if isFirst {
                guard !isBlank(line) else { continue }
                isFirst = false
                try begin(&line)
            }
            if isBlank(line), table == nil { continue }
            try take(line)
        }
        return waiting.popLast()
    }

    /// Finds out what the file is.
    private func begin(_ line: inout [UInt8]) throws {
        if let kind = ForeignFile(prefix: line) { throw CommandFailure.caller("\(path) \(kind.hint(path))") }
        if line.starts(with: [0xef, 0xbb, 0xbf]) { line.removeFirst(3) }
        if wanted ?? .trl == .trl, CSVRecords.isHeader(line, naming: "completion") {
            table = CSVRecords()
            log = LogReader(format: .trl, defaults: defaults, path: path)
            return
        }
        // A document over many lines, or a list of rows in one.
        let trimmed = line.filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0d }
        if trimmed == [0x7b] || trimmed.first == 0x5b { line += [0x0a] + (try lines.rest()) }
        let root = (try? JSONDocument(parsing: line))?.root
        let row = root?.kind == .array ? root?.elements.first { _ in true } : root
        log = LogReader(format: wanted ?? row.map(LogFormat.detect) ?? .native, defaults: defaults, path: path)
    }

    private func take(_ line: [UInt8]) throws {
        var rows = [line]
        if table != nil {
            do throws(CSVRecords.Mistake) {
                guard let record = try table?.feed(line) else { return }
                rows = [record]
            } catch {
                throw CommandFailure.caller("\(path): \(error.description)")
            }
        } else if line.first(where: { $0 != 0x20 && $0 != 0x09 }) == 0x5b,
            let root = (try? JSONDocument(parsing: line))?.root
        {
            rows = root.elements.map { Array(line[$0.sourceRange]) }
        }
        let isStart = waiting.isEmpty && !hasRoute
        for row in rows { waiting += log?.rollouts(in: row) ?? [row] }
        if isStart, let first = waiting.first { try checkRoute(first) }
        waiting.reverse()
    }

    private var hasRoute = false

    /// A trainer's rows seldom say who scores them; better said once than in every verdict.
    private func checkRoute(_ rollout: [UInt8]) throws {
        hasRoute = true
        guard let log, log.format != .native, let row = (try? JSONDocument(parsing: rollout))?.root else { return }
        if row["verifier"] == nil, row["data_source"] == nil {
            throw CommandFailure.caller(
                "\(path) is a log of the form \(log.format.rawValue), whose rows do not say who scores them: give"
                    + " --verifier NAME or --data-source NAME")
        }
    }

    private func isBlank(_ line: [UInt8]) -> Bool { line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d } }
}
