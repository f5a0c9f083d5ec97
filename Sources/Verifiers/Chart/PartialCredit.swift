/// What `partial` may be.
enum PartialCredit: String, CaseIterable, Sendable {
    case none, overlap
}
