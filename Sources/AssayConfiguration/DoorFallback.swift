/// What a trainer's protocol is told of a rollout without a score: `on_invalid` and `on_failed` of a door.
public enum DoorFallback: String, Sendable, Hashable, CaseIterable {
    /// A score of 0, marked as invalid or failed wherever the protocol has a place for it.
    case zero
    /// No score, in a protocol that can say so.
    case null
    /// An error status, so that the client tries again.
    case error
    /// A score of 0 on a row that is masked out of training.
    case mask

    /// What a protocol can say: OpenRLHF's replies hold numbers alone, slime's are any JSON, NeMo Gym masks rows, the
    /// reference's lists may hold null.
    static func choices(for door: DoorName) -> [DoorFallback] {
        switch door {
        case .openrlhf: [.zero, .error]
        case .slime: [.zero, .null, .error]
        case .gym: [.zero, .error, .mask]
        case .glmv: [.zero, .null, .error]
        }
    }
}
