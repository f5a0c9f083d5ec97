import AssayJSON
import AssayTerminal

/// The places where two transcriptions differ, one above the other with carets below; formulas by their tokens, and the
/// key-value pairs that are missing or extra.
struct OCRDrawing: DetailDrawing {
    func draw(_ detail: JSONObject) -> DetailSketch {
        switch detail["metric"]?.stringValue {
        case "teds"?: trees(detail)
        case "formula"?: formulas(detail)
        case "kv_f1"?: pairs(detail)
        default: texts(detail)
        }
    }

    private func trees(_ detail: JSONObject) -> DetailSketch {
        guard detail["tree_distance"] != nil else { return DetailSketch() }
        let line =
            "tree edit distance \(Figure.text(detail["tree_distance"])), \(Figure.text(detail["answer_nodes"])) nodes against "
            + Figure.text(detail["reference_nodes"])
        return DetailSketch(lines: [line], shown: ["tree_distance", "answer_nodes", "reference_nodes"])
    }

    private func formulas(_ detail: JSONObject) -> DetailSketch {
        var sketch = DetailSketch()
        for (name, key) in [("answer", "answer_tokens"), ("reference", "reference_tokens")] {
            guard let text = detail[key]?.stringValue else { continue }
            let margin = String(repeating: " ", count: 11 - name.utf8.count)
            sketch.lines.append(name + margin + TerminalText.shortened(text, to: 160))
            sketch.shown.insert(key)
        }
        return sketch
    }

    private func pairs(_ detail: JSONObject) -> DetailSketch {
        var table = TextTable(header: ["", "key", "value"])
        for kind in ["missing", "extra"] {
            for pair in (detail[kind]?.arrayValue ?? []).prefix(32) {
                guard let pair = pair.objectValue else { continue }
                table.add([kind, Figure.text(pair["key"]), Figure.text(pair["value"])])
            }
        }
        let hasRows = detail["missing"]?.arrayValue?.isEmpty == false || detail["extra"]?.arrayValue?.isEmpty == false
        return DetailSketch(lines: hasRows ? table.lines() : ["every pair is met"], shown: ["missing", "extra"])
    }

    private func texts(_ detail: JSONObject) -> DetailSketch {
        var sketch = DetailSketch()
        guard detail["answer_length"] != nil else { return sketch }
        if let distance = detail["distance"] ?? detail["distance_more_than"] {
            let sign = detail["distance"] == nil ? "more than " : ""
            sketch.lines.append(
                "edit distance \(sign)\(Figure.text(distance)), \(Figure.text(detail["answer_length"])) code points"
                    + " against \(Figure.text(detail["reference_length"]))")
            sketch.shown.formUnion(["distance", "distance_more_than", "answer_length", "reference_length"])
        }
        guard let differences = detail["differences"]?.arrayValue else { return sketch }
        sketch.shown.insert("differences")
        for difference in differences {
            guard let difference = difference.objectValue else { continue }
            sketch.lines += lines(difference)
        }
        return sketch
    }

    private func lines(_ difference: JSONObject) -> [String] {
        let answer = difference["answer"]?.objectValue ?? [:]
        let reference = difference["reference"]?.objectValue ?? [:]
        let before = TerminalText.escaped(difference["before"]?.stringValue ?? "")
        let after = TerminalText.escaped(difference["after"]?.stringValue ?? "")
        let left = TerminalText.escaped(answer["text"]?.stringValue ?? "")
        let right = TerminalText.escaped(reference["text"]?.stringValue ?? "")
        let columns = max(TerminalText.columns(of: left), TerminalText.columns(of: right), 1)
        func padded(_ text: String) -> String {
            text + String(repeating: " ", count: columns - TerminalText.columns(of: text))
        }
        let place = Figure.places(answer["range"]).first.map(String.init) ?? "?"
        let head = "at " + place
        let margin = String(repeating: " ", count: max(0, 9 - head.unicodeScalars.count))
        let indent = String(repeating: " ", count: 9)
        return [
            "\(head)\(margin)answer     \(before)\(padded(left))\(after)",
            "\(indent)reference  \(before)\(padded(right))\(after)",
            "\(indent)           \(String(repeating: " ", count: TerminalText.columns(of: before)))"
                + String(repeating: "^", count: columns),
        ]
    }
}
