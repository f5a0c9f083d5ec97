import AssayCore
import AssayJSON

/// The body of one request to a reward model, as vLLM and SGLang take it.
enum RewardRequest {
    /// Question and answer, control tokens broken up; there is no ground truth to show.
    static func body(_ settings: JudgeSettings, _ question: JudgeQuestion) -> [UInt8] {
        let asked = FencedField.defused(question.question)
        let answer = FencedField.defused(question.answer)
        let isSGLang = settings.reward.server == .sglang
        var body: JSONObject = ["model": .string(settings.model)]
        let filled = settings.reward.text.map {
            JudgeTemplate("reward", $0).filled(question: asked, predict: answer, label: "")
        }
        switch settings.form {
        case .score:
            body[isSGLang ? "query" : "text_1"] = .string(asked)
            body[isSGLang ? "items" : "text_2"] = isSGLang ? [.string(filled ?? answer)] : .string(filled ?? answer)
        default:
            if let filled {
                body[isSGLang ? "text" : "input"] = isSGLang ? [.string(filled)] : .string(filled)
            } else {
                body["messages"] = [
                    ["role": "user", "content": .string(asked)], ["role": "assistant", "content": .string(answer)],
                ]
            }
        }
        var writer = JSONWriter(capacity: 2048)
        writer.object(body.merging(settings.extraBody))
        return writer.bytes
    }
}
