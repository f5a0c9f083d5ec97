import AssayCore
import AssayJSON
import AssayText

/// Tells whether a question asks for a year, so that the answer is one and not a quantity of about 2,000.
enum YearQuestion {
    /// As much of a question as is looked at, in bytes.
    private static let maxBytes = 16_384

    private static let chinese = ["哪一年", "哪年", "何年", "哪个年份", "哪些年", "哪一年份", "什么年份", "哪几年", "哪一年度", "年份是", "何时"]
    /// Words that may stand between the question word and "year".
    private static let fillers: Set<Substring> = [
        "is", "was", "are", "were", "the", "a", "first", "last", "latest", "earliest", "fiscal", "calendar",
        "financial", "academic", "school", "base", "single", "exact", "two", "three", "four", "five", "other", "only",
        "starting", "ending", "following", "of", "these", "specific", "particular", "which", "what", "me", "all",
    ]
    private static let openers: Set<Substring> = [
        "which", "what", "name", "identify", "find", "give", "tell", "state", "report", "list", "determine",
    ]
    private static let auxiliaries: Set<Substring> = ["did", "was", "were", "does", "do", "is", "has", "had", "will"]

    /// Whether the last question of a prompt asks for a year: "in which year", "what was the first year",
    /// "when did", 哪一年. "How many years", "in the year 2010" and "per year" do not.
    ///
    /// - Complexity: O(n) in the first 16 KiB.
    static func isAsked(by prompt: Prompt?) -> Bool {
        guard let prompt else { return false }
        let whole = text(of: prompt)
        let question = UnicodeText.caseFolded(String(decoding: whole.utf8.prefix(maxBytes), as: UTF8.self))
        if chinese.contains(where: { contains(question, $0) }) { return true }
        let words = question.split { !($0.isLetter || $0.isNumber || $0 == "'") }
        for (index, word) in words.enumerated() {
            if word == "how", index + 1 < words.count, words[index + 1] == "many" || words[index + 1] == "much" {
                return false
            }
        }
        for (index, word) in words.enumerated() {
            if word == "when", index + 1 < words.count, auxiliaries.contains(words[index + 1]) { return true }
            guard openers.contains(word) else { continue }
            let asked = words[(index + 1)...].first { !fillers.contains($0) }
            if asked == "year" || asked == "years" { return true }
        }
        return false
    }

    private static func contains(_ text: String, _ phrase: String) -> Bool {
        let (bytes, wanted) = (Array(text.utf8), Array(phrase.utf8))
        guard bytes.count >= wanted.count else { return false }
        return (0...(bytes.count - wanted.count)).contains {
            bytes[$0] == wanted[0] && bytes[$0...].starts(with: wanted)
        }
    }

    /// The text, or the text parts of the last message of the user.
    private static func text(of prompt: Prompt) -> String {
        switch prompt {
        case .text(let text): return text
        case .messages(let messages):
            let last = messages.last { $0.objectValue?["role"]?.stringValue == "user" }
            guard let content = last?.objectValue?["content"] else { return "" }
            if let text = content.stringValue { return text }
            let parts = content.arrayValue ?? []
            return parts.compactMap { $0.objectValue?["text"]?.stringValue }.joined(separator: "\n")
        }
    }
}
