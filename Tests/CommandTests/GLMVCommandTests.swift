import AssayJSON
import Foundation
import TestSupport
import Testing

/// A configuration of the published reward code: all of its verifier types, taken as it is.
@Suite struct GLMVCommandTests {
    private func withConfiguration(_ body: (URL, String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let program = """
            def extract_answer(response, question=None):
                return response.rsplit("Answer:", 1)[1].strip() if "Answer:" in response else None

            def judge(extracted_answer, ground_truth, question=None, image_file=None):
                if ground_truth == "crash": raise SystemExit(1)
                return 1.0 if extracted_answer == ground_truth else 0.0

            """
        try Data(program.utf8).write(to: folder.appending(path: "my_verifier.py"))
        let text = try Repository.text("docs/examples/glmv.yaml")
            .replacing("my_verifier.py", with: folder.appending(path: "my_verifier.py").path())
        try Data(text.utf8).write(to: folder.appending(path: "full.yaml"))
        try body(folder, folder.appending(path: "full.yaml").path())
    }

    private func envelope(_ answer: String) -> String {
        "<think>t</think><answer><|begin_of_box|>\(answer)<|end_of_box|></answer>"
    }

    @Test func isWrittenAsOneThatReads() throws {
        try withConfiguration { folder, path in
            let imported = try Command.run("config", "import-glmv", path)
            #expect(imported.status == 0)
            #expect(!imported.output.contains("first-key") && imported.output.contains("ASSAY_JUDGE_KEY_1"))
            // What is not carried over is said, in the file and to the one who asks.
            for note in [
                "sympy_tolerance: mmsi", "llm_judge_prompt_template", "extract_answer_file_path: gui is built in",
                "the key of judge-1",
            ] {
                #expect(imported.output.contains(note) && imported.errors.contains(note), "\(note)")
            }
            let written = folder.appending(path: "assay.yaml")
            try Data(imported.output.utf8).write(to: written)
            #expect(try Command.run("config", "check", written.path()).status == 0)
            let hashes = try [written.path(), path].map { try Command.run("config", "hash", $0).output }
            #expect(hashes[0] == hashes[1])
            #expect(try Command.run("config", "import-glmv", path, "-o", written.path()).status == 2)
        }
    }

    @Test func everyDataSourceIsServed() throws {
        setenv("PYTHONPATH", Repository.root.appending(path: "clients/python/src").path(), 1)
        let rows: [(source: String, response: String, truth: String, score: Double)] = [
            ("math", envelope("\\\\frac12"), "0.5", 1), ("physics", envelope("1000 m"), "1 km", 1),
            ("chemistry", envelope("H2O"), "H_2O", 1), ("biology", envelope("Cell"), "cell", 1),
            ("geography", envelope("Paris"), "Paris", 1), ("liberal_arts", envelope("B"), "B", 1),
            ("chart", "<think>t</think><|begin_of_box|>101<|end_of_box|>", "100", 1),
            ("mmsi", envelope("A"), "A", 1), ("multi_image", envelope("two"), "2", 1),
            ("counting", envelope("3"), "4", 0),
            ("vqa", envelope("yes"), "Yes", 1), ("ocr", envelope("Abc"), "abc", 2.0 / 3),
            ("ocr_ignore_case", envelope("Abc"), "abc", 1), ("custom", "x Answer: zebra", "zebra", 1),
            ("custom", "x Answer: horse", "zebra", 0), ("custom", "none", "zebra", 0),
        ]
        try withConfiguration { _, path in
            let text = rows.map {
                #"{"data_source":"\#($0.source)","response":"\#($0.response)","ground_truth":"\#($0.truth)"}"# + "\n"
            }.joined()
            let result = try Command.run("score", "-", "--config", path, "--quiet", input: text)
            let verdicts = try result.output.split(separator: "\n").map {
                try JSONDocument(parsing: Array($0.utf8)).root
            }
            try #require(verdicts.count == rows.count, "\(result.errors)")
            for (row, verdict) in zip(rows, verdicts) {
                let score = try #require(verdict["score"]?.number?.double, "\(row.source): \(verdict.value().text)")
                #expect(abs(score - row.score) < 1e-9, "\(row.source): \(verdict.value().text)")
            }
            #expect(verdicts[13]["decided_by"]?.string == "rule:external")
            #expect(verdicts[13]["detail"]?["external"]?["program"]?.string == "custom_config")
        }
    }

    /// A crash is the failure of its own row, never a 0.
    @Test func aCrashOfTheFileIsNoScore() throws {
        setenv("PYTHONPATH", Repository.root.appending(path: "clients/python/src").path(), 1)
        try withConfiguration { _, path in
            let rows = ["zebra", "crash", "zebra"].map {
                #"{"data_source":"custom","response":"Answer: zebra","ground_truth":"\#($0)"}"# + "\n"
            }.joined()
            let result = try Command.run("score", "-", "--config", path, "--quiet", input: rows)
            let verdicts = try result.output.split(separator: "\n").map {
                try JSONDocument(parsing: Array($0.utf8)).root
            }
            #expect(verdicts.map { $0["status"]?.string } == ["scored", "failed", "scored"])
            #expect(verdicts[1]["score"]?.isNull == true)
        }
    }

    @Test(arguments: [
        ("reward_configs: {a: {verifier_type: nope}}", "a.verifier_type"), ("reward_configs: {a: {}}", "a:"),
        ("reward_configs: {}\ndatasource_reward_config_mapping: {x: gone}", "gone"),
        ("reward_configs: {a: {verifier_type: math, ignore_case: yes please}}", ""),
    ])
    func mistakesAreNamed(_ yaml: String, _ part: String) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(yaml.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let result = try Command.run("config", "import-glmv", file.path())
        #expect(part.isEmpty ? result.errors.contains("no such key here") : result.status == 2, "\(result.errors)")
        #expect(part.isEmpty || result.errors.contains(part), "\(result.errors)")
    }
}
