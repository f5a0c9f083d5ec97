import AssayCore
import Synchronization

/// What `/metrics` shows of one judge.
final class JudgeCounters: Sendable {
    private let counts = Mutex<[String: Int]>([:])
    private let judge: String

    init(judge: String) { self.judge = judge }

    func add(_ name: String, _ amount: Int = 1) { counts.withLock { $0[name, default: 0] += amount } }
    func set(_ name: String, _ value: Int) { counts.withLock { $0[name] = value } }

    private static let families: [(name: String, help: String, isCounter: Bool)] = [
        ("calls_total", "Requests sent to judges, retries and known items among them.", true),
        ("retries_total", "Requests sent again.", true),
        ("hedges_total", "Second requests beside a first one that is late.", true),
        ("votes_total", "Votes given.", true),
        ("abstentions_total", "Replies that were no vote.", true),
        ("failures_total", "Calls that ended without a reply to read.", true),
        ("cache_hits_total", "Votes taken from memory or disk.", true),
        ("shared_total", "Votes shared with a question that asked the same.", true),
        ("prompt_tokens_total", "Tokens of prompts, as replies tell.", true),
        ("reply_tokens_total", "Tokens of replies, as replies tell.", true),
        ("cost_millionths", "Spent at the configured prices, in millionths of their unit.", false),
        ("latency_microseconds_total", "Time in calls that were answered.", true),
        ("canaries_total", "Known items whose reply counted.", true),
        ("canary_false_positives_total", "Known-wrong items called right.", true),
        ("canary_false_negatives_total", "Known-right items called wrong.", true),
        ("distrusted", "1 while the known items have the judge out.", false),
        ("breaker_open", "1 while an endpoint's circuit breaker is open.", false),
        ("in_flight", "Requests on their way.", false),
        ("queued", "Calls that wait for their turn.", false),
    ]

    var metrics: [JudgeMetric] {
        let now = counts.withLock { $0 }
        return Self.families.map {
            JudgeMetric($0.name, $0.help, isCounter: $0.isCounter, labels: ["judge": judge], value: now[$0.name] ?? 0)
        }
    }
}
