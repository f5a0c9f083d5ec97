/// What in an answer is not what a reader sees: characters without width, controls of the direction of text, and words
/// whose letters come from alphabets that look alike.
public struct SuspiciousCharacters: Sendable, Hashable {
    /// A word of several alphabets.
    public struct MixedWord: Sendable, Hashable {
        /// The word, at most ``maxShown`` code points of it.
        public let text: String
        /// The alphabets, in the order they are met.
        public let scripts: [WritingSystem]
    }

    /// Code points of a word that are shown, and words.
    public static let maxShown = 32
    private static let maxWords = 8

    /// Characters without width and how often each occurs. Those that belong to an emoji are none.
    public private(set) var invisible: [UInt32: Int] = [:]
    /// Controls of direction (embeddings, overrides, isolates, marks) and how often each occurs.
    public private(set) var directions: [UInt32: Int] = [:]
    /// The first words of several alphabets.
    public private(set) var mixedWords: [MixedWord] = []
    /// How many there are.
    public private(set) var mixedWordCount = 0

    /// Whether there is nothing.
    public var isEmpty: Bool { invisible.isEmpty && directions.isEmpty && mixedWords.isEmpty }

    /// Looks through a text.
    ///
    /// - Complexity: O(n).
    public init(in text: String) {
        // Printed ASCII is one alphabet and all of it is seen.
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }) { return }
        var word = String.UnicodeScalarView()
        var scripts: [WritingSystem] = []
        var hasLookalike = false
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            note(scalar, after: previous)
            previous = scalar
            // What is not seen does not end a word.
            if UnicodeText.isInvisible(scalar) { continue }
            guard let system = WritingSystem.of(scalar.value), system.hasLookalikes else {
                if !word.isEmpty { end(&word, &scripts, &hasLookalike) }
                continue
            }
            if word.count < Self.maxShown { word.append(scalar) }
            if !scripts.contains(system) { scripts.append(system) }
            if system != .latin, system != .greek || Self.greekLookalikes.contains(scalar) { hasLookalike = true }
        }
        end(&word, &scripts, &hasLookalike)
    }

    /// Greek letters that are drawn as Latin ones. Others stand beside Latin letters in formulas: `Δt`, `ρgh`.
    private static let greekLookalikes = Set("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο".unicodeScalars)

    private mutating func end(
        _ word: inout String.UnicodeScalarView, _ scripts: inout [WritingSystem], _ hasLookalike: inout Bool
    ) {
        if scripts.count > 1, hasLookalike {
            mixedWordCount += 1
            if mixedWords.count < Self.maxWords { mixedWords.append(MixedWord(text: String(word), scripts: scripts)) }
        }
        word = String.UnicodeScalarView()
        scripts = []
        hasLookalike = false
    }

    private mutating func note(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) {
        switch scalar.value {
        case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: directions[scalar.value, default: 0] += 1
        case 0x200D, 0xFE0E, 0xFE0F:
            // Joins and styles emoji, digits in a keycap among them.
            if let previous, previous.properties.isEmoji || UnicodeText.isInvisible(previous) { return }
            invisible[scalar.value, default: 0] += 1
        case 0xE0020...0xE007F:
            // The tags of a flag.
            if let previous, previous.value == 0x1F3F4 || previous.value >> 8 == 0xE00 { return }
            invisible[scalar.value, default: 0] += 1
        case 0...8, 0xB, 0xC, 0xE...0x1F, 0x7F...0x9F: invisible[scalar.value, default: 0] += 1
        default: if UnicodeText.isInvisible(scalar) { invisible[scalar.value, default: 0] += 1 }
        }
    }
}
