/// The spelling of actions that a model was told to use.
enum ActionGrammar: String, CaseIterable, Sendable {
    /// One JSON object with `action_type`, boxes under `box_2d` (AndroidWorld).
    case glmMobile = "glm_mobile"
    /// Set-of-marks commands, `Click [3]`, or functions, `CLICK(point=(1,2))` (WebVoyager).
    case glmWeb = "glm_web"
    /// One call, `left_click(start_box='[1,2]')` (OSWorld).
    case glmComputer = "glm_computer"
    /// A tool call `computer_use` or `mobile_use` as JSON.
    case qwenComputerUse = "qwen_computer_use"
    /// One call after `Action:`, `click(start_box='(1,2)')`.
    case uitars
    /// One call of Python's pyautogui.
    case pyautogui
    /// One JSON object with `action_type`, points under `x` and `y`.
    case androidControl = "androidcontrol"

    /// Whether a published script scores it, so that `glm_reference` can.
    var hasReference: Bool {
        switch self {
        case .glmMobile, .glmWeb, .glmComputer: true
        default: false
        }
    }
}
