/// What an action does.
enum ActionKind: String, CaseIterable, Sendable {
    case click
    case doubleClick = "double_click"
    case rightClick = "right_click"
    case middleClick = "middle_click"
    case longPress = "long_press"
    case hover
    case drag
    case scroll
    case type
    case key
    case openApp = "open_app"
    case back
    case home
    case wait
    case answer
    case finish
}
