/// What went wrong where a rollout has no score: a closed list, documented in docs/scoring.md, where a test compares
/// the two.
public enum ErrorCode: String, Sendable, CaseIterable {
    // The caller is wrong.

    /// The body, or a line of it, is not strict JSON.
    case invalidJSON = "invalid_json"
    /// The request is not HTTP as Assay reads it.
    case badRequest = "bad_request"
    /// A required field is absent.
    case missingField = "missing_field"
    /// A field Assay does not know.
    case unknownField = "unknown_field"
    /// A field of the wrong type or value.
    case invalidField = "invalid_field"
    /// Two fields that exclude each other.
    case conflictingFields = "conflicting_fields"
    /// No verifier has that name.
    case unknownVerifier = "unknown_verifier"
    /// The routing table has no such data source and no default.
    case unknownDataSource = "unknown_data_source"
    /// The verifier has no such option.
    case unknownOption = "unknown_option"
    /// The option does not take that value.
    case invalidOption = "invalid_option"
    /// The verifier cannot read the ground truth.
    case invalidGroundTruth = "invalid_ground_truth"
    /// One rollout is larger than `limits.max_row_bytes`.
    case rowTooLarge = "row_too_large"
    /// A batch holds more than `limits.max_rows` rollouts.
    case tooManyRows = "too_many_rows"
    /// The body is larger than `limits.max_body_bytes`.
    case bodyTooLarge = "body_too_large"
    /// The content type is not JSON.
    case unsupportedMediaType = "unsupported_media_type"
    /// `X-Assay-Config` names another configuration than the one in force.
    case configMismatch = "config_mismatch"
    /// The verdicts of a stream were not read.
    case slowReader = "slow_reader"
    /// There is nothing at that path.
    case notFound = "not_found"
    /// The path does not take that method.
    case methodNotAllowed = "method_not_allowed"
    /// The request carries no token that is known.
    case unauthorized = "unauthorized"
    /// The client's address may not use the daemon.
    case forbidden = "forbidden"
    /// The token asks for more than its limits allow.
    case tooManyRequests = "too_many_requests"

    // We failed.

    /// The deadline passed before the rollout was scored.
    case deadlineExceeded = "deadline_exceeded"
    /// More is in flight than the daemon holds.
    case overloaded = "overloaded"
    /// No judge could be reached: connections, overload of the endpoint, an open circuit breaker.
    case judgeUnavailable = "judge_unavailable"
    /// No judge answered in time.
    case judgeTimeout = "judge_timeout"
    /// More questions wait for judges than the queue holds.
    case judgeOverloaded = "judge_overloaded"
    /// The judges answered, but not in the form asked for, or not by a majority.
    case judgeUnclear = "judge_unclear"
    /// The endpoint refuses the request: the key, the model or the address is wrong.
    case judgeRefused = "judge_refused"
    /// The budget of tokens or money is spent.
    case judgeBudget = "judge_budget"
    /// The canaries found the judge too wrong to be believed.
    case judgeDistrusted = "judge_distrusted"
    /// Replies come from a record, and it does not hold this one.
    case judgeUnrecorded = "judge_unrecorded"
    /// A defect of ours.
    case internalError = "internal_error"

    /// Whether the failure is ours and not the caller's.
    public var isOurs: Bool {
        switch self {
        case .deadlineExceeded, .overloaded, .internalError, .judgeUnavailable, .judgeTimeout, .judgeOverloaded,
            .judgeUnclear, .judgeRefused, .judgeBudget, .judgeDistrusted, .judgeUnrecorded:
            true
        default: false
        }
    }

    /// Whether the same request may succeed soon without anyone changing anything.
    public var isRetryable: Bool {
        switch self {
        case .tooManyRequests, .deadlineExceeded, .overloaded, .internalError, .judgeUnavailable, .judgeTimeout,
            .judgeOverloaded:
            true
        default: false
        }
    }
}
