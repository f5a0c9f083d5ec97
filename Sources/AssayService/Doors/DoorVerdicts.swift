import AssayCore
import AssayHTTP
import AssayWire

/// The verdicts of one request to a door, some of which may come later from a judge.
final class DoorVerdicts: Sendable {
    private struct State {
        var verdicts: [Verdict?]
        var left: Int
    }

    private let state: Lock<State>
    private let exchange: Exchange
    private let finish: @Sendable ([Verdict]) -> Void

    private init(count: Int, _ exchange: Exchange, _ finish: @escaping @Sendable ([Verdict]) -> Void) {
        state = Lock(State(verdicts: [Verdict?](repeating: nil, count: count), left: count))
        self.exchange = exchange
        self.finish = finish
    }

    /// Scores rows and hands their verdicts over in order: here where rules decide all, else on a worker once the judge
    /// has answered.
    static func score(
        _ rollouts: [Result<RolloutRow, RolloutError>], _ rows: RowScorer, _ exchange: Exchange,
        finish: @escaping @Sendable ([Verdict]) -> Void
    ) {
        guard rows.judge != nil, !rollouts.isEmpty else { return finish(rollouts.map { rows.verdict(on: $0) }) }
        let all = DoorVerdicts(count: rollouts.count, exchange, finish)
        for (index, rollout) in rollouts.enumerated() {
            guard case .success(let row) = rollout else {
                all.take(rows.verdict(on: rollout), at: index)
                continue
            }
            let verdict = rows.verdict(on: row, isWanted: { !exchange.isCancelled }) { all.take($0, at: index) }
            if let verdict { all.take(verdict, at: index) }
        }
        // Whatever is left waits for the judge.
        exchange.park()
    }

    private func take(_ verdict: Verdict, at index: Int) {
        let all: [Verdict]? = state.withLock { state in
            state.verdicts[index] = verdict
            state.left -= 1
            return state.left == 0 ? state.verdicts.compactMap(\.self) : nil
        }
        guard let all else { return }
        let finish = finish
        exchange.pool.submit { finish(all) }
    }
}
