import AssayJSON
import Foundation
import Testing

@Suite struct DiffCommandTests {
    private func files(_ texts: [String: String], _ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in texts { try Data(text.utf8).write(to: folder.appending(path: name)) }
        try body(folder)
    }

    private func verdict(_ id: String, _ score: String, _ reason: String, _ by: String = "rule:integer") -> String {
        let status = score == "null" ? "failed" : "scored"
        return #"{"id":\#(id),"score":\#(score),"status":"\#(status)","reason":"\#(reason)","decided_by":"\#(by)"}"#
    }

    @Test func flipsComeWithTheirReasons() throws {
        let old = [
            verdict("\"a\"", "0.0", "incorrect"), verdict("\"b\"", "1.0", "correct"),
            verdict("\"c\"", "1.0", "correct"),
            verdict("\"d\"", "null", ""), verdict("\"e\"", "0.5", "partial"), verdict("\"f\"", "0.0", "no_answer"),
        ]
        let new = [
            verdict("\"b\"", "0.0", "incorrect"), verdict("\"a\"", "1.0", "correct"),
            verdict("\"c\"", "1.0", "correct"),
            verdict("\"d\"", "1.0", "correct"), verdict("\"e\"", "null", ""),
            verdict("\"f\"", "0.0", "format_violation"),
            verdict("\"g\"", "0.0", "incorrect"),
        ]
        try files(["old": old.joined(separator: "\n"), "new": new.joined(separator: "\n")]) { (folder: URL) throws in
            let paths = ["old", "new"].map { folder.appending(path: $0).path() }
            let text = try Command.run("diff", paths[0], paths[1])
            #expect(text.status == 1)
            #expect(text.output.contains("UP \"a\"\n     old: 0.0 incorrect by rule:integer\n     new: 1.0 correct"))
            #expect(text.output.contains("REASON \"f\""))
            #expect(text.output.contains("6 rollouts: 1 up, 1 down, 1 gained, 1 lost, 1 reason; mean score 0.5 → 0.5"))
            #expect(text.output.hasSuffix("1 only in the new file\n"))
            let json = try Command.run("diff", paths[0], paths[1], "--format", "json")
            let root = try JSONDocument(parsing: Array(json.output.utf8)).root
            #expect(root["up"]?.number?.int == 1 && root["only_new"]?.number?.int == 1)
            #expect(root["flips"]?.count == 5)
            #expect(try Command.run("diff", paths[0], paths[0]).status == 0)
            #expect(try Command.run("diff", paths[0], paths[1], "--limit", "0").output.contains("… and 1 more up"))
        }
    }

    @Test func verdictsWithoutIdsAreComparedByTheirPlace() throws {
        let one = verdict("null", "1.0", "correct")
        let none = verdict("null", "0.0", "incorrect")
        try files(["old": "\(one)\n\(one)\n", "new": "\(one)\n\(none)\n", "short": "\(one)\n", "bad": "{}\n"]) {
            folder in
            func diff(_ new: String) throws -> Command.Result {
                try Command.run("diff", folder.appending(path: "old").path(), folder.appending(path: new).path())
            }
            let changed = try diff("new")
            #expect(changed.status == 1 && changed.output.contains("DOWN line 2"))
            #expect(try diff("short").status == 2)
            #expect(try diff("bad").status == 2)
            #expect(try diff("none").status == 2)
        }
    }

    @Test func twoConfigurationsAreCompared() throws {
        let row = #"{"id":"r","verifier":"chart","answer":"103","ground_truth":"100"}"#
        let log = #"{"input":"?","output":"103","gts":"100","step":1}"#
        try files([
            "old.yaml": "verifiers: {chart: {rel_tol: 0.05}}\n", "new.yaml": "verifiers: {chart: {rel_tol: 0.01}}\n",
            "in.jsonl": row, "log.jsonl": log,
        ]) { (folder: URL) throws in
            func path(_ name: String) -> String { folder.appending(path: name).path() }
            let changed = try Command.run("diff", "--config", path("old.yaml"), path("new.yaml"), path("in.jsonl"))
            #expect(changed.status == 1, "\(changed.errors)")
            #expect(changed.output.contains("DOWN \"r\"") && changed.output.contains("ground truth: \"100\""))
            #expect(changed.output.contains("response: 103"))
            #expect(
                try Command.run("diff", "--config", path("old.yaml"), path("old.yaml"), path("in.jsonl")).status == 0)
            let options = #"{"layout":"none","extraction":"none"}"#
            let logged = try Command.run(
                "diff", "--config", path("old.yaml"), path("new.yaml"), path("log.jsonl"), "--verifier", "chart",
                "--options", options)
            #expect(logged.status == 1 && logged.output.contains("DOWN \"1/0\""), "\(logged.output)\(logged.errors)")
            #expect(try Command.run("diff", "--config", path("old.yaml"), path("in.jsonl")).status == 2)
        }
    }
}
