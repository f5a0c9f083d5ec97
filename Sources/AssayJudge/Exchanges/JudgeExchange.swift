/// One question to a judge and the reply that counted.
public struct JudgeExchange: Sendable {
    /// What it is found by again.
    public let key: VoteKey
    /// The judge's name.
    public let judge: String
    /// The model asked.
    public let model: String
    /// The template and its version.
    public let template: String
    /// The request's JSON, zeros where the nonce was. Empty where a reply is only looked for.
    public let request: [UInt8]
    /// The reply's JSON.
    public let reply: [UInt8]
}
