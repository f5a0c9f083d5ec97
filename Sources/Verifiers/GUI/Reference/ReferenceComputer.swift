import AssayCore
import AssayText

/// `glm_computer` as the published script scores it.
enum ReferenceComputer {
    private static let defaultStep = 5.0

    static func score(_ prediction: String, _ truth: String, budget: inout WorkBudget) throws(GUILimit) -> Double {
        guard let prediction = ReferenceCall(prediction), let truth = ReferenceCall(truth),
            prediction.name == truth.name
        else { return 0 }
        let name = String(String.UnicodeScalarView(truth.name.compactMap(Unicode.Scalar.init)))
        switch name {
        case "left_click", "right_click", "middle_click", "left_double_click", "hover":
            return try closeness(prediction, truth, "start_box")
        case "left_drag":
            let start = try closeness(prediction, truth, "start_box")
            return try (start * closeness(prediction, truth, "end_box")).squareRoot()
        case "scroll": return try scroll(prediction, truth)
        case "type":
            guard let left = try prediction.text("content"), let right = try truth.text("content") else { return 0 }
            return try ReferenceText.typed(left, right, budget: &budget)
        case "key":
            guard let left = try prediction.text("keys"), let right = try truth.text("keys") else { return 0 }
            return UnicodeText.lowercased(left).utf8.elementsEqual(UnicodeText.lowercased(right).utf8) ? 1 : 0
        // The script never reads the keys of a hotkey.
        default: return ["wait", "done", "fail", "finished"].contains(truth.lowerName) ? 1 : 0
        }
    }

    private static func closeness(
        _ prediction: ReferenceCall, _ truth: ReferenceCall, _ key: StaticString
    ) throws(GUILimit) -> Double {
        guard let left = try prediction.point(key), let right = try truth.point(key) else { return 0 }
        return left.similarity(to: right)
    }

    private static func scroll(_ prediction: ReferenceCall, _ truth: ReferenceCall) throws(GUILimit) -> Double {
        guard let direction = try prediction.direction(), try direction == truth.direction() else { return 0 }
        let closeness = try closeness(prediction, truth, "start_box")
        guard let wanted = try truth.step() else { return closeness }
        // A step of 0 is a division by zero.
        guard wanted != 0 else { return 0 }
        let step = try prediction.step() ?? defaultStep
        return closeness * max(0, 1 - abs(step - wanted) / (2 * wanted))
    }
}
