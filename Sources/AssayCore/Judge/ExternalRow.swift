public import AssayJSON

/// What a program outside of Assay is told of a rollout it is to decide.
public struct ExternalRow: Sendable, Hashable {
    /// The program, by its name in the configuration.
    public let program: String
    /// What the model was asked.
    public let prompt: Prompt?
    /// The model's whole text; nil where the caller sent an extracted answer.
    public let response: String?
    /// The answer as it was extracted.
    public let answer: String
    /// What would have been right, as the caller wrote it; null where there is nothing.
    public let groundTruth: JSONValue
    /// The option `parameters`.
    public let parameters: JSONObject
    /// The caller's own.
    public let metadata: JSONValue?
    /// The data source.
    public let dataSource: String?

    /// A row.
    public init(
        program: String, rollout: Rollout, answer: String, groundTruth: JSONValue, parameters: JSONObject
    ) {
        self.program = program
        prompt = rollout.prompt
        if case .response(let text) = rollout.content { response = text } else { response = nil }
        self.answer = answer
        self.groundTruth = groundTruth
        self.parameters = parameters
        metadata = rollout.metadata
        dataSource = rollout.dataSource
    }
}

/// A verifier that leaves every answer to a program outside of Assay.
public protocol ExternallyDecided: Verifier {
    /// The program, by its name in the configuration.
    var program: String { get }
    /// What the program is told beside the rollout.
    var parameters: JSONObject { get }
}
