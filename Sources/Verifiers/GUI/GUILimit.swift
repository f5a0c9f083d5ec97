/// What stopped a comparison, as `limit:NAME` shows it.
enum GUILimit: String, CaseIterable, Error, Sendable {
    /// Brackets nested too deeply.
    case depth
    /// A list of more actions than are read.
    case actions
    /// The work budget is spent.
    case work
}
