/// What may stand around the formulas of an answer without changing it: words of a closed list (STEM 9).
enum AnswerPhrase {
    /// Words that say nothing of a value. No negation, no quantity, no condition.
    private static let fillers: Set<String> = [
        "the", "a", "an", "our", "my", "final", "correct", "answer", "answers", "solution", "solutions", "result",
        "results", "value", "values", "sum", "product", "matrix", "zero", "identity", "special", "here", "is", "are",
        "equals", "equal", "so", "thus", "hence", "therefore", "then", "we", "find", "get", "have", "obtain",
        "conclude", "that", "it", "follows", "since", "this", "gives", "which", "to", "required", "total", "set",
        "solution", "interval", "domain", "range", "area", "volume", "length", "of", "be", "must", "should", "will",
        "答案", "答案是", "答案为", "最终答案", "所以", "因此", "故", "答", "解", "得", "即", "结果是", "结果为", "为", "是",
    ]
    /// Words that end a phrase before a value.
    private static let verbs: Set<String> = [
        "is", "are", "equals", "be", "answer", "answers", "therefore", "thus", "hence", "so", "that", "get", "obtain",
        "have", "find", "to", "result", "solution", "答案", "答案是", "答案为", "最终答案", "所以", "因此", "故", "答", "解", "得",
        "即", "结果是", "结果为", "为", "是",
    ]
    /// The most bytes a phrase has.
    private static let maxBytes = 80

    /// An answer without dollars and phrases; the answer itself where they are none of the list.
    ///
    /// - Complexity: O(n).
    static func stripped(_ bytes: [UInt8]) -> [UInt8] {
        let frame = AnswerFrame(bytes)
        let content = withoutText(spoken(Array(bytes[frame.range])))
        let dollars = content.indices.filter {
            content[$0] == UInt8(ascii: "$") && ($0 == 0 || content[$0 - 1] != UInt8(ascii: "\\"))
        }
        if dollars.isEmpty { return withoutPhrase(content) }
        guard dollars.count % 2 == 0 else { return content }
        if dollars.count == 2 || (dollars.count == 4 && dollars[1] == dollars[0] + 1 && dollars[3] == dollars[2] + 1) {
            let (open, close) = (dollars[dollars.count / 2 - 1], dollars[dollars.count / 2])
            let before = content[..<dollars[0]]
            let after = content[(dollars[dollars.count - 1] + 1)...]
            if isPhrase(before), isPhrase(after) {
                return Array(content[(open + 1)..<close])
            }
        }
        if let value = ofVariable(content, dollars) { return value }
        var joined: [UInt8] = []
        var isInside = false
        var outside: [UInt8] = []
        for (index, byte) in content.enumerated() {
            if byte == UInt8(ascii: "$"), dollars.contains(index) {
                isInside.toggle()
                continue
            }
            joined.append(byte)
            if !isInside { outside.append(byte) }
        }
        if isJoint(outside) { return joined }
        // `12 $ and $13`: a box was cut out of its dollars.
        let isTurned = dollars.count == 2 && words(content[(dollars[0] + 1)..<dollars[1]]) == ["and"]
        return isTurned ? joined : content
    }

    /// `x is 5` with an equals sign.
    private static func spoken(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count > 5, PlainNotation.isLetter(bytes[0]), bytes[1...4].elementsEqual(" is ".utf8) else {
            return bytes
        }
        return [bytes[0], UInt8(ascii: "=")] + bytes[5...]
    }

    /// An answer without a phrase in `\\text{…}` before it: `\\text{The answer is }\\frac12`.
    private static func withoutText(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.starts(with: "\\text{".utf8), let close = bytes.firstIndex(of: UInt8(ascii: "}")),
            close + 1 < bytes.count
        else { return bytes }
        let phrase = words(bytes[6..<close])
        guard let last = phrase.last, phrase.allSatisfy(fillers.contains),
            verbs.contains(last) || bytes[close - 1] == UInt8(ascii: ":")
        else { return bytes }
        var rest = bytes[(close + 1)...]
        while let first = rest.first, first == UInt8(ascii: " ") || first == UInt8(ascii: ":") {
            rest = rest.dropFirst()
        }
        return rest.isEmpty ? bytes : Array(rest)
    }

    /// `the largest $n$ is 34`, `the value of $x$ is 5`: the value of a variable.
    private static func ofVariable(_ content: [UInt8], _ dollars: [Int]) -> [UInt8]? {
        guard dollars.count == 2, dollars[1] == dollars[0] + 2, PlainNotation.isLetter(content[dollars[0] + 1]),
            dollars[0] <= maxBytes
        else { return nil }
        let superlatives: Set<String> = ["largest", "smallest", "greatest", "least", "maximum", "minimum", "number"]
        let before = words(content[..<dollars[0]])
        guard before.allSatisfy({ fillers.contains($0) || superlatives.contains($0) }) else { return nil }
        let after = content[(dollars[1] + 1)...]
        guard after.starts(with: " is ".utf8), after.count > 4 else { return nil }
        return Array(after.dropFirst(4))
    }

    /// Connectives, commas, a unit or a percent word between and behind formulas.
    private static func isJoint(_ bytes: [UInt8]) -> Bool {
        let words = words(bytes[...])
        return words.allSatisfy {
            ["and", "or", "percent", "pct", "percentage", "和", "或"].contains($0) || fillers.contains($0)
        }
            || (words.count <= 2 && words.allSatisfy { $0.utf8.count > 3 && !["not", "than", "million"].contains($0) }
                && bytes.first == 0x20)
    }

    private static func words(_ bytes: ArraySlice<UInt8>) -> [String] {
        ShapeScanner.folded(bytes).split { " ,.:;!\n%。".contains($0) }.map(String.init)
    }

    private static func isPhrase(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count <= maxBytes && !bytes.contains(0x0A) && !bytes.contains(UInt8(ascii: "%"))
            && words(bytes).allSatisfy(fillers.contains)
    }

    /// `the answer is 42`: the phrase goes where it ends in a verb or a colon.
    private static func withoutPhrase(_ bytes: [UInt8]) -> [UInt8] {
        var at = 0
        var last = ""
        var end = 0
        while at < min(bytes.count, maxBytes) {
            var stop = at
            while stop < bytes.count, !" ,:".utf8.contains(bytes[stop]) { stop += 1 }
            guard stop < bytes.count else { break }
            let word = ShapeScanner.folded(bytes[at..<stop])
            guard word.isEmpty || fillers.contains(word) else { break }
            if !word.isEmpty { last = word }
            if bytes[stop] == UInt8(ascii: ":") || verbs.contains(last) { end = stop + 1 }
            at = stop + 1
        }
        guard end > 0, end < bytes.count else { return bytes }
        while end < bytes.count, " ,:".utf8.contains(bytes[end]) { end += 1 }
        // A label never reaches over a line's end (STEM 8).
        return end < bytes.count && bytes[end] != 0x0A ? Array(bytes[end...]) : bytes
    }
}
