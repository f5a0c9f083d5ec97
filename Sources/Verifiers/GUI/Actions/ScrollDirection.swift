/// Where the content to be seen is: scrolling down shows what is below.
enum ScrollDirection: String, CaseIterable, Sendable {
    case up
    case down
    case left
    case right

    /// The other way: a finger that moves up scrolls down.
    var reversed: ScrollDirection {
        switch self {
        case .up: .down
        case .down: .up
        case .left: .right
        case .right: .left
        }
    }
}
