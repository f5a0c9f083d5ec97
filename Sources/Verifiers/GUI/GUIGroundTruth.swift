import AssayCore
import AssayJSON

/// The action that is right: parsed for `step`, as written for `glm_reference`.
public struct GUIGroundTruth: Sendable, Hashable {
    /// The most bytes a ground truth may have.
    static let maxBytes = 1 << 20

    /// What a policy compares with.
    enum Content: Sendable, Hashable {
        case action(Action)
        case sequence([Action])
        case script(String)
    }

    let content: Content
}
