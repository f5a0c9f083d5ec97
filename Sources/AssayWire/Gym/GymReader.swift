public import AssayCore
public import AssayJSON

/// Reads NeMo Gym's request to a resources server's `/verify`: a row of the dataset with `responses_create_params`
/// (what the model was asked) and `response` (what it answered, as OpenAI's Responses API writes it).
///
/// The row itself names its verifier, its options and its ground truth, see ``DoorLabel/init(row:groundTruthField:)``.
public enum GymReader {
    /// The rollout of a body.
    ///
    /// - Parameters:
    ///   - stopTokens: of the configuration, taken off the end beside the known ones.
    ///   - groundTruthField: the field of the row that holds the ground truth.
    /// - Throws: ``RolloutError`` where the body is no object; what is wrong with a member is the row's.
    public static func read(
        _ body: [UInt8], stopTokens: [String], groundTruthField: String
    ) throws(RolloutError) -> (row: DoorRow, body: JSONElement) {
        let root = try DoorBody.object(body)
        let row = DoorRow(
            response(root, stopTokens), label: DoorLabel(row: root, groundTruthField: groundTruthField))
        return (row, root)
    }

    /// The text of all assistant messages of the response, in order; a thought that the server has taken apart
    /// (`reasoning`) and calls of tools are not the answer.
    private static func response(
        _ root: JSONElement, _ stopTokens: [String]
    ) -> Result<DoorRow.Response, RolloutError> {
        guard let response = root["response"], !response.isNull else {
            return .failure(RolloutError(.missingField, field: "response", "response is required"))
        }
        guard response.kind == .object else { return .failure(wrong("response", "an object", response)) }
        guard let output = response["output"] else {
            return .failure(RolloutError(.missingField, field: "response.output", "response.output is required"))
        }
        guard output.kind == .array else { return .failure(wrong("response.output", "a list", output)) }
        var text = ""
        for item in output.elements where isAnswer(item) {
            guard let content = item["content"] else { continue }
            if let whole = content.string { text += whole }
            for part in content.elements where part["type"]?.string == "output_text" {
                text += part["text"]?.string ?? ""
            }
        }
        let bytes = Array(text.utf8)
        let rest = bytes.dropLast(SpecialTokens.trailingCount(of: bytes[...], further: stopTokens))
        return .success(
            DoorRow.Response(
                prompt: prompt(root["responses_create_params"]?["input"]), text: String(decoding: rest, as: UTF8.self)))
    }

    private static func isAnswer(_ item: JSONElement) -> Bool {
        (item["type"]?.string ?? "message") == "message" && (item["role"]?.string ?? "assistant") == "assistant"
    }

    private static func prompt(_ input: JSONElement?) -> Prompt? {
        switch input?.value() {
        case .string(let text)?: .text(text)
        case .array(let messages)?: .messages(messages)
        default: nil
        }
    }

    private static func wrong(_ field: String, _ wanted: String, _ found: JSONElement) -> RolloutError {
        RolloutError(.invalidField, field: field, "\(field) must be \(wanted), not \(found.kind.name)")
    }
}
