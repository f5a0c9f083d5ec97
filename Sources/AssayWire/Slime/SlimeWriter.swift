public import AssayCore
public import AssayJSON

/// Writes slime's reply, which becomes `sample.reward` as a whole: a bare number, or an object for `--reward-key score`
/// whose keys and types depend on the configuration alone.
public enum SlimeWriter {
    /// A bare number, or null where there is none and `saysNull`.
    public static func writeNumber(_ verdict: Verdict, saysNull: Bool, into writer: inout JSONWriter) {
        if saysNull { writer.null() } else { writer.double(verdict.outcome.score ?? 0) }
    }

    /// An object with `score`, `acc`, the components, what became of the row, and as texts `reason` and `pred`, the
    /// answer as it was found.
    public static func writeObject(_ verdict: Verdict, saysNull: Bool, into writer: inout JSONWriter) {
        let values = DoorValues(verdict)
        writer.beginObject()
        writer.key(literal: "score")
        writeNumber(verdict, saysNull: saysNull, into: &writer)
        writer.key(literal: "acc")
        writer.double(verdict.components.first?.value ?? 0)
        for log in values.logs {
            writer.key(log.key)
            writer.double(log.value)
        }
        writer.key(literal: "reason")
        writer.string(verdict.outcome.reason?.rawValue ?? verdict.outcome.error?.code.rawValue ?? "")
        writer.key(literal: "pred")
        writer.string(verdict.extraction?.text ?? "")
        writer.endObject()
    }
}
