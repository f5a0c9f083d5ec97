/// A call as the published script of `glm_computer` reads it: one line, each parameter looked for anywhere in it.
struct ReferenceCall: Sendable {
    /// The code points before the first bracket.
    let name: [UInt32]
    private let parameters: [UInt32]

    /// - Returns: nil where quotes or square brackets are unbalanced, or no call stands at the start.
    init?(_ text: String) {
        let scalars = text.unicodeScalars.map(\.value)
        guard !scalars.contains(0x0A), Self.isClosed(scalars),
            let end = scalars.firstIndex(where: { !ReferenceScan.isWord($0) }), end > 0, scalars[end] == 0x28
        else { return nil }
        name = Array(scalars[..<end])
        parameters = scalars.last == 0x29 ? Array(scalars[(end + 1)..<(scalars.count - 1)]) : []
    }

    /// The name in lower case, where it is ASCII.
    var lowerName: String { String(String.UnicodeScalarView(name.compactMap(Unicode.Scalar.init))).lowercased() }

    /// `key='[x, y]'`: white space only behind the comma.
    func point(_ key: StaticString) throws(GUILimit) -> ReferencePoint? {
        var scan = ReferenceScan(parameters)
        return try scan.search(key) { (scan) throws(GUILimit) in
            guard scan.takes("='["), let x = try scan.integer(), scan.takes(",") else { return nil }
            try scan.spaces()
            guard let y = try scan.integer(), scan.takes("]'") else { return nil }
            return ReferencePoint(x: x, y: y)
        }
    }

    /// `key='…'` up to the first quote, escaped or not.
    func text(_ key: StaticString) throws(GUILimit) -> String? {
        var scan = ReferenceScan(parameters)
        return try scan.search(key) { (scan) throws(GUILimit) in
            guard scan.takes("='") else { return nil }
            let value = try scan.run { $0 != 0x27 }
            return scan.takes("'") ? String(String.UnicodeScalarView(value.compactMap(Unicode.Scalar.init))) : nil
        }
    }

    /// `direction='…'`, a word.
    func direction() throws(GUILimit) -> [UInt32]? {
        var scan = ReferenceScan(parameters)
        return try scan.search("direction='") { (scan) throws(GUILimit) in
            let word = try scan.run(while: ReferenceScan.isWord)
            return !word.isEmpty && scan.takes("'") ? word : nil
        }
    }

    /// `step=…`, a whole number.
    func step() throws(GUILimit) -> Double? {
        var scan = ReferenceScan(parameters)
        return try scan.search("step=") { (scan) throws(GUILimit) in try scan.integer() }
    }

    /// Whether single quotes without a backslash before them come in pairs and square brackets are balanced.
    private static func isClosed(_ scalars: [UInt32]) -> Bool {
        var isQuoted = false
        var depth = 0
        for (index, value) in scalars.enumerated() {
            switch value {
            case 0x27: if index == 0 || scalars[index - 1] != 0x5C { isQuoted.toggle() }
            case 0x5B: depth += 1
            case 0x5D:
                depth -= 1
                if depth < 0 { return false }
            default: break
            }
        }
        return !isQuoted && depth == 0
    }
}
