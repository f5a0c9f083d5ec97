/// How often each script was met: a row of numbers, since hashing an enumeration of strings hashes the strings.
struct WritingCounts {
    private var counts = [Int](repeating: 0, count: WritingSystem.allCases.count)

    subscript(system: WritingSystem) -> Int {
        get { counts[Self.position(of: system)] }
        set { counts[Self.position(of: system)] = newValue }
    }

    /// All of them together.
    var total: Int { counts.reduce(0, +) }

    private static func position(of system: WritingSystem) -> Int {
        switch system {
        case .latin: 0
        case .greek: 1
        case .cyrillic: 2
        case .armenian: 3
        case .georgian: 4
        case .cherokee: 5
        case .coptic: 6
        case .lisu: 7
        case .hebrew: 8
        case .arabic: 9
        case .devanagari: 10
        case .thai: 11
        case .hangul: 12
        case .han: 13
        case .kana: 14
        }
    }
}
