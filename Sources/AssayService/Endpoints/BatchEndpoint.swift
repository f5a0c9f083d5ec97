import AssayConfiguration
import AssayCore
import AssayHTTP
import AssayJSON
import AssayWire

/// `POST /v1/score/batch`: many rollouts in, as many verdicts out, in order.
struct BatchEndpoint: Sendable {
    let state: ServiceState

    /// Splits the batch and hands its chunks to the workers.
    func respond(to exchange: Exchange) {
        let job: BatchJob
        let current = state.current
        do throws(RolloutError) {
            let reading = try RequestReading(exchange.head, current)
            let body = exchange.body
            let layout = try BatchScanner.scan(body.span.bytes, maxRows: current.limits.maxRows)
            let defaults = try Self.defaults(layout, body)
            let detail = try Self.detail(layout, body) ?? reading.detail ?? .brief
            job = BatchJob(
                exchange: exchange, layout: layout, defaults: defaults, state: state,
                maxRowBytes: current.limits.maxRowBytes,
                rows: RowScorer(
                    scorer: current.scorer, judge: current.judge, counters: state.rollouts,
                    queuedSince: exchange.queuedSince,
                    deadlineMilliseconds: reading.deadlineMilliseconds, detail: detail))
        } catch {
            return state.finish(exchange, .batch, ErrorReply.response(error))
        }
        job.start()
    }

    private static func defaults(_ layout: BatchLayout, _ body: [UInt8]) throws(RolloutError) -> RolloutDefaults? {
        guard let range = layout.defaults else { return nil }
        return try RolloutDefaults(try document(body, range, "defaults").root)
    }

    private static func detail(_ layout: BatchLayout, _ body: [UInt8]) throws(RolloutError) -> DetailLevel? {
        guard let range = layout.detail else { return nil }
        guard let level = try document(body, range, "detail").root.string.flatMap(DetailLevel.init(rawValue:)) else {
            throw RolloutError(.invalidField, field: "detail", "detail must be one of none, brief, full")
        }
        return level
    }

    private static func document(
        _ body: [UInt8], _ range: Range<Int>, _ field: String
    ) throws(RolloutError) -> JSONDocument {
        do {
            return try JSONDocument(parsing: body, in: range)
        } catch {
            throw RolloutError(.invalidJSON, field: field, error.description)
        }
    }
}
