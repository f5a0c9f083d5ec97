import AssayJSON

/// An action in the one form that all grammars are read into. What is nil is not stated.
struct Action: Sendable, Hashable {
    var kind: ActionKind
    var target: Place?
    var start: Place?
    var end: Place?
    var text: String?
    var app: String?
    var keys: [KeyChord]?
    var direction: ScrollDirection?
    var amount: Double?
    var status: FinishStatus?
    var element: ElementMark?
    /// The names that were written where the canonical object has others.
    var spelling = ActionSpelling()

    /// The code points of a text that a detail shows.
    private static let maxShownScalars = 256

    init(_ kind: ActionKind) { self.kind = kind }

    /// The canonical object, in thousandths of the screen; long texts are cut.
    var json: JSONObject {
        var object: JSONObject = ["action": .string(kind.rawValue)]
        object["point"] = target?.point.map(Place.json)
        object["box"] = target?.box.map(Place.json)
        object["start"] = start?.center.map(Place.json)
        object["end"] = end?.center.map(Place.json)
        object["text"] = text.map(Self.shown)
        object["app"] = app.map(Self.shown)
        object["keys"] = keys.map { Self.shown($0.map(\.text).joined(separator: " ")) }
        object["direction"] = direction.map { .string($0.rawValue) }
        object["amount"] = amount.flatMap(JSONNumber.init).map(JSONValue.number)
        object["status"] = status.map { .string($0.rawValue) }
        object["element"] = element?.json
        return object
    }

    private static func shown(_ text: String) -> JSONValue { .string(cut(text)) }

    /// A text as a detail shows it.
    static func cut(_ text: String) -> String {
        guard text.utf8.count > maxShownScalars else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(maxShownScalars)))
    }
}
