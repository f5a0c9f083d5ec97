import AssayCore
import AssayJSON

/// Reads a ground truth written as a canonical object.
struct CanonicalReader {
    private static let keys = [
        "action", "point", "box", "start", "end", "text", "app", "keys", "direction", "amount", "status", "element",
    ]

    let frame: ScreenFrame

    func read(_ object: JSONObject) throws(GroundTruthError) -> Action {
        if let unknown = object.keys.first(where: { !Self.keys.contains($0) }) {
            throw GroundTruthError(
                "has no member \(unknown.debugDescription); it has \(Self.keys.joined(separator: ", "))")
        }
        guard let name = object["action"]?.stringValue, let kind = ActionKind(rawValue: name) else {
            let kinds = ActionKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw GroundTruthError("must have an action that is one of \(kinds)")
        }
        var action = Action(kind)
        if let point = try point(object, "point") { action.target = Place(point: point) }
        if let box = try box(object) { action.target = Place(point: action.target?.point, box: box) }
        action.start = try point(object, "start").map { Place(point: $0) }
        action.end = try point(object, "end").map { Place(point: $0) }
        action.text = try text(object, "text")
        action.app = try text(object, "app")
        action.keys = try keys(object["keys"])
        if let name = try text(object, "direction") {
            guard let direction = ScrollDirection(rawValue: name.lowercased()) else {
                throw GroundTruthError("must have a direction that is up, down, left or right")
            }
            action.direction = direction
        }
        if let value = object["amount"] {
            guard let amount = value.numberValue?.double else { throw wrong("amount", "a number", value) }
            action.amount = amount
        }
        if let name = try text(object, "status") {
            guard let status = FinishStatus(named: name) else {
                throw GroundTruthError("must have a status that is complete or infeasible")
            }
            action.status = status
        }
        action.element = try element(object["element"])
        return action
    }

    private func wrong(_ key: String, _ expected: String, _ value: JSONValue) -> GroundTruthError {
        GroundTruthError("must have \(key) as \(expected), not \(value.kindName)")
    }

    private func numbers(_ object: JSONObject, _ key: String, _ count: Int) throws(GroundTruthError) -> [Double]? {
        guard let value = object[key] else { return nil }
        let numbers = value.arrayValue?.compactMap { $0.numberValue?.double } ?? []
        guard numbers.count == count, value.arrayValue?.count == count else {
            throw wrong(key, "a list of \(count) numbers", value)
        }
        return numbers
    }

    private func point(_ object: JSONObject, _ key: String) throws(GroundTruthError) -> ScreenPoint? {
        guard let numbers = try numbers(object, key, 2) else { return nil }
        guard let point = frame.point(numbers[0], numbers[1]) else {
            throw GroundTruthError("must have \(key) on the screen, within gt_coord_space")
        }
        return point
    }

    private func box(_ object: JSONObject) throws(GroundTruthError) -> ScreenBox? {
        guard let numbers = try numbers(object, "box", 4) else { return nil }
        guard let box = frame.box(numbers[0], numbers[1], numbers[2], numbers[3]) else {
            throw GroundTruthError("must have box as [left, top, right, bottom] on the screen, within gt_coord_space")
        }
        return box
    }

    private func text(_ object: JSONObject, _ key: String) throws(GroundTruthError) -> String? {
        guard let value = object[key] else { return nil }
        guard let text = value.stringValue else { throw wrong(key, "a string", value) }
        return text
    }

    private func keys(_ value: JSONValue?) throws(GroundTruthError) -> [KeyChord]? {
        guard let value else { return nil }
        let chords: [KeyChord]?
        if let text = value.stringValue {
            chords = KeyChord.sequence(text)
        } else {
            let names = value.arrayValue?.compactMap(\.stringValue) ?? []
            chords = names.count == value.arrayValue?.count ? KeyChord(names).map { [$0] } : nil
        }
        guard let chords else { throw GroundTruthError("must have keys as text, \"ctrl+c\", or as a list of names") }
        return chords
    }

    private func element(_ value: JSONValue?) throws(GroundTruthError) -> ElementMark? {
        guard let value else { return nil }
        if let number = value.numberValue?.int { return .number(number) }
        if value.stringValue?.lowercased() == "window" { return .window }
        throw wrong("element", "a whole number or \"window\"", value)
    }
}
