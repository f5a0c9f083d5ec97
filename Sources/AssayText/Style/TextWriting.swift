/// The language prose is written in, as far as its letters tell: by script, so that French is Latin like English.
public enum TextWriting: String, Sendable, CaseIterable {
    case chinese, japanese, korean
    case latin, greek, cyrillic, armenian, georgian, hebrew, arabic, devanagari, thai

    /// Units (words, ideographs, kana) below which a text tells nothing.
    private static let fewestUnits = 8
    /// The share of units that decides.
    private static let share = 0.7
    /// The share of kana among ideographs and kana that makes a text Japanese.
    private static let kanaShare = 0.1

    /// The writing of most of a text's prose; nil where there is too little, or no clear majority.
    ///
    /// Code, numbers and single letters tell nothing.
    ///
    /// - Complexity: O(n).
    public static func dominant(in text: Span<UInt8>, _ range: Range<Int>) -> TextWriting? {
        var units: [WritingSystem: Int] = [:]
        var scanner = ProseScanner(text, range)
        while let (unit, place) = scanner.next() {
            switch unit {
            case .ideograph: units[.han, default: 0] += 1
            case .word(isEnglish: true): units[.latin, default: 0] += 1
            case .word(isEnglish: false):
                guard let system = WritingSystem.of(text.scalar(at: place.lowerBound).value) else { continue }
                switch system {
                // Without white space between words a run of letters is a phrase.
                case .kana, .thai: units[system, default: 0] += CodePointOffsets.count(in: text, place)
                case .latin where place.count < 2: continue
                default: units[system, default: 0] += 1
                }
            case .number, .code: break
            }
        }
        return decide(units)
    }

    private static func decide(_ units: [WritingSystem: Int]) -> TextWriting? {
        var units = units
        let kana = units.removeValue(forKey: .kana) ?? 0
        let ideographs = units[.han] ?? 0
        if kana > 0 { units[.han] = ideographs + kana }
        let all = units.values.reduce(0, +)
        guard all >= fewestUnits, let most = units.max(by: { $0.value < $1.value }),
            Double(most.value) >= share * Double(all)
        else { return nil }
        switch most.key {
        case .han: return Double(kana) >= kanaShare * Double(ideographs + kana) ? .japanese : .chinese
        case .hangul: return .korean
        default: return TextWriting(rawValue: most.key.rawValue)
        }
    }
}
