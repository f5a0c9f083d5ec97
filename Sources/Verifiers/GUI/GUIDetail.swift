import AssayCore
import AssayJSON

/// What a verdict shows of an action.
struct GUIDetail {
    let options: GUIOptions
    let level: DetailLevel

    private var opening: JSONObject {
        ["grammar": .string(options.grammar.rawValue), "policy": .string(options.policy.rawValue)]
    }

    private func made(_ fill: (inout JSONObject) -> Void) -> JSONObject {
        guard level != .none else { return [:] }
        var detail = opening
        fill(&detail)
        return detail
    }

    /// The answer is no action, and why.
    func problem(_ problem: ActionProblem, _ truths: [Action]) -> JSONObject {
        made {
            $0["problem"] = .string(problem.rawValue)
            $0["prediction"] = .null
            $0["ground_truth"] = options.sequence == .none ? truths.first.map { .object($0.json) } : Self.list(truths)
        }
    }

    /// The types differ.
    func types(_ prediction: Action, _ truth: Action) -> JSONObject {
        made {
            $0["prediction"] = .object(prediction.json)
            $0["ground_truth"] = .object(truth.json)
            $0["failed"] = ["action"]
        }
    }

    /// How each argument fared; what was measured in full detail only.
    func arguments(_ results: [ArgumentResult], _ prediction: Action, _ truth: Action) -> JSONObject {
        made {
            $0["prediction"] = .object(prediction.json)
            $0["ground_truth"] = .object(truth.json)
            $0["failed"] = .array(results.filter { !$0.hasPassed }.map { .string($0.name) })
            guard level == .full else { return }
            $0["arguments"] = .array(results.map(\.json))
            if !prediction.aliases.isEmpty { $0["aliases"] = .object(prediction.aliases) }
        }
    }

    /// Both lists, and the places of the pairs that are right.
    func sequence(
        _ predictions: [Action], _ truths: [Action], _ matches: [SequenceComparison.Match]
    ) -> JSONObject {
        made {
            $0["prediction"] = Self.list(predictions)
            $0["ground_truth"] = Self.list(truths)
            $0["matched"] = .array(
                matches.map { [.number(JSONNumber($0.prediction)), .number(JSONNumber($0.truth))] })
            let found = Set(matches.map(\.truth))
            $0["failed"] = .array(truths.indices.filter { !found.contains($0) }.map { .number(JSONNumber($0)) })
        }
    }

    private static func list(_ actions: [Action]) -> JSONValue { .array(actions.map { .object($0.json) }) }

    /// The published script's score before it is clamped.
    func score(_ score: Double) -> JSONObject { made { $0["score"] = JSONNumber(score).map(JSONValue.number) } }

    func limit(_ limit: GUILimit) -> JSONObject {
        made {
            $0["limit"] = .string(limit.rawValue)
            switch limit {
            case .depth: $0["allowed"] = .number(JSONNumber(LiteralScanner.maxDepth))
            case .actions: $0["allowed"] = .number(JSONNumber(SequenceReader.maxActions))
            case .work: break
            }
        }
    }
}
