import AssayJSON
import Foundation
import TestSupport
import Testing

@Suite struct CommandTests {
    private let rows = """
        {"id":"right","verifier":"counting","answer":"3","ground_truth":3}
        {"id":"wrong","verifier":"counting","answer":"4","ground_truth":3}

        """

    @Test func scoresFromStandardInput() throws {
        let result = try Command.run("score", "-", "--detail", "none", input: rows)
        #expect(result.status == 0)
        let scores = try result.output.split(separator: "\n").map {
            try JSONDocument(parsing: Array($0.utf8)).root["score"]?.number?.double
        }
        #expect(scores == [1, 0])
        #expect(result.errors == "2 rollouts: 2 scored, mean score 0.5\n")
    }

    @Test func aRowThatIsNoRolloutSpoilsNoOther() throws {
        let result = try Command.run("score", "-", "--quiet", input: "{\"id\":1,\n" + rows)
        #expect(result.status == 1)
        let lines = result.output.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0].contains("\"status\":\"invalid\"") && lines[1].contains("\"score\":1.0"))
        #expect(result.errors.isEmpty)
    }

    @Test func explainsInWordsThatCannotAct() throws {
        let row =
            #"{"id":"e","verifier":"counting","response":"<think>\u001b[31m</think><answer>3</answer>","ground_truth":3}"#
        let result = try Command.run("explain", "-", input: row)
        #expect(result.status == 0)
        #expect(!result.output.contains("\u{1b}") && result.output.contains("\\u{1b}[31m"))
        #expect(result.output.contains("missing_box") && result.output.contains("format_violation"))
    }

    @Test func auditsVerifiersAndRefusesUnknownOnes() throws {
        let whole = try Command.run("audit", "counting", "--seed", "3")
        #expect(whole.status == 0 && whole.output.hasSuffix("seed 3: 0 earned more than chance\n"))
        let json = try JSONDocument(parsing: Array(try Command.run("audit", "counting", "--json").output.utf8)).root
        #expect(json["failed"]?.number?.int == 0 && (json["tried"]?.number?.int ?? 0) > 500)
        #expect(try Command.run("audit", "nothing").status == 2)
    }

    @Test func testsFixturesInEveryForm() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = """
            {"id":"a1","verifier":"counting","answer":"3","ground_truth":3,"expected":{"score":1},"tags":["t"]}
            {"id":"b1","verifier":"counting","answer":"4","ground_truth":3,"expected":{"score":1}}

            """
        try Data(text.utf8).write(to: folder.appending(path: "cases.jsonl"))
        let all = try Command.run("test", folder.path())
        #expect(all.status == 1 && all.output.hasSuffix("1 passed, 1 failed, 0 skipped\n"))
        #expect(all.output.contains("FAIL b1") && all.output.contains("expected 1.0, got 0.0"))
        #expect(try Command.run("test", folder.path(), "--filter", "^a").status == 0)
        #expect(try Command.run("test", folder.path(), "--tag", "t").status == 0)
        #expect(try Command.run("test", folder.path(), "--filter", "^z").status == 2)
        #expect(try Command.run("test", folder.path(), "--filter", "(").status == 2)
        let json = try Command.run("test", folder.path(), "--format", "json")
        #expect(try JSONDocument(parsing: Array(json.output.utf8)).root["failed"]?.number?.int == 1)
        #expect(try Command.run("test", folder.path(), "--format", "junit").output.hasPrefix("<?xml"))
        #expect(try Command.run("test", folder.path(), "--format", "tap").output.hasPrefix("TAP version 14"))
    }

    @Test(arguments: [
        ["--no-such-option"], ["score", "/no/such/file"], ["test", "/no/such/folder"], ["verifiers", "nope"],
        ["serve", "--listen", "nonsense"], ["serve", "--listen", "0.0.0.0:0"], ["config", "check", "/no/such/file"],
        ["score", "-", "--config", "x", "--url", "y"], ["explain", "/dev/null"],
    ])
    func theCallersMistakesLeaveWithTwo(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = try Command.binary
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 2, "\(arguments)")
    }

    @Test func helpIsComplete() throws {
        for command in ["serve", "score", "explain", "test", "judge", "verifiers", "config"] {
            let help = try Command.run(command, "--help")
            #expect(help.status == 0 && help.output.contains("USAGE: assay \(command)"))
            if command != "config", command != "judge" { #expect(help.output.contains("EXAMPLES")) }
        }
        #expect(try Command.run("--version").output.hasPrefix("assay "))
    }

    @Test func aDaemonAnswersAndStopsAsItIsTold() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let ready = folder.appending(path: "ready")
        #expect(mkfifo(ready.path(), 0o600) == 0)
        let daemon = Process()
        daemon.executableURL = try Command.binary
        daemon.arguments = ["serve", "--listen", "127.0.0.1:0", "--ready-file", ready.path()]
        daemon.standardError = FileHandle.nullDevice
        try daemon.run()
        // The pipe is opened by the daemon when it is ready: no one sleeps, no one polls.
        let pipe = try FileHandle(forReadingFrom: ready)
        let address = String(decoding: pipe.readDataToEndOfFile(), as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(!address.isEmpty)
        let score = try Command.run("score", "-", "--url", "http://\(address)", "--format", "table", input: rows)
        #expect(score.status == 0 && score.output.contains("right") && score.output.contains("rule:"))
        // A second client in another language.
        let python = Process()
        python.executableURL = URL(filePath: "/usr/bin/env")
        python.arguments = [
            "python3", "-c",
            """
            import json, sys, urllib.request
            body = json.dumps({"verifier": "counting", "answer": "3", "ground_truth": 3}).encode()
            request = urllib.request.Request(sys.argv[1] + "/v1/score", body, {"Content-Type": "application/json"})
            sys.exit(0 if json.load(urllib.request.urlopen(request))["score"] == 1 else 1)
            """, "http://\(address)",
        ]
        try python.run()
        python.waitUntilExit()
        #expect(python.terminationStatus == 0)
        daemon.terminate()
        daemon.waitUntilExit()
        #expect(daemon.terminationStatus == 0)
    }

    /// Reads what a daemon logs until a line names an event; its end is the end of the daemon.
    private func line(_ event: String, from log: FileHandle) throws -> String {
        var text = ""
        while let byte = try log.read(upToCount: 1), !byte.isEmpty {
            if byte[byte.startIndex] != 0x0a {
                text.append(Character(Unicode.Scalar(byte[byte.startIndex])))
                continue
            }
            if text.contains("\"event\":\"\(event)\"") { return text }
            text = ""
        }
        Issue.record("the daemon never logged \(event)")
        return ""
    }

    @Test func aSignalReadsTheConfigurationAgain() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "assay.yaml")
        try Data("on_undecided: zero\n".utf8).write(to: file)
        let before = try Command.run("config", "hash", file.path()).output.trimmingCharacters(in: .newlines)
        let daemon = Process()
        daemon.executableURL = try Command.binary
        daemon.arguments = ["serve", "--listen", "127.0.0.1:0", "--config", file.path()]
        let errors = Pipe()
        daemon.standardError = errors
        try daemon.run()
        let log = errors.fileHandleForReading
        let listening = try line("listening", from: log)
        let address = try #require(listening.split(separator: "\"").first { $0.hasPrefix("127.0.0.1:") })
        func hash() throws -> String? {
            let scored = try Command.run("score", "-", "--url", "http://\(address)", "--quiet", input: rows)
            let first = try #require(scored.output.split(separator: "\n").first)
            return try JSONDocument(parsing: Array(first.utf8)).root["config_hash"]?.string
        }
        #expect(try hash() == before)
        try Data("on_undecided: \"null\"\n".utf8).write(to: file)
        kill(daemon.processIdentifier, SIGHUP)
        #expect(try line("reloaded", from: log).contains("config_hash"))
        let after = try hash()
        #expect(after != before)
        // A file with a mistake leaves the old configuration in force and says what is wrong.
        try Data("on_undecidd: zero\n".utf8).write(to: file)
        kill(daemon.processIdentifier, SIGHUP)
        #expect(try line("reload_failed", from: log).contains("on_undecidd"))
        #expect(try hash() == after)
        daemon.terminate()
        daemon.waitUntilExit()
        #expect(daemon.terminationStatus == 0)
    }
}
