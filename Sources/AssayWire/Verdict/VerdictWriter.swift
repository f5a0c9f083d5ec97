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
        writer.fragment(#""id":"#)
        switch verdict.id {
        case .text(let text)?: writer.string(text)
        case .number(let number)?: writer.number(number)
        case nil: writer.null()
        }
        if namesRow, let row {
            writer.fragment(#","row":"#)
            writer.int(row)
        }
        let outcome = verdict.outcome
        writer.fragment(#","score":"#)
        if let score = outcome.score { writer.double(score) } else { writer.null() }
        writer.fragment(#","status":"#)
        writer.string(outcome.status)
        writer.fragment(#","reason":"#)
        writer.string(outcome.reason?.rawValue)
        writer.fragment(#","verifier":"#)
        writer.string(verdict.verifier)
        writer.fragment(#","components":{"#)
        for component in verdict.components {
            writer.key(component.key)
            if let value = component.value { writer.double(value) } else { writer.null() }
        }
        writer.fragment(#"},"decided_by":"#)
        writer.string(outcome.decidedBy?.text)
        writer.fragment(#","verifier_version":"#)
        writer.string(verdict.verifierVersion)
        writer.fragment(#","config_hash":"#)
        writer.string(verdict.configHash)
        writer.fragment(#","extraction":"#)
        write(verdict.extraction, into: &writer)
        writer.fragment(#","detail":"#)
        writer.object(verdict.detail)
        writer.fragment(#","error":"#)
        if let error = outcome.error { write(error, row: row, into: &writer) } else { writer.null() }
        writer.fragment(#","timing_us":{"queue":"#)
        writer.int(verdict.timing.queue)
        writer.fragment(#","verify":"#)
        writer.int(verdict.timing.verify)
        writer.fragment(#","judge":"#)
        writer.int(verdict.timing.judge)
        writer.fragment("}")
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
        writer.bool(error.code.isRetryable)
        writer.endObject()
    }

    private static func write(_ extraction: ExtractedAnswer?, into writer: inout JSONWriter) {
        guard let extraction else { return writer.null() }
        writer.fragment(#"{"text":"#)
        writer.string(extraction.text)
        writer.fragment(#","rule":"#)
        writer.string(extraction.rule)
        if let range = extraction.range {
            writer.fragment(#","range":["#)
            writer.int(range.lowerBound)
            writer.int(range.upperBound)
            writer.endArray()
        } else {
            writer.fragment(#","range":"#)
            writer.null()
        }
        writer.endObject()
    }
}
