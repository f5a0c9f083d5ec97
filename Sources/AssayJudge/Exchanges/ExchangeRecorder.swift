/// Keeps exchanges, so that the same rollouts can be scored again without a network.
public protocol ExchangeRecorder: Sendable {
    /// Keeps one; called on the transport's thread.
    func keep(_ exchange: JudgeExchange)
}
