/// `glm_computer`: one call, `left_click(start_box='[100,200]', element_info='…')`.
enum ComputerGrammar {
    /// The wheel steps of a scroll that names none.
    private static let defaultStep = 5.0

    static func read(_ text: String, _ frame: ScreenFrame, fillsDefaults: Bool) throws(ActionProblem) -> Action {
        try action(ActionReader.onlyCall(text), frame, fillsDefaults: fillsDefaults)
    }

    static func action(
        _ call: ActionCall, _ frame: ScreenFrame, fillsDefaults: Bool
    ) throws(ActionProblem) -> Action {
        var action = try read(call, frame, fillsDefaults: fillsDefaults)
        action.spelling.action = call.name
        return action
    }

    private static func read(
        _ call: ActionCall, _ frame: ScreenFrame, fillsDefaults: Bool
    ) throws(ActionProblem) -> Action {
        let arguments = ActionArguments(call, frame)
        switch call.name {
        case "left_click", "click": return try pointing(.click, arguments)
        case "right_click": return try pointing(.rightClick, arguments)
        case "middle_click": return try pointing(.middleClick, arguments)
        case "left_double_click", "double_click": return try pointing(.doubleClick, arguments)
        case "hover": return try pointing(.hover, arguments)
        case "left_drag", "drag":
            var action = Action(.drag)
            action.start = try arguments.place("start_box", at: 0)
            action.end = try arguments.place("end_box", at: 1)
            return action
        case "scroll":
            var action = try pointing(.scroll, arguments)
            action.direction = try arguments.direction("direction")
            action.amount = try arguments.number("step") ?? (fillsDefaults ? defaultStep : nil)
            return action
        case "type":
            var action = Action(.type)
            action.text = try arguments.text("content", "text", at: 0)
            return action
        case "key", "hotkey":
            var action = Action(.key)
            if let keys = try arguments.text("keys", "key", at: 0) {
                guard let chords = KeyChord.sequence(keys) else { throw .argument }
                action.keys = chords
            }
            return action
        case "WAIT", "wait": return Action(.wait)
        case "DONE", "FAIL", "finished":
            var action = Action(.finish)
            action.status = call.name == "FAIL" ? .infeasible : .complete
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
}
