public import AssayCore
public import AssayJSON

/// What `GET /v1/verifiers` serves and `assay verifiers --json` prints.
public enum VerifierCatalog {
    /// The verifiers with their options, ground truths and examples, and the options every verifier has.
    public static func json(_ specifications: [VerifierSpecification]) -> JSONObject {
        [
            "verifiers": .array(specifications.map { .object(json($0)) }),
            "common_options": options(CommonOptions.specifications),
        ]
    }

    /// The body of `GET /v1/verifiers`.
    public static func bytes(_ registry: VerifierRegistry) -> [UInt8] {
        var writer = JSONWriter()
        writer.object(json(registry.types.map { $0.specification }))
        return writer.bytes
    }

    /// A rollout that earns 1, in the default envelope.
    public static func exampleRollout(_ specification: VerifierSpecification) -> JSONValue {
        let example = specification.example
        let answer =
            specification.answersHoldBox ? "<|begin_of_box|>\(example.answer)<|end_of_box|>" : example.answer
        var rollout: JSONObject = [
            "verifier": .string(specification.name), "prompt": .string(example.prompt),
            "response": .string(
                "<think>I look at it twice.</think><answer>\(answer)</answer>"),
            "ground_truth": example.groundTruth,
        ]
        if !example.options.isEmpty { rollout["options"] = .object(example.options) }
        return .object(rollout)
    }

    private static func json(_ specification: VerifierSpecification) -> JSONObject {
        [
            "name": .string(specification.name), "version": .string(specification.versionedName),
            "summary": .string(specification.summary), "data_sources": strings(specification.dataSources),
            "options": options(specification.options), "ground_truth": .object(specification.groundTruth),
            "rules": strings(specification.rules), "limits": strings(specification.limits),
            "example": exampleRollout(specification),
        ]
    }

    private static func options(_ options: [OptionSpecification]) -> JSONValue {
        var properties = JSONObject()
        for option in options {
            var schema = option.schema
            if let value = option.defaultValue { schema["default"] = value }
            schema["description"] = .string(option.summary)
            properties[option.name] = .object(schema)
        }
        return .object(["type": "object", "properties": .object(properties)])
    }

    private static func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
}
