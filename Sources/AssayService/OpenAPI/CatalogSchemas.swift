import AssayJSON

/// What `GET /v1/verifiers` answers.
enum CatalogSchemas {
    static let all: JSONObject = [
        "Catalog": Schema.object([
            "verifiers": Schema.list(of: Schema.named("VerifierDescription"), "Every verifier."),
            "common_options": Schema.of("object", "A JSON Schema of the options every verifier has."),
        ]),
        "VerifierDescription": Schema.object([
            "name": Schema.of("string", "What rollouts call it."),
            "version": Schema.of("string", "With the number that is raised whenever it can answer differently."),
            "summary": Schema.of("string", "What it does."),
            "data_sources": texts("Those it serves unless the configuration routes them elsewhere."),
            "options": Schema.of("object", "A JSON Schema of its own options."),
            "ground_truth": Schema.of("object", "A JSON Schema of the ground truths it reads."),
            "rules": texts("What decided_by may say after rule:."),
            "limits": texts("What decided_by may say after limit:."),
            "example": Schema.of("object", "A rollout that earns 1."),
        ]),
    ]

    private static func texts(_ description: String) -> JSONValue {
        Schema.list(of: ["type": "string"], description)
    }
}
