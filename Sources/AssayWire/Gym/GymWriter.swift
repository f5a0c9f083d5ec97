public import AssayCore
public import AssayJSON

/// Writes NeMo Gym's reply to `/verify`: the request's own members as they came, then the reward and what stands behind
/// it. The same keys in every reply of one configuration; a row without a valid reward has the failure's in addition.
///
/// Members of the request that bear a name of the reply are results of an earlier verification, and are replaced.
public enum GymWriter {
    /// Writes the reply.
    ///
    /// - Parameters:
    ///   - request: the body as it came.
    ///   - isMasked: whether the row is to be kept out of training and metrics.
    ///   - groundTruthField: how the dataset calls the ground truth, for the reason of a failure.
    public static func write(
        _ verdict: Verdict, request: JSONElement, isMasked: Bool, groundTruthField: String,
        into writer: inout JSONWriter
    ) {
        let values = DoorValues(verdict)
        let own = Set(names + values.logs.map(\.key))
        writer.beginObject()
        for member in request.members {
            let key = member.key
            guard !own.contains(key) else { continue }
            writer.key(key)
            writer.raw(member.value)
        }
        writer.key(literal: "reward")
        writer.double(values.score)
        writer.key(literal: "reward_components")
        writer.beginObject()
        for log in values.logs.prefix(verdict.components.count + 1) {
            writer.key(log.key)
            writer.double(log.value)
        }
        writer.endObject()
        // Metrics do not look into reward_components.
        for log in values.logs {
            writer.key(log.key)
            writer.double(log.value)
        }
        writer.key(literal: "extracted_answer")
        writer.string(verdict.extraction?.text)
        writer.key(literal: "verdict")
        writeOrigin(verdict, into: &writer)
        writeFailure(
            verdict.outcome.error, isMasked: isMasked, isFailed: verdict.outcome.status == "failed",
            groundTruthField: groundTruthField, into: &writer)
        writeMask(isMasked, request["instance_config"], into: &writer)
        writer.endObject()
    }

    private static let names = [
        "reward", "reward_components", "extracted_answer", "verdict", "mask_sample", "failure_kind", "failure_reason",
        "_ng_failure_class", "_ng_failure_judge_error", "instance_config",
    ]

    private static func writeOrigin(_ verdict: Verdict, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.key(literal: "status")
        writer.string(verdict.outcome.status)
        writer.key(literal: "reason")
        writer.string(verdict.outcome.reason?.rawValue)
        writer.key(literal: "decided_by")
        writer.string(verdict.outcome.decidedBy?.text)
        writer.key(literal: "verifier_version")
        writer.string(verdict.verifierVersion)
        writer.key(literal: "config_hash")
        writer.string(verdict.configHash)
        writer.endObject()
    }

    /// `failure_kind` and `failure_reason`, null where there is a score. What failed on our side and is masked goes the
    /// way of a judge that failed, which keeps the row out of the results and has it verified again.
    private static func writeFailure(
        _ error: RolloutError?, isMasked: Bool, isFailed: Bool, groundTruthField: String, into writer: inout JSONWriter
    ) {
        writer.key(literal: "failure_kind")
        writer.string(error.map { "assay:\($0.code.rawValue)" })
        writer.key(literal: "failure_reason")
        writer.string(error.map { reason($0, groundTruthField) })
        guard let error, isMasked, isFailed else { return }
        writer.key(literal: "_ng_failure_class")
        writer.string("judge_failed")
        writer.key(literal: "_ng_failure_judge_error")
        writer.string("\(error.code.rawValue): \(error.message)")
    }

    private static func reason(_ error: RolloutError, _ groundTruthField: String) -> String {
        guard error.field == "ground_truth", groundTruthField != "ground_truth" else { return error.message }
        return "\(error.message) (the row's \(groundTruthField))"
    }

    /// The mask in both places it is looked for; `instance_config` is the dataset's, so it is made only for a mask.
    private static func writeMask(_ isMasked: Bool, _ config: JSONElement?, into writer: inout JSONWriter) {
        writer.key(literal: "mask_sample")
        writer.bool(isMasked)
        guard let config else {
            guard isMasked else { return }
            writer.key(literal: "instance_config")
            writer.beginObject()
            writer.key(literal: "mask_sample")
            writer.bool(true)
            writer.endObject()
            return
        }
        writer.key(literal: "instance_config")
        guard config.kind == .object, isMasked || config["mask_sample"] != nil else { return writer.raw(config) }
        writer.beginObject()
        for member in config.members where !member.hasKey("mask_sample") {
            writer.key(member.key)
            writer.raw(member.value)
        }
        writer.key(literal: "mask_sample")
        writer.bool(isMasked)
        writer.endObject()
    }
}
