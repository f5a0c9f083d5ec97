import AssayJSON

/// Code points a reader of the answer does not see, yet the comparison counts: zero-width and bidirectional marks,
/// variation selectors, tags, fillers, controls.
enum InvisibleCharacters {
    /// The ranges of Default_Ignorable_Code_Point (DerivedCoreProperties.txt 15.0) without the noncharacters and
    /// unassigned tails, the interlinear marks U+FFF9…FFFB, and the controls other than tab, line feed and return.
    private static let ranges: [ClosedRange<UInt32>] = [
        0x00...0x08, 0x0B...0x0C, 0x0E...0x1F, 0x7F...0x9F, 0xAD...0xAD, 0x034F...0x034F, 0x061C...0x061C,
        0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F,
        0x3164...0x3164, 0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFA0...0xFFA0, 0xFFF9...0xFFFB, 0x1BCA0...0x1BCA3,
        0x1D173...0x1D17A, 0xE0000...0xE0FFF,
    ]
    /// Different code points told in a detail.
    private static let greatestKindCount = 16

    /// How often each occurs, as `{"U+200B": 3}`, in order of code point; the first sixteen kinds.
    ///
    /// - Complexity: O(n), and O(k log k) in the number k of kinds.
    static func counts(in text: String) -> JSONObject {
        var counts: [UInt32: Int] = [:]
        for scalar in text.unicodeScalars where isInvisible(scalar.value) { counts[scalar.value, default: 0] += 1 }
        var object = JSONObject()
        for (codePoint, count) in counts.sorted(by: { $0.key < $1.key }).prefix(greatestKindCount) {
            object[name(codePoint)] = .number(JSONNumber(count))
        }
        return object
    }

    static func isInvisible(_ codePoint: UInt32) -> Bool {
        if codePoint &- 0x20 < 0x5F { return false }
        return ranges.contains { $0.contains(codePoint) }
    }

    private static func name(_ codePoint: UInt32) -> String {
        let digits = String(codePoint, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
