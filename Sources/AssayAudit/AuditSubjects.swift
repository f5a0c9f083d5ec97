import AssayCore
import AssayJSON

/// Makes tasks for a verifier.
enum AuditSubjects {
    /// Tasks of one verifier in the forms it takes under the options in force. What those leave open is varied: the
    /// grammars of `gui`, the metrics of `grounding` that are not meant to pay for spam, the kinds of answers.
    ///
    /// A verifier this list does not know gets its own example once, with texts as answers.
    static func make(
        for specification: VerifierSpecification, options: JSONObject, count: Int, random: inout AuditRandom
    ) -> [AuditSubject] {
        let name = specification.name
        switch name {
        case "counting": return (0..<count).map { _ in number(name, &random) }
        case "math", "physics", "chemistry":
            return (0..<count).map { $0 % 4 == 3 ? expression(name, &random) : number(name, &random) }
        case "chart": return (0..<count).map { chart($0, options, &random) }
        case "mcq": return (0..<count).map { choiceTask($0, options, &random) }
        case "grounding": return (0..<2 * count).map { places($0, options, &random) }
        case "gui": return (0..<2 * count).map { action($0, options, &random) }
        case "ocr": return (0..<count).map { transcription($0, options, &random) }
        case "format":
            return [
                AuditSubject(
                    verifier: name, form: .format, prompt: "Say what you see.", truth: nil, options: [:], right: "7",
                    wrong: "8")
            ]
        case "vqa", "multi_image", "mmsi", "long_doc", "video", "biology", "geography", "liberal_arts":
            return (0..<count).map { $0 % 3 == 2 ? number(name, &random) : text(name, &random) }
        case "geoquest": return (0..<count).map { _ in text(name, &random) }
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

    static let nouns = [
        "walrus", "lantern", "harbour", "violin", "glacier", "teapot", "meadow", "anchor", "falcon", "quartz",
        "saddle", "turbine", "orchard", "compass", "pelican", "ribbon",
    ]

    static func number(_ verifier: String, _ random: inout AuditRandom) -> AuditSubject {
        let value = Int.random(in: 13...89, using: &random)
        return AuditSubject(
            verifier: verifier, form: .number, prompt: "How many are there?", truth: .string(String(value)),
            options: [:], right: String(value), wrong: String(value + 9))
    }

    private static func expression(_ verifier: String, _ random: inout AuditRandom) -> AuditSubject {
        let value = Int.random(in: 13...89, using: &random)
        return AuditSubject(
            verifier: verifier, form: .text, prompt: "What is f(x)?", truth: .string("x^2+\(value)x"), options: [:],
            right: "x^2+\(value)x", wrong: "x^2+\(value + 9)x")
    }

    static func text(_ verifier: String, _ random: inout AuditRandom) -> AuditSubject {
        let names = nouns.shuffled(using: &random)
        return AuditSubject(
            verifier: verifier, form: .text, prompt: "What is it?", truth: .string(names[0]), options: [:],
            right: names[0], wrong: names[1])
    }

    private static func choiceTask(_ place: Int, _ options: JSONObject, _ random: inout AuditRandom) -> AuditSubject {
        switch options["kind"]?.stringValue {
        case "yes_no"?: return yesNo(&random)
        case "choice"?: return choice(&random, isMulti: place % 2 == 1)
        case let kind?:
            let subject = text("mcq", &random)
            return AuditSubject(
                verifier: "mcq", form: .text, prompt: subject.prompt, truth: subject.truth,
                options: ["kind": .string(kind)], right: subject.right, wrong: subject.wrong)
        case nil: return place % 4 == 3 ? yesNo(&random) : choice(&random, isMulti: place % 4 == 2)
        }
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
}
