import AssayConfiguration
import AssayJSON
import Foundation
import Testing

@testable import AssayService

/// Whatever door a rollout comes through, its verdict reaches the record, the alarm and the counters.
@Suite struct FollowerTests {
    @Test func everyDoorReachesTheRecordAndTheAlarm() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let recorder = try VerdictRecorder(RecordSettings(directory: folder))
        let alarm = FormatAlarm(FormatAlarmSettings())
        var followers = VerdictFollowers()
        followers.recorder = recorder
        followers.alarm = alarm
        let running = try RunningService(followers: followers)
        func row(_ source: String) -> String {
            #"{"verifier":"counting","data_source":"\#(source)","response":"no box","ground_truth":3}"#
        }
        func label(_ source: String) -> String {
            #"{"verifier":"counting","data_source":"\#(source)","ground_truth":3}"#
        }
        let requests = [
            ("/v1/score", row("score")), ("/v1/score/batch", #"{"rollouts":[\#(row("batch")),\#(row("batch"))]}"#),
            ("/v1/score/stream", row("stream") + "\n" + row("stream")),
            ("/get_reward", #"{"query":["pno"],"prompts":["p"],"labels":[\#(label("openrlhf"))]}"#),
            (
                "/v1/openrlhf/counting",
                #"{"query":["pno","pno"],"prompts":["p","p"],"labels":[\#(label("openrlhf")),null]}"#
            ),
            ("/v1/slime/counting", #"{"prompt":"p","response":"no","label":\#(label("slime"))}"#),
            ("/v1/slime", #"{"prompt":"p","response":"no","label":\#(label("slime"))}"#),
        ]
        for (path, body) in requests {
            let reply = try RawClient.exchange(running.url, "POST", path, body: Array(body.utf8))
            #expect(reply.status == 200, "\(path): \(reply.text)")
        }
        let watched = Dictionary(
            uniqueKeysWithValues: alarm.snapshot().map { ($0.source.dataSource, $0.watched.total) })
        #expect(watched == ["score": 1, "batch": 2, "stream": 2, "openrlhf": 2, "slime": 2])
        #expect(try running.scoredRollouts() == 10)
        recorder.stop()
        let lines = try String(contentsOfFile: "\(folder)/verdicts-00000001.ndjson", encoding: .utf8).split(
            separator: "\n")
        let sources = try lines.map { try JSONDocument(parsing: Array($0.utf8)).root["data_source"]?.string ?? "" }
        // The row without a ground truth has no score and is recorded all the same.
        #expect(
            sources.sorted() == [
                "", "batch", "batch", "openrlhf", "openrlhf", "score", "slime", "slime", "stream", "stream",
            ])
    }
}
