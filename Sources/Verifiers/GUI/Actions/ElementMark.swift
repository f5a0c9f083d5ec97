import AssayJSON

/// A mark of a set-of-marks screenshot, or the whole window.
enum ElementMark: Sendable, Hashable {
    case number(Int)
    case window

    var json: JSONValue {
        switch self {
        case .number(let number): .number(JSONNumber(number))
        case .window: "window"
        }
    }
}
