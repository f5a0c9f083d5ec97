/// Who may use a daemon that can be reached from other machines.
public struct AccessSettings: Sendable, Hashable {
    /// `tokens_file`: a file of bearer tokens, one `NAME:TOKEN` a line; nil where there is none.
    public var tokensFile: String?
    /// `allow_from`: ranges of addresses that count as a token.
    public var allowFrom: [AddressRange] = []

    /// The defaults: no one.
    public init() {}
}
