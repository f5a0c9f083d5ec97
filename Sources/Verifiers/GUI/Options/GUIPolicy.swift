/// How an action is scored.
enum GUIPolicy: String, CaseIterable, Sendable {
    /// All or nothing: the type and every argument that the ground truth states.
    case step
    /// As the published scripts do, defects included.
    case glmReference = "glm_reference"
}
