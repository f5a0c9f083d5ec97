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
    /// Lines read ahead where the file looked like one document; the next one is at the end.
    private var ahead: [[UInt8]] = []

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
            guard var line = try ahead.popLast() ?? lines.next() else {
                if table?.isCut == true { throw CommandFailure.caller("\(path) ends inside a quoted field") }
                return nil
            }
            if isFirst {
                guard !isBlank(line) else { continue }
                isFirst = false
                if let rows = try begin(&line) {
                    try take(rows)
                    continue
                }
            }
            if isBlank(line), table == nil { continue }
            guard table != nil else {
                try take([line])
                continue
            }
            if let record = try record(line) { try take([record]) }
        }
        return waiting.popLast()
    }

    /// Finds out what the file is; the rows where it is a single document, a list or an object over many lines.
    private func begin(_ line: inout [UInt8]) throws -> [[UInt8]]? {
        if let kind = ForeignFile(prefix: line) { throw CommandFailure.caller("\(path) \(kind.hint(path))") }
        if line.starts(with: [0xef, 0xbb, 0xbf]) { line.removeFirst(3) }
        if wanted ?? .trl == .trl, CSVRecords.isHeader(line, naming: "completion") {
            table = CSVRecords()
            log = LogReader(format: .trl, defaults: defaults, path: path)
            return nil
        }
        let trimmed = line.filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0d }
        if trimmed == [0x7b] || trimmed.first == 0x5b {
            let rest = try lines.rest()
            let whole = line + [0x0a] + rest
            if let root = (try? JSONDocument(parsing: whole))?.root {
                let rows = root.kind == .array ? root.elements.map { Array(whole[$0.sourceRange]) } : [whole]
                setFormat(by: rows.first)
                return rows
            }
            // It is lines after all, the first of which is no rollout.
            ahead = rest.split(separator: 0x0a, omittingEmptySubsequences: false).reversed().map { Array($0) }
        }
        setFormat(by: line)
        return nil
    }

    /// The record a line of a table ends, where it ends one.
    private func record(_ line: [UInt8]) throws -> [UInt8]? {
        do throws(CSVRecords.Mistake) {
            return try table?.feed(line)
        } catch {
            throw CommandFailure.caller("\(path): \(error.description)")
        }
    }

    private func setFormat(by row: [UInt8]?) {
        let root = row.flatMap { try? JSONDocument(parsing: $0) }?.root
        log = LogReader(format: wanted ?? root.map(LogFormat.detect) ?? .native, defaults: defaults, path: path)
    }

    private func take(_ rows: [[UInt8]]) throws {
        let isStart = !hasRoute
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
