/// HTML in an answer.
enum Markup {
    /// Whether an element's tag or a comment stands in the text.
    static func holdsTags(_ text: String) -> Bool { text.utf8.contains(0x3c) && split(text).hasTag }

    /// The text without tags and comments.
    static func withoutTags(_ text: String) -> String { split(text).rest }

    private static func split(_ text: String) -> (hasTag: Bool, rest: String) {
        var rest = ""
        var hasTag = false
        var left = text[...]
        while let open = left.firstIndex(of: "<") {
            rest += left[..<open]
            let inside = left[left.index(after: open)...]
            guard let close = inside.firstIndex(of: ">"), isTag(inside[..<close]) else {
                rest += "<"
                left = inside
                continue
            }
            hasTag = true
            rest += " "
            left = inside[inside.index(after: close)...]
        }
        return (hasTag, rest + left)
    }

    private static func isTag(_ inside: Substring) -> Bool {
        guard inside.utf8.count <= 1024 else { return false }
        if inside.hasPrefix("!--") || inside.lowercased().hasPrefix("!doctype") { return true }
        let name = inside.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
        let after = inside.drop { $0 == "/" }.dropFirst(name.count).first
        guard after == nil || after == " " || after == "/" else { return false }
        return AttackPhrases.elements.contains(name.lowercased())
    }
}
