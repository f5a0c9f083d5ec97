import AssayJSON
import Foundation
import TestSupport
import Testing

@Suite struct ScoreLogTests {
    private let boxed = #"{"extraction":"boxed"}"#

    private func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    private func scores(_ output: String) throws -> [Double?] {
        try output.split(separator: "\n").map {
            try JSONDocument(parsing: Array($0.utf8)).root["score"]?.number?.double
        }
    }

    @Test(arguments: [
        #"{"input":"6 x 7?","output":"\\boxed{42}","gts":"42","score":0.0,"step":12}"#,
        #"{"group_index":0,"index":1,"prompt":"?","response":"\\boxed{42}","response_length":3,"label":"42"}"#,
        #"{"rollout_id":0,"samples":[{"index":1,"response":"\\boxed{42}","label":"42"}]}"#,
        "{\n \"samples\": [\n {\"index\": 1, \"response\": \"\\\\boxed{42}\", \"label\": \"42\"}\n ]\n}",
        #"[{"input":"6 x 7?","output":"\\boxed{42}","gts":"42"}]"#,
        #"{"prompt":"6 x 7?","completion":"\\boxed{42}","solution":"42","advantage":0.1}"#,
        "\u{feff}step,prompt,completion,solution\r\n3,\"a, b\",\"so\n\\boxed{42}\",42\r\n",
        #"{"responses_create_params":{"input":"?"},"response":{"output":[{"type":"message","content":"\\boxed{42}"}]},"expected_answer":"42"}"#,
        #"{"prompt":"?","answer":"\\boxed{42}","gt_answer":"42","reward":-1,"uuid":"u","data_source":null}"#,
    ])
    func aTrainersLogIsScored(_ text: String) throws {
        let result = try Command.run("score", "-", "--verifier", "math", "--options", boxed, "--quiet", input: text)
        #expect(try result.status == 0 && scores(result.output) == [1], "\(result.errors)\(result.output)")
    }

    @Test func aLogThatDoesNotSayWhoScoresItIsRefusedAtOnce() throws {
        let result = try Command.run("score", "-", input: #"{"input":"?","output":"42","gts":"42"}"#)
        #expect(result.status == 2 && result.errors.contains("--verifier NAME") && result.output.isEmpty)
        let other = try Command.run("score", "-", "--from", "nonsense")
        #expect(other.status == 2 && other.errors.contains("native"))
        #expect(try Command.run("score", "-", "--options", "[]", input: "{}").status == 2)
        #expect(try Command.run("score", "-", "--resume", input: "{}").status == 2)
    }

    @Test func aListAmongLinesIsOneRowThatIsNoRollout() throws {
        let row = #"{"verifier":"counting","answer":"3","ground_truth":3}"#
        for text in ["[1]\n\(row)\n[]\n\(row)\n", "{\n\(row)\n[]\n\(row)"] {
            let result = try Command.run("score", "-", "--quiet", input: text)
            #expect(try scores(result.output) == [nil, 1, nil, 1], "\(result.output)")
        }
        let whole = try Command.run("score", "-", "--quiet", input: "[\n\(row),\n\(row)\n]\n")
        #expect(try scores(whole.output) == [1, 1])
    }

    @Test func picklesParquetAndArchivesAreRefusedWithAWayOut() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        for (bytes, hint) in [
            ([0x50, 0x4b, 3, 4], "weights_only"), ([0x80, 4, 0x95], "weights_only"),
            (Array("PAR1".utf8), "read_parquet"),
            ([0x1f, 0x8b, 8, 0], "zcat"),
        ] as [([UInt8], String)] {
            let file = folder.appending(path: "rollouts")
            try Data(bytes).write(to: file)
            let result = try Command.run("score", file.path())
            #expect(result.status == 2 && result.errors.contains(hint), "\(result.errors)")
        }
    }

    /// Verdicts without what a clock wrote.
    private func verdicts(_ text: String) -> [Substring] {
        text.split(separator: "\n").map {
            $0.prefix(upTo: $0.firstRange(of: ",\"timing_us\"")?.lowerBound ?? $0.endIndex)
        }
    }

