import AssayCore
import AssayJSON
import AssayLogs
import AssayWire
import Testing

@Suite struct LogReaderTests {
    /// The first row of each format, and what scores it.
    static let rows: [(format: LogFormat, row: String, rollout: String)] = [
        (
            .native, #"{"verifier":"counting","answer":"3","ground_truth":3}"#,
            #"{"verifier":"counting","answer":"3","ground_truth":3}"#
        ),
        (
            .gym,
            #"""
            {"responses_create_params":{"input":[{"role":"user","content":"6 x 7?"}]},"expected_answer":"42","reward":1.0,
            "response":{"output":[{"type":"reasoning","summary":[]},{"type":"message","role":"assistant","content":
            [{"type":"output_text","text":"It is "},{"type":"refusal","refusal":"x"},{"type":"output_text","text":"42"}]}]},
            "_ng_task_index":5,"_ng_rollout_index":3,"verifier":"math","options":{"extraction":"none"}}
            """#,
            #"""
            {"id":"5/3","verifier":"math","options":{"extraction":"none"},"prompt":[{"role":"user","content":"6 x 7?"}],
            "response":"It is 42","ground_truth":"42","group":"5","metadata":{"reward":1.0}}
            """#
        ),
        (
            .slime,
            #"""
            {"group_index":2,"index":9,"prompt":"6 x 7?","tokens":[1,2],"response":"42","response_length":1,"label":"42",
            "reward":0.0,"status":"truncated","metadata":{"data_source":"numbers","options":{"layout":"none"}}}
            """#,
            #"""
            {"id":"2/9","data_source":"numbers","options":{"layout":"none"},"prompt":"6 x 7?","response":"42",
            "ground_truth":"42","group":"2","truncated":true,"metadata":{"reward":0.0}}
            """#
        ),
        (
            .verl, #"{"input":"6 x 7?","output":"42","gts":"42","score":1.0,"step":12,"acc":true}"#,
            #"""
            {"id":"12/0","prompt":"6 x 7?","response":"42","ground_truth":"42","iteration":12,
            "metadata":{"score":1.0,"acc":true}}
            """#
        ),
        (
            .trl,
            #"""
            {"step":3,"prompt":[{"role":"user","content":"6 x 7?"}],"completion":[{"role":"assistant","content":"42"}],
            "accuracy_reward":1.0,"advantage":0.5,"solution":"42"}
            """#,
            #"""
            {"id":"3/0","prompt":[{"role":"user","content":"6 x 7?"}],"response":"42","ground_truth":"42","iteration":3,
            "metadata":{"advantage":0.5}}
            """#
        ),
        (
            .glmv,
            #"""
            {"current_iteration":7,"prompt":"6 x 7?","image_file":null,"answer":"<think>x</think><answer>42</answer>",
            "gt_answer":"<think>x</think><answer>42</answer>","reward":1.0,"answer_token_length":-1,
            "reward_sum_of_this_prompt":3.0,"uuid":"a7"}
            """#,
            #"""
            {"id":"a7","data_source":"math","prompt":"6 x 7?","response":"<think>x</think><answer>42</answer>",
            "ground_truth":"<think>x</think><answer>42</answer>","iteration":7,"metadata":{"reward":1.0}}
            """#
        ),
    ]

    private func value(_ text: [UInt8]) throws -> JSONValue { try JSONDocument(parsing: text).root.value() }
    private func line(_ text: String) -> [UInt8] { text.utf8.filter { $0 != 0x0a } }

    @Test(arguments: rows.indices) func aRowIsKnownAndBecomesARollout(_ index: Int) throws {
        let (format, row, rollout) = Self.rows[index]
        let document = try JSONDocument(parsing: line(row))
        #expect(LogFormat.detect(document.root) == format)
        var reader = LogReader(format: format, defaults: LogDefaults(), path: "logs/math/rollout_reward_correct.jsonl")
        let found = reader.rollouts(in: line(row))
        #expect(found.count == 1)
        #expect(try value(try #require(found.first)) == value(line(rollout)))
        // What comes out is a rollout as the daemon reads it.
        #expect(throws: Never.self) { try RolloutReader.read(try #require(found.first)) }
    }

    @Test func samplesOfADocumentKeepTheirOrder() throws {
        let samples = #"{"index":0,"response":"a","label":"x"},{"index":1,"response":"b","label":"x"},7"#
        for text in [#"{"rollout_id":4,"samples":[\#(samples)]}"#, "[\(samples)]"] {
            var reader = LogReader(format: .slime, defaults: LogDefaults(verifier: "vqa"), path: "d.json")
            let rows = reader.rollouts(in: Array(text.utf8))
            #expect(rows.count == 3)
            #expect(
                rows.prefix(2).compactMap { (try? JSONDocument(parsing: $0))?.root["response"]?.string } == ["a", "b"])
            #expect(rows.last == Array("7".utf8))
        }
    }

    @Test func defaultsAreLaidUnderARow() throws {
        let defaults = LogDefaults(
            verifier: "math", options: ["extraction": "boxed", "unit": "strict"], groundTruthField: "truth")
        var reader = LogReader(format: .verl, defaults: defaults, path: "1.jsonl")
        let own = #"{"input":"","output":"x","truth":"1","gts":"2","data_source":"d","options":{"unit":"lenient"}}"#
        let row = try #require(reader.rollouts(in: Array(own.utf8)).first)
        let rollout = try value(row).objectValue
        #expect(rollout?["verifier"] == nil && rollout?["data_source"] == "d" && rollout?["ground_truth"] == "1")
        #expect(rollout?["options"] == ["extraction": "boxed", "unit": "lenient"])
        let bare = try #require(reader.rollouts(in: Array(#"{"output":"x"}"#.utf8)).first)
        #expect(try value(bare).objectValue?["verifier"] == "math")
        #expect(try value(bare).objectValue?["id"] == "1")
        var native = LogReader(format: .native, defaults: defaults, path: "-")
        let given = try #require(native.rollouts(in: Array(#"{"response":"x","truth":"1"}"#.utf8)).first)
        #expect(try value(given).objectValue?["ground_truth"] == "1" && value(given).objectValue?["truth"] == nil)
    }

    @Test(arguments: LogFormat.allCases) func whatIsNoRowComesOutForItsVerdict(_ format: LogFormat) {
        var reader = LogReader(format: format, defaults: LogDefaults(verifier: "math"), path: "x.jsonl")
        for text in ["{", "null", "3", "\"text\"", "{}", #"{"response":7,"output":{},"completion":[],"answer":null}"#] {
            #expect(reader.rollouts(in: Array(text.utf8)).count == 1, "\(text)")
        }
    }

    @Test func csvHasTextsInQuotes() throws {
        #expect(CSVRecords.isHeader(Array("step,prompt,completion,\"a\"\"b\"".utf8), naming: "completion"))
        #expect(!CSVRecords.isHeader(Array(#"{"completion":"x"}"#.utf8), naming: "completion"))
        #expect(!CSVRecords.isHeader(Array("a,b".utf8), naming: "completion"))
        var table = CSVRecords()
        #expect(try table.feed(Array("step,completion,note\r".utf8)) == nil)
        #expect(try table.feed(Array("3,\"It is \"\"42\"\",".utf8)) == nil)
        #expect(table.isCut)
        let record = try #require(try table.feed(Array("I think\",\r".utf8)))
        #expect(try value(record) == ["step": "3", "completion": "It is \"42\",\nI think", "note": .null])
        #expect(
            try value(try #require(try table.feed(Array("4,\"\",x".utf8)))) == [
                "step": "4", "completion": "", "note": "x",
            ])
        #expect(throws: CSVRecords.Mistake.self) { try table.feed(Array("1,2".utf8)) }
        #expect(try table.feed(Array("5,a,b".utf8)) != nil)
    }

    @Test(arguments: ForeignFile.allCases) func foreignFilesSayWhatToDo(_ kind: ForeignFile) {
        let magic: [UInt8] =
            switch kind {
            case .torchArchive: [0x50, 0x4b, 3, 4]
            case .pickle: [0x80, 4]
            case .parquet: Array("PAR1".utf8)
            case .gzip: [0x1f, 0x8b, 8]
            case .zstandard: [0x28, 0xb5, 0x2f, 0xfd]
            }
        #expect(ForeignFile(prefix: magic) == kind)
        #expect(kind.hint("x.pt").contains("x.pt"))
        #expect(ForeignFile(prefix: Array("{\"a\":1}".utf8)) == nil)
    }
}
