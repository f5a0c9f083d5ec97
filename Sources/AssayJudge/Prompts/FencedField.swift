/// A field between markers that carry a number nobody can guess, its control tokens defused.
enum FencedField {
    private static let controlTokens = [
        "<|", "|>", "[INST]", "[/INST]", "<<SYS>>", "<</SYS>>", "<s>", "</s>", "<start_of_turn>", "<end_of_turn>",
        "<think>", "</think>", "<answer>", "</answer>", "<<<", ">>>",
    ]

    /// `<<<answer 4f…>>>` … `<<<end 4f…>>>`.
    static func fenced(_ text: String, as name: String, nonce: String) -> String {
        "<<<\(name) \(nonce)>>>\n\(defused(text))\n<<<end \(nonce)>>>"
    }

    /// The text with a space inside every control token of a chat template.
    static func defused(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x3c || $0 == 0x3e || $0 == 0x5b }) else { return text }
        var defused = text
        for token in controlTokens {
            // A space may make a new token out of what was longer; each turn shortens what is left.
            while ByteSearch.holds(token, in: defused) {
                let second = token.index(after: token.startIndex)
                defused = defused.replacing(token, with: token[..<second] + " " + token[second...])
            }
        }
        return defused
    }

    /// Whether a text holds a token that only a chat template writes.
    static func hasControlToken(_ text: String) -> Bool {
        // All of them hold one of two characters.
        guard text.utf8.contains(where: { $0 == 0x3c || $0 == 0x5b }) else { return false }
        let lower = text.lowercased()
        func holds(_ token: String) -> Bool { ByteSearch.holds(token, in: lower) }
        return holds("<|") && holds("|>") || holds("[inst]") || holds("[/inst]") || holds("<<sys>>")
            || holds("<start_of_turn>") || holds("<end_of_turn>") || holds("<<<end")
    }
}
