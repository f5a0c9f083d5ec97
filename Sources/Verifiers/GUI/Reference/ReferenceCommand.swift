/// An action as the published script of `glm_web` finds it: the first pattern of a fixed order that occurs anywhere.
enum ReferenceCommand: Sendable {
    case click(ReferencePoint, info: String?)
    case type(ReferencePoint, text: String)
    case press(key: String)
    case scroll(ReferencePoint, isUp: Bool, distance: Double?)
    case say(text: String)
    case clickMark(String)
    case typeMark(String, text: String)
    case keyName(String)
    case scrollMark(String, direction: String)
    case word(String)
}
