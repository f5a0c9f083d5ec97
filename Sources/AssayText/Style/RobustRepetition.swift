/// Finds text that is repeated with other numbers and enumerators, punctuation, line ends or capital letters each time.
///
/// The letters and ideographs of sentences (runs of at least eight words or ideographs) are laid one after the other, small
/// letters for capitals; then the rule of the published code holds: a window of 50 code points that occurs ten times. What
/// stands between numbers is mostly shorter than a sentence, so that lists of boxes, tables and code are left out.
enum RobustRepetition {
    private static let sentence = 8

    /// The letters of the sentences of a text.
    ///
    /// - Complexity: O(n).
    static func letters(_ text: Span<UInt8>, _ ranges: [Range<Int>]) -> [UInt8] {
        var output: [UInt8] = []
        for range in ranges {
            var scanner = ProseScanner(text, range)
            var start = output.count
            var units = 0
            var last = range.lowerBound
            var enumeratorEnd = range.lowerBound
            while let (unit, place) = scanner.next() {
                if last == range.lowerBound || Enumerator.begins(in: text, between: last, and: place.lowerBound) {
                    enumeratorEnd = Enumerator.end(in: text, at: place.lowerBound, to: range.upperBound)
                }
                last = place.upperBound
                // What numbers a sentence is no part of it.
                if place.lowerBound < enumeratorEnd { continue }
                switch unit {
                case .ideograph, .word:
                    units += 1
                    for offset in place {
                        let byte = text[offset]
                        // A capital becomes small; the apostrophe and the hyphen are left out.
                        if byte &- 0x41 < 26 { output.append(byte | 0x20) } else if byte >= 0x61 { output.append(byte) }
                    }
                case .number, .code:
                    if units < sentence { output.removeSubrange(start...) }
                    start = output.count
                    units = 0
                }
            }
            if units < sentence { output.removeSubrange(start...) }
        }
        return output
    }

    /// The first window that occurs ten times, or nil.
    ///
    /// - Complexity: O(n).
    static func find(in text: Span<UInt8>, _ ranges: [Range<Int>]) -> Repetition? {
        let letters = letters(text, ranges)
        return RepetitionDetector.find(in: letters.span, [0..<letters.count])
    }
}
