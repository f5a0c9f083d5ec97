import AssayJSON
import AssayTerminal

/// Both actions member by member, or both lists action by action.
struct GUIDrawing: DetailDrawing {
    func draw(_ detail: JSONObject) -> DetailSketch {
        let shown: Set<String> = ["prediction", "ground_truth", "failed", "arguments", "matched"]
        if case .array(let truths)? = detail["ground_truth"] {
            return DetailSketch(lines: sequence(detail, truths), shown: shown)
        }
        guard let truth = detail["ground_truth"]?.objectValue else { return DetailSketch() }
        return DetailSketch(lines: action(detail, truth), shown: shown)
    }

    private func action(_ detail: JSONObject, _ truth: JSONObject) -> [String] {
        let prediction = detail["prediction"]?.objectValue
        let failed = Set((detail["failed"]?.arrayValue ?? []).compactMap(\.stringValue))
        let measured = (detail["arguments"]?.arrayValue ?? []).compactMap(\.objectValue)
        var table = TextTable(header: ["", "prediction", "ground truth", "", "measured"])
        for key in truth.keys + (prediction?.keys ?? []).filter({ truth[$0] == nil }) {
            let isStated = truth[key] != nil
            let verdict = prediction == nil || !isStated ? "" : failed.contains(key) ? "fails" : "passes"
            let measures = measured.first { $0["argument"]?.stringValue == key }?.members
                .filter { !["argument", "passed"].contains($0.key) }
                .map { "\($0.key) \(Figure.text($0.value))" }.joined(separator: ", ")
            table.add([
                key, Figure.text(prediction?[key]), isStated ? Figure.text(truth[key]) : "not stated", verdict,
                measures ?? "",
            ])
        }
        return table.lines()
    }

    private func sequence(_ detail: JSONObject, _ truths: [JSONValue]) -> [String] {
        let predictions = detail["prediction"]?.arrayValue ?? []
        var partners: [Int: Int] = [:]
        for pair in detail["matched"]?.arrayValue ?? [] {
            let places = Figure.places(pair)
            if places.count == 2 { partners[places[1]] = places[0] }
        }
        var table = TextTable(header: ["ground truth", "", "prediction", ""])
        for (place, truth) in truths.enumerated() {
            let partner = partners[place]
            let answer = partner.flatMap { predictions.indices.contains($0) ? predictions[$0] : nil }
            table.add([
                "\(place)", Self.line(truth), partner.map(String.init) ?? "-", answer.map(Self.line) ?? "not met",
            ])
        }
        let met = Set(partners.values)
        for (place, prediction) in predictions.enumerated() where !met.contains(place) {
            table.add(["-", "", "\(place)", Self.line(prediction)])
        }
        return table.lines()
    }

    /// An action in one line: `click box [1, 2, 3, 4]`.
    private static func line(_ action: JSONValue) -> String {
        guard let action = action.objectValue else { return Figure.text(action) }
        let name = Figure.text(action["action"])
        return ([name] + action.members.filter { $0.key != "action" }.map { "\($0.key) \(Figure.text($0.value))" })
            .joined(separator: " ")
    }
}
