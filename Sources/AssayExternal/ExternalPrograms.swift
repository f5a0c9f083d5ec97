public import AssayConfiguration
public import AssayCore
import AssayHTTP
import AssayJSON

/// The programs of a configuration, in front of its judges: rows of `external` go to their program, everything else and
/// what a program cannot prove to the judge behind.
public final class ExternalPrograms: RolloutJudge {
    private let pools: [String: ExternalPool]
    private let next: (any RolloutJudge)?

    /// Starts the programs.
    ///
    /// - Parameters:
    ///   - next: who is asked about everything else.
    ///   - onProblem: for the log: a program and what is wrong with it; called on any thread.
    public init(
        _ programs: [ExternalSettings], next: (any RolloutJudge)?,
        onProblem: @escaping @Sendable (_ program: String, _ problem: String) -> Void
    ) {
        self.next = next
        pools = Dictionary(
            programs.map { program in
                (program.name, ExternalPool(program) { problem in onProblem(program.name, problem) })
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Lets the programs finish what they hold, then ends them.
    deinit { for pool in pools.values { pool.stop() } }

    /// Asks the program a row names, or whoever stands behind the programs.
    public func judge(
        _ question: JudgeQuestion, withinMilliseconds milliseconds: Int, isWanted: @escaping @Sendable () -> Bool,
        completion: @escaping @Sendable (Judgement) -> Void
    ) {
        guard let row = question.external else {
            guard let next else { return completion(Judgement(.notAsked)) }
            return next.judge(
                question, withinMilliseconds: milliseconds, isWanted: isWanted, completion: completion)
        }
        guard let pool = pools[row.program] else {
            let names = pools.keys.sorted().joined(separator: ", ")
            let error = RolloutError(
                .invalidOption, field: "options.program",
                "there is no program \(row.program.debugDescription); there are \(names)")
            return completion(Judgement(.failed(error)))
        }
        let start = MonotonicClock.now
        let next = next
        pool.counters.addRow()
        pool.submit(
            ExternalPool.Row(
                row: row, deadline: start + Int64(milliseconds) * 1_000_000, submittedAt: start, isWanted: isWanted
            ) { outcome, said in
                let spent = Int((MonotonicClock.now - start) / 1000)
                var detail = said
                detail["program"] = .string(row.program)
                detail["version"] = .number(JSONNumber(pool.settings.version))
                switch outcome {
                case .judged(let judged):
                    if case .failed = judged { pool.counters.addFailure() }
                    completion(Judgement(judged, detail: detail, detailKey: "external", microseconds: spent))
                case .undecided:
                    guard let next else {
                        return completion(
                            Judgement(.notAsked, detail: detail, detailKey: "external", microseconds: spent))
                    }
                    next.judge(
                        question, withinMilliseconds: max(1, milliseconds - spent / 1000), isWanted: isWanted,
                        completion: completion)
                }
            })
    }

    /// As those behind the programs say.
    public func wantsAudit() -> Bool { next?.wantsAudit() ?? false }

    /// Left to those behind the programs.
    public func audit(_ question: JudgeQuestion, isRight: Bool) { next?.audit(question, isRight: isRight) }

    /// Theirs, and `external_…` by program.
    public var metrics: [JudgeMetric] {
        (next?.metrics ?? [])
            + pools.values.sorted { $0.settings.name < $1.settings.name }.flatMap { pool in
                let labels = ["program": pool.settings.name]
                return [
                    JudgeMetric(
                        "external_rows_total", "Rows handed to a program of the user.", labels: labels,
                        value: pool.counters.rows),
                    JudgeMetric(
                        "external_failures_total", "Rows a program gave no score for.", labels: labels,
                        value: pool.counters.failures),
                    JudgeMetric(
                        "external_starts_total", "Starts of a program.", labels: labels,
                        value: pool.counters.starts),
                    JudgeMetric(
                        "external_queued", "Rows that wait for a program.", isCounter: false, labels: labels,
                        value: pool.waiting),
                ]
            }
    }
}
