/// The few words that mean something among coordinates.
enum WordName {
    /// What may stand where a number belongs, and is none.
    enum Literal: Sendable {
        /// `null`, `None`: as the whole value of a box they say that there is none.
        case nothing
        /// `true`, `NaN`, `Infinity` …
        case value
    }

    /// Whether a word may stand between the two corners of a box: "(100, 100) to bottom-right corner (300, 300)".
    static func joinsCorners(_ name: PackedName) -> Bool { cornerJoiners.contains(name) }

    private static let cornerJoiners = [
        PackedName("to"), PackedName("and"), PackedName("bottom"), PackedName("lower"), PackedName("right"),
        PackedName("corner"),
    ]

    static func literal(_ name: PackedName) -> Literal? {
        for (literal, known) in literals where known == name { return literal }
        return nil
    }

    private static let literals: [(Literal, PackedName)] = [
        (.nothing, PackedName("null")), (.nothing, PackedName("none")), (.value, PackedName("nan")),
        (.value, PackedName("inf")), (.value, PackedName("infinity")), (.value, PackedName("true")),
        (.value, PackedName("false")),
    ]
}
