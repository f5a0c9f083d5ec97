public import AssayCore
public import AssayJSON

/// Writes the reply of the reference's list form: `{"rewards":[…],"extracted_answers":[…],"extracted_gt":[…],
/// "status":[…],"errors":[…]}`, all lists as long as the request's.
///
/// `status` says what became of each row (`scored`, `undecided`, `invalid`, `failed`), so that a 0 for a row without a
/// score is told from a 0 for a wrong answer; `errors` holds what is wrong with a row, or null.
public enum GLMVWriter {
    /// Writes the reply.
    ///
    /// - Parameters:
    ///   - saysNull: whether a row without a score is told null, by its verdict.
    ///   - groundTruths: as the verifiers got them; nil leaves both lists of extractions out.
    public static func write(
        _ verdicts: [Verdict], groundTruths: [JSONValue?]?, saysNull: (Verdict) -> Bool, into writer: inout JSONWriter
    ) {
        writer.beginObject()
        list("rewards", verdicts, &writer) { verdict, writer in
            if saysNull(verdict) { writer.null() } else { writer.double(verdict.outcome.score ?? 0) }
        }
        if let groundTruths {
            list("extracted_answers", verdicts, &writer) { $1.string($0.extraction?.text) }
            list("extracted_gt", groundTruths, &writer) { $1.value($0 ?? .null) }
        }
        list("status", verdicts, &writer) { $1.string($0.outcome.status) }
        list("errors", verdicts, &writer) { verdict, writer in
            if let error = verdict.outcome.error {
                VerdictWriter.write(error, row: nil, into: &writer)
            } else {
                writer.null()
            }
        }
        writer.endObject()
    }

    private static func list<Element>(
        _ key: StaticString, _ elements: [Element], _ writer: inout JSONWriter,
        _ write: (Element, inout JSONWriter) -> Void
    ) {
        writer.key(literal: key)
        writer.beginArray()
        for element in elements { write(element, &writer) }
        writer.endArray()
    }
}
