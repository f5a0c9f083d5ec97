public import AssayConfiguration
import AssayCore
import AssayHTTP

/// Who may use the daemon: every request but those for `/healthz` and `/readyz` needs a token or an address that counts
/// as one, loopback included.
public final class AccessRules: Sendable {
    /// What the rules say of a request.
    enum Decision {
        /// It may go on; the lease is held for as long as it is under way.
        case allowed(TokenUse.Lease?)
        /// It is answered at once.
        case refused(RolloutError, retryAfter: Int?)
    }

    private let addresses: AddressList
    private let tokens: TokenTable
    private let limits: [TokenLimits]

    /// Rules by the settings.
    ///
    /// - Parameters:
    ///   - tokens: those of the file and of the environment.
    ///   - previous: the rules these replace, whose counts go on.
    public init(_ settings: AccessSettings, tokens: [AccessToken], previous: AccessRules? = nil) {
        addresses = AddressList(settings.allowFrom, unixClients: settings.allowsUnixClients)
        let known = previous?.tokens.uses ?? []
        self.tokens = TokenTable(
            tokens, uses: tokens.map { token in known.first { $0.name == token.name } ?? TokenUse(name: token.name) })
        limits = tokens.map { settings.limits(of: $0.name) }
    }

    /// Whether there are none, so that whoever reaches the daemon may use it.
    public var isOpen: Bool { addresses.isEmpty && tokens.isEmpty }

    /// The tokens' counts.
    var uses: [TokenUse] { tokens.uses }

    /// Decides about a request by its head.
    func decide(_ head: RequestHead) -> Decision {
        var hasToken = false
        if !tokens.isEmpty {
            let position = head.withSoleField("authorization") { value in
                hasToken = true
                return Credentials.withToken(in: value) { tokens.position(of: $0) } ?? nil
            }
            // Its limits hold from an address that needs no token, too.
            if let position = position ?? nil { return turn(position) }
        }
        if addresses.contains(head.peer) { return .allowed(nil) }
        guard !tokens.isEmpty else {
            return .refused(RolloutError(.forbidden, "this address is not in allow_from"), retryAfter: nil)
        }
        let problem =
            hasToken
            ? "the token is not known here"
            : "a token is needed: Authorization: Bearer TOKEN, or http://user:TOKEN@HOST"
        return .refused(RolloutError(.unauthorized, problem), retryAfter: nil)
    }

    private func turn(_ position: Int) -> Decision {
        let use = tokens.uses[position]
        switch use.turn(limits[position], at: MonotonicClock.now) {
        case .granted(let lease): return .allowed(lease)
        case .tooManyInFlight:
            return .refused(
                RolloutError(.tooManyRequests, "the token \(use.name) has as many requests in flight as it may have"),
                retryAfter: 1)
        case .tooMany(let seconds):
            return .refused(
                RolloutError(.tooManyRequests, "the token \(use.name) has sent as many requests as it may a minute"),
                retryAfter: max(1, seconds))
        }
    }
}
