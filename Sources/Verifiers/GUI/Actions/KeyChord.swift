/// Keys held together, in no order: `ctrl+shift+t`.
struct KeyChord: Sendable, Hashable {
    /// Canonical names, sorted, each once.
    let names: [String]
    /// The names as they were written; of no influence on what is equal.
    let spellings: [String]

    /// - Parameter keys: names in any spelling; nil where there is none, or one of them is empty.
    init?(_ keys: [String]) {
        let names = keys.map(Self.canonical)
        guard !names.isEmpty, names.allSatisfy({ !$0.isEmpty }) else { return nil }
        self.names = Set(names).sorted()
        spellings = keys
    }

    static func == (left: KeyChord, right: KeyChord) -> Bool { left.names == right.names }

    func hash(into hasher: inout Hasher) { hasher.combine(names) }

    var text: String { names.joined(separator: "+") }

    /// Chords as `ctrl+c`, separated by white space; nil where a chord is malformed or there is none.
    static func sequence(_ text: String) -> [KeyChord]? {
        chords(text) { $0.compactMap { $0 } }
    }

    /// One chord whose keys are separated by `+` or white space: `ctrl c`.
    static func single(_ text: String) -> [KeyChord]? {
        chords(text) { groups in
            guard groups.allSatisfy({ $0 != nil }) else { return nil }
            return KeyChord(groups.flatMap { $0?.spellings ?? [] }).map { [$0] }
        }
    }

    private static func chords(_ text: String, _ join: ([KeyChord?]) -> [KeyChord]?) -> [KeyChord]? {
        if !text.isEmpty, text.utf8.allSatisfy({ $0 == 0x20 }) { return KeyChord(["space"]).map { [$0] } }
        // White space beside a plus sign belongs to the chord: `ctrl + c`.
        var groups: [[UInt8]] = []
        var group: [UInt8] = []
        var isPending = false
        for byte in text.utf8 {
            if byte == 0x20 || byte &- 9 < 5 {
                isPending = !group.isEmpty
                continue
            }
            if isPending, byte != 0x2B, group.last != 0x2B || group == [0x2B] {
                groups.append(group)
                group = []
            }
            isPending = false
            group.append(byte)
        }
        if !group.isEmpty { groups.append(group) }
        let chords = groups.map { KeyChord(keys(in: $0)) }
        guard !chords.isEmpty, chords.allSatisfy({ $0 != nil }) else { return nil }
        return join(chords)
    }

    /// Splits at plus signs; one after another, or alone, is the key itself: `ctrl++`.
    private static func keys(in group: [UInt8]) -> [String] {
        var keys: [String] = []
        var rest = group[...]
        while let first = rest.first {
            let end = first == 0x2B ? rest.startIndex + 1 : rest.firstIndex(of: 0x2B) ?? rest.endIndex
            keys.append(String(decoding: rest[rest.startIndex..<end], as: UTF8.self))
            rest = rest[end...]
            if rest.first == 0x2B {
                rest = rest.dropFirst()
                if rest.isEmpty { keys.append("") }
            }
        }
        return keys
    }

    /// The one name of a key that has several.
    static func canonical(_ name: String) -> String {
        if name == " " { return "space" }
        let lower = name.lowercased()
        let bare = lower.utf8.count > 1 ? lower.filter { $0 != "_" && $0 != "-" && $0 != " " } : lower
        return aliases[bare] ?? bare
    }

    private static let aliases: [String: String] = [
        "control": "ctrl", "ctl": "ctrl", "ctrlleft": "ctrl", "ctrlright": "ctrl", "controlleft": "ctrl",
        "controlright": "ctrl", "command": "cmd", "super": "cmd", "win": "cmd", "windows": "cmd", "meta": "cmd",
        "winleft": "cmd", "winright": "cmd", "option": "alt", "altleft": "alt", "altright": "alt",
        "shiftleft": "shift", "shiftright": "shift", "escape": "esc", "return": "enter", "kpenter": "enter",
        "del": "delete", "arrowup": "up", "uparrow": "up", "arrowdown": "down", "downarrow": "down",
        "arrowleft": "left", "leftarrow": "left", "arrowright": "right", "rightarrow": "right", "pgup": "pageup",
        "prior": "pageup", "pgdn": "pagedown", "pgdown": "pagedown", "next": "pagedown", "spacebar": "space",
        "+": "plus", "-": "minus", "ins": "insert", "printscrn": "printscreen", "prtsc": "printscreen",
        "prtscr": "printscreen",
    ]
}
