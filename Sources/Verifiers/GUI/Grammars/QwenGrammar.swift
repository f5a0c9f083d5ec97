import AssayText

/// `qwen_computer_use`: a tool call as JSON, `{"name": "computer_use", "arguments": {"action": …}}`, with or without
/// `<tool_call>` around it; the tool `mobile_use` too.
enum QwenGrammar {
    static let opening: StaticString = "<tool_call>"
    static let closing: StaticString = "</tool_call>"

    static func read(_ text: String, _ frame: ScreenFrame) throws(ActionProblem) -> Action {
        var scanner = LiteralScanner(text, .lenient)
        let isTagged = scanner.takes(word: opening)
        let value = try scanner.value()
        scanner.skipSpace()
        if isTagged {
            guard scanner.takes(word: closing) else { throw .syntax }
            scanner.skipSpace()
            if scanner.takes(word: opening) { throw .several }
        }
        guard scanner.isAtEnd else { throw .syntax }
        guard !scanner.hasTwinKeys else { throw .twinKeys }
        return try action(value, frame)
    }

    static func action(_ value: Literal, _ frame: ScreenFrame) throws(ActionProblem) -> Action {
        guard var members = value.members else { throw .syntax }
        if let inner = members.first(where: { $0.key == "arguments" })?.value.members { members = inner }
        let arguments = ActionArguments(members, frame)
        guard let name = try arguments.text("action") else { throw .syntax }
        var action = try action(name, arguments)
        action.spelling.action = name
        return action
    }

    private static func action(_ name: String, _ arguments: ActionArguments) throws(ActionProblem) -> Action {
        switch name {
        case "left_click", "click": return try pointing(.click, arguments)
        case "right_click": return try pointing(.rightClick, arguments)
        case "middle_click": return try pointing(.middleClick, arguments)
        case "double_click": return try pointing(.doubleClick, arguments)
        case "long_press": return try pointing(.longPress, arguments)
        case "mouse_move": return try pointing(.hover, arguments)
        case "left_click_drag":
            // From where the pointer is: the start is not stated.
            var action = Action(.drag)
            action.end = try arguments.place("coordinate")
            return action
        case "swipe": return try swipe(arguments)
        case "scroll", "hscroll":
            var action = try pointing(.scroll, arguments)
            if let pixels = try arguments.number("pixels") {
                guard pixels != 0 else { throw .argument }
                let isForward = pixels > 0
                action.direction = name == "scroll" ? (isForward ? .up : .down) : (isForward ? .right : .left)
                action.amount = abs(pixels)
            }
            return action
        case "type", "answer":
            var action = Action(name == "type" ? .type : .answer)
            action.text = try arguments.text("text")
            return action
        case "key":
            var action = Action(.key)
            action.keys = try keys(arguments)
            return action
        case "system_button": return try systemButton(arguments)
        case "open":
            var action = Action(.openApp)
            action.app = try arguments.text("text")
            return action
        case "wait": return Action(.wait)
        case "terminate":
            var action = Action(.finish)
            if let name = try arguments.text("status") {
                guard let status = FinishStatus(named: name) else { throw .argument }
                action.status = status
                action.spelling.status = name
            }
            return action
        default: throw .unknownAction
        }
    }

    private static func pointing(_ kind: ActionKind, _ arguments: ActionArguments) throws(ActionProblem) -> Action {
        var action = Action(kind)
        action.target = try arguments.place("coordinate")
        return action
    }

    /// The content moves with the finger, so it is scrolled the other way; the longer axis counts.
    private static func swipe(_ arguments: ActionArguments) throws(ActionProblem) -> Action {
        var action = Action(.scroll)
        action.start = try arguments.place("coordinate")
        action.end = try arguments.place("coordinate2")
        guard let start = action.start?.center, let end = action.end?.center, start != end else { throw .coordinates }
        let (across, along) = (end.x - start.x, end.y - start.y)
        action.direction = abs(across) > abs(along) ? (across > 0 ? .left : .right) : (along > 0 ? .up : .down)
        return action
    }

    private static func keys(_ arguments: ActionArguments) throws(ActionProblem) -> [KeyChord]? {
        guard let value = arguments.value("keys", "key", "text") else { return nil }
        let chords: [KeyChord]?
        if let text = value.text {
            chords = KeyChord.sequence(text)
        } else {
            let names = value.elements?.map(\.text) ?? [nil]
            guard names.allSatisfy({ $0 != nil }) else { throw .argument }
            chords = KeyChord(names.compactMap { $0 }).map { [$0] }
        }
        guard let chords else { throw .argument }
        return chords
    }

    private static func systemButton(_ arguments: ActionArguments) throws(ActionProblem) -> Action {
        switch try arguments.text("button")?.lowercased() {
        case "back": return Action(.back)
        case "home": return Action(.home)
        case "enter":
            var action = Action(.key)
            action.keys = KeyChord(["enter"]).map { [$0] }
            return action
        default: throw .unknownAction
        }
    }
}
