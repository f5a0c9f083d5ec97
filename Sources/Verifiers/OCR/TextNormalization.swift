import AssayText

/// Turns a text into the code points that are compared.
struct TextNormalization: Sendable {
    /// What happens to letters.
    private enum Case { case kept, lowered, folded }
    /// What happens to white space.
    private enum Space { case deletedAsPython, collapsed, deleted }

    private let form: TextProfile
    private let space: Space
    private let letterCase: Case

    /// The steps a profile stands for under a metric.
    ///
    /// ANLS (Biten et al., "Scene text visual question answering", ICCV 2019) folds case and collapses white space by
    /// definition, so there a profile adds its Unicode form alone.
    init(_ profile: TextProfile, ignoreCase: Bool, metric: TranscriptionMetric) {
        form = profile
        switch (metric, profile) {
        case (.anls, _): (space, letterCase) = (.collapsed, .folded)
        case (.teds, _), (.formula, _), (.keyValueF1, _):
            // White space within a cell or a value is layout.
            (space, letterCase) = (.collapsed, ignoreCase ? .folded : .kept)
        case (.similarity, .glm), (.similarity, .nfc):
            (space, letterCase) = (.deletedAsPython, ignoreCase ? .lowered : .kept)
        case (.similarity, .collapse): (space, letterCase) = (.collapsed, ignoreCase ? .lowered : .kept)
        case (.similarity, .nfkc): (space, letterCase) = (.deleted, ignoreCase ? .folded : .kept)
        }
    }

    /// The code points of the text after every step.
    ///
    /// - Complexity: O(n); a constant number of allocations.
    func codePoints(of text: String) -> [UInt32] {
        asciiCodePoints(of: text) ?? generalCodePoints(of: text)
    }

    /// The same for any text, without the fast path.
    func generalCodePoints(of text: String) -> [UInt32] {
        var text = text
        switch form {
        case .glm, .collapse: break
        case .nfc: text = UnicodeText.nfc(text)
        case .nfkc: text = UnicodeText.nfkc(text)
        }
        switch letterCase {
        case .kept: return spaced(text)
        // The context of a final sigma is that of the text without spaces, as in Python's order of steps.
        case .lowered: return Self.codePoints(UnicodeText.lowercased(Self.string(spaced(text))))
        case .folded: return spaced(UnicodeText.caseFolded(text))
        }
    }

    /// The same for ASCII, which every form leaves alone and where lower case and folding agree; nil for other text.
    private func asciiCodePoints(of text: String) -> [UInt32]? {
        let bytes = text.utf8Span.span
        var isASCII = true
        let (letterCase, space) = (letterCase, space)
        let result = [UInt32](unsafeUninitializedCapacity: bytes.count) { buffer, count in
            var isPending = false
            for index in bytes.indices {
                var byte = bytes[index]
                if byte >= 0x80 {
                    isASCII = false
                    return
                }
                if letterCase != .kept, byte &- 0x41 < 26 { byte |= 0x20 }
                // White space and, below, the separators U+001C…1F, which only Python counts as space.
                if byte <= 0x20, byte == 0x20 || byte &- 9 < 5 || byte &- 0x1C < 4 {
                    switch space {
                    case .deletedAsPython: if byte == 0x20 || byte == 0x0A || count == 0 { continue }
                    case .deleted: if byte &- 0x1C >= 4 { continue }
                    case .collapsed:
                        if byte &- 0x1C >= 4 {
                            isPending = count > 0
                            continue
                        }
                    }
                }
                if isPending {
                    buffer[count] = 0x20
                    count &+= 1
                    isPending = false
                }
                buffer[count] = UInt32(byte)
                count &+= 1
            }
            guard space == .deletedAsPython else { return }
            while count > 0, buffer[count &- 1] < 0x20,
                buffer[count &- 1] &- 9 < 5 || buffer[count &- 1] &- 0x1C < 4
            { count &-= 1 }
        }
        return isASCII ? result : nil
    }

    /// The text with its white space dealt with.
    private func spaced(_ text: String) -> [UInt32] {
        [UInt32](unsafeUninitializedCapacity: text.utf8.count) { buffer, count in
            var isPending = false
            for scalar in text.unicodeScalars {
                switch space {
                case .deletedAsPython:
                    if scalar == " " || scalar == "\n" || count == 0 && UnicodeText.isPythonSpace(scalar) { continue }
                case .deleted:
                    if UnicodeText.isWhiteSpace(scalar) { continue }
                case .collapsed:
                    if UnicodeText.isWhiteSpace(scalar) {
                        isPending = count > 0
                        continue
                    }
                    if isPending {
                        buffer[count] = 0x20
                        count &+= 1
                        isPending = false
                    }
                }
                buffer[count] = scalar.value
                count &+= 1
            }
            guard space == .deletedAsPython else { return }
            while count > 0, let scalar = Unicode.Scalar(buffer[count &- 1]), UnicodeText.isPythonSpace(scalar) {
                count &-= 1
            }
        }
    }

    private static func codePoints(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    /// The text of code points that came out of a string.
    static func string(_ codePoints: some Collection<UInt32>) -> String {
        // A UnicodeScalarView takes half a microsecond for each scalar appended; bytes take a few nanoseconds.
        String(unsafeUninitializedCapacity: 4 * codePoints.count) { buffer in
            var count = 0
            for scalar in codePoints.lazy.compactMap(Unicode.Scalar.init) {
                for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                    buffer[count] = byte
                    count &+= 1
                }
            }
            return count
        }
    }
}
