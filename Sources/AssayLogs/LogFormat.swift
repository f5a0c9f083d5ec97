public import AssayJSON

/// The files `assay score` reads: rollouts of its own, and what trainers log.
public enum LogFormat: String, Sendable, CaseIterable {
    /// Rollouts as the daemon takes them, one a line.
    case native
    /// NeMo Gym's rollouts: the verify request (`responses_create_params`, `response`) with the row's fields.
    case gym
    /// slime's samples as JSON: one a line, or a document with `samples`.
    case slime
    /// verl's `rollout_data_dir`: `input`, `output`, `gts`, `score`.
    case verl
    /// TRL's completions table: `prompt`, `completion` and the data set's columns; JSON Lines or CSV.
    case trl
    /// The log of GLM-V's reward system: `prompt`, `answer`, `gt_answer`, `reward`.
    case glmv

    /// The format a row is written in, by the members that only this one has; ``native`` where none of them is there.
    public static func detect(_ row: JSONElement) -> LogFormat {
        func has(_ keys: StaticString...) -> Bool { keys.allSatisfy { row[$0] != nil } }
        if has("responses_create_params", "response"), row["response"]?.kind == .object { return .gym }
        if row["samples"]?.kind == .array { return .slime }
        if has("gt_answer", "answer") { return .glmv }
        if has("output", "input"), row["verifier"] == nil { return .verl }
        if has("completion", "prompt") { return .trl }
        let isSample = has("response", "label") && (row["response_length"] ?? row["group_index"] ?? row["index"]) != nil
        return isSample ? .slime : .native
    }
}
