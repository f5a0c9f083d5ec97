public import AssayCore
import AssayJSON

/// Reads slime's request to a remote reward model: `{"prompt":…,"response":…,"label":…}`, one rollout.
///
/// Other members are passed over: they are the trainer's.
public enum SlimeReader {
    /// The row.
    ///
    /// - Parameters:
    ///   - stopTokens: of the configuration, taken off the end beside the known ones.
    ///   - groundTruthField: the member of a JSON label that holds the ground truth.
    /// - Throws: ``RolloutError`` where the body is no object; what is wrong with a member is the row's.
    public static func read(
        _ body: [UInt8], stopTokens: [String], groundTruthField: String
    ) throws(RolloutError) -> DoorRow {
        let root = try DoorBody.object(body)
        return DoorRow(
            response(root, stopTokens), label: DoorLabel(root["label"], groundTruthField: groundTruthField))
    }

    private static func response(
        _ root: JSONElement, _ stopTokens: [String]
    ) -> Result<DoorRow.Response, RolloutError> {
        guard let element = root["response"] else {
            return .failure(RolloutError(.missingField, field: "response", "response is required"))
        }
        guard let text = element.string else {
            return .failure(
                RolloutError(
                    .invalidField, field: "response", "response must be a string, not \(element.kind.name)"))
        }
        let prompt: Prompt?
        switch root["prompt"]?.value() {
        case nil, .null?: prompt = nil
        case .string(let text)?: prompt = .text(text)
        case .array(let messages)?: prompt = .messages(messages)
        default:
            return .failure(
                RolloutError(
                    .invalidField, field: "prompt", "prompt must be a string or a list of chat messages"))
        }
        let bytes = Array(text.utf8)
        let rest = bytes.dropLast(SpecialTokens.trailingCount(of: bytes[...], further: stopTokens))
        return .success(DoorRow.Response(prompt: prompt, text: String(decoding: rest, as: UTF8.self)))
    }
}
