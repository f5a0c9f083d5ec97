/// The trainers' protocols with settings of their own: the keys of `doors:` and of their deadlines.
public enum DoorName: String, Sendable, Hashable, CaseIterable {
    /// OpenRLHF's remote reward model: `POST /get_reward`, `POST /v1/openrlhf/{verifier}`.
    case openrlhf
    /// slime's remote reward model: `POST /v1/slime/{verifier}`.
    case slime
    /// NeMo Gym's resources server: `POST /verify`.
    case gym
    /// The reference's list form: `POST /v1/glmv/rewards`.
    case glmv
}
