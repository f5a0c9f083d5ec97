import AssayJSON
import AssayTerminal

/// The places where two transcriptions differ, one above the other with carets below.
struct OCRDrawing: DetailDrawing {
    func draw(_ detail: JSONObject) -> DetailSketch {
        var sketch = DetailSketch()
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
