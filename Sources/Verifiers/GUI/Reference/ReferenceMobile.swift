import AssayCore

/// `glm_mobile` as the published script scores it: the product over the ground truth's keys.
enum ReferenceMobile {
    static func score(_ prediction: String, _ truth: String, budget: inout WorkBudget) throws(GUILimit) -> Double {
        guard let prediction = try read(prediction), let truth = try read(truth), prediction.count == truth.count else {
            return 0
        }
        var values: [[UInt8]: Literal] = [:]
        for member in prediction { values[Array(member.key.utf8)] = member.value }
        var score = 1.0
        for member in truth {
            guard let value = values[Array(member.key.utf8)] else { return 0 }
            score *= try self.score(value, member, budget: &budget)
        }
        return score
    }

    private static func score(
        _ value: Literal, _ wanted: Literal.Member, budget: inout WorkBudget
    ) throws(GUILimit) -> Double {
        if Literal.isEqualInPython(value, wanted.value) { return 1 }
        switch wanted.key {
        case "text":
            guard let left = value.text, let right = wanted.value.text else { return 0 }
            return try ReferenceText.subsequenceRatio(left, right, budget: &budget) ?? 0
        case "box_2d":
            guard let left = firstBox(value), let right = firstBox(wanted.value), isOnGrid(value),
                isOnGrid(wanted.value)
            else { return 0 }
            return left.overlap(with: right)
        default: return 0
        }
    }

    /// The members of a text that is a JSON object or else a Python dictionary; of twins the later stands.
    private static func read(_ text: String) throws(GUILimit) -> [Literal.Member]? {
        let repaired = LeadingZeros.repaired(Array(text.utf8))
        for dialect in [LiteralDialect.json, .python] {
            var scanner = LiteralScanner(bytes: repaired, dialect)
            do throws(ActionProblem) {
                let value = try scanner.value()
                scanner.skipSpace()
                if scanner.isAtEnd { return value.members }
            } catch {
                if error == .depth { throw .depth }
            }
        }
        return nil
    }

    /// Four numbers in order.
    private static func firstBox(_ value: Literal) -> ScreenBox? {
        guard let numbers = value.elements?.first?.elements?.map(\.number), numbers.count == 4,
            let left = numbers[0], let top = numbers[1], let right = numbers[2], let bottom = numbers[3],
            left <= right, top <= bottom
        else { return nil }
        return ScreenBox(left: left, top: top, right: right, bottom: bottom)
    }

    /// Whether the first box is of integers 0…999.
    private static func isOnGrid(_ value: Literal) -> Bool {
        value.elements?.first?.elements?.allSatisfy {
            guard case .number(let number, isInteger: true) = $0 else { return false }
            return number >= 0 && number <= 999
        } ?? false
    }
}
