/// Why a rollout has no score: the caller's mistake or our failure, with what there is to act on.
public struct RolloutError: Error, Sendable, Hashable {
    /// What kind of mistake.
    public let code: ErrorCode
    /// The field it is about as a path, e.g. `options.iou_threshold` or `rollouts[3].response`; nil for the whole.
    public let field: String?
    /// One sentence for people: what is wrong and what would be right.
    public let message: String

    /// Names the mistake, the field and what would be right.
    public init(_ code: ErrorCode, field: String? = nil, _ message: String) {
        self.code = code
        self.field = field
        self.message = message
    }

    /// The same error with the field's path put below a prefix, e.g. `rollouts[3]`.
    public func below(_ prefix: String) -> RolloutError {
        RolloutError(code, field: field.map { "\(prefix).\($0)" } ?? prefix, message)
    }
}
