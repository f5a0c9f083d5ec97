import AssayCore
import AssayHTTP
import AssayJSON
import AssayWire
import Synchronization

/// One batch being scored: chunks of rows go to the workers one at a time each, so that requests that came later get
/// their turn between two chunks; the last chunk to end sends the reply.
final class BatchJob: Sendable {
    /// Bytes of rows a chunk holds at least: long enough to outweigh the hand-over, short enough to be fair.
    private static let chunkBytes = 64 << 10

    private let exchange: Exchange
    private let layout: BatchLayout
    private let defaults: RolloutDefaults?
    private let state: ServiceState
    private let maxRowBytes: Int
    private let rows: RowScorer
    private let chunks: [Range<Int>]
    private let next = Atomic<Int>(0)
    private let left: Atomic<Int>
    /// Chunks whose rows the rules have not seen.
    private let unseen: Atomic<Int>
    /// The verdicts of each chunk as JSON, commas between them; empty for a chunk that waits for judges.
    private let results: Lock<[[UInt8]]>
    /// The rows of chunks that wait for judges, each as JSON, in the order of the rows; empty until it is there.
    private let parked: Lock<[Int: [[UInt8]]]>

    init(
        exchange: Exchange, layout: BatchLayout, defaults: RolloutDefaults?, state: ServiceState, maxRowBytes: Int,
        rows: RowScorer
    ) {
        self.exchange = exchange
        self.layout = layout
        self.defaults = defaults
        self.state = state
        self.maxRowBytes = maxRowBytes
        self.rows = rows
        chunks = Self.chunks(of: layout.rows)
        left = Atomic(chunks.count)
        unseen = Atomic(chunks.count)
        results = Lock([[UInt8]](repeating: [], count: chunks.count))
        parked = Lock([:])
    }

    /// Puts one chunk on each worker; each that ends makes room for the next.
    func start() {
        guard !chunks.isEmpty else { return finish() }
        for _ in 0..<min(chunks.count, exchange.pool.workerCount) { submitNext() }
    }

    private func submitNext() {
        let chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard chunk < chunks.count else { return }
        exchange.pool.submitPart { self.run(chunk) }
    }

    private func run(_ chunk: Int) {
        // Nobody waits any more: what is not scored yet need not be.
        if !exchange.isCancelled {
            if rows.judge == nil {
                let verdicts = score(chunks[chunk])
                results.withLock { $0[chunk] = verdicts }
            } else {
                judge(chunk)
            }
        }
        submitNext()
        // What is not answered by now waits for a judge.
        if unseen.wrappingSubtract(1, ordering: .relaxed).newValue == 0, rows.judge != nil { exchange.park() }
        if left.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0 { finish() }
    }

    private func score(_ rows: Range<Int>) -> [UInt8] {
        var writer = JSONWriter(capacity: rows.count * 512)
        for row in rows {
            VerdictWriter.write(verdict(on: row), row: row, into: &writer)
        }
        return writer.bytes
    }

    /// Scores a chunk some of whose rows may wait for a judge: each of them counts as a chunk of its own until then.
    private func judge(_ chunk: Int) {
        let range = chunks[chunk]
        parked.withLock { $0[chunk] = [[UInt8]](repeating: [], count: range.count) }
        for row in range {
            left.wrappingAdd(1, ordering: .relaxed)
            let verdict = verdict(on: row) { self.park($0, row, chunk) }
            if let verdict { park(verdict, row, chunk) }
        }
    }

    /// Puts a verdict in its place; the last one of the batch lets a worker send the reply.
    private func park(_ verdict: Verdict, _ row: Int, _ chunk: Int) {
        var writer = JSONWriter()
        VerdictWriter.write(verdict, row: row, into: &writer)
        let bytes = writer.bytes
        parked.withLock { $0[chunk]?[row - chunks[chunk].lowerBound] = bytes }
        if left.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0 {
            exchange.pool.submit { self.finish() }
        }
    }

    private func verdict(on row: Int, later: @escaping @Sendable (Verdict) -> Void) -> Verdict? {
        let range = layout.rows[row]
        guard range.count <= maxRowBytes,
            let read = try? RolloutReader.read(exchange.body, in: range, defaults: defaults)
        else { return verdict(on: row) }
        return rows.verdict(on: read, isWanted: { [exchange] in !exchange.isCancelled }, later: later)
    }

    private func verdict(on row: Int) -> Verdict {
        let range = layout.rows[row]
        guard range.count <= maxRowBytes else {
            let error = RolloutError(
                .rowTooLarge, "a rollout has at most \(maxRowBytes) bytes, this one \(range.count)")
            return rows.verdict(on: RowReadingError(id: nil, error: error))
        }
        do {
            return rows.verdict(on: try RolloutReader.read(exchange.body, in: range, defaults: defaults))
        } catch {
            return rows.verdict(on: error)
        }
    }

    private func finish() {
        // Chunks may have been left out: what there is must not look like a whole reply.
        if exchange.isCancelled {
            let error = RolloutError(.internalError, "the client has gone")
            return state.finish(exchange, .batch, ErrorReply.response(error))
        }
        let opening: StaticString = "{\"verdicts\":["
        var parts = results.withLock { parts in
            defer { parts = [] }
            return parts
        }
        let late = parked.withLock { late in
            defer { late = [:] }
            return late
        }
        for (chunk, rows) in late { parts[chunk] = Array(rows.joined(separator: CollectionOfOne(0x2c))) }
        var body: [UInt8] = []
        body.reserveCapacity(parts.reduce(opening.utf8CodeUnitCount + 2) { $0 + $1.count + 1 })
        opening.withUTF8Buffer { body.append(contentsOf: $0) }
        for (index, part) in parts.enumerated() {
            if index > 0 { body.append(0x2c) }
            body.append(contentsOf: part)
        }
        body.append(0x5d)
        body.append(0x7d)
        state.finish(exchange, .batch, Response(.ok, contentType: "application/json", body: body))
    }

    private static func chunks(of rows: [Range<Int>]) -> [Range<Int>] {
        var chunks: [Range<Int>] = []
        var start = 0
        var bytes = 0
        for (index, row) in rows.enumerated() {
            bytes += row.count
            guard bytes >= chunkBytes || index + 1 == rows.count else { continue }
            chunks.append(start..<index + 1)
            start = index + 1
            bytes = 0
        }
        return chunks
    }
}
