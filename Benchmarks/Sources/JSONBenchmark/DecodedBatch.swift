/// The batch as a `Codable` tree, for Foundation's decoder: the same fields.
struct DecodedBatch: Decodable {
    let rollouts: [DecodedRollout]
}

/// One row of ``DecodedBatch``.
struct DecodedRollout: Decodable {
    let id: String
    let verifier: String
    let dataSource: String
    let prompt: String
    let response: String
    let groundTruth: String
    let options: [String: [String: Double]]
    let deadline: Int
    let group: String
    let iteration: Int
    let truncated: Bool

    private enum CodingKeys: String, CodingKey {
        case id, verifier, prompt, response, options, group, iteration, truncated
        case dataSource = "data_source"
        case groundTruth = "ground_truth"
        case deadline = "deadline_ms"
    }
}
