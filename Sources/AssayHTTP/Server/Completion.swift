/// A response on its way from any thread to the loop.
struct Completion: Sendable {
    enum Outcome: Sendable {
        case finished(Response)
        /// The exchange was let go without one.
        case abandoned
        /// The request never became one: its content could not be decompressed.
        case refused(RequestFailure)
    }

    let token: ConnectionToken
    let outcome: Outcome
    /// What was received of the request's body, no longer held.
    let heldBytes: Int
    /// Whether it took no room any more.
    var wasParked = false
}
