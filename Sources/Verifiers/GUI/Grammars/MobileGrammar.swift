/// `glm_mobile` and `androidcontrol`: one object with `action_type`.
enum MobileGrammar {
    static func read(_ text: String, _ frame: ScreenFrame) throws(ActionProblem) -> Action {
        guard let members = try LiteralScanner.whole(text, .lenient).members else { throw .syntax }
        return try action(members, frame)
    }

    static func action(_ members: [Literal.Member], _ frame: ScreenFrame) throws(ActionProblem) -> Action {
        let arguments = ActionArguments(members, frame)
        guard let name = try arguments.text("action_type") else { throw .syntax }
        var action = try action(name.lowercased(), arguments)
        action.spelling.action = name
        if action.kind != .drag {
            let box = try arguments.place("box_2d", "bbox_2d")
            let point = try arguments.point("x", "y")
            guard box == nil || point == nil else { throw .several }
            action.target = box ?? point
        }
        if let index = try arguments.number("index") {
            guard let number = Int(exactly: index) else { throw .argument }
            action.element = .number(number)
        }
        return action
    }

    private static func action(_ name: String, _ arguments: ActionArguments) throws(ActionProblem) -> Action {
        switch name {
        case "click", "tap": return Action(.click)
        case "double_tap", "double_click": return Action(.doubleClick)
        case "long_press": return Action(.longPress)
        case "navigate_back", "press_back", "back": return Action(.back)
        case "navigate_home", "press_home", "home": return Action(.home)
        case "wait": return Action(.wait)
        case "keyboard_enter", "press_enter":
            var action = Action(.key)
            action.keys = KeyChord(["enter"]).map { [$0] }
            return action
        case "input_text", "type":
            var action = Action(.type)
            action.text = try arguments.text("text")
            return action
        case "answer":
            var action = Action(.answer)
            action.text = try arguments.text("text")
            return action
        case "scroll":
            var action = Action(.scroll)
            action.direction = try arguments.direction("direction")
            return action
        case "swipe":
            // The finger's direction: what is below is shown by a finger that moves up.
            var action = Action(.scroll)
            action.direction = try arguments.direction("direction")?.reversed
            return action
        case "drag", "drag_and_drop":
            var action = Action(.drag)
            action.start = try arguments.place("start", "start_box", "box_2d")
            action.end = try arguments.place("end", "end_box")
            return action
        case "open_app":
            var action = Action(.openApp)
            action.app = try arguments.text("app_name", "app")
            return action
        case "status":
            var action = Action(.finish)
            if let name = try arguments.text("goal_status") {
                guard let status = FinishStatus(named: name) else { throw .argument }
                action.status = status
                action.spelling.status = name
            }
            return action
        default: throw .unknownAction
        }
    }
}
