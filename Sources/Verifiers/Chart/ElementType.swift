/// What `element_type` may be: how the elements of a list are compared.
enum ElementType: String, CaseIterable, Sendable {
    case auto, number, year, text
}
