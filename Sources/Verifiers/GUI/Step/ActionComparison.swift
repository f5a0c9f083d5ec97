import AssayCore
import AssayText

/// Policy `step`: the type, and each argument the ground truth states, pass or fail.
struct ActionComparison {
    let options: GUIOptions

    /// The arguments the ground truth states, in the order of the canonical object; nil where the budget did not
    /// suffice. The kinds are equal.
    func compare(_ prediction: Action, with truth: Action, budget: inout WorkBudget) -> [ArgumentResult]? {
        var results: [ArgumentResult] = []
        if let target = truth.target {
            results.append(place(target.box == nil ? "point" : "box", prediction.target, target))
        }
        if let start = truth.start { results.append(place("start", prediction.start, start)) }
        if let end = truth.end { results.append(place("end", prediction.end, end)) }
        if let text = truth.text {
            let isExact = truth.kind == .answer && options.answerMatch == .judge
            guard let result = self.text(prediction.text, text, isExact: isExact, budget: &budget) else { return nil }
            results.append(result)
        }
        if let app = truth.app {
            let wanted = folded(app)
            results.append(plain("app", prediction.app.map { folded($0).utf8.elementsEqual(wanted.utf8) }))
        }
        if let keys = truth.keys { results.append(plain("keys", prediction.keys.map { $0 == keys })) }
        if let direction = truth.direction {
            results.append(plain("direction", prediction.direction.map { $0 == direction }))
        }
        if let amount = truth.amount { results.append(plain("amount", prediction.amount.map { $0 == amount })) }
        if let status = truth.status { results.append(plain("status", prediction.status.map { $0 == status })) }
        if let element = truth.element { results.append(plain("element", prediction.element.map { $0 == element })) }
        return results
    }

    private func folded(_ text: String) -> String { UnicodeText.caseFolded(UnicodeText.trimmed(text)) }

    private func plain(_ name: String, _ isEqual: Bool?) -> ArgumentResult {
        ArgumentResult(name: name, hasPassed: isEqual ?? false, isMissing: isEqual == nil)
    }

    /// In the box where there is one, its edges included, else near the point.
    private func place(_ name: String, _ prediction: Place?, _ truth: Place) -> ArgumentResult {
        guard let prediction, let point = prediction.center else {
            return ArgumentResult(name: name, hasPassed: false, isMissing: true)
        }
        var result = [(name: String, value: Double)]()
        guard let box = truth.box else {
            guard let wanted = truth.point else { return ArgumentResult(name: name, hasPassed: false) }
            let distance = point.distance(to: wanted)
            result.append((name: "distance", value: distance))
            return ArgumentResult(
                name: name, hasPassed: distance <= options.tapDistance + ScreenBox.slack, measures: result)
        }
        result.append((name: "distance", value: point.distance(to: box.center)))
        var hasPassed = box.contains(point)
        if let predicted = prediction.box {
            let overlap = predicted.overlap(with: box)
            result.append((name: "iou", value: overlap))
            if let minIoU = options.minIoU, overlap < minIoU - ScreenBox.slack { hasPassed = false }
        }
        return ArgumentResult(name: name, hasPassed: hasPassed, measures: result)
    }

    private func text(
        _ prediction: String?, _ truth: String, isExact: Bool, budget: inout WorkBudget
    ) -> ArgumentResult? {
        guard let prediction else { return ArgumentResult(name: "text", hasPassed: false, isMissing: true) }
        let metric = TextSimilarity(isExact ? .exact : options.textMetric)
        guard let similarity = metric.compare(prediction, truth, budget: &budget) else { return nil }
        // Nothing in common never passes, whatever the threshold.
        let hasPassed = similarity > 0 && similarity >= options.textThreshold
        return ArgumentResult(
            name: "text", hasPassed: hasPassed, measures: [(name: "similarity", value: similarity)])
    }
}
