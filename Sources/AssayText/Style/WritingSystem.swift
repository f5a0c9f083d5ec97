/// The script of a letter, of those a response is likely to be written in (Scripts.txt 15.0, by their main blocks).
public enum WritingSystem: String, Sendable, CaseIterable {
    case latin, greek, cyrillic, armenian, georgian, cherokee, coptic, lisu
    case hebrew, arabic, devanagari, thai
    case hangul, han, kana

    private static let ranges: [(first: UInt32, last: UInt32, system: WritingSystem)] = [
        (0x41, 0x5A, .latin), (0x61, 0x7A, .latin), (0xAA, 0xAA, .latin), (0xBA, 0xBA, .latin), (0xC0, 0xD6, .latin),
        (0xD8, 0xF6, .latin), (0xF8, 0x2B8, .latin), (0x370, 0x373, .greek), (0x376, 0x377, .greek),
        (0x37A, 0x37D, .greek), (0x37F, 0x37F, .greek), (0x386, 0x386, .greek), (0x388, 0x3E1, .greek),
        (0x3E2, 0x3EF, .coptic), (0x3F0, 0x3FF, .greek), (0x400, 0x52F, .cyrillic), (0x531, 0x587, .armenian),
        (0x591, 0x5F4, .hebrew), (0x610, 0x61A, .arabic), (0x620, 0x63F, .arabic), (0x641, 0x6FF, .arabic),
        (0x750, 0x77F, .arabic), (0x8A0, 0x8FF, .arabic), (0x900, 0x963, .devanagari), (0x966, 0x97F, .devanagari),
        (0xE01, 0xE3A, .thai), (0xE40, 0xE5B, .thai), (0x10A0, 0x10FF, .georgian), (0x1100, 0x11FF, .hangul),
        (0x13A0, 0x13FD, .cherokee), (0x1C80, 0x1C88, .cyrillic), (0x1E00, 0x1EFF, .latin), (0x1F00, 0x1FFE, .greek),
        (0x2C60, 0x2C7F, .latin), (0x2C80, 0x2CFF, .coptic), (0x2DE0, 0x2DFF, .cyrillic), (0x2E80, 0x2FD5, .han),
        (0x3005, 0x3005, .han), (0x3007, 0x3007, .han), (0x3041, 0x3096, .kana), (0x309D, 0x309F, .kana),
        (0x30A1, 0x30FA, .kana), (0x30FD, 0x30FF, .kana), (0x3131, 0x318E, .hangul), (0x31F0, 0x31FF, .kana),
        (0x3400, 0x4DBF, .han), (0x4E00, 0x9FFF, .han), (0xA4D0, 0xA4FF, .lisu), (0xA640, 0xA69F, .cyrillic),
        (0xA722, 0xA787, .latin), (0xA78B, 0xA7FF, .latin), (0xAB30, 0xAB5A, .latin), (0xAB5C, 0xAB64, .latin),
        (0xAB70, 0xABBF, .cherokee), (0xAC00, 0xD7A3, .hangul), (0xF900, 0xFAFF, .han), (0xFB00, 0xFB06, .latin),
        (0xFB13, 0xFB17, .armenian), (0xFB1D, 0xFB4F, .hebrew), (0xFB50, 0xFDFF, .arabic), (0xFE70, 0xFEFC, .arabic),
        (0xFF21, 0xFF3A, .latin), (0xFF41, 0xFF5A, .latin), (0xFF66, 0xFF9D, .kana), (0x2_0000, 0x3_23AF, .han),
    ]

    /// The script of a scalar; nil for what belongs to none of these or to all: digits, punctuation, symbols.
    ///
    /// - Complexity: O(log n) in the number of blocks.
    public static func of(_ value: UInt32) -> WritingSystem? {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].last < value { low = middle + 1 } else { high = middle }
        }
        guard low < ranges.count, ranges[low].first <= value else { return nil }
        return ranges[low].system
    }

    /// Whether its letters look like those of other alphabets, so that a word of two of them is a disguise.
    var hasLookalikes: Bool {
        switch self {
        case .latin, .greek, .cyrillic, .armenian, .cherokee, .coptic, .lisu: true
        default: false
        }
    }
}
