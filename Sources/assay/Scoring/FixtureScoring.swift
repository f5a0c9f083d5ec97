import AssayCore
import AssayFixtures
import AssayJSON
import AssayTerminal

extension ScoringBackend {
    /// How fixture rows come out, in their order, with a progress bar where someone is watching.
    func results(on cases: [FixtureCase], isQuiet: Bool) throws -> [CaseResult] {
        var results: [CaseResult] = []
        var progress = ProgressBar(unit: "rows", isQuiet: isQuiet)
        var start = 0
        while start < cases.count {
            let first = cases[start]
            guard first.judgeReplies.isEmpty else {
                results.append(try result(onRecorded: first))
                start += 1
                continue
            }
            var end = start
            var bytes = 0
            while end < cases.count, cases[end].judgeReplies.isEmpty, end - start < 1024, bytes < 16 << 20 {
                bytes += cases[end].json.count
                end += 1
            }
            let verdicts = try score(cases[start..<end].map(\.json), detail: .full)
            for (fixture, verdict) in zip(cases[start..<end], verdicts) {
                results.append(CaseResult(fixture, verdict: try ShownVerdict(verdict).observed))
            }
            start = end
            progress.update(done: start, share: Double(start) / Double(cases.count))
        }
        progress.finish()
        return results
    }

    /// A row that carries its judges' replies is judged by them, which a daemon elsewhere cannot do.
    private func result(onRecorded fixture: FixtureCase) throws -> CaseResult {
        guard var local = self as? LocalBackend else {
            return CaseResult(fixture, outcome: .skipped("judge_replies need the judges in this process"))
        }
        local.judge = try FixtureDesk.desk(for: fixture)
        let verdict = try local.score([fixture.json], detail: .full)[0]
        return CaseResult(fixture, verdict: try ShownVerdict(verdict).observed)
    }
}
