import AssayJSON

/// How an action and its status were written.
struct ActionSpelling: Sendable, Hashable {
    var action: String?
    var status: String?
}

extension Action {
    /// The aliases that were read as other names, `{"press_back": "back", "control": "ctrl"}`; the first sixteen.
    var aliases: JSONObject {
        var pairs: [(written: String, read: String)] = []
        if let name = spelling.action { pairs.append((name, kind.rawValue)) }
        if let name = spelling.status, let status { pairs.append((name, status.rawValue)) }
        for key in (keys ?? []).prefix(16).flatMap(\.spellings) { pairs.append((key, KeyChord.canonical(key))) }
        var aliases = JSONObject()
        for (written, read) in pairs where written.lowercased() != read && aliases.count < 16 {
            aliases[Self.cut(written)] = .string(Self.cut(read))
        }
        return aliases
    }
}
