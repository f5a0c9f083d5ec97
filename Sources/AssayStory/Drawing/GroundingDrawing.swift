import AssayJSON
import AssayTerminal

/// A sketch of boxes, points or times, and a table of what met what.
struct GroundingDrawing: DetailDrawing {
    /// Shapes of each side that are drawn, and rows of the table.
    private static let most = 32

    func draw(_ detail: JSONObject) -> DetailSketch {
        let predictions = detail["predictions"]?.arrayValue ?? []
        let truths = detail["ground_truths"]?.arrayValue ?? []
        guard !predictions.isEmpty || !truths.isEmpty else { return DetailSketch() }
        let invalid = (detail["invalid"]?.arrayValue ?? []).compactMap(\.objectValue)
        let numbers = Self.numbers(of: predictions.count, without: invalid)
        var sketch = DetailSketch(
            shown: [
                "predictions", "ground_truths", "matched", "unmatched_predictions", "unmatched_ground_truths",
                "invalid",
            ])
        sketch.lines = sketchLines(predictions, numbers, truths, detail)
        sketch.lines += table(predictions, numbers, truths, invalid, detail).lines()
        return sketch
    }

    /// The numbers of the predictions that are valid: those of the answer, the invalid ones among them.
    private static func numbers(of count: Int, without invalid: [JSONObject]) -> [Int] {
        let left = Set(invalid.compactMap { $0["index"]?.numberValue?.int })
        var numbers: [Int] = []
        var number = 0
        while numbers.count < count {
            if !left.contains(number) { numbers.append(number) }
            number += 1
        }
        return numbers
    }

    private func sketchLines(
        _ predictions: [JSONValue], _ numbers: [Int], _ truths: [JSONValue], _ detail: JSONObject
    ) -> [String] {
        let left = zip(numbers, predictions).prefix(Self.most).compactMap { number, value in
            Figure.numbers(value).map { (number, $0) }
        }
        let right = truths.prefix(Self.most).enumerated().compactMap { number, value in
            Figure.numbers(value).map { (number, $0) }
        }
        let shapes = (left + right).map(\.1)
        if detail["unit"] != nil { return timeLines(left, right) }
        guard !shapes.isEmpty, shapes.allSatisfy({ $0.count >= 2 && $0.count % 2 == 0 }) else { return [] }
        let (width, height) = Self.extent(of: shapes, space: detail["coord_space"]?.stringValue)
        var canvas = BoxCanvas(width: width, height: height)
        for (number, shape) in right { canvas.draw(shape, number, .truth) }
        for (number, shape) in left { canvas.draw(shape, number, .prediction) }
        return canvas.lines + ["+-- | x # ground truth, .. : o prediction"]
    }

    private static func extent(of shapes: [[Double]], space: String?) -> (width: Double, height: Double) {
        switch space {
        case "norm1000"?: return (1000, 1000)
        case "norm1"?: return (1, 1)
        default:
            func greatest(_ parity: Int) -> Double {
                shapes.flatMap { shape in shape.indices.filter { $0 % 2 == parity }.map { shape[$0] } }.max() ?? 1
            }
            return (greatest(0), greatest(1))
        }
    }

    /// Intervals of time as bars, one below the other.
    private func timeLines(_ predictions: [(Int, [Double])], _ truths: [(Int, [Double])]) -> [String] {
        let ends = (predictions + truths).flatMap(\.1)
        guard let last = ends.max(), last > 0 else { return [] }
        func bar(_ name: String, _ interval: [Double], _ mark: Character) -> String {
            guard interval.count == 2 else { return name }
            let first = Int(min(max(interval[0] / last * 63, 0), 63))
            let end = Int(min(max(interval[1] / last * 63, 0), 63))
            guard first <= end else { return name }
            return name + String(repeating: " ", count: first) + String(repeating: mark, count: end - first + 1)
        }
        return truths.map { bar("ground truth  ", $0.1, "=") } + predictions.map { bar("prediction    ", $0.1, "-") }
    }

    private func table(
        _ predictions: [JSONValue], _ numbers: [Int], _ truths: [JSONValue], _ invalid: [JSONObject],
        _ detail: JSONObject
    ) -> TextTable {
        var table = TextTable(header: ["prediction", "", "ground truth", "", "overlap"])
        let shapes = Dictionary(zip(numbers, predictions), uniquingKeysWith: { first, _ in first })
        var rows = 0
        func add(_ cells: [String]) {
            rows += 1
            if rows <= Self.most { table.add(cells) }
        }
        for match in detail["matched"]?.arrayValue ?? [] {
            guard let match = match.arrayValue, match.count == 3, let left = match[0].numberValue?.int,
                let right = match[1].numberValue?.int
            else { continue }
            let truth = truths.indices.contains(right) ? Figure.text(truths[right]) : "-"
            add(["\(left)", Figure.text(shapes[left]), "\(right)", truth, Figure.text(match[2])])
        }
        let reasons = Dictionary(
            invalid.compactMap { object in object["index"]?.numberValue?.int.map { ($0, object["reason"]) } },
            uniquingKeysWith: { first, _ in first })
        for left in Figure.places(detail["unmatched_predictions"]) {
            let why = reasons[left].map { "invalid: \(Figure.text($0))" } ?? "none"
            add(["\(left)", shapes[left].map { Figure.text($0) } ?? "", "-", "", why])
        }
        for right in Figure.places(detail["unmatched_ground_truths"]) {
            add(["-", "", "\(right)", truths.indices.contains(right) ? Figure.text(truths[right]) : "", "missed"])
        }
        if rows > Self.most { table.add(["…", "\(rows - Self.most) more"]) }
        return table
    }
}
