/// The unit of a time that is written as a plain number.
enum TimeUnit: String, CaseIterable, Sendable {
    case seconds
    case milliseconds
    case minutes

    /// Seconds in one of the unit.
    var seconds: Double {
        switch self {
        case .seconds: 1
        case .milliseconds: 0.001
        case .minutes: 60
        }
    }
}
