/// Who may use a daemon; where nothing of it is set, whoever reaches it.
public struct AccessSettings: Sendable, Hashable {
    /// `tokens_file`: a file of bearer tokens, one `NAME:TOKEN` a line; nil where there is none.
    public var tokensFile: String?
    /// `allow_from`: ranges of addresses that count as a token.
    public var allowFrom: [AddressRange] = []
    /// `allow_from: [unix]`: clients of Unix sockets count as well.
    public var allowsUnixClients = false
    /// `token_limits`: how much a token may ask for, by its name; `default` for those that are not named.
    public var tokenLimits: [String: TokenLimits] = [:]
    /// `unix_mode`: the permissions of Unix sockets.
    public var unixMode: UInt32 = 0o600

    /// The defaults: whoever reaches the daemon.
    public init() {}

    /// What holds for a token of that name.
    public func limits(of name: String) -> TokenLimits {
        tokenLimits[name] ?? tokenLimits["default"] ?? TokenLimits()
    }
}
