/// What `percent` may be.
enum PercentReading: String, CaseIterable, Sendable {
    case strict, lenient
}
