import AssayCore
import AssayJSON

/// The fields of a rollout as they are read, each absent until it is seen.
struct RolloutFields: Sendable {
    var id: RolloutID?
    var verifier: String?
    var dataSource: String?
    var prompt: Prompt?
    var response: String?
    var answer: String?
    var groundTruth: JSONValue?
    var options: JSONObject?
    var metadata: JSONValue?
    var deadline: Int?
    var group: String?
    var iteration: Int?
    var isTruncated: Bool?
    var responseTokens: Int?
    var detail: DetailLevel?

    /// Reads one member.
    mutating func read(_ member: JSONMember) throws(RolloutError) {
        let value = member.value
        if member.hasKey("response") {
            response = try Self.text(value, "response")
        } else if member.hasKey("answer") {
            answer = try Self.text(value, "answer")
        } else if member.hasKey("ground_truth") {
            groundTruth = value.value()
        } else if member.hasKey("verifier") {
            verifier = try Self.optionalText(value, "verifier")
        } else if member.hasKey("data_source") {
            dataSource = try Self.optionalText(value, "data_source")
        } else if member.hasKey("id") {
            id = try Self.id(value)
        } else if member.hasKey("prompt") {
            prompt = try Self.prompt(value)
        } else if member.hasKey("options") {
            if value.isNull { return }
            guard let object = value.value().objectValue else { throw Self.mistake("options", "an object", value) }
            options = object
        } else {
            try readRare(member)
        }
    }

    private mutating func readRare(_ member: JSONMember) throws(RolloutError) {
        let value = member.value
        switch member.key {
        case "metadata": metadata = value.value()
        case "deadline_ms":
            if value.isNull { return }
            guard let milliseconds = value.number?.int, milliseconds > 0, milliseconds <= 86_400_000 else {
                throw RolloutError(
                    .invalidField, field: "deadline_ms", "deadline_ms must be a whole number from 1 to 86400000")
            }
            deadline = milliseconds
        case "group": group = try Self.optionalText(value, "group")
        case "iteration":
            if value.isNull { return }
            guard let number = value.number?.int else { throw Self.mistake("iteration", "a whole number", value) }
            iteration = number
        case "truncated":
            if value.isNull { return }
            guard let flag = value.bool else { throw Self.mistake("truncated", "true or false", value) }
            isTruncated = flag
        case "response_tokens":
            if value.isNull { return }
            guard let count = value.number?.int, count >= 0, count <= 1_000_000_000 else {
                throw RolloutError(
                    .invalidField, field: "response_tokens",
                    "response_tokens must be a whole number from 0 to 1000000000")
            }
            responseTokens = count
        case "detail":
            guard let level = value.string.flatMap(DetailLevel.init(rawValue:)) else {
                throw RolloutError(.invalidField, field: "detail", "detail must be one of none, brief, full")
            }
            detail = level
        case "expected", "why", "tags", "debatable", "judge_replies": break
        default:
            let name = String(String.UnicodeScalarView(member.key.unicodeScalars.prefix(80)))
            throw RolloutError(
                .unknownField, field: name,
                "a rollout has no field \(name.debugDescription); it has id, verifier, data_source, prompt, response or"
                    + " answer, ground_truth, options, metadata, deadline_ms, group, iteration, truncated,"
                    + " response_tokens, detail")
        }
    }

    /// Fills what is absent from defaults; options are merged, the row's own winning.
    mutating func lay(over defaults: RolloutFields) {
        verifier = verifier ?? defaults.verifier
        dataSource = dataSource ?? defaults.dataSource
        prompt = prompt ?? defaults.prompt
        groundTruth = groundTruth ?? defaults.groundTruth
        metadata = metadata ?? defaults.metadata
        deadline = deadline ?? defaults.deadline
        group = group ?? defaults.group
        iteration = iteration ?? defaults.iteration
        isTruncated = isTruncated ?? defaults.isTruncated
        detail = detail ?? defaults.detail
        if let base = defaults.options { options = base.merging(options ?? [:]) }
    }

    /// The rollout, where everything that is required is there.
    func row() throws(RolloutError) -> RolloutRow {
        let content: Rollout.Content
        switch (response, answer) {
        case (let text?, nil): content = .response(text)
        case (nil, let text?): content = .answer(text)
        case (nil, nil): throw RolloutError(.missingField, field: "response", "one of response and answer is required")
        case (_?, _?):
            throw RolloutError(
                .conflictingFields, field: "answer", "response and answer exclude each other: one of them is scored")
        }
        let rollout = Rollout(
            id: id, verifier: verifier, dataSource: dataSource, prompt: prompt, content: content,
            groundTruth: groundTruth, options: options ?? [:], metadata: metadata, deadlineMilliseconds: deadline,
            group: group, iteration: iteration, isTruncated: isTruncated ?? false,
            responseTokens: responseTokens)
        return RolloutRow(rollout: rollout, detail: detail)
    }

    static func id(_ value: JSONElement) throws(RolloutError) -> RolloutID? {
        switch value.kind {
        case .null: return nil
        case .string: return value.string.map(RolloutID.text)
        case .number: return value.number.map(RolloutID.number)
        default: throw mistake("id", "a string or a number", value)
        }
    }

    private static func prompt(_ value: JSONElement) throws(RolloutError) -> Prompt? {
        switch value.kind {
        case .null: return nil
        case .string: return value.string.map(Prompt.text)
        case .array: return .messages(value.elements.map { $0.value() })
        default: throw mistake("prompt", "a string or a list of chat messages", value)
        }
    }

    private static func text(_ value: JSONElement, _ field: String) throws(RolloutError) -> String {
        guard let text = value.string else { throw mistake(field, "a string", value) }
        return text
    }

    private static func optionalText(_ value: JSONElement, _ field: String) throws(RolloutError) -> String? {
        value.isNull ? nil : try text(value, field)
    }

    private static func mistake(_ field: String, _ expected: String, _ value: JSONElement) -> RolloutError {
        RolloutError(.invalidField, field: field, "\(field) must be \(expected), not \(value.kind.name)")
    }
}
