/// An action as the published script of `glm_web` finds it: the first pattern of a fixed order that occurs anywhere.
enum ReferenceCommand: Sendable {
    case click(ReferencePoint, info: [UInt32]?)
    case type(ReferencePoint, text: [UInt32])
    case press(key: [UInt32])
    case scroll(ReferencePoint, isUp: Bool, distance: [UInt32]?)
    case say(text: [UInt32])
    case clickMark(Double)
    case typeMark(Double, text: [UInt32])
    case keyName([UInt32])
    case scrollMark([UInt32], isUp: Bool)
    case word(String)
}
