import AssayCore
import AssayJSON

/// The body of one request to a judge, and the key its vote is found by.
enum ChatRequest {
    /// Stands for the nonce where a request is recorded.
    static let keyNonce = "0000000000000000"

    /// Judge, model, parameters, template version, sample and fields; not the nonce.
    ///
    /// - Parameter parameters: those of the settings, made once.
    static func key(
        _ settings: JudgeSettings, parameters: String, _ template: JudgeTemplate, _ question: JudgeQuestion, sample: Int
    ) -> VoteKey {
        VoteKey(of: [
            settings.name, settings.model, parameters, template.versionedName, "\(sample)",
            usesQuestion(settings, template) ? question.question : "", question.answer, question.groundTruth,
        ])
    }

    private static func usesQuestion(_ settings: JudgeSettings, _ template: JudgeTemplate) -> Bool {
        settings.form.isReward || settings.showsQuestion || !template.isSymmetric
    }

    /// The body for one sample.
    static func body(
        _ settings: JudgeSettings, _ template: JudgeTemplate, _ question: JudgeQuestion, sample: Int, nonce: String
    ) -> [UInt8] {
        if settings.form.isReward { return RewardRequest.body(settings, question) }
        var body: JSONObject = ["model": .string(settings.model)]
        let asked = settings.showsQuestion && template.isSymmetric && !question.question.isEmpty
        let fencedQuestion = FencedField.fenced(question.question, as: "question", nonce: nonce)
        var text = template.filled(
            question: fencedQuestion, predict: FencedField.fenced(question.answer, as: "answer", nonce: nonce),
            label: FencedField.fenced(question.groundTruth, as: "reference", nonce: nonce))
        if asked { text = "Question:\n\(fencedQuestion)\n\n\(text)" }
        text += "\n\n" + instruction(settings.form, template)
        body["messages"] = [["role": "user", "content": .string(text)]]
        body["temperature"] = JSONNumber(settings.temperature).map(JSONValue.number) ?? 0
        body["max_tokens"] = .number(JSONNumber(settings.maxTokens ?? settings.form.defaultMaxTokens))
        if let seed = settings.seed { body["seed"] = .number(JSONNumber(seed &+ sample)) }
        if settings.form == .labels {
            body["logprobs"] = true
            body["top_logprobs"] = 20
        }
        if settings.form == .scoreJSON { body["response_format"] = schema(template) }
        var writer = JSONWriter(capacity: 2048)
        writer.object(body.merging(settings.extraBody))
        return writer.bytes
    }

    private static func instruction(_ form: JudgeForm, _ template: JudgeTemplate) -> String {
        guard form == .scoreJSON, template.hasHalves else { return form.instruction }
        return "Reply with a JSON object alone: {\"analysis\": \"one sentence\", \"location\": …, \"name\": …}."
    }

    private static func schema(_ template: JudgeTemplate) -> JSONValue {
        let properties: JSONValue =
            template.hasHalves
            ? [
                "analysis": ["type": "string"], "location": ["enum": [0, 0.1, 0.25, 0.5]], "name": ["enum": [0, 0.5]],
            ] : ["score": ["enum": [0, 1]]]
        let required: JSONValue = template.hasHalves ? ["analysis", "location", "name"] : ["score"]
        return [
            "type": "json_schema",
            "json_schema": [
                "name": "verdict", "strict": true,
                "schema": [
                    "type": "object", "properties": properties, "required": required, "additionalProperties": false,
                ],
            ],
        ]
    }
}
