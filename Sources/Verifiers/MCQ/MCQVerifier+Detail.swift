import AssayCore
import AssayJSON
import AssayText

extension MCQVerifier {
    /// The most bytes of a text that a detail shows.
    private static let maxShownBytes = 200

    func detail(of reading: ChoiceReading, _ truth: LetterSet, _ level: DetailLevel) -> JSONObject {
        guard level != .none else { return [:] }
        let named = reading.named
        var detail: JSONObject = [
            "prediction": named.isEmpty && reading.source != .set ? .null : .string(named.text),
            "ground_truth": .string(truth.text),
        ]
        if let problem = reading.problem { detail["reason"] = .string(problem.rawValue) }
        guard level == .full else { return detail }
        if let source = reading.source { detail["source"] = .string(source.rawValue) }
        if !reading.letters.isEmpty { detail["letters"] = .string(reading.letters.text) }
        let texts = reading.texts.union(reading.numbers)
        if !texts.isEmpty { detail["texts"] = .string(texts.text) }
        return detail
    }

    func detail(of reading: YesNoReader.Reading, _ isYes: Bool, _ level: DetailLevel) -> JSONObject {
        guard level != .none else { return [:] }
        let prediction: JSONValue
        var reason: String?
        switch reading {
        case .yes: prediction = "yes"
        case .no: prediction = "no"
        case .both: (prediction, reason) = (.null, ChoiceProblem.several.rawValue)
        case .neither: (prediction, reason) = (.null, ChoiceProblem.noOption.rawValue)
        case .hedge: (prediction, reason) = (.null, ChoiceProblem.hedge.rawValue)
        case .negation: (prediction, reason) = (.null, ChoiceProblem.negation.rawValue)
        case .empty: (prediction, reason) = (.null, ChoiceProblem.empty.rawValue)
        case .tooLong: (prediction, reason) = (.null, ChoiceProblem.tooLong.rawValue)
        }
        var detail: JSONObject = ["prediction": prediction, "ground_truth": isYes ? "yes" : "no"]
        if let reason { detail["reason"] = .string(reason) }
        return detail
    }

    func detail(of text: FreeText, _ truths: [FreeText], _ level: DetailLevel) -> JSONObject {
        guard level != .none else { return [:] }
        return [
            "prediction": .string(shown(text.key)),
            "ground_truth": .array(truths.prefix(8).map { .string(shown($0.key)) }),
        ]
    }

    private func shown(_ text: String) -> String {
        guard text.utf8.count > Self.maxShownBytes else { return text }
        var prefix = ""
        for scalar in text.unicodeScalars {
            guard prefix.utf8.count + 4 <= Self.maxShownBytes else { break }
            prefix.unicodeScalars.append(scalar)
        }
        return prefix + "…"
    }
}
