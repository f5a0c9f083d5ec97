public import AssayCore
public import AssayJSON

/// Writes a rollout as ``RolloutReader`` reads it; fields that are absent are left out.
public enum RolloutWriter {
    /// Writes an object.
    public static func write(_ rollout: Rollout, into writer: inout JSONWriter) {
        writer.beginObject()
        switch rollout.id {
        case .text(let text)?:
            writer.key(literal: "id")
            writer.string(text)
        case .number(let number)?:
            writer.key(literal: "id")
            writer.number(number)
        case nil: break
        }
        text("verifier", rollout.verifier, &writer)
        text("data_source", rollout.dataSource, &writer)
        if let prompt = rollout.prompt {
            writer.key(literal: "prompt")
            switch prompt {
            case .text(let text): writer.string(text)
            case .messages(let messages): writer.value(.array(messages))
            }
        }
        switch rollout.content {
        case .response(let response): text("response", response, &writer)
        case .answer(let answer): text("answer", answer, &writer)
        }
        if let truth = rollout.groundTruth {
            writer.key(literal: "ground_truth")
            writer.value(truth)
        }
        if !rollout.options.isEmpty {
            writer.key(literal: "options")
            writer.object(rollout.options)
        }
        writeOrigin(rollout, into: &writer)
        if let tokens = rollout.responseTokens {
            writer.key(literal: "response_tokens")
            writer.int(tokens)
        }
        writer.endObject()
    }

    /// Writes the members that say where a rollout came from: `metadata`, `group`, `iteration`, `truncated`.
    public static func writeOrigin(_ rollout: Rollout, into writer: inout JSONWriter) {
        if let metadata = rollout.metadata {
            writer.key(literal: "metadata")
            writer.value(metadata)
        }
        text("group", rollout.group, &writer)
        if let iteration = rollout.iteration {
            writer.key(literal: "iteration")
            writer.int(iteration)
        }
        if rollout.isTruncated {
            writer.key(literal: "truncated")
            writer.bool(true)
        }
    }

    private static func text(_ key: StaticString, _ value: String?, _ writer: inout JSONWriter) {
        guard let value else { return }
        writer.key(literal: key)
        writer.string(value)
    }
}
