import AssayCore

/// `glm_computer` as the published script scores it.
enum ReferenceComputer {
    private static let defaultStep = 5.0

    static func score(_ prediction: String, _ truth: String, budget: inout WorkBudget) throws(GUILimit) -> Double {
        guard let prediction = ReferenceCall(prediction), let truth = ReferenceCall(truth),
            prediction.name == truth.name
        else { return 0 }
        switch truth.name {
        case "left_click", "right_click", "middle_click", "left_double_click", "hover":
            return closeness(prediction, truth, "start_box")
        case "left_drag":
            let start = closeness(prediction, truth, "start_box")
            return (start * closeness(prediction, truth, "end_box")).squareRoot()
        case "scroll": return scroll(prediction, truth)
        case "type":
            guard let left = prediction["content"], let right = truth["content"] else { return 0 }
            return try ReferenceText.typed(left, right, budget: &budget)
        case "key":
            guard let left = prediction["keys"], let right = truth["keys"] else { return 0 }
            return left.lowercased().utf8.elementsEqual(right.lowercased().utf8) ? 1 : 0
        case "WAIT", "DONE", "FAIL", "finished": return 1
        // The script never reads the keys of a hotkey.
        default: return 0
        }
    }

    private static func closeness(_ prediction: ReferenceCall, _ truth: ReferenceCall, _ key: String) -> Double {
        guard let left = prediction.point(key), let right = truth.point(key) else { return 0 }
        return left.similarity(to: right)
    }

    private static func scroll(_ prediction: ReferenceCall, _ truth: ReferenceCall) -> Double {
        guard prediction["direction"] == truth["direction"] else { return 0 }
        let closeness = closeness(prediction, truth, "start_box")
        guard let wanted = truth["step"] else { return closeness }
        // A step of 0 is a division by zero.
        guard let wanted = Double(wanted), wanted != 0, let step = Double(prediction["step"] ?? "\(defaultStep)") else {
            return 0
        }
        return closeness * max(0, 1 - abs(step - wanted) / (2 * wanted))
    }
}
