/// What stopped a comparison, as `limit:NAME` shows it.
enum GUILimit: String, CaseIterable, Error, Sendable {
    /// Brackets nested too deeply.
    case depth
    /// The work budget is spent.
    case work
}
