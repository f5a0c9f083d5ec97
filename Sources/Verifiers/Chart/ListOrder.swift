/// What `list_order` may be.
enum ListOrder: String, CaseIterable, Sendable {
    case any, strict
}
