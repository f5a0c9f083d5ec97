import AssayJSON

/// Where something is done: a point, a box, or (in a ground truth) both.
struct Place: Sendable, Hashable {
    var point: ScreenPoint?
    var box: ScreenBox?

    /// The point itself, or the centre of the box.
    var center: ScreenPoint? { point ?? box?.center }

    /// Coordinates as a detail shows them.
    static func json(_ point: ScreenPoint) -> JSONValue { .array([number(point.x), number(point.y)]) }

    /// Left, top, right, bottom as a detail shows them.
    static func json(_ box: ScreenBox) -> JSONValue {
        .array([number(box.left), number(box.top), number(box.right), number(box.bottom)])
    }

    private static func number(_ value: Double) -> JSONValue { JSONNumber(value).map(JSONValue.number) ?? .null }
}
