/// The unit of the angle of a turned box.
enum AngleUnit: String, CaseIterable, Sendable {
    case degrees, radians

    /// Radians in one unit.
    var radians: Double { self == .degrees ? .pi / 180 : 1 }
}
