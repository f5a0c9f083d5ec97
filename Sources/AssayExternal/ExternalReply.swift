import AssayCore
import AssayJSON

/// One line of a program, read strictly: whoever breaks the protocol once is not to be trusted any more.
struct ExternalReply {
    /// The program breaks the protocol.
    struct Breach: Error, CustomStringConvertible {
        let description: String
    }

    /// The row it is about.
    let id: Int
    /// What became of the row.
    let outcome: Outcome
    /// `extracted` and `detail`, for the verdict.
    let detail: JSONObject

    /// What became of a row.
    enum Outcome {
        case judged(Judgement.Outcome)
        /// The program can prove neither: the judge may.
        case undecided
    }

    /// Reads a line.
    init(_ line: [UInt8], program: String) throws(Breach) {
        guard let document = try? JSONDocument(parsing: line), document.root.kind == .object else {
            throw Breach(description: "wrote a line that is no JSON object")
        }
        let root = document.root
        guard let id = root["id"]?.number?.int else { throw Breach(description: "wrote a reply without an id") }
        self.id = id
        let kinds = [root["accuracy"], root["undecided"], root["invalid"], root["error"]].filter { $0 != nil }.count
        guard kinds == 1 else {
            throw Breach(description: "wrote a reply with \(kinds) of accuracy, undecided, invalid and error")
        }
        if let accuracy = root["accuracy"] {
            outcome = .judged(try Self.scored(accuracy, root["reason"]))
        } else if let invalid = root["invalid"] {
            let field = root["field"]?.string ?? "ground_truth"
            outcome = .judged(
                .failed(
                    RolloutError(
                        field == "ground_truth" ? .invalidGroundTruth : .invalidField, field: field,
                        "\(field) \(try Self.text(invalid, "invalid"))")))
        } else if let error = root["error"] {
            let code: ErrorCode = root["retryable"]?.bool == true ? .externalUnavailable : .externalError
            outcome = .judged(.failed(RolloutError(code, "\(program): \(try Self.text(error, "error"))")))
        } else {
            guard root["undecided"]?.bool == true else { throw Breach(description: "wrote undecided that is not true") }
            outcome = .undecided
        }
        var detail = JSONObject()
        if let extracted = root["extracted"] { detail["extracted"] = extracted.value() }
        if let own = root["detail"], own.kind == .object { detail["detail"] = own.value() }
        self.detail = detail
    }

    private static func scored(_ accuracy: JSONElement, _ reason: JSONElement?) throws(Breach) -> Judgement.Outcome {
        guard let value = accuracy.number?.double, (0...1).contains(value) else {
            throw Breach(description: "wrote an accuracy that is no number from 0 to 1")
        }
        let by = DecidedBy.rule("external")
        guard let reason, !reason.isNull else {
            return .decided(accuracy: value, value == 1 ? .correct : value == 0 ? .incorrect : .partial, by: by)
        }
        guard let name = reason.string.flatMap(Reason.init(rawValue:)), reasons.contains(name) else {
            throw Breach(description: "wrote a reason there is not")
        }
        return .decided(accuracy: value, name, by: by)
    }

    private static let reasons: [Reason] = [
        .correct, .partial, .incorrect, .noAnswer, .ambiguousAnswer, .formatViolation, .outOfLimits,
    ]

    private static func text(_ element: JSONElement, _ name: String) throws(Breach) -> String {
        guard let text = element.string else { throw Breach(description: "wrote \(name) that is no text") }
        return String(text.prefix(1000))
    }
}
