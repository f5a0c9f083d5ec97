import AssayJSON
import AssayTerminal

/// What was read on either side, one above the other, with how it was read beside it.
struct ComparedDrawing: DetailDrawing {
    /// Members of a side that say how it was read, by what follows its name in the key.
    private static let sides = ["prediction", "ground_truth"]

    func draw(_ detail: JSONObject) -> DetailSketch {
        guard detail["prediction"] != nil || detail["ground_truth"] != nil else { return DetailSketch() }
        var table = TextTable(header: ["", "read as", ""])
        var shown: Set<String> = []
        for side in Self.sides {
            guard let value = detail[side] else { continue }
            let notes = detail.members.filter { $0.key.hasPrefix(side + "_") }
            table.add([
                side == "prediction" ? "prediction" : "ground truth", Figure.text(value),
                notes.map { "\($0.key.dropFirst(side.count + 1)) \(Figure.text($0.value))" }.joined(separator: ", "),
            ])
            shown.insert(side)
            shown.formUnion(notes.map(\.key))
        }
        return DetailSketch(lines: table.lines(), shown: shown)
    }
}
