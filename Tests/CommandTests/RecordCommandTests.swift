import AssayJSON
import Foundation
import Testing

/// The record of a daemon that is killed, or whose disk is full, in the middle of its work.
@Suite struct RecordCommandTests {
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("record: \(folder.path())/record\n".utf8).write(to: folder.appending(path: "assay.yaml"))
        try body(folder)
    }

    /// Starts a daemon, below a shell command where one is given; returns it with its address.
    private func daemon(in folder: URL, below shell: String = "") throws -> (process: Process, address: String) {
        let ready = folder.appending(path: "ready-\(UUID().uuidString)")
        try #require(mkfifo(ready.path(), 0o600) == 0)
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c", "\(shell) exec \"$0\" serve --config \"$1\" --listen 127.0.0.1:0 --ready-file \"$2\"",
            try Command.binary.path(), folder.appending(path: "assay.yaml").path(), ready.path(),
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        let lines = String(decoding: try FileHandle(forReadingFrom: ready).readDataToEndOfFile(), as: UTF8.self)
        return (process, try #require(lines.split(separator: "\n").first.map(String.init)))
    }

    private func rows(_ range: Range<Int>) -> String {
        range.map { #"{"id":\#($0),"verifier":"counting","answer":"3","ground_truth":3}"# }.joined(separator: "\n")
            + "\n"
    }

    /// The ids on all lines; a line that is no JSON fails.
    private func recorded(in folder: URL) throws -> [Int] {
        let record = folder.appending(path: "record")
        let names = try FileManager.default.contentsOfDirectory(atPath: record.path()).filter {
            $0.hasSuffix(".ndjson")
        }
        return try names.sorted().flatMap { name -> [Int] in
            let data = try Data(contentsOf: record.appending(path: name))
            #expect(data.isEmpty || data.last == 0x0a, "\(name) ends in half a line")
            return try data.split(separator: 0x0a).map {
                try #require(try JSONDocument(parsing: Array($0)).root["verdict"]?["id"]?.number?.int)
            }
        }
    }

    /// SIGKILL while thousands of verdicts are on their way; then a start, after which every line is whole, each verdict
    /// stands there once, and what the next daemon scores is added.
    @Test func aKilledDaemonLeavesNoHalfLine() throws {
        try withFolder { folder in
            let first = try daemon(in: folder)
            let client = Process()
            client.executableURL = try Command.binary
            let input = folder.appending(path: "rows.jsonl")
            try Data(rows(0..<20_000).utf8).write(to: input)
            client.arguments = [
                "score", input.path(), "--url", "http://\(first.address)", "--quiet", "-o", "/dev/null",
            ]
            client.standardError = FileHandle.nullDevice
            try client.run()
            let newest = folder.appending(path: "record/verdicts-00000001.ndjson").path()
            let size = { (try? FileManager.default.attributesOfItem(atPath: newest)[.size] as? Int) ?? 0 }
            while size() < 100_000, client.isRunning { sched_yield() }
            kill(first.process.processIdentifier, SIGKILL)
            first.process.waitUntilExit()
            client.terminate()
            client.waitUntilExit()
            let second = try daemon(in: folder)
            let before = try recorded(in: folder)
            #expect(before.count >= 100 && Set(before).count == before.count)
            let more = try Command.run(
                "score", "-", "--url", "http://\(second.address)", "--quiet", input: rows(0..<10))
            #expect(more.status == 0, "\(more.errors)")
            second.process.terminate()
            second.process.waitUntilExit()
            #expect(try recorded(in: folder).count == before.count + 10)
        }
    }

    /// The disk takes half a write and no more: what there is of a line is taken back, and every rollout is scored.
    @Test func aFullDiskLeavesNoHalfLineAndScoringGoesOn() throws {
        try withFolder { folder in
            // Files of at most 8 KB or so; the signal that comes with it is ignored, so that write(2) says EFBIG.
            let running = try daemon(in: folder, below: "trap '' XFSZ; ulimit -f 16;")
            for start in stride(from: 0, to: 400, by: 10) {
                let result = try Command.run(
                    "score", "-", "--url", "http://\(running.address)", "--quiet", input: rows(start..<start + 10))
                #expect(result.status == 0 && result.output.split(separator: "\n").count == 10, "\(result.errors)")
            }
            running.process.terminate()
            running.process.waitUntilExit()
            #expect(running.process.terminationStatus == 0)
            let ids = try recorded(in: folder)
            #expect(ids.count > 5 && ids.count < 400 && Set(ids).count == ids.count)
        }
    }
}
