/// The few words that mean something among coordinates.
enum WordName {
    /// What may stand where a number belongs, and is none.
    enum Literal: Sendable {
        /// `null`, `None`: as the whole value of a box they say that there is none.
        case nothing
        /// `true`, `NaN`, `Infinity` …
        case value
    }

    static let to = PackedName("to")
    static let and = PackedName("and")

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
