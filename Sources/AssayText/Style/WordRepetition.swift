/// How many n-grams of words a text holds, and how many different ones.
///
///     let text = "the cat and the cat and the dog"
///     let span = text.utf8Span.span
///     WordRepetition(in: span, [0..<span.count], size: 3, split: .whiteSpace).share   // 1 - 4/6
///
/// Words are compared in lower case (Python's `str.lower()`). Of a longer text the first ``maxWords`` words are counted.
public struct WordRepetition: Sendable, Hashable {
    /// How many words are looked at.
    public static let maxWords = 1_000_000
    /// The longest n-gram.
    public static let maxSize = 64

    /// All n-grams.
    public let total: Int
    /// The different ones among them.
    public let distinct: Int

    /// The share of n-grams that stood in the text before, 0…1; 0 where it holds none.
    public var share: Double { total == 0 ? 0 : 1 - Double(distinct) / Double(total) }

    /// Counts exactly: n-grams are numbered by pairs of shorter ones, so that nothing rests on a hash.
    ///
    /// - Parameters:
    ///   - ranges: the parts to look at, in UTF-8 bytes; no n-gram goes on from one part to the next.
    ///   - size: words of an n-gram, 1…``maxSize``; what is outside is brought inside.
    /// - Complexity: O(n log size).
    public init(in text: Span<UInt8>, _ ranges: [Range<Int>], size: Int, split: WordSplit) {
        let size = min(max(size, 1), Self.maxSize)
        var words = WordNumbers(maxWords: Self.maxWords, split: split)
        for range in ranges { words.append(text, range) }
        var numbers = words.numbers
        var distinct = words.distinct
        var width = 1
        while width < size {
            let step = min(width, size - width)
            (numbers, distinct) = Self.joined(numbers, words.parts, width: width, step: step)
            width += step
        }
        total = words.parts.reduce(0) { $0 + max(0, $1.count - size + 1) }
        // Numbers of one word count words of parts that are too short for an n-gram too; those of pairs do not.
        self.distinct = total == 0 ? 0 : distinct
    }

    /// Numbers the n-grams of `width + step` words by the two of `width` words that begin `step` apart.
    private static func joined(
        _ numbers: [UInt32], _ parts: [Range<Int>], width: Int, step: Int
    ) -> (numbers: [UInt32], distinct: Int) {
        var table = PairTable(capacity: numbers.count)
        var joined = [UInt32](repeating: 0, count: numbers.count)
        for part in parts where part.count >= width + step {
            for place in part.lowerBound...part.upperBound - width - step {
                joined[place] = table.number(of: UInt64(numbers[place]) << 32 | UInt64(numbers[place + step]))
            }
        }
        return (joined, table.count)
    }
}
