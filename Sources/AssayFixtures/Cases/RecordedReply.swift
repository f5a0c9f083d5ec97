import AssayJSON

/// One judge's reply that a fixture row carries, so that the row is judged without a network.
public struct RecordedReply: Sendable, Hashable {
    /// What the model said.
    public var content: String
    /// The form it was asked in, as `judges:` names it.
    public var form = "score_json"
    /// The model.
    public var model = "recorded"
    /// Why the reply ended.
    public var finish = "stop"

    /// Reads `judge_replies`: a list of texts, or of objects with `content` and perhaps `form`, `model`, `finish_reason`.
    static func list(_ value: JSONValue?) throws(FixtureError) -> [RecordedReply] {
        guard let value else { return [] }
        guard let elements = value.arrayValue, !elements.isEmpty else {
            throw FixtureError(field: "judge_replies", problem: "must be a list of replies")
        }
        var replies: [RecordedReply] = []
        for element in elements { replies.append(try reply(element)) }
        return replies
    }

    private static func reply(_ value: JSONValue) throws(FixtureError) -> RecordedReply {
        if let content = value.stringValue { return RecordedReply(content: content) }
        guard let object = value.objectValue else {
            throw FixtureError(field: "judge_replies", problem: "must hold texts or objects, not \(value.kindName)")
        }
        var reply = RecordedReply(content: "")
        for member in object.members {
            guard let text = member.value.stringValue else {
                throw FixtureError(field: "judge_replies.\(member.key)", problem: "must be a string")
            }
            switch member.key {
            case "content": reply.content = text
            case "form": reply.form = text
            case "model": reply.model = text
            case "finish_reason": reply.finish = text
            default:
                throw FixtureError(
                    field: "judge_replies.\(member.key)",
                    problem: "is unknown; there are content, form, model, finish_reason")
            }
        }
        guard object["content"] != nil else {
            throw FixtureError(field: "judge_replies.content", problem: "is required")
        }
        return reply
    }
}
