/// What `line_order` may be: whether the lines of a text must stand in the order of the reference.
enum LineOrder: String, CaseIterable, Sendable {
    case strict, any
}
