public import AssayCore
public import AssayJSON

/// The `defaults` of a batch: fields every row takes over unless it has its own; options are merged one by one.
public struct RolloutDefaults: Sendable {
    let fields: RolloutFields

    /// Reads `defaults`: any field of a rollout but `id`, `response`, `answer` and `response_tokens`.
    ///
    /// - Throws: ``RolloutError`` naming the field as `defaults.NAME`.
    public init(_ element: JSONElement) throws(RolloutError) {
        guard element.kind == .object else {
            throw RolloutError(.invalidField, field: "defaults", "defaults must be an object, not \(element.kind.name)")
        }
        var fields = RolloutFields()
        do throws(RolloutError) {
            for member in element.members {
                if member.hasKey("id") || member.hasKey("response") || member.hasKey("answer")
                    || member.hasKey("response_tokens")
                {
                    throw RolloutError(
                        .unknownField, field: member.key, "defaults has no \(member.key): it belongs to a row")
                }
                try fields.read(member)
            }
        } catch {
            throw error.below("defaults")
        }
        self.fields = fields
    }
}
