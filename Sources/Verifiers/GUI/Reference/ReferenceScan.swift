import AssayText

/// Walks a text the way the published scripts' regular expressions do, without their backtracking.
///
/// What a search may look at is bounded by fuel, for an expression that runs to the next quote from many places is
/// quadratic.
struct ReferenceScan {
    /// Code points of the text.
    let scalars: [UInt32]
    /// Where the next primitive starts.
    var offset = 0
    /// Code points that may still be looked at.
    private(set) var fuel: Int

    /// A walk from the start, of at most 64 looks a code point.
    init(_ text: String) { self.init(text.unicodeScalars.map(\.value)) }

    /// A walk over code points.
    init(_ scalars: [UInt32]) {
        self.scalars = scalars
        fuel = 64 * scalars.count + 4096
    }

    var next: UInt32? { offset < scalars.count ? scalars[offset] : nil }

    /// Takes a literal of ASCII where it comes next.
    mutating func takes(_ literal: StaticString) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard offset + count <= scalars.count else { return false }
        let isEqual = literal.withUTF8Buffer { bytes in
            bytes.indices.allSatisfy { scalars[offset + $0] == UInt32(bytes[$0]) }
        }
        if isEqual { offset += count }
        return isEqual
    }

    /// Takes every code point up to the first that is not wanted.
    ///
    /// - Throws: ``GUILimit/work`` where the fuel is spent.
    mutating func run(while isWanted: (UInt32) -> Bool) throws(GUILimit) -> [UInt32] {
        let start = offset
        while let next, isWanted(next) { offset += 1 }
        fuel -= offset - start + 1
        guard fuel > 0 else { throw .work }
        return Array(scalars[start..<offset])
    }

    /// `(\d+)`: the value of decimal digits of any script; nil where there are none, or more than Python converts.
    mutating func integer() throws(GUILimit) -> Double? {
        let digits = try run { Self.digit($0) != nil }
        guard !digits.isEmpty, digits.count <= 4300 else { return nil }
        let value = digits.reduce(0.0) { $0 * 10 + Double(Self.digit($1) ?? 0) }
        return value.isFinite ? value : nil
    }

    /// `\s*`.
    mutating func spaces() throws(GUILimit) {
        _ = try run { value in Unicode.Scalar(value).map(UnicodeText.isPythonSpace) ?? false }
    }

    /// The first place of a literal, from the start, at which the rest reads.
    mutating func search<Result>(
        _ literal: StaticString, _ rest: (inout ReferenceScan) throws(GUILimit) -> Result?
    ) throws(GUILimit) -> Result? {
        for start in scalars.indices where scalars[start] == UInt32(literal.utf8Start.pointee) {
            offset = start
            guard takes(literal) else { continue }
            if let result = try rest(&self) { return result }
        }
        return nil
    }

    /// Python's `\w`.
    static func isWord(_ value: UInt32) -> Bool {
        if value < 0x80 { return value == 0x5F || value &- 0x30 < 10 || (value | 0x20) &- 0x61 < 26 }
        switch Unicode.Scalar(value)?.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            return true
        default: return false
        }
    }

    private static func digit(_ value: UInt32) -> Int? {
        Unicode.Scalar(value).flatMap { UnicodeText.decimalDigitValue(of: $0) }
    }
}
