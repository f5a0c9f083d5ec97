import AssayCore
import AssayJSON
import AssayText

/// `detail.format.findings`: what a person should look at; no score depends on it.
enum ResponseFindings {
    /// Different code points that are told.
    private static let maxKinds = 16

    /// The findings of one response, each an object that begins with `finding`.
    ///
    /// - Parameter thought: where the thought stands in the response, where there is one.
    /// - Complexity: O(n).
    static func list(
        answer: String?, response: String, thought: Range<Int>?, prompt: Prompt?
    ) -> [JSONValue] {
        var findings: [JSONValue] = []
        if let thought, let prompt, let finding = writing(response, thought, prompt.text) { findings.append(finding) }
        guard let answer else { return findings }
        let characters = SuspiciousCharacters(in: answer)
        if !characters.invisible.isEmpty {
            findings.append(object(.invisible, ["code_points": counts(characters.invisible)]))
        }
        if !characters.directions.isEmpty {
            findings.append(object(.direction, ["code_points": counts(characters.directions)]))
        }
        if !characters.mixedWords.isEmpty {
            let words = characters.mixedWords.map { word -> JSONValue in
                ["word": .string(word.text), "scripts": .array(word.scripts.map { .string($0.rawValue) })]
            }
            findings.append(
                object(
                    .mixedScripts,
                    ["count": .number(JSONNumber(characters.mixedWordCount)), "words": .array(words)]))
        }
        return findings
    }

    private static func writing(_ response: String, _ thought: Range<Int>, _ question: String) -> JSONValue? {
        // Two texts of ASCII are written alike, or tell nothing.
        var (thoughtBytes, questionBytes) = (response.utf8Span, question.utf8Span)
        if thoughtBytes.checkForASCII(), questionBytes.checkForASCII() { return nil }
        let asked = questionBytes.span
        guard let thinking = TextWriting.dominant(in: thoughtBytes.span, thought),
            let asking = TextWriting.dominant(in: asked, 0..<asked.count), thinking != asking
        else { return nil }
        return object(
            .thoughtWriting, ["thought": .string(thinking.rawValue), "question": .string(asking.rawValue)])
    }

    private static func object(_ finding: FormatFinding, _ members: JSONObject) -> JSONValue {
        .object((["finding": .string(finding.rawValue)] as JSONObject).merging(members))
    }

    /// `{"U+200B": 3}`, in order of code point.
    private static func counts(_ counts: [UInt32: Int]) -> JSONValue {
        var object = JSONObject()
        for (codePoint, count) in counts.sorted(by: { $0.key < $1.key }).prefix(maxKinds) {
            let digits = String(codePoint, radix: 16, uppercase: true)
            object["U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits] = .number(
                JSONNumber(count))
        }
        return .object(object)
    }
}
