import AssayJSON

/// Tasks of `gui`: a click at a small place, or a text to type, in each grammar.
extension AuditSubjects {
    private static let grammars = [
        "glm_mobile", "glm_computer", "glm_web", "qwen_computer_use", "uitars", "pyautogui", "androidcontrol",
    ]

    static func action(_ place: Int, _ options: JSONObject, _ random: inout AuditRandom) -> AuditSubject {
        let given = options["grammar"]?.stringValue
        let grammar = given ?? grammars[place % grammars.count]
        // Tasks are in thousandths of the screen, whatever is configured.
        var own: JSONObject = ["coord_space": "norm1000", "gt_coord_space": "norm1000"]
        if given == nil { own["grammar"] = .string(grammar) }
        let isText = place / grammars.count % 2 == 1
        let box = box(&random)
        let words = nouns.shuffled(using: &random).prefix(3).joined(separator: " ")
        let right =
            isText ? typing(grammar, words) : click(grammar, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        let truth: JSONValue =
            options["policy"] == "glm_reference"
            ? .string(right)
            : isText ? ["action": "type", "text": .string(words)] : ["action": "click", "box": list(box)]
        return AuditSubject(
            verifier: "gui", form: .action, prompt: "Choose the next action.", truth: truth, options: own,
            right: right, wrong: isText ? typing(grammar, "zzyzx") : click(grammar, 3, 3),
            spam: isText ? [typing(grammar, nouns.joined(separator: " "))] : [])
    }

    private static func click(_ grammar: String, _ x: Int, _ y: Int) -> String {
        switch grammar {
        case "glm_computer": "left_click(start_box='[\(x),\(y)]')"
        case "glm_web": "CLICK(point=(\(x),\(y)))"
        case "qwen_computer_use":
            #"{"name": "computer_use", "arguments": {"action": "left_click", "coordinate": [\#(x), \#(y)]}}"#
        case "uitars": "click(start_box='(\(x),\(y))')"
        case "pyautogui": "pyautogui.click(\(x), \(y))"
        case "androidcontrol": #"{"action_type": "click", "x": \#(x), "y": \#(y)}"#
        default: #"{"action_type": "click", "box_2d": [[\#(x - 2),\#(y - 2),\#(x + 2),\#(y + 2)]]}"#
        }
    }

    private static func typing(_ grammar: String, _ text: String) -> String {
        switch grammar {
        case "glm_computer", "uitars": "type(content='\(text)')"
        case "glm_web": "TYPE(text='\(text)')"
        case "qwen_computer_use": #"{"name": "computer_use", "arguments": {"action": "type", "text": "\#(text)"}}"#
        case "pyautogui": "pyautogui.write('\(text)')"
        default: #"{"action_type": "input_text", "text": "\#(text)"}"#
        }
    }
}
