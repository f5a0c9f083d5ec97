/// What is known of a judge that a reload of the configuration does not change. Lives on the transport's thread.
final class JudgeAccount {
    /// Whether the judge was believed when last anybody asked.
    enum Standing {
        case untested
        case trusted
        case out(problem: String, until: Int64)
    }

    /// What was tested: another model, form or address has to prove itself anew.
    private let tested: [String]
    var standing = Standing.untested
    var ledger = CanaryLedger()
    var tokensSpent = 0
    var moneySpent = 0.0
    var latencies = LatencyWindow()
    let requests: RateLimit
    let tokens: RateLimit

    init(_ settings: JudgeSettings, now: Int64) {
        tested = Self.identity(settings)
        requests = RateLimit(perMinute: settings.requestsPerMinute, now: now)
        tokens = RateLimit(perMinute: settings.tokensPerMinute, now: now)
    }

    /// The account as it goes on under other settings: what was spent stays spent.
    func continued(under settings: JudgeSettings, now: Int64) -> JudgeAccount {
        guard Self.identity(settings) == tested else {
            let fresh = JudgeAccount(settings, now: now)
            fresh.tokensSpent = tokensSpent
            fresh.moneySpent = moneySpent
            return fresh
        }
        requests.change(perMinute: settings.requestsPerMinute)
        tokens.change(perMinute: settings.tokensPerMinute)
        return self
    }

    private static func identity(_ settings: JudgeSettings) -> [String] {
        [settings.model, settings.form.rawValue, settings.parameters] + settings.endpoints
    }
}
