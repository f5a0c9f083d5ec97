/// The words of a text in lower case, as numbers: equal words have equal ones.
struct WordNumbers {
    /// The numbers of all words, part after part.
    private(set) var numbers: [UInt32] = []
    /// Where the words of each part stand in `numbers`.
    private(set) var parts: [Range<Int>] = []
    /// How many different words there are.
    var distinct: Int { table.count }

    private let maxWords: Int
    private let split: WordSplit
    private var table = WordTable()

    init(maxWords: Int, split: WordSplit) {
        self.maxWords = maxWords
        self.split = split
    }

    /// Adds the words of a part, as long as there is room for them.
    ///
    /// - Complexity: O(n).
    mutating func append(_ text: Span<UInt8>, _ range: Range<Int>) {
        let part = text.extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        let lowered = UnicodeText.lowercased(part)
        let bytes = lowered.utf8Span.span
        let first = numbers.count
        var offset = 0
        var start = 0
        while offset < bytes.count, numbers.count < maxWords {
            let (value, length) = bytes.scalar(at: offset)
            if UnicodeText.isPythonSpace(value) {
                note(bytes, start..<offset)
                start = offset + length
            } else if split == .ideographs, ProseScanner.isIdeograph(value) {
                note(bytes, start..<offset)
                note(bytes, offset..<offset + length)
                start = offset + length
            }
            offset += length
        }
        note(bytes, start..<offset)
        parts.append(first..<numbers.count)
    }

    private mutating func note(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        guard !range.isEmpty, numbers.count < maxWords else { return }
        numbers.append(table.number(of: bytes, range))
    }
}
