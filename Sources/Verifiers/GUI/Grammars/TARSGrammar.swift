/// `uitars`: one call, after `Action:` where a thought stands before it.
enum TARSGrammar {
    static func read(_ text: String, _ frame: ScreenFrame) throws(ActionProblem) -> Action {
        let calls = try calls(text, limit: 2)
        guard let call = calls.first else { throw .syntax }
        guard calls.count == 1 else { throw .several }
        return try action(call, frame)
    }

    static func action(_ call: ActionCall, _ frame: ScreenFrame) throws(ActionProblem) -> Action {
        var action = try read(call, frame)
        action.spelling.action = call.name
        return action
    }

    private static func read(_ call: ActionCall, _ frame: ScreenFrame) throws(ActionProblem) -> Action {
        let arguments = ActionArguments(call, frame)
        switch call.name {
        case "click", "left_single": return try pointing(.click, arguments)
        case "left_double": return try pointing(.doubleClick, arguments)
        case "right_single": return try pointing(.rightClick, arguments)
        case "middle_single": return try pointing(.middleClick, arguments)
        case "long_press": return try pointing(.longPress, arguments)
        case "hover": return try pointing(.hover, arguments)
        case "drag", "select":
            var action = Action(.drag)
            action.start = try arguments.place("start_box", "start_point", at: 0)
            action.end = try arguments.place("end_box", "end_point", at: 1)
            return action
        case "scroll":
            var action = try pointing(.scroll, arguments)
            action.direction = try arguments.direction("direction")
            return action
        case "type":
            var action = Action(.type)
            action.text = try arguments.text("content", at: 0)
            return action
        case "hotkey", "press":
            var action = Action(.key)
            if let keys = try arguments.text("key", "hotkey", at: 0) {
                guard let chord = KeyChord.single(keys) else { throw .argument }
                action.keys = chord
            }
            return action
        case "open_app":
            var action = Action(.openApp)
            action.app = try arguments.text("app_name", at: 0)
            return action
        case "press_home": return Action(.home)
        case "press_back": return Action(.back)
        case "wait": return Action(.wait)
        case "finished":
            var action = Action(.finish)
            action.status = .complete
            action.text = try arguments.text("content", at: 0)
            return action
        default: throw .unknownAction
        }
    }

    private static func pointing(_ kind: ActionKind, _ arguments: ActionArguments) throws(ActionProblem) -> Action {
        var action = Action(kind)
        action.target = try arguments.place("start_box", "point", at: 0)
        return action
    }

    /// The calls behind the last `Action:` that opens a line, else of the whole text, else of what follows the last
    /// `Action:` of all: the label may stand inside a string (`type(content='Action: go')`).
    static func calls(_ text: String, limit: Int) throws(ActionProblem) -> [ActionCall] {
        let (opening, last) = labels(text)
        if let calls = try callsUnlessMalformed(opening ?? text, limit: limit) { return calls }
        guard let last else { throw .syntax }
        return try LiteralScanner.calls(CodeFence.stripped(last), limit: limit)
    }

    private static func callsUnlessMalformed(_ text: String, limit: Int) throws(ActionProblem) -> [ActionCall]? {
        do throws(ActionProblem) {
            let calls = try LiteralScanner.calls(CodeFence.stripped(text), limit: limit)
            return calls.isEmpty ? nil : calls
        } catch {
            if error == .syntax { return nil }
            throw error
        }
    }

    /// What follows the last label that opens a line, and what follows the last label of all.
    private static func labels(_ text: String) -> (opening: String?, last: String?) {
        let bytes = Array(text.utf8)
        let label = Array("Action:".utf8)
        var last: String?
        var index = bytes.count - label.count
        while index >= 0 {
            if bytes[index] == label[0], bytes[index...].starts(with: label) {
                let rest = bytes[(index + label.count)...]
                if last == nil { last = String(decoding: rest, as: UTF8.self) }
                var before = index
                while before > 0, bytes[before - 1] == 0x20 || bytes[before - 1] == 0x09 { before -= 1 }
                if before == 0 || bytes[before - 1] == 0x0A { return (String(decoding: rest, as: UTF8.self), last) }
            }
            index -= 1
        }
        return (nil, last)
    }
}
