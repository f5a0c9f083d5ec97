import Synchronization

/// What one desk leaves to the next when the configuration is read again: votes in memory, budgets spent, standings,
/// counters. All but the counters live on the transport's thread.
final class JudgeEstate: @unchecked Sendable {  // guarded: by the thread, the counters by their lock.
    let cache = ReplyCache(maxBytes: 0)
    let gateCounters = JudgeGateCounters()
    let audits = AuditBook()
    private var accounts: [String: JudgeAccount] = [:]
    private let counters = Mutex<[String: JudgeCounters]>([:])

    /// The account of a judge, made where there is none.
    func account(for settings: JudgeSettings, now: Int64) -> JudgeAccount {
        let account =
            accounts[settings.name]?.continued(under: settings, now: now) ?? JudgeAccount(settings, now: now)
        accounts[settings.name] = account
        return account
    }

    /// The counters of a judge, made where there are none; on any thread.
    func counters(for name: String) -> JudgeCounters {
        counters.withLock { counters in
            let found = counters[name] ?? JudgeCounters(judge: name)
            counters[name] = found
            return found
        }
    }
}
