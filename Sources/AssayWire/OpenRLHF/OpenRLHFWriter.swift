public import AssayCore
public import AssayJSON

/// Writes OpenRLHF's reply: `{"rewards":[…],"scores":[…],"extra_logs":{NAME:[…]}}`, all lists as long as the query and
/// of numbers alone, since the client makes tensors of them; the same names in every reply, the empty one included.
public enum OpenRLHFWriter {
    /// Writes the reply.
    ///
    /// - Parameter example: a verdict of the same configuration, for the names where there are no rows.
    public static func write(_ verdicts: [Verdict], example: Verdict, into writer: inout JSONWriter) {
        let rows = verdicts.map(DoorValues.init)
        writer.beginObject()
        for name in ["rewards", "scores"] {
            writer.key(name)
            writer.beginArray()
            for row in rows { writer.double(row.score) }
            writer.endArray()
        }
        writer.key(literal: "extra_logs")
        writer.beginObject()
        for (index, log) in DoorValues(example).logs.enumerated() {
            writer.key(log.key)
            writer.beginArray()
            for row in rows { writer.double(row.logs[index].value) }
            writer.endArray()
        }
        writer.endObject()
        writer.endObject()
    }
}
