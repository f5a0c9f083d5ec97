import AssayCore
import AssayText

/// `glm_web` as the published script scores it.
enum ReferenceWeb {
    /// What the script pays where it finds little.
    private static let consolation = 0.05

    static func score(_ prediction: String, _ truth: String, budget: inout WorkBudget) throws(GUILimit) -> Double {
        // Eleven expressions, each of at most 64 looks a code point.
        guard budget.spend(96 * (prediction.utf8.count + truth.utf8.count)) else { throw .work }
        guard let prediction = try CommandFinder(UnicodeText.strippedLikePython(prediction)).find(),
            let truth = try CommandFinder(UnicodeText.strippedLikePython(truth)).find()
        else { return 0 }
        switch (prediction, truth) {
        case (.click(let point, let info), .click(let wanted, let wantedInfo)):
            if point == wanted { return 1 }
            return info == wantedInfo ? consolation : 0
        case (.type(let point, let text), .type(let wanted, let wantedText)):
            let similarity = try said(text, wantedText, budget: &budget)
            if point == wanted { return similarity }
            return elsewhere(similarity)
        // The function style against the marks: the script finds no text and no place there, and no error.
        case (.type(_, let text), .typeMark): return elsewhere(text.isEmpty ? 1 : 0)
        case (.press(let key), .press(let wanted)): return press(lower(key), lower(wanted))
        case (.scroll(let point, let isUp, let distance), .scroll(let wanted, let wantedUp, let wantedDistance)):
            guard point == wanted, isUp == wantedUp, let distance = number(distance),
                let wantedDistance = number(wantedDistance)
            else { return 0 }
            if distance == wantedDistance { return 1 }
            let share = abs(distance - wantedDistance) / max(abs(distance), abs(wantedDistance))
            return share < 1 ? 1 - share : 0
        case (.say(let text), .say(let wanted)): return try said(text, wanted, budget: &budget)
        case (.clickMark(let mark), .clickMark(let wanted)): return mark == wanted ? 1 : 0
        case (.typeMark(let mark, let text), .typeMark(let wanted, let wantedText)):
            return mark == wanted ? try said(text, wantedText, budget: &budget) : 0
        case (.keyName(let key), .keyName(let wanted)): return lower(key) == lower(wanted) ? 1 : 0
        case (.scrollMark(let mark, let isUp), .scrollMark(let wanted, let wantedUp)):
            return mark == wanted && isUp == wantedUp ? 1 : 0
        case (.word(let word), .word(let wanted)): return word == wanted ? 1 : 0
        default: return 0
        }
    }

    private static func elsewhere(_ similarity: Double) -> Double {
        similarity > consolation ? similarity * 0.95 : consolation
    }

    private static func lower(_ text: [UInt32]) -> [UInt32] {
        UnicodeText.lowercased(string(text)).unicodeScalars.map(\.value)
    }

    private static func string(_ text: [UInt32]) -> String {
        String(String.UnicodeScalarView(text.compactMap(Unicode.Scalar.init)))
    }

    /// A number as Python's `float` reads it, underscores aside.
    private static func number(_ text: [UInt32]?) -> Double? {
        guard let text else { return nil }
        return Double(UnicodeText.strippedLikePython(string(text)))
    }

    private static func press(_ key: [UInt32], _ wanted: [UInt32]) -> Double {
        if key == wanted { return 1 }
        return Set([string(key), string(wanted)]) == ["return", "enter"] ? consolation : 0
    }

    private static func said(_ text: [UInt32], _ wanted: [UInt32], budget: inout WorkBudget) throws(GUILimit) -> Double
    {
        if text == wanted { return 1 }
        return try ReferenceText.subsequenceRatio(string(text), string(wanted), budget: &budget) ?? 0
    }
}
