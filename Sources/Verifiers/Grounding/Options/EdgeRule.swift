/// Whether a point on the edge of a box is in it.
enum EdgeRule: String, CaseIterable, Sendable {
    case inclusive
    case exclusive
}
