import AssayConfiguration
import AssayCore
import AssayJSON
import AssayWire
import Foundation
import Testing

@testable import AssayService

@Suite struct VerdictRecorderTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()

    private func rollout(_ index: Int) -> Rollout {
        Rollout(
            id: .number(JSONNumber(index)), dataSource: "chart", prompt: .text("How many?"),
            content: .response("three \(index)"), groundTruth: 3, metadata: ["step": 1], group: "p1", iteration: 7,
            isTruncated: true)
    }

    private func verdict(_ index: Int) -> Verdict {
        Verdict(
            id: .number(JSONNumber(index)), outcome: .scored(1, .correct, by: .rule("integer")), configHash: "c")
    }

    private var files: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".ndjson") }.sorted()
        }
    }

    private func lines() throws -> [JSONElement] {
        try files.flatMap { name in
            try Data(contentsOf: URL(filePath: "\(folder)/\(name)")).split(separator: 0x0a).map {
                try JSONDocument(parsing: Array($0)).root
            }
        }
    }

    @Test(arguments: [false, true])
    func keepsEveryVerdict(_ includesRollouts: Bool) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var settings = RecordSettings(directory: folder)
        settings.includesRollouts = includesRollouts
        let recorder = try VerdictRecorder(settings)
        for index in 0..<500 { recorder.record(verdict(index), of: rollout(index)) }
        recorder.record(verdict(500), of: nil)
        recorder.stop()
        let lines = try lines()
        #expect(lines.compactMap { $0["verdict"]?["id"]?.number?.int } == Array(0...500))
        #expect(recorder.written.value == 501 && recorder.droppedForQueue.value == 0)
        let first = try #require(lines.first)
        #expect(first["time"]?.string?.hasSuffix("Z") == true && first["data_source"]?.string == "chart")
        let origin = includesRollouts ? try #require(first["rollout"]) : first
        #expect(origin["group"]?.string == "p1" && origin["iteration"]?.number?.int == 7)
        #expect(origin["truncated"]?.bool == true && origin["metadata"]?["step"]?.number?.int == 1)
        if includesRollouts {
            // What is kept can be scored again.
            let again = try RolloutReader.read(Array(origin.value().text.utf8)).rollout
            #expect(again.content.text == "three 0" && again.groundTruth == 3 && again.dataSource == "chart")
        } else {
            #expect(first["rollout"] == nil)
        }
        for name in try files {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test func rotatesAndRemovesTheOldest() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var settings = RecordSettings(directory: folder)
        settings.maxFileBytes = 4096
        settings.maxFiles = 3
        for _ in 0..<2 {
            let recorder = try VerdictRecorder(settings)
            for index in 0..<200 { recorder.record(verdict(index), of: nil) }
            recorder.stop()
        }
        let names = try files
        #expect(names.count == 3 && names.first != "verdicts-00000001.ndjson")
        for name in names {
            let size = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.size] as? Int
            #expect((size ?? 0) <= 4096)
        }
        #expect(try lines().last?["verdict"]?["id"]?.number?.int == 199)
    }

    @Test func oneProcessAFolder() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try VerdictRecorder(RecordSettings(directory: folder))
        #expect(throws: VerdictRecorder.Failure.self) { try VerdictRecorder(RecordSettings(directory: folder)) }
        first.stop()
    }

    @Test func aFullQueueDropsAndCounts() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var settings = RecordSettings(directory: folder)
        settings.maxQueuedBytes = 1
        let recorder = try VerdictRecorder(settings)
        for index in 0..<10 { recorder.record(verdict(index), of: nil) }
        recorder.stop()
        #expect(recorder.droppedForQueue.value == 10 && recorder.written.value == 0)
    }

    @Test func aDiskThatRefusesStopsNothing() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (reports, continuation) = AsyncStream.makeStream(of: VerdictRecorder.Report.self)
        let recorder = try VerdictRecorder(RecordSettings(directory: folder)) { continuation.yield($0) }
        // Nothing can be made in a folder that is gone.
        try FileManager.default.removeItem(atPath: folder)
        for index in 0..<10 { recorder.record(verdict(index), of: nil) }
        recorder.stop()
        continuation.finish()
        #expect(recorder.droppedForDisk.value == 10 && recorder.written.value == 0)
        _ = reports
    }

    /// What a process leaves that is killed in the middle of a line: whole lines stay, the half one goes.
    @Test(arguments: [0, 1, 300, 65_536, 65_537, 200_000])
    func halfALineIsTakenBackAfterACrash(_ halfLineBytes: Int) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try VerdictRecorder(RecordSettings(directory: folder))
        for index in 0..<300 { first.record(verdict(index), of: nil) }
        first.stop()
        let newest = URL(filePath: "\(folder)/\(try #require(try files.last))")
        let whole = try Data(contentsOf: newest)
        try (whole + Data(repeating: 0x78, count: halfLineBytes)).write(to: newest)
        let second = try VerdictRecorder(RecordSettings(directory: folder))
        second.record(verdict(300), of: nil)
        second.stop()
        #expect(try Data(contentsOf: newest) == whole)
        #expect(try lines().compactMap { $0["verdict"]?["id"]?.number?.int } == Array(0...300))
    }

    @Test func aFileOfNothingButHalfALineIsEmptied() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let file = "\(folder)/verdicts-00000007.ndjson"
        try Data("{\"time\"".utf8).write(to: URL(filePath: file))
        let recorder = try VerdictRecorder(RecordSettings(directory: folder))
        recorder.record(verdict(1), of: nil)
        recorder.stop()
        #expect(try Data(contentsOf: URL(filePath: file)).isEmpty)
        #expect(try files == ["verdicts-00000007.ndjson", "verdicts-00000008.ndjson"] && lines().count == 1)
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (1_764_069_073_123_456_789, "2025-11-25T11:11:13.123Z"),
        ] as [(Int64, String)])
    func times(_ nanoseconds: Int64, _ text: String) { #expect(RecordLine.text(nanoseconds) == text) }
}
