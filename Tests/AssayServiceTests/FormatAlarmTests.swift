import AssayConfiguration
import AssayCore
import AssayHTTP
import Testing

@testable import AssayService

@Suite struct FormatAlarmTests {
    private func verdict(_ reason: Reason, _ verifier: String = "ocr") -> Verdict {
        Verdict(
            id: nil, outcome: .scored(0, reason, by: .rule("exact")), verifier: verifier, configHash: "c")
    }

    private func rollout(_ source: String?) -> Rollout { Rollout(dataSource: source, content: .answer("x")) }

    private var settings: FormatAlarmSettings {
        var settings = FormatAlarmSettings()
        settings.window = 32
        settings.minRollouts = 16
        settings.maxDataSources = 3
        return settings
    }

    /// The window against a plain list of the last rollouts.
    @Test(arguments: 0..<20)
    func theWindowIsTheLastRollouts(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        let size = 16 + Int(seed) * 7
        var window = ShareWindow(size: size)
        var all: [Bool] = []
        for _ in 0..<1000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            all.append(state >> 62 != 0)
            window.add(all[all.count - 1])
            let last = all.suffix(size)
            #expect(window.count == last.count && window.unreadable == last.count { $0 }, "seed \(seed)")
        }
    }

    @Test func saysItOnceAndWhenItIsOver() {
        let reports = Lock<[FormatAlarm.Report]>([])
        let alarm = FormatAlarm(settings) { report in reports.withLock { $0.append(report) } }
        for _ in 0..<15 { alarm.count(verdict(.formatViolation), of: rollout("chart")) }
        #expect(reports.withLock { $0.isEmpty })
        for _ in 0..<50 { alarm.count(verdict(.noAnswer), of: rollout("chart")) }
        #expect(reports.withLock { $0.map(\.isUnreadable) } == [true])
        #expect(reports.withLock { $0.first?.dataSource } == "chart")
        for _ in 0..<50 { alarm.count(verdict(.incorrect), of: rollout("chart")) }
        #expect(reports.withLock { $0.map(\.isUnreadable) } == [true, false])
    }

    @Test func whatIsNoVerdictSaysNothing() {
        let alarm = FormatAlarm(settings)
        let failed = Verdict(id: nil, outcome: .failed(RolloutError(.internalError, "x")), configHash: "c")
        for _ in 0..<100 { alarm.count(failed, of: rollout("chart")) }
        #expect(alarm.snapshot().isEmpty)
    }

    @Test func theNumberOfSourcesIsBounded() {
        let alarm = FormatAlarm(settings)
        for index in 0..<100 { alarm.count(verdict(.correct), of: rollout("source \(index)")) }
        alarm.count(verdict(.correct, "gui"), of: rollout(nil))
        let sources = alarm.snapshot()
        #expect(sources.count == 4 && sources.reduce(0) { $0 + $1.watched.total } == 101)
        #expect(sources.first?.source.dataSource == "(other)" && sources.first?.watched.total == 98)
    }

    @Test func aRolloutWithoutASourceCountsUnderItsVerifier() {
        let alarm = FormatAlarm(settings)
        alarm.count(verdict(.correct, "gui"), of: rollout(nil))
        #expect(alarm.snapshot().first?.source.verifier == "gui")
    }

    @Test func metricsShowItWithLabelsThatCannotBreakOut() throws {
        var followers = VerdictFollowers()
        followers.alarm = FormatAlarm(settings)
        let running = try RunningService(followers: followers)
        for _ in 0..<20 {
            _ = try running.post(
                #"{"data_source":"a\"} 1\nevil","verifier":"counting","response":"no","ground_truth":3}"#,
                to: "/v1/score")
        }
        let page = try Client.get(running.url + "/metrics").text
        #expect(page.contains(#"assay_source_unreadable{data_source="a\"} 1\nevil",verifier=""} 1"#))
        #expect(page.contains(#"assay_source_unreadable_share{data_source="a\"} 1\nevil",verifier=""} 1.0"#))
        #expect(!page.split(separator: "\n").contains { $0.hasPrefix("evil") })
    }
}
