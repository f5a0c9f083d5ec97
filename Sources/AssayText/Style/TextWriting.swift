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
        var units = WritingCounts()
        var scanner = ProseScanner(text, range)
        while let (unit, place) = scanner.next() {
            switch unit {
            case .ideograph: units[.han] += 1
            case .word(isEnglish: true): units[.latin] += 1
            case .word(isEnglish: false):
                guard let system = WritingSystem.of(text.scalar(at: place.lowerBound).value) else { continue }
                switch system {
                // Without white space between words a run of letters is a phrase.
                case .kana, .thai: units[system] += CodePointOffsets.count(in: text, place)
                case .latin where place.count < 2: continue
                default: units[system] += 1
                }
            case .number, .code: break
            }
        }
        return decide(units)
    }

    private static func decide(_ counted: WritingCounts) -> TextWriting? {
        var units = counted
        let kana = units[.kana]
        let ideographs = units[.han]
        units[.kana] = 0
        units[.han] = ideographs + kana
        let all = units.total
        guard all >= fewestUnits,
            let most = WritingSystem.allCases.max(by: { units[$0] < units[$1] }),
            Double(units[most]) >= share * Double(all)
        else { return nil }
        switch most {
        case .han: return Double(kana) >= kanaShare * Double(ideographs + kana) ? .japanese : .chinese
        case .hangul: return .korean
        default: return TextWriting(rawValue: most.rawValue)
        }
    }
}
