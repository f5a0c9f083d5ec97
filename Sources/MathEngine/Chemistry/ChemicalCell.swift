/// One character of a formula with the line it stands on.
struct ChemicalCell: Hashable {
    /// The line of a character.
    enum Line: UInt8 {
        case base, lower, upper
    }

    /// ASCII, or one of the marks below.
    let byte: UInt8
    let line: Line

    /// The dot of a hydrate.
    static let dot: UInt8 = 0x01
    /// An arrow or double arrow of any kind.
    static let arrow: UInt8 = 0x02
    /// The upward arrow of a gas.
    static let gas: UInt8 = 0x03
    /// The downward arrow of a precipitate.
    static let precipitate: UInt8 = 0x04
    /// What no formula holds: a letter of another script, heat, a condition.
    static let other: UInt8 = 0x05
}
