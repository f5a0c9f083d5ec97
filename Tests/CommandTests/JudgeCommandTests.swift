import AssayJSON
import Foundation
import TestSupport
import Testing

/// `assay judge`, and what `score` and `test` do with judges' replies, against a judge on a free port.
@Suite struct JudgeCommandTests {
    /// `judge.py`, and a folder with a configuration that names it; both go with it.
    private final class Judge {
        private let process = Process()
        private let input = Pipe()
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        let port: String

        init() throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let output = Pipe()
            process.executableURL = URL(filePath: "/usr/bin/env")
            let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "judge.py")
            process.arguments = ["python3", script.path(), folder.appending(path: "calls").path()]
            process.standardInput = input
            process.standardOutput = output
            try process.run()
            var line = Data()
            while !line.contains(0x0a) {
                let more = output.fileHandleForReading.availableData
                guard !more.isEmpty else { throw CocoaError(.fileReadUnknown) }
                line += more
            }
            port = String(String(decoding: line, as: UTF8.self).split(separator: "\n")[0])
        }

        deinit {
            try? input.fileHandleForWriting.close()
            process.waitUntilExit()
            try? FileManager.default.removeItem(at: folder)
        }

        /// A configuration with this judge and what else is said of `judges`.
        func configuration(_ more: String = "", judge: String = "") throws -> String {
            let file = folder.appending(path: "assay.yaml")
            let text = """
                judges:
                  list:
                    - {url: "http://127.0.0.1:\(port)/v1", model: crimson, canaries: {probation: 0, rate: 0}\(judge)}
                \(more.isEmpty ? "" : "  \(more)\n")
                """
            try Data(text.utf8).write(to: file)
            return file.path()
        }

        var calls: Int {
            get throws {
                try Data(contentsOf: folder.appending(path: "calls")).count
            }
        }

        func path(_ name: String) -> String { folder.appending(path: name).path() }
    }

    private let rows = """
        {"id":1,"verifier":"vqa","answer":"crimson bird","ground_truth":"red bird"}
        {"id":2,"verifier":"vqa","answer":"blue kettle","ground_truth":"red bird"}
        {"id":3,"verifier":"counting","answer":"3","ground_truth":3}

        """

    /// Ids, scores and what stands in `decided_by` or as the error's code.
    private func told(_ output: String) throws -> [String] {
        try output.split(separator: "\n").map { line in
            let verdict = try JSONDocument(parsing: Array(line.utf8)).root
            let score = verdict["score"]?.number?.literal ?? "null"
            let by = verdict["decided_by"]?.string ?? verdict["error"]?["code"]?.string ?? "?"
            return "\(verdict["id"]?.number?.literal ?? "?") \(score) \(by)"
        }
    }

    @Test func aRecordIsScoredAgainWithoutTheJudge() throws {
        let judge = try Judge()
        let config = try judge.configuration()
        let recorded = try Command.run(
            "score", "-", "--config", config, "--record", judge.path("said"), input: rows)
        #expect(try told(recorded.output) == ["1 1.0 judge:crimson", "2 0.0 judge:crimson", "3 1.0 rule:integer"])
        #expect(try judge.calls == 2)
        let file = judge.path("said/exchanges.jsonl")
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
        #expect((mode as? NSNumber)?.intValue == 0o600)
        let more = rows + #"{"id":4,"verifier":"vqa","answer":"green bird","ground_truth":"red bird"}"# + "\n"
        let replayed = try Command.run(
            "score", "-", "--config", config, "--replay", judge.path("said"), input: more)
        #expect(replayed.status == 1)
        #expect(
            try told(replayed.output) == [
                "1 1.0 judge:crimson", "2 0.0 judge:crimson", "3 1.0 rule:integer", "4 null judge_unrecorded",
            ])
        #expect(try judge.calls == 2)
        for wrong in [
            ["--replay", "/no/such"], ["--record", "/no/such/place"], ["--record", "a", "--replay", "b"],
        ] {
            #expect(try run(["score", "-", "--config", config] + wrong).status == 2, "\(wrong)")
        }
        #expect(try run(["score", "-", "--record", judge.path("x")]).status == 2)
        #expect(try run(["score", "-", "--url", "http://127.0.0.1:1", "--record", judge.path("x")]).status == 2)
    }

    private func run(_ arguments: [String]) throws -> (status: Int32, ()) {
        let process = Process()
        process.executableURL = try Command.binary
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, ())
    }

    @Test func votesOnDiskAreNotPaidForTwice() throws {
        let judge = try Judge()
        let config = try judge.configuration("cache_file: \(judge.path("votes.sqlite"))")
        for _ in 0..<2 {
            let scored = try Command.run("score", "-", "--config", config, input: rows)
            #expect(try told(scored.output).prefix(2) == ["1 1.0 judge:crimson", "2 0.0 judge:crimson"])
        }
        #expect(try judge.calls == 2)
        let stats = try Command.run("judge", "cache", "stats", "--config", config, "--json")
        let summary = try JSONDocument(parsing: Array(stats.output.utf8)).root
        let crimson = try #require(summary["judges"]?.elements.first { _ in true })
        #expect(crimson["judge"]?.string == "crimson" && crimson["votes"]?.number?.int == 2)
        #expect(crimson["right"]?.number?.int == 1)
        #expect(try Command.run("judge", "cache", "stats", "--config", config).output.contains("crimson"))
        #expect(
            try Command.run("judge", "cache", "clear", "--config", config, "--judge", "x").output
                == "0 votes forgotten\n")
        #expect(try Command.run("judge", "cache", "clear", "--config", config).output == "2 votes forgotten\n")
        _ = try Command.run("score", "-", "--config", config, input: rows)
        #expect(try judge.calls == 4)
        #expect(try Command.run("judge", "cache", "stats", "--config", try judge.configuration()).status == 2)
    }

    /// A proxy is what `judges: {proxy: …}` names, and nothing else.
    @Test func theEnvironmentsProxiesAreNotUsed() throws {
        let judge = try Judge()
        let process = Process()
        process.executableURL = try Command.binary
        process.arguments = [
            "score", judge.path("rows.jsonl"), "--config", try judge.configuration(), "--quiet", "-o",
            judge.path("out"),
        ]
        try Data(rows.utf8).write(to: URL(filePath: judge.path("rows.jsonl")))
        let nowhere = "http://127.0.0.1:1"
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["http_proxy": nowhere, "HTTP_PROXY": nowhere, "all_proxy": nowhere, "ALL_PROXY": nowhere]
        ) { $1 }
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(try judge.calls == 2)
    }

    @Test func checkAsksTenQuestions() throws {
        let judge = try Judge()
        let check = try Command.run(
            "judge", "check", "--config", try judge.configuration(judge: ", prompt_price: 2, reply_price: 5"), "--json")
        let results = try JSONDocument(parsing: Array(check.output.utf8)).root
        let result = try #require(results.elements.first { _ in true })
        // It knows one right answer and calls nothing wrong right.
        #expect(check.status == 1)
        #expect(result["asked"]?.number?.int == 10 && result["answered"]?.number?.int == 10)
        #expect(result["agreed"]?.number?.int == 6 && result["false_positives"]?.number?.int == 0)
        #expect(result["false_negatives"]?.number?.int == 4)
        #expect(abs((result["cost"]?.number?.double ?? 0) - 0.0003) < 1e-9)
        #expect(try judge.calls == 10)
        let table = try Command.run("judge", "check", "--config", try judge.configuration())
        #expect(table.output.contains("6/10") && table.output.contains("FAIL"))
        #expect(try Command.run("judge", "check", "--config", "/no/such/file").status == 2)
    }

    @Test func reachCountsWhatAJudgeWouldBeAsked() throws {
        let more = rows + #"{"id":4,"verifier":"vqa","answer":"Solution","ground_truth":"red bird"}"# + "\n"
        let reach = try Command.run("judge", "reach", "-", "--json", input: more)
        #expect(reach.status == 0)
        var lines: [String] = []
        for row in try JSONDocument(parsing: Array(reach.output.utf8)).root.elements {
            lines.append(
                ["verifier", "ground_truth", "rows", "rules", "gates", "judge"].map { key in
                    row[key]?.string ?? row[key]?.number?.literal ?? "?"
                }.joined(separator: " "))
        }
        #expect(lines == ["counting count 1 1 0 0", "vqa text 3 0 1 2"])
        #expect(try Command.run("judge", "reach", "/no/such/file").status == 2)
    }

    @Test func aRowMayCarryItsJudgesReplies() throws {
        let judge = try Judge()
        let file = judge.path("cases.jsonl")
        let row = { (id: String, answer: String, replies: String, expected: String) in
            """
            {"id":"\(id)","verifier":"vqa","answer":"\(answer)","ground_truth":"red bird","judge_replies":\(replies),\
            "expected":\(expected)}

            """
        }
        let text =
            row("right", "crimson bird", #"["{\"score\":1}"]"#, #"{"score":1,"decided_by":"judge:recorded"}"#)
            + row("gated", "Solution", #"["{\"score\":1}"]"#, #"{"score":0,"decided_by":"gate:master_phrase"}"#)
            + row("unclear", "crimson bird", #"["11.0"]"#, #"{"status":"failed"}"#)
            + row(
                "votes", "crimson bird",
                #"[{"content":"[Correct]","form":"xverify","model":"x"},{"content":"A","form":"labels","model":"y"},"{\"score\":0}"]"#,
                #"{"score":1,"decided_by":"judge:recorded+x+y"}"#)
        try Data(text.utf8).write(to: URL(filePath: file))
        let tested = try Command.run("test", file)
        #expect(tested.status == 0, "\(tested.output)\(tested.errors)")
        try Data(row("form", "a", #"[{"content":"A","form":"nope"}]"#, #"{"any":true}"#).utf8).write(
            to: URL(filePath: file))
        #expect(try Command.run("test", file).status == 2)
        try Data(row("empty", "a", "[]", #"{"any":true}"#).utf8).write(to: URL(filePath: file))
        #expect(try Command.run("test", file).status == 2)
    }
}
