import AssayJSON
import AssayTerminal

/// Two values and their distance, or the pairs of two lists.
struct ChartDrawing: DetailDrawing {
    func draw(_ detail: JSONObject) -> DetailSketch {
        if let differences = detail["differences"]?.arrayValue { return cells(differences) }
        if let predictions = detail["prediction"]?.arrayValue, let truths = detail["ground_truth"]?.arrayValue {
            return lists(predictions, truths, detail)
        }
        var sketch = ComparedDrawing().draw(detail)
        if let error = detail["relative_error"]?.numberValue?.double,
            let tolerance = detail["rel_tol"]?.numberValue?.double
        {
            let relation = error <= tolerance ? "within" : "beyond"
            sketch.lines.append(
                "relative error \(Figure.rounded(error)), \(relation) the tolerance of \(Figure.rounded(tolerance))")
            sketch.shown.formUnion(["relative_error", "rel_tol"])
        }
        return sketch
    }

    private func lists(_ predictions: [JSONValue], _ truths: [JSONValue], _ detail: JSONObject) -> DetailSketch {
        // `pairs` names for each element of the ground truth the element of the prediction it met, or null.
        let pairs = detail["pairs"]?.arrayValue ?? []
        var table = TextTable(header: ["ground truth", "prediction"])
        var met: Set<Int> = []
        for (place, truth) in truths.enumerated().prefix(64) {
            let partner = pairs.indices.contains(place) ? pairs[place].numberValue?.int : nil
            let prediction = partner.flatMap { predictions.indices.contains($0) ? predictions[$0] : nil }
            if let partner { met.insert(partner) }
            table.add([Figure.text(truth), prediction.map { Figure.text($0) } ?? "missing"])
        }
        for (place, prediction) in predictions.enumerated().prefix(64) where !met.contains(place) {
            table.add(["matches none", Figure.text(prediction)])
        }
        return DetailSketch(lines: table.lines(), shown: ["prediction", "ground_truth", "pairs"])
    }

    /// The cells of a table that earned less than 1.
    private func cells(_ differences: [JSONValue]) -> DetailSketch {
        guard !differences.isEmpty else { return DetailSketch(lines: ["every cell is met"], shown: ["differences"]) }
        var table = TextTable(header: ["row", "column", "ground truth", "prediction", "header", "value"])
        for difference in differences.prefix(32) {
            guard let cell = difference.objectValue else { continue }
            table.add([
                Figure.text(cell["row"]), Figure.text(cell["column"]),
                cell["ground_truth"].map { Figure.text($0) } ?? "in no row of it",
                cell["prediction"].map { Figure.text($0) } ?? "missing",
                cell["header_similarity"].map { Figure.text($0) } ?? "",
                cell["value_similarity"].map { Figure.text($0) } ?? "",
            ])
        }
        return DetailSketch(lines: table.lines(), shown: ["differences"])
    }
}
