/// A short answer in words, in the one form in which two of them are compared.
///
///     FreeText("“New  York”.").key == FreeText("new york").key   // true
///     FreeText("a dog").matches(FreeText("Dog"))                 // true: articles are passed over
///     FreeText("C++").matches(FreeText("C ++"))                  // false
///
/// Wrappers and invisible scalars (but no direction override) are taken off, case and width folded, white space
/// collapsed, dashes and apostrophes made plain, the rest brought into NFC, and a final full stop dropped.
public struct FreeText: Sendable, Hashable {
    /// The form that is compared.
    public let key: String
    /// The same without `a`, `an` or `the` in front.
    public let keyWithoutArticle: String

    /// Whether nothing is left to compare.
    public var isEmpty: Bool { key.utf8.isEmpty }

    /// Normalises a text.
    ///
    /// - Complexity: O(n).
    public init(_ text: String) {
        let scalars = WordText.prepared(AnswerWrappers.stripped(text), keepsOverrides: true)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(scalars.count)
        for value in scalars { bytes.append(scalar: value) }
        key = UnicodeText.collapsedWhiteSpace(UnicodeText.caseFolded(String(decoding: bytes, as: UTF8.self)))
        keyWithoutArticle = Self.withoutArticle(key)
    }

    /// Whether two texts are the same; one may have an article where the other has none.
    public func matches(_ other: FreeText) -> Bool {
        key.utf8.elementsEqual(other.key.utf8)
            || keyWithoutArticle.utf8.elementsEqual(other.keyWithoutArticle.utf8)
    }

    /// The elements of a list, each normalised: split at comma and space, `;`, `；`, `、`, `，`, `and`, `和`, a line's end.
    ///
    /// - Parameter isPlace: whether commas and conjunctions are part of a value, as in `Paris, France` and `Bosnia and
    ///   Herzegovina`.
    /// - Returns: at most 1,024 elements, empty ones dropped; the text as its only element where it is no list.
    /// - Complexity: O(n).
    public static func elements(of text: String, isPlace: Bool = false) -> [FreeText] {
        var stripped = AnswerWrappers.stripped(text)
        if let first = stripped.utf8.first, let last = stripped.utf8.last, first == 0x5B, last == 0x5D {
            stripped = String(decoding: Array(stripped.utf8.dropFirst().dropLast()), as: UTF8.self)
        }
        let bytes = Array(stripped.utf8)
        var elements: [FreeText] = []
        var start = 0
        var offset = 0
        while offset < bytes.count, elements.count < 1_024 {
            let length = separatorLength(bytes, offset, isPlace)
            guard length > 0 else {
                offset += 1
                continue
            }
            append(bytes[start..<offset], to: &elements)
            offset += length
            start = offset
        }
        append(bytes[start...], to: &elements)
        return elements
    }

    private static func append(_ bytes: ArraySlice<UInt8>, to elements: inout [FreeText]) {
        let element = FreeText(String(decoding: bytes, as: UTF8.self))
        if !element.isEmpty { elements.append(element) }
    }

    /// The bytes of the separator at an offset; 0 where there is none.
    private static func separatorLength(_ bytes: [UInt8], _ offset: Int, _ isPlace: Bool) -> Int {
        switch bytes[offset] {
        case 0x0A, 0x3B: return 1
        case 0x2C where !isPlace:
            let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0x20
            return next == 0x20 || next == 0x22 || next == 0x27 || next == 0x0A ? 1 : 0
        case 0x20 where !isPlace:
            return bytes[offset...].starts(with: [0x20, 0x61, 0x6E, 0x64, 0x20]) ? 5 : 0
        case 0xE3: return bytes[offset...].starts(with: [0xE3, 0x80, 0x81]) ? 3 : 0
        case 0xE5 where !isPlace: return bytes[offset...].starts(with: [0xE5, 0x92, 0x8C]) ? 3 : 0
        case 0xEF:
            if bytes[offset...].starts(with: [0xEF, 0xBC, 0x9B]) { return 3 }
            return !isPlace && bytes[offset...].starts(with: [0xEF, 0xBC, 0x8C]) ? 3 : 0
        default: return 0
        }
    }

    private static func withoutArticle(_ key: String) -> String {
        for article in ["a ", "an ", "the "] where key.utf8.starts(with: article.utf8) {
            return String(decoding: Array(key.utf8.dropFirst(article.utf8.count)), as: UTF8.self)
        }
        return key
    }
}
