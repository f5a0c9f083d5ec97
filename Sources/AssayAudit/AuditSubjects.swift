import AssayCore
import AssayJSON

/// Makes tasks for a verifier.
enum AuditSubjects {
    /// Tasks of one verifier in the forms it takes.
    ///
    /// A verifier this list does not know gets its own example once, with texts as answers.
    static func make(
        for specification: VerifierSpecification, count: Int, random: inout AuditRandom
    ) -> [AuditSubject] {
        let name = specification.name
        switch name {
        case "counting", "math", "chart", "physics", "chemistry":
            return (0..<count).map { _ in number(name, &random) }
        case "mcq": return (0..<count).map { $0 % 4 == 3 ? yesNo(&random) : choice(&random, isMulti: $0 % 4 == 2) }
        case "grounding": return (0..<count).map { _ in boxes(&random) }
        case "gui": return (0..<count).map { _ in action(&random) }
        case "ocr": return (0..<count).map { _ in transcription(&random) }
        case "format":
            return [
                AuditSubject(
                    verifier: name, form: .format, prompt: "Say what you see.", truth: nil, options: [:], right: "7",
                    wrong: "8")
            ]
        case "vqa", "multi_image", "mmsi", "long_doc", "video", "biology", "geography", "liberal_arts", "geoquest":
            return (0..<count).map { _ in text(name, &random) }
        default:
            guard specification.needsGroundTruth else { return [] }
            let example = specification.example
            return [
                AuditSubject(
                    verifier: name, form: .text, prompt: example.prompt, truth: example.groundTruth,
                    options: example.options, right: example.answer, wrong: "zzyzx")
            ]
        }
    }

    private static let nouns = [
        "walrus", "lantern", "harbour", "violin", "glacier", "teapot", "meadow", "anchor", "falcon", "quartz",
        "saddle", "turbine", "orchard", "compass", "pelican", "ribbon",
    ]

    private static func number(_ verifier: String, _ random: inout AuditRandom) -> AuditSubject {
        let value = Int.random(in: 13...89, using: &random)
        return AuditSubject(
            verifier: verifier, form: .number, prompt: "How many are there?", truth: .string(String(value)),
            options: [:], right: String(value), wrong: String(value + 9))
    }

    private static func choice(_ random: inout AuditRandom, isMulti: Bool) -> AuditSubject {
        let names = nouns.shuffled(using: &random).prefix(4)
        let letters = ["A", "B", "C", "D"]
        let choices = JSONObject(zip(letters, names).map { ($0, JSONValue.string($1)) })
        let index = Int.random(in: 0..<4, using: &random)
        let right = isMulti ? letters[min(index, 2)] + "D" : letters[index]
        return AuditSubject(
            verifier: "mcq", form: .choice, prompt: "Which one?", truth: .string(right),
            options: isMulti ? ["choices": .object(choices), "multi": true] : ["choices": .object(choices)],
            right: right, wrong: isMulti ? "ABC" : letters[(index + 1) % 4])
    }

    private static func yesNo(_ random: inout AuditRandom) -> AuditSubject {
        let isYes = Bool.random(using: &random)
        return AuditSubject(
            verifier: "mcq", form: .yesNo, prompt: "Is it?", truth: .string(isYes ? "yes" : "no"),
            options: ["kind": "yes_no"], right: isYes ? "yes" : "no", wrong: isYes ? "no" : "yes")
    }

    /// Small boxes: a coarse grid that hits a large one is a guess, and pays what a guess pays.
    private static func boxes(_ random: inout AuditRandom) -> AuditSubject {
        let boxes = (0..<Int.random(in: 1...3, using: &random)).map { _ in box(&random) }
        return AuditSubject(
            verifier: "grounding", form: .boxes, prompt: "Locate it.", truth: .array(boxes.map(list)), options: [:],
            right: JSONValue.array(boxes.map(list)).text, wrong: "[[0,0,5,5]]")
    }

    /// Away from the middle of the image.
    private static func box(_ random: inout AuditRandom) -> [Int] {
        let left = Int.random(in: 520...860, using: &random)
        let top = Int.random(in: 20...860, using: &random)
        return [
            left, top, left + Int.random(in: 40...110, using: &random), top + Int.random(in: 40...110, using: &random),
        ]
    }

    private static func list(_ numbers: [Int]) -> JSONValue { .array(numbers.map { .number(JSONNumber($0)) }) }

    private static func action(_ random: inout AuditRandom) -> AuditSubject {
        let box = box(&random)
        let right = "{\"action_type\": \"click\", \"box_2d\": [[\(box.map(String.init).joined(separator: ","))]]}"
        return AuditSubject(
            verifier: "gui", form: .action, prompt: "Choose the next action.",
            truth: ["action": "click", "box": list(box)], options: [:], right: right,
            wrong: "{\"action_type\": \"click\", \"box_2d\": [[0,0,5,5]]}")
    }

    private static func text(_ verifier: String, _ random: inout AuditRandom) -> AuditSubject {
        let names = nouns.shuffled(using: &random)
        return AuditSubject(
            verifier: verifier, form: .text, prompt: "What is it?", truth: .string(names[0]), options: [:],
            right: names[0], wrong: names[1])
    }

    private static func transcription(_ random: inout AuditRandom) -> AuditSubject {
        let words = (0..<12).map { _ in nouns[Int.random(in: 0..<nouns.count, using: &random)] }
        return AuditSubject(
            verifier: "ocr", form: .transcription, prompt: "Read the text.",
            truth: .string(words.joined(separator: " ")), options: [:], right: words.joined(separator: " "),
            wrong: "0123 4567 89")
    }
}
