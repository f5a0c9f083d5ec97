import AssayCore
import AssayHTTP
import Synchronization

/// The access rules in force, and what was refused by them.
final class AccessGate: Sendable {
    /// Requests without a known token, from an address that counts as none.
    let unauthorized = CounterCell()
    /// The same where there are no tokens.
    let forbidden = CounterCell()
    /// Requests beyond a token's limits.
    let limited = CounterCell()
    private let rules: Lock<AccessRules>
    /// Asked first, so that a daemon without rules pays one load.
    private let isOpen: Atomic<Bool>
    private let report: @Sendable (ServiceEvent) -> Void

    init(_ rules: AccessRules, report: @escaping @Sendable (ServiceEvent) -> Void) {
        self.rules = Lock(rules)
        isOpen = Atomic(rules.isOpen)
        self.report = report
    }

    /// The rules in force now.
    var current: AccessRules { rules.withLock { $0 } }

    /// Puts other rules in force for the requests that come from now on.
    func replace(_ rules: AccessRules) {
        self.rules.withLock { $0 = rules }
        isOpen.store(rules.isOpen, ordering: .relaxed)
    }

    /// Decides about a request; a refusal is counted, and reported the 1st, 2nd, 4th, 8th … time of its kind.
    func decide(_ head: RequestHead) -> AccessRules.Decision {
        if isOpen.load(ordering: .relaxed) { return .allowed(nil) }
        let decision = current.decide(head)
        guard case .refused(let error, _) = decision else { return decision }
        let cell =
            switch error.code {
            case .tooManyRequests: limited
            case .forbidden: forbidden
            default: unauthorized
            }
        cell.add(1)
        let count = cell.value
        if count & (count - 1) == 0 { report(.accessRefused(error.code, head.peer, count: count)) }
        return decision
    }
}
