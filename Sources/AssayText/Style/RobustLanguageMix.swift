/// Finds prose in two languages however it is cut up: single line ends, commas, numbering and alternation change nothing.
///
/// Sentences are runs of at least eight ideographs or eight English words; a run bears a few words of the other language
/// (names, terms). The mix is 50 ideographs and 200 words in sentences, the thresholds of the published code. Numbers and
/// code are no prose. Quotations are left out up to 200 ideographs and 200 words of them: a sign that is read aloud is no
/// mix, a thought in quotation marks is.
enum RobustLanguageMix {
    private static let ideographs = 50
    private static let words = 200
    private static let sentence = 8
    /// Words within a Chinese sentence, and ideographs within an English one.
    private static let foreignWords = 4
    private static let foreignIdeographs = 6
    private static let quotedUnits = 200

    /// A run of one language that has not ended.
    private struct Run {
        var count = 0
        var range: Range<Int>?

        mutating func add(_ place: Range<Int>) {
            count += 1
            range = (range?.lowerBound ?? place.lowerBound)..<place.upperBound
        }
    }

    /// The first sentences of each language, or nil unless there is enough of both.
    ///
    /// - Complexity: O(n).
    static func find(in text: Span<UInt8>, _ ranges: [Range<Int>]) -> LanguageMix? {
        var chinese = Tally()
        var english = Tally()
        for range in ranges {
            var scanner = ProseScanner(text, range)
            while let (unit, place) = scanner.next() {
                switch unit {
                case .ideograph:
                    guard !chinese.leavesOut(scanner.isQuoted, quotedUnits) else { continue }
                    chinese.run.add(place)
                    english.meetForeign(limit: foreignIdeographs, sentence: sentence)
                    chinese.foreign = 0
                case .word(isEnglish: true):
                    guard !english.leavesOut(scanner.isQuoted, quotedUnits) else { continue }
                    english.run.add(place)
                    chinese.meetForeign(limit: foreignWords, sentence: sentence)
                    english.foreign = 0
                case .word, .number: break
                case .code:
                    english.end(sentence: sentence)
                }
            }
            chinese.end(sentence: sentence)
            english.end(sentence: sentence)
            if chinese.total >= ideographs, english.total >= words, let first = chinese.first,
                let second = english.first
            {
                return LanguageMix(chinese: first, english: second)
            }
        }
        return nil
    }

    /// What there is of one language so far.
    private struct Tally {
        var run = Run()
        /// Units of the other language since the last of this one.
        var foreign = 0
        private(set) var total = 0
        private(set) var first: Range<Int>?
        private var quoted = 0

        /// Whether a unit is left out as part of a quotation.
        mutating func leavesOut(_ isQuoted: Bool, _ limit: Int) -> Bool {
            guard isQuoted, quoted < limit else { return false }
            quoted += 1
            return true
        }

        mutating func meetForeign(limit: Int, sentence: Int) {
            foreign += 1
            if foreign > limit { end(sentence: sentence) }
        }

        /// Ends the run; it counts if it is a sentence.
        mutating func end(sentence: Int) {
            if run.count >= sentence {
                total += run.count
                if first == nil { first = run.range }
            }
            run = Run()
            foreign = 0
        }
    }
}
