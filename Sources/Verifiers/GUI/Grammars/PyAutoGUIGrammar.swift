/// `pyautogui`: one call of the library; `moveTo` just before a click without coordinates is that click's point.
enum PyAutoGUIGrammar {
    /// Presses of one key that are read.
    private static let maxPresses = 64.0

    static func read(_ text: String, _ frame: ScreenFrame) throws(ActionProblem) -> Action {
        if let word = ending(text) { return word }
        let calls = try LiteralScanner.calls(text, limit: 3)
        guard let last = calls.last else { throw .syntax }
        var action = try action(last, frame)
        if calls.count == 1 { return action }
        let move = try self.action(calls[0], frame)
        guard calls.count == 2, move.kind == .hover, action.isClick, action.target == nil else { throw .several }
        action.target = move.target
        return action
    }

    /// All actions of a text; a `moveTo` is the point of a click without coordinates that follows it.
    static func actions(_ text: String, _ frame: ScreenFrame, limit: Int) throws(ActionProblem) -> [Action] {
        if let word = ending(text) { return [word] }
        var actions: [Action] = []
        for call in try LiteralScanner.calls(text, limit: limit) {
            var action = try action(call, frame)
            if action.isClick, action.target == nil, let move = actions.last, move.kind == .hover {
                action.target = move.target
                actions.removeLast()
            }
            actions.append(action)
        }
        return actions
    }

    /// The words OSWorld ends an episode with, in place of code.
    private static func ending(_ text: String) -> Action? {
        switch text {
        case "WAIT": return Action(.wait)
        case "DONE", "FAIL":
            var action = Action(.finish)
            action.status = text == "DONE" ? .complete : .infeasible
            return action
        default: return nil
        }
    }

    private static func action(_ call: ActionCall, _ frame: ScreenFrame) throws(ActionProblem) -> Action {
        let library = "pyautogui."
        let name = call.name.hasPrefix(library) ? String(call.name.dropFirst(library.count)) : call.name
        var action = try read(name, ActionArguments(call, frame))
        action.spelling.action = name
        return action
    }

    private static func read(_ name: String, _ arguments: ActionArguments) throws(ActionProblem) -> Action {
        switch name {
        case "click", "leftClick": return try click(arguments)
        case "doubleClick": return try pointing(.doubleClick, arguments)
        case "rightClick": return try pointing(.rightClick, arguments)
        case "middleClick": return try pointing(.middleClick, arguments)
        case "moveTo": return try pointing(.hover, arguments)
        case "dragTo":
            var action = Action(.drag)
            action.end = try place(arguments)
            return action
        case "scroll", "vscroll", "hscroll":
            var action = Action(.scroll)
            guard let clicks = try arguments.number("clicks", at: 0), clicks != 0 else { throw .argument }
            action.direction = name == "hscroll" ? (clicks > 0 ? .right : .left) : (clicks > 0 ? .up : .down)
            action.amount = abs(clicks)
            action.target = try arguments.point("x", "y", at: 1)
            return action
        case "write", "typewrite":
            var action = Action(.type)
            action.text = try arguments.text("message", at: 0)
            return action
        case "press": return try press(arguments)
        case "hotkey":
            var action = Action(.key)
            let names = arguments.positional.first?.elements ?? arguments.positional
            guard names.allSatisfy({ $0.text != nil }), let chord = KeyChord(names.compactMap(\.text)) else {
                throw .argument
            }
            action.keys = [chord]
            return action
        case "time.sleep", "sleep": return Action(.wait)
        default: throw .unknownAction
        }
    }

    private static func place(_ arguments: ActionArguments) throws(ActionProblem) -> Place? {
        if let pair = arguments.value("x", at: 0), pair.elements != nil { return try arguments.place(pair) }
        return try arguments.point("x", "y", at: 0)
    }

    private static func pointing(_ kind: ActionKind, _ arguments: ActionArguments) throws(ActionProblem) -> Action {
        var action = Action(kind)
        action.target = try place(arguments)
        return action
    }

    private static func click(_ arguments: ActionArguments) throws(ActionProblem) -> Action {
        let clicks = try arguments.number("clicks", at: 2) ?? 1
        let button = try arguments.text("button", at: 4) ?? "left"
        switch (button, clicks) {
        case ("left", 1), ("primary", 1): return try pointing(.click, arguments)
        case ("left", 2), ("primary", 2): return try pointing(.doubleClick, arguments)
        case ("right", 1), ("secondary", 1): return try pointing(.rightClick, arguments)
        case ("middle", 1): return try pointing(.middleClick, arguments)
        default: throw .argument
        }
    }

    private static func press(_ arguments: ActionArguments) throws(ActionProblem) -> Action {
        guard let value = arguments.value("keys", at: 0) else { throw .argument }
        let names = value.elements ?? [value]
        let presses = try arguments.number("presses", at: 1) ?? 1
        guard let count = Int(exactly: presses), presses >= 1, presses <= maxPresses else { throw .argument }
        var chords: [KeyChord] = []
        for name in names {
            guard let name = name.text, let chord = KeyChord([name]) else { throw .argument }
            chords.append(chord)
        }
        guard !chords.isEmpty else { throw .argument }
        var action = Action(.key)
        action.keys = Array(repeatElement(chords, count: count).joined())
        return action
    }
}

extension Action {
    /// Whether it is a click of any button.
    var isClick: Bool {
        switch kind {
        case .click, .doubleClick, .rightClick, .middleClick: true
        default: false
        }
    }
}
