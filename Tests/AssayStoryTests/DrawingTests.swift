import AssayJSON
import Testing

@testable import AssayStory

/// Each drawing of a detail as its verifier's README documents it.
@Suite struct DrawingTests {
    private func drawn(_ verifier: String, _ detail: JSONObject) throws -> String {
        let drawing = try #require(DetailDrawings.drawing(for: verifier))
        return drawing.draw(detail).lines.map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }

    @Test func transcriptionsDifferAboveCarets() throws {
        let text = try drawn(
            "ocr",
            [
                "distance": 2, "answer_length": 10, "reference_length": 11, "similarity": 0.8,
                "differences": [
                    [
                        "answer": ["range": [6, 6], "text": ""], "reference": ["range": [6, 7], "text": "o"],
                        "before": "hellow", "after": "rold",
                    ],
                    [
                        "answer": ["range": [12, 13], "text": "人"], "reference": ["range": [12, 13], "text": "入"],
                        "before": "公交车", "after": "\u{1b}[31m",
                    ],
                ],
            ])
        #expect(
            text == #"""
                edit distance 2, 10 code points against 11
                at 6     answer     hellow rold
                         reference  helloworold
                                          ^
                at 12    answer     公交车人\u{1b}[31m
                         reference  公交车入\u{1b}[31m
                                          ^^
                """#)
    }

    @Test func boxesAreSketchedAndPaired() throws {
        let text = try drawn(
            "grounding",
            [
                "predictions": [[100, 100, 500, 600], [700, 200, 900, 400]],
                "ground_truths": [[120, 120, 520, 600], [800, 700, 1000, 1000]], "matched": [[0, 0, 0.8765]],
                "unmatched_predictions": [1, 2], "unmatched_ground_truths": [1],
                "invalid": [["index": 1, "reason": "reversed"]], "coord_space": "norm1000",
            ])
        #expect(
            text == """
                +================================================================+
                |                                                                |
                |                                                                |
                |      ...........................+                              |
                |      :|                        :|                              |
                |      :|                        :|          ..............      |
                |      :|                        :|          :            :      |
                |      :|                        :|          :            :      |
                |      :|                        :|          :            :      |
                |      :|                        :|          .2............      |
                |      :|                        :|                              |
                |      :|                        :|                              |
                |      :|                        :|                              |
                |      .0.........................+                              |
                |                                                                |
                |                                                   +1----------+|
                |                                                   |           ||
                |                                                   |           ||
                |                                                   |           ||
                |                                                   |           ||
                |                                                   +-----------+|
                +================================================================+
                +-- | x # ground truth, .. : o prediction
                prediction                        ground truth                          overlap
                ----------  --------------------  ------------  ----------------------  -----------------
                0           [100, 100, 500, 600]  0             [120, 120, 520, 600]    0.8765
                1                                 -                                     invalid: reversed
                2           [700, 200, 900, 400]  -                                     none
                -                                 1             [800, 700, 1000, 1000]  missed
                """, "\(text)")
    }

    @Test func timesAreBars() throws {
        let text = try drawn(
            "grounding",
            ["unit": "seconds", "predictions": [[2.5, 7]], "ground_truths": [[2, 8]], "matched": [[0, 0, 0.75]]])
        #expect(
            text.hasPrefix(
                """
                ground truth                 =================================================
                prediction                       -------------------------------------
                prediction            ground truth          overlap
                """), "\(text)")
    }

    @Test func actionsStandSideBySide() throws {
        let text = try drawn(
            "gui",
            [
                "grammar": "glm_mobile", "prediction": ["action": "click", "box": [500, 500, 600, 600], "text": "x"],
                "ground_truth": ["action": "click", "box": [503, 580, 718, 702]], "failed": ["box"],
                "arguments": [["argument": "box", "passed": false, "distance": 0.10927602664811711, "iou": 0.0566]],
            ])
        #expect(
            text == """
                        prediction            ground truth                  measured
                ------  --------------------  --------------------  ------  ---------------------------
                action  click                 click                 passes
                box     [500, 500, 600, 600]  [503, 580, 718, 702]  fails   distance 0.1093, iou 0.0566
                text    x                     not stated
                """, "\(text)")
    }

    @Test func listsOfActionsStandInPairs() throws {
        let text = try drawn(
            "gui",
            [
                "prediction": [["action": "wait"], ["action": "key", "keys": "ctrl+c"]],
                "ground_truth": [["action": "key", "keys": "ctrl+c"], ["action": "back"]], "matched": [[1, 0]],
                "failed": [1],
            ])
        #expect(
            text == """
                ground truth                   prediction
                ------------  ---------------  ----------  ---------------
                0             key keys ctrl+c  1           key keys ctrl+c
                1             back             -           not met
                -                              0           wait
                """, "\(text)")
    }

    @Test func chartsShowErrorsAndPairs() throws {
        #expect(
            try drawn(
                "chart",
                ["prediction": "12.5%", "ground_truth": "12.1", "rel_tol": 0.025, "relative_error": 0.03305785])
                    == """
                                  read as
                    ------------  -------
                    prediction    12.5%
                    ground truth  12.1
                    relative error 0.0331, beyond the tolerance of 0.025
                    """)
        #expect(
            try drawn("chart", ["prediction": ["a", "b"], "ground_truth": ["b", "c"], "pairs": [1, .null]])
                == """
                ground truth  prediction
                ------------  ----------
                b             b
                c             missing
                matches none  a
                """)
        #expect(
            try drawn(
                "chart",
                [
                    "answer_type": "table",
                    "differences": [
                        [
                            "row": "2019", "column": "tea", "ground_truth": "12", "prediction": "13",
                            "header_similarity": 1, "value_similarity": 0.5,
                        ],
                        ["row": "2020", "column": "tea", "ground_truth": "14"],
                        ["row": "2021", "column": "tea", "prediction": "15"],
                    ],
                ])
                    == """
                    row   column  ground truth     prediction  header  value
                    ----  ------  ---------------  ----------  ------  -----
                    2019  tea     12               13          1       0.5
                    2020  tea     14               missing
                    2021  tea     in no row of it  15
                    """)
    }

    @Test func tablesFormulasAndPairsOfTranscriptions() throws {
        #expect(
            try drawn("ocr", ["metric": "teds", "tree_distance": 2.5, "answer_nodes": 14, "reference_nodes": 16])
                == "tree edit distance 2.5, 14 nodes against 16")
        #expect(
            try drawn(
                "ocr",
                ["metric": "formula", "answer_tokens": "\\frac { a", "reference_tokens": "a / b"])
                    == #"""
                    answer     \frac { a
                    reference  a / b
                    """#)
        #expect(
            try drawn(
                "ocr",
                [
                    "metric": "kv_f1", "missing": [["key": "total", "value": "12.50"]],
                    "extra": [["key": "total", "value": "12.5O"]],
                ])
                    == """
                             key    value
                    -------  -----  -----
                    missing  total  12.50
                    extra    total  12.5O
                    """)
        #expect(try drawn("ocr", ["metric": "kv_f1", "missing": [], "extra": []]) == "every pair is met")
    }

    @Test func polygonsAreOutlined() throws {
        let text = try drawn(
            "grounding",
            [
                "predictions": [[500, 250]], "ground_truths": [[500, 0, 999, 500, 500, 999, 0, 500]],
                "matched": [[0, 0, 1]], "coord_space": "norm1000",
            ])
        #expect(text.contains("o0") && text.filter { $0 == "#" }.count > 60, "\(text)")
    }

    @Test func comparisonsSayHowEachSideWasRead() throws {
        #expect(
            try drawn("counting", ["prediction": "3", "ground_truth": "4", "ground_truth_form": "digits"])
                == """
                              read as
                ------------  -------  -----------
                prediction    3
                ground truth  4        form digits
                """)
    }

    @Test func quantitiesShowTheirUnitsResolved() throws {
        #expect(
            try drawn(
                "physics",
                [
                    "prediction": "3 m/s", "ground_truth": "10.8 km/h", "prediction_si": "3",
                    "prediction_dimension": "L·T^-1", "ground_truth_si": "3", "ground_truth_dimension": "L·T^-1",
                ])
                    == """
                                  read as
                    ------------  ---------  ----------------------
                    prediction    3 m/s      si 3, dimension L·T^-1
                    ground truth  10.8 km/h  si 3, dimension L·T^-1
                    """)
    }

    /// Whatever stands in a detail, something is drawn, it is bounded, and nothing in it acts.
    @Test(arguments: ["ocr", "grounding", "gui", "chart", "counting"])
    func anyDetailIsDrawn(_ verifier: String) throws {
        let drawing = try #require(DetailDrawings.drawing(for: verifier))
        let odd: [JSONValue] = [
            .null, true, 1e300, "\u{1b}]0;x\u{7}\n", [], [.null, "x", [1, 2, 3]], [:], ["action": ["x": [1]]],
            .array(Array(repeating: [-1e300, 5, 1e300, 7], count: 500)), .array(Array(repeating: [9, 9], count: 500)),
        ]
        let keys = [
            "prediction", "ground_truth", "predictions", "ground_truths", "matched", "invalid", "unmatched_predictions",
            "unmatched_ground_truths", "differences", "arguments", "missing", "extra", "answer_tokens", "answer_length",
            "failed", "pairs", "unit", "coord_space", "distance",
        ]
        for first in odd {
            for second in odd {
                var detail = JSONObject()
                for (place, key) in keys.enumerated() { detail[key] = place % 2 == 0 ? first : second }
                let lines = drawing.draw(detail).lines
                #expect(lines.count < 1200 && lines.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } })
            }
        }
    }
}
