import AssayCore
import AssayFixtures
import AssayJSON
import AssayTerminal

extension ScoringBackend {
    /// The verdicts on fixture rows, in their order, with a progress bar where someone is watching.
    func verdicts(on cases: [FixtureCase], isQuiet: Bool, repeats: Int = 1) throws -> [ObservedVerdict] {
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
            let rows = cases[start..<end].map(\.json)
            let found = try score(rows, detail: .full)
            for _ in 1..<max(repeats, 1) {
                for (index, again) in try score(rows, detail: .full).enumerated()
                where Self.withoutTimes(again) != Self.withoutTimes(found[index]) {
                    throw CommandFailure.shortfall(
                        "\(cases[start + index].id) got two verdicts:\n\(String(decoding: found[index], as: UTF8.self))\n"
                            + String(decoding: again, as: UTF8.self))
                }
            }
            for verdict in found { verdicts.append(try ShownVerdict(verdict).observed) }
            start = end
            progress.update(done: start, share: Double(start) / Double(cases.count))
        }
        progress.finish()
        return verdicts
    }

    /// A verdict up to what a clock wrote, which stands at its end.
    private static func withoutTimes(_ verdict: [UInt8]) -> [UInt8] {
        guard var object = (try? JSONDocument(parsing: verdict))?.root.value().objectValue else { return verdict }
        object["timing_us"] = nil
        return Array(JSONValue.object(object).text.utf8)
    }
}
