/// A response on its way from any thread to the loop.
struct Completion: Sendable {
    enum Outcome: Sendable {
        case finished(Response)
        /// The exchange was let go without one.
        case abandoned
    }

    let token: ConnectionToken
    let outcome: Outcome
    /// The size of the request's body, no longer held.
    let heldBytes: Int
}
