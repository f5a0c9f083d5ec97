import AssayCore
import AssayFixtures
import AssayJSON
import AssayTerminal

/// How fixture rows are scored and compared.
struct FixtureScoring {
    let backend: any ScoringBackend
    /// How often each row is scored; all verdicts on it must be the same.
    var repeats = 1
    /// Whether `max_ms` counts.
    var isTimed = false

    /// How rows come out, in their order, with a progress bar where someone is watching.
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
            let verdicts = try verdicts(on: cases[start..<end])
            for (fixture, verdict) in zip(cases[start..<end], verdicts) {
                results.append(try result(fixture, verdict))
            }
            start = end
            progress.update(done: start, share: Double(start) / Double(cases.count))
        }
        progress.finish()
        return results
    }

    private func result(_ fixture: FixtureCase, _ verdict: [UInt8]) throws -> CaseResult {
        CaseResult(fixture, verdict: try ShownVerdict(verdict).observed, isTimed: isTimed)
    }

    private func verdicts(on cases: ArraySlice<FixtureCase>) throws -> [[UInt8]] {
        let rows = cases.map(\.json)
        let verdicts = try backend.score(rows, detail: .full)
        for _ in 1..<max(repeats, 1) {
            for (fixture, pair) in zip(cases, zip(verdicts, try backend.score(rows, detail: .full)))
            where Self.withoutTimes(pair.0) != Self.withoutTimes(pair.1) {
                throw CommandFailure.shortfall(
                    "\(fixture.id) got two verdicts:\n\(String(decoding: pair.0, as: UTF8.self))\n"
                        + String(decoding: pair.1, as: UTF8.self))
            }
        }
        return verdicts
    }

    /// A row that carries its judges' replies is judged by them, which a daemon elsewhere cannot do.
    private func result(onRecorded fixture: FixtureCase) throws -> CaseResult {
        guard var local = backend as? LocalBackend else {
            return CaseResult(fixture, outcome: .skipped("judge_replies need the judges in this process"))
        }
        local.judge = try FixtureDesk.desk(for: fixture)
        return try result(fixture, try local.score([fixture.json], detail: .full)[0])
    }

    /// A verdict without what a clock wrote.
    private static func withoutTimes(_ verdict: [UInt8]) -> [UInt8] {
        guard var object = (try? JSONDocument(parsing: verdict))?.root.value().objectValue else { return verdict }
        object["timing_us"] = nil
        return Array(JSONValue.object(object).text.utf8)
    }
}
