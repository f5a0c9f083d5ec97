import AssayCore
import AssayText

/// `glm_web` as the published script scores it.
enum ReferenceWeb {
    /// What the script pays where it finds little.
    private static let consolation = 0.05

    static func score(_ prediction: String, _ truth: String, budget: inout WorkBudget) throws(GUILimit) -> Double {
        // Ten patterns, each tried at up to eight places.
        guard budget.spend(96 * (prediction.utf8.count + truth.utf8.count)) else { throw .work }
        guard let prediction = CommandFinder(UnicodeText.strippedLikePython(prediction)).find(),
            let truth = CommandFinder(UnicodeText.strippedLikePython(truth)).find()
        else { return 0 }
        switch (prediction, truth) {
        case (.click(let point, let info), .click(let wanted, let wantedInfo)):
            if point == wanted { return 1 }
            return equal(info, wantedInfo) ? consolation : 0
        case (.type(let point, let text), .type(let wanted, let wantedText)):
            guard let ratio = try ReferenceText.subsequenceRatio(text, wantedText, budget: &budget) else { return 0 }
            if point == wanted { return ratio }
            return max(consolation, 0.95 * ratio)
        case (.press(let key), .press(let wanted)): return press(key.lowercased(), wanted.lowercased())
        case (.scroll(let point, let isUp, let distance), .scroll(let wanted, let wantedUp, let wantedDistance)):
            guard point == wanted, isUp == wantedUp, let distance, let wantedDistance else { return 0 }
            let greatest = max(distance, wantedDistance)
            guard greatest.isFinite, greatest > 0 else { return 0 }
            return max(0, 1 - abs(distance - wantedDistance) / greatest)
        case (.say(let text), .say(let wanted)): return try said(text, wanted, budget: &budget)
        case (.clickMark(let mark), .clickMark(let wanted)): return mark == wanted ? 1 : 0
        case (.typeMark(let mark, let text), .typeMark(let wanted, let wantedText)):
            return mark == wanted ? try said(text, wantedText, budget: &budget) : 0
        case (.keyName(let key), .keyName(let wanted)): return equal(key.lowercased(), wanted.lowercased()) ? 1 : 0
        case (.scrollMark(let mark, let direction), .scrollMark(let wanted, let wantedDirection)):
            return mark == wanted && direction == wantedDirection ? 1 : 0
        case (.word(let word), .word(let wanted)): return word == wanted ? 1 : 0
        default: return 0
        }
    }

    private static func equal(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return left.utf8.elementsEqual(right.utf8)
    }

    private static func press(_ key: String, _ wanted: String) -> Double {
        if equal(key, wanted) { return 1 }
        return Set([key, wanted]) == ["return", "enter"] ? consolation : 0
    }

    private static func said(_ text: String, _ wanted: String, budget: inout WorkBudget) throws(GUILimit) -> Double {
        if equal(text, wanted) { return 1 }
        return try ReferenceText.subsequenceRatio(text, wanted, budget: &budget) ?? 0
    }
}
