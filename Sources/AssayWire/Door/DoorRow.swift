public import AssayCore

/// One row of a trainer's request: what there is to score, or why nothing can be scored.
public struct DoorRow: Sendable {
    /// The response and its prompt, or the row's mistake.
    public let response: Result<Response, RolloutError>
    /// The label as it came, or what it says where it is a JSON object that routes.
    public let label: DoorLabel

    /// What the model was asked and what it answered.
    public struct Response: Sendable {
        /// The prompt, where there is one.
        public let prompt: Prompt?
        /// The model's text alone: no prompt in front, no special tokens behind.
        public let text: String
    }

    init(_ response: Result<Response, RolloutError>, label: DoorLabel) {
        self.response = response
        self.label = label
    }
}
