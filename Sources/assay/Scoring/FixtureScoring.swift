import AssayCore
import AssayFixtures
import AssayJSON
import AssayTerminal

extension ScoringBackend {
    /// The verdicts on fixture rows, in their order, with a progress bar where someone is watching.
    func verdicts(on cases: [FixtureCase], isQuiet: Bool) throws -> [ObservedVerdict] {
        var verdicts: [ObservedVerdict] = []
        var progress = ProgressBar(unit: "rows", isQuiet: isQuiet)
        var start = 0
        while start < cases.count {
            var end = start
            var bytes = 0
            while end < cases.count, end - start < 1024, bytes < 16 << 20 {
                bytes += cases[end].json.count
                end += 1
            }
            for verdict in try score(cases[start..<end].map(\.json), detail: .full) {
                verdicts.append(try ShownVerdict(verdict).observed)
            }
            start = end
            progress.update(done: start, share: Double(start) / Double(cases.count))
        }
        progress.finish()
        return verdicts
    }
}
