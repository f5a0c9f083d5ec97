import AssayJSON
import AssayTerminal

/// Two values and their distance, or the pairs of two lists.
struct ChartDrawing: DetailDrawing {
    func draw(_ detail: JSONObject) -> DetailSketch {
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
        // `pairs` names for each prediction the element of the ground truth it met, or null.
        let pairs = detail["pairs"]?.arrayValue ?? []
        var table = TextTable(header: ["prediction", "ground truth"])
        var met: Set<Int> = []
        for (place, prediction) in predictions.enumerated().prefix(64) {
            let partner = pairs.indices.contains(place) ? pairs[place].numberValue?.int : nil
            let truth = partner.flatMap { truths.indices.contains($0) ? truths[$0] : nil }
            if let partner { met.insert(partner) }
            table.add([Figure.text(prediction), truth.map { Figure.text($0) } ?? "matches none"])
        }
        for (place, truth) in truths.enumerated().prefix(64) where !met.contains(place) {
            table.add(["missing", Figure.text(truth)])
        }
        return DetailSketch(lines: table.lines(), shown: ["prediction", "ground_truth", "pairs"])
    }
}
