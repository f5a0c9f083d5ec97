import AssayCore
import AssayJSON
import AssayScoring
import AssayText
import Yams

/// `components:`: what makes a score of an accuracy.
extension ConfigurationReader {
    static func readComponents(
        _ node: ConfigurationNode, into settings: inout ScoringSettings
    ) throws(ConfigurationError) {
        for (key, value) in try node.members() {
            if let component = FormatComponent(rawValue: key) {
                settings.components[component] = try readPolicy(value)
            } else if let component = ShapingComponent(rawValue: key) {
                try readShaping(component, value, into: &settings.shaping)
            } else {
                throw value.unknownKey(
                    "component",
                    known: FormatComponent.allCases.map(\.rawValue) + ShapingComponent.allCases.map(\.rawValue))
            }
        }
    }

    private static func readPolicy(_ node: ConfigurationNode) throws(ConfigurationError) -> ComponentPolicy {
        if try node.json() == "gate" { return .gate }
        if try isOff(node) { return .off }
        if case .mapping = node.node, let only = try node.members().first, try node.members().count == 1,
            only.key == "subtract"
        {
            return .subtract(try only.node.number(in: 0...1))
        }
        throw node.mistake("must be gate, off, or subtract: WEIGHT with a weight from 0 to 1")
    }

    private static func isOff(_ node: ConfigurationNode) throws(ConfigurationError) -> Bool {
        // YAML 1.1 readers write off as false; both spellings mean the same here.
        switch try node.json() {
        case "off", false: true
        default: false
        }
    }

    private static func readShaping(
        _ component: ShapingComponent, _ node: ConfigurationNode, into shaping: inout ShapingSettings
    ) throws(ConfigurationError) {
        let isOff = try isOff(node)
        guard isOff || isMapping(node) else { throw node.mistake("must be off, or a mapping") }
        switch component {
        case .overlong: shaping.overlong = isOff ? nil : try readOverlong(node)
        case .cosineLength: shaping.cosineLength = isOff ? nil : try readCosine(node)
        case .ngramRepetition: shaping.ngramRepetition = isOff ? nil : try readRepetition(node)
        }
    }

    private static func isMapping(_ node: ConfigurationNode) -> Bool {
        if case .mapping = node.node { true } else { false }
    }

    private static func readOverlong(_ node: ConfigurationNode) throws(ConfigurationError) -> OverlongPenalty {
        var (weight, maxLength, cache): (Double?, Int?, Int?)
        var unit = LengthUnit.characters
        for (key, value) in try node.members() {
            switch key {
            case "subtract": weight = try value.number(in: 0...1)
            case "max_length": maxLength = try value.integer(in: 1...1_000_000_000)
            case "cache": cache = try value.integer(in: 0...1_000_000_000)
            case "unit": unit = try value.choice(LengthUnit.self)
            default: throw value.unknownKey(known: ["subtract", "max_length", "cache", "unit"])
            }
        }
        guard let weight, let maxLength, let cache else { throw node.mistake("needs subtract, max_length and cache") }
        guard cache <= maxLength else { throw node.mistake("cache must not be more than max_length") }
        return OverlongPenalty(weight: weight, maxLength: maxLength, cache: cache, unit: unit)
    }

    private static func readCosine(_ node: ConfigurationNode) throws(ConfigurationError) -> CosineLength {
        var maxLength: Int?
        var cosine = CosineLength(maxLength: 1)
        for (key, value) in try node.members() {
            switch key {
            case "max_length": maxLength = try value.integer(in: 1...1_000_000_000)
            case "unit": cosine.unit = try value.choice(LengthUnit.self)
            case "correct": cosine.correct = try readEnds(value)
            case "wrong": cosine.wrong = try readEnds(value)
            case "exceeded": cosine.exceeded = try value.number(in: 0...1)
            default: throw value.unknownKey(known: ["max_length", "unit", "correct", "wrong", "exceeded"])
            }
        }
        guard let maxLength else { throw node.mistake("needs max_length") }
        cosine.maxLength = maxLength
        return cosine
    }

    private static func readEnds(_ node: ConfigurationNode) throws(ConfigurationError) -> CosineLength.Ends {
        let ends = try node.elements()
        guard ends.count == 2 else {
            throw node.mistake("must be [SHORT, LONG]: what an answer is worth at length 0 and at max_length")
        }
        return CosineLength.Ends(short: try ends[0].number(in: 0...1), long: try ends[1].number(in: 0...1))
    }

    private static func readRepetition(_ node: ConfigurationNode) throws(ConfigurationError) -> RepetitionPenalty {
        var (weight, size): (Double?, Int?)
        var split = WordSplit.whiteSpace
        var answers = RepetitionPenalty.Answers.all
        for (key, value) in try node.members() {
            switch key {
            case "subtract": weight = try value.number(in: 0...1)
            case "size": size = try value.integer(in: 1...WordRepetition.maxSize)
            case "split": split = try value.choice(WordSplit.self)
            case "answers": answers = try value.choice(RepetitionPenalty.Answers.self)
            default: throw value.unknownKey(known: ["subtract", "size", "split", "answers"])
            }
        }
        guard let weight, let size else { throw node.mistake("needs subtract and size") }
        return RepetitionPenalty(weight: weight, size: size, split: split, answers: answers)
    }
}