    private func rows(_ count: Int) -> String {
        (0..<count).map { row in
            row % 97 == 0
                ? "{\"id\":\(row),broken"
                : #"{"id":\#(row),"verifier":"counting","answer":"\#(row % 7)","ground_truth":3}"#
        }.joined(separator: "\n") + "\n"
    }

    @Test func aRunThatWasKilledGoesOnAndNoRowIsLostOrTwice() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appending(path: "in.jsonl")
        let whole = folder.appending(path: "whole.jsonl")
        let output = folder.appending(path: "out.jsonl")
        try Data(rows(9000).utf8).write(to: input)
        _ = try Command.run("score", input.path(), "-o", whole.path(), "--quiet", "--detail", "none")
        let expected = verdicts(try String(contentsOf: whole, encoding: .utf8))
        #expect(expected.count == 9000)
        let size = try Data(contentsOf: whole).count
        for part in 1...4 {
            let process = Process()
            process.executableURL = try Command.binary
            process.arguments = ["score", input.path(), "-o", output.path(), "--resume", "--quiet", "--detail", "none"]
            process.standardError = FileHandle.nullDevice
            try process.run()
            // Killed while it writes: the file's size says how far it is.
            var status = stat()
            while process.isRunning, stat(output.path(), &status) != 0 || status.st_size < size / 5 * part {
                sched_yield()
            }
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        // Half a line, as a write that was cut leaves it.
        let left = try FileHandle(forWritingTo: output)
        try left.truncate(atOffset: try left.seekToEnd() - 7)
        try left.close()
        let last = try Command.run("score", input.path(), "-o", output.path(), "--resume", "--detail", "none")
        #expect(last.status == 1 && last.errors.contains("going on behind them"), "\(last.errors)")
        #expect(last.errors.contains("9000 rollouts: 8907 scored, 93 invalid"))
        #expect(verdicts(try String(contentsOf: output, encoding: .utf8)) == expected)
        // Once more: nothing is left to do, and nothing changes.
        let before = try Data(contentsOf: output)
        _ = try Command.run("score", input.path(), "-o", output.path(), "--resume", "--quiet", "--detail", "none")
        #expect(try Data(contentsOf: output) == before)
    }

    @Test func aFullDiskCutsALineAndTheRestFollows() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appending(path: "in.jsonl").path()
        let output = folder.appending(path: "out.jsonl").path()
        try Data(rows(1000).utf8).write(to: URL(filePath: input))
        let limited = Process()
        limited.executableURL = URL(filePath: "/bin/bash")
        limited.arguments = [
            "-c", "ulimit -f 100; exec \"$0\" score \"$1\" -o \"$2\" --quiet", try Command.binary.path(), input, output,
        ]
        limited.standardError = FileHandle.nullDevice
        try limited.run()
        limited.waitUntilExit()
        #expect(try Data(contentsOf: URL(filePath: output)).last != 0x0a)
        let result = try Command.run("score", input, "-o", output, "--resume", "--quiet")
        #expect(result.status == 1)
        let whole = try Command.run("score", input, "--quiet").output
        #expect(verdicts(try String(contentsOfFile: output, encoding: .utf8)) == verdicts(whole))
    }

    @Test func anotherInputOrConfigurationIsNotMixedIn() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let output = folder.appending(path: "out.jsonl").path()
        let config = folder.appending(path: "c.yaml").path()
        try Data("on_undecided: \"null\"\n".utf8).write(to: URL(filePath: config))
        let row = #"{"id":"a","verifier":"counting","answer":"3","ground_truth":3}"#
        #expect(try Command.run("score", "-", "-o", output, "--quiet", input: row).status == 0)
        let other = row.replacing("\"a\"", with: "\"b\"")
        let mixed = try Command.run("score", "-", "-o", output, "--resume", input: other)
        #expect(mixed.status == 2 && mixed.errors.contains("another input"))
        let shorter = try Command.run("score", "-", "-o", output, "--resume", input: "")
        #expect(shorter.status == 2)
        let reconfigured = try Command.run(
            "score", "-", "-o", output, "--resume", "--config", config, input: row + "\n" + other)
        #expect(reconfigured.status == 2 && reconfigured.errors.contains("configuration"))
        #expect(try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n").count == 1)
    }
}
