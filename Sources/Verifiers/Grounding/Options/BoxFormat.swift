/// What the four numbers of a box are.
enum BoxFormat: String, CaseIterable, Sendable {
    /// Left, top, right, bottom.
    case xyxy
    /// Left, top, width, height.
    case xywh
}
