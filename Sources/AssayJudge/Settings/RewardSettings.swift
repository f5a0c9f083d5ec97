/// How a reward model is asked, and how its value becomes one in 0…1.
public struct RewardSettings: Sendable, Hashable {
    /// Whose form of the endpoint it is.
    public enum Server: String, Sendable, CaseIterable {
        case vllm
        case sglang
    }

    /// What makes a value one in 0…1.
    public enum Calibration: Sendable, Hashable {
        /// As it is; one outside 0…1 is an abstention.
        case none
        /// 1/(1 + e^(−(x − center)/scale)): `center` becomes 0.5, one `scale` above it 0.73, two 0.88.
        case logistic(center: Double, scale: Double)
        /// `low` and less become 0, `high` and more 1.
        case linear(low: Double, high: Double)

        /// The value in 0…1, or nil where there is none.
        public func applied(to value: Double) -> Double? {
            guard value.isFinite else { return nil }
            switch self {
            case .none: return (0...1).contains(value) ? value : nil
            case .logistic(let center, let scale): return Logistic.value(at: (value - center) / scale)
            case .linear(let low, let high): return min(max((value - low) / (high - low), 0), 1)
            }
        }
    }

    /// Whose form of the endpoint it is.
    public var server = Server.vllm
    /// The text that is scored, with `{question}` and `{predict}`; nil sends both as chat messages, so that the server
    /// puts them into the model's own template.
    public var text: String?
    /// Which of several classes is the reward; nil where there is one.
    public var label: Int?
    /// What makes a value one in 0…1.
    public var calibration = Calibration.none

    /// vLLM, chat messages, one class, no calibration.
    public init() {}

    var parameters: String { "\(server.rawValue) \(text ?? "-") \(label.map { "\($0)" } ?? "-") \(calibration)" }
}
