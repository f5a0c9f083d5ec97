/// The batch as a `Codable` tree, for Foundation's decoder: the same fields.
struct DecodedBatch: Decodable {
    let rollouts: [DecodedRollout]
}

/// One row of ``DecodedBatch``.
struct DecodedRollout: Decodable {
    let id: String
    let verifier: String
    let data_source: String
    let prompt: String
    let response: String
    let ground_truth: String
    let options: [String: [String: Double]]
    let deadline_ms: Int
    let group: String
    let iteration: Int
    let truncated: Bool
}
