public import AssayCore
public import AssayJSON

/// Writes verdicts as JSON, members in the order docs/http-api.md gives; byte-stable, timings apart.
public enum VerdictWriter {
    /// Writes a verdict.
    ///
    /// - Parameters:
    ///   - row: the position in the batch or stream, named in an error so that the row can be found.
    ///   - namesRow: whether the verdict itself has a `row` too, behind its `id`.
    public static func write(_ verdict: Verdict, row: Int? = nil, namesRow: Bool = false, into writer: inout JSONWriter)
    {
        writer.beginObject()
        writer.key(literal: "id")
        switch verdict.id {
        case .text(let text)?: writer.string(text)
        case .number(let number)?: writer.number(number)
        case nil: writer.null()
        }
        if namesRow, let row {
            writer.key(literal: "row")
            writer.int(row)
        }
        writer.key(literal: "score")
        if let score = verdict.outcome.score { writer.double(score) } else { writer.null() }
        writer.key(literal: "status")
        writer.string(verdict.outcome.status)
        writer.key(literal: "reason")
        writer.string(verdict.outcome.reason?.rawValue)
        writer.key(literal: "verifier")
        writer.string(verdict.verifier)
        writer.key(literal: "components")
        writer.beginObject()
        for component in verdict.components {
            writer.key(component.key)
            if let value = component.value { writer.double(value) } else { writer.null() }
        }
        writer.endObject()
        writer.key(literal: "decided_by")
        writer.string(verdict.outcome.decidedBy?.text)
        writer.key(literal: "verifier_version")
        writer.string(verdict.verifierVersion)
        writer.key(literal: "config_hash")
        writer.string(verdict.configHash)
        writer.key(literal: "extraction")
        write(verdict.extraction, into: &writer)
        writer.key(literal: "detail")
        writer.object(verdict.detail)
        writer.key(literal: "error")
        if let error = verdict.outcome.error { write(error, row: row, into: &writer) } else { writer.null() }
        writer.key(literal: "timing_us")
        writer.beginObject()
        writer.key(literal: "queue")
        writer.int(verdict.timing.queue)
        writer.key(literal: "verify")
        writer.int(verdict.timing.verify)
        writer.key(literal: "judge")
        writer.int(verdict.timing.judge)
        writer.endObject()
        writer.endObject()
    }

    /// Writes an error.
    public static func write(_ error: RolloutError, row: Int?, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.key(literal: "code")
        writer.string(error.code.rawValue)
        writer.key(literal: "field")
        writer.string(error.field)
        if let row {
            writer.key(literal: "row")
            writer.int(row)
        }
        writer.key(literal: "message")
        writer.string(error.message)
        writer.key(literal: "retryable")
        writer.bool(error.code.isOurs)
        writer.endObject()
    }

    private static func write(_ extraction: ExtractedAnswer?, into writer: inout JSONWriter) {
        guard let extraction else { return writer.null() }
        writer.beginObject()
        writer.key(literal: "text")
        writer.string(extraction.text)
        writer.key(literal: "rule")
        writer.string(extraction.rule)
        writer.key(literal: "range")
        if let range = extraction.range {
            writer.beginArray()
            writer.int(range.lowerBound)
            writer.int(range.upperBound)
            writer.endArray()
        } else {
            writer.null()
        }
        writer.endObject()
    }
}
