import AssayCore
import AssayJSON

/// Writes a row for a program: every member is always there.
enum ExternalLine {
    static func bytes(_ row: ExternalRow, id: Int) -> [UInt8] {
        var writer = JSONWriter(capacity: (row.response?.utf8.count ?? 0) + row.answer.utf8.count + 512)
        writer.beginObject()
        writer.key(literal: "id")
        writer.int(id)
        writer.key(literal: "prompt")
        switch row.prompt {
        case nil: writer.null()
        case .text(let text)?: writer.string(text)
        case .messages(let messages)?: writer.value(.array(messages))
        }
        writer.key(literal: "response")
        writer.string(row.response)
        writer.key(literal: "answer")
        writer.string(row.answer)
        writer.key(literal: "ground_truth")
        writer.value(row.groundTruth)
        writer.key(literal: "options")
        writer.object(row.parameters)
        writer.key(literal: "metadata")
        writer.value(row.metadata ?? .null)
        writer.key(literal: "data_source")
        writer.string(row.dataSource)
        writer.endObject()
        return writer.bytes
    }
}
