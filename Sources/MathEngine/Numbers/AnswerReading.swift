/// An answer or a ground truth, read as far as numbers go.
///
///     AnswerReading("\\boxed{2\\frac13}").number?.value.description   // "7/3"
public struct AnswerReading: Sendable {
    /// What an answer is.
    public enum Kind: Sendable {
        /// One number.
        case number(NumberReading)
        /// Something that is no number: compared as text.
        case text
        /// Nothing that shows.
        case empty
        /// A chain of numbers that are not equal, such as `42=43`.
        case falseChain
        /// A quotient by zero, or NaN.
        case undefined
        /// Braces do not pair, or the last box is not closed.
        case malformed
        /// More than one of ``NumberLimits`` allows.
        case outOfLimits(Limit)
    }

    /// A limit an answer can pass.
    public enum Limit: String, Sendable, CaseIterable {
        /// ``NumberLimits/maxBytes``.
        case bytes = "math_bytes"
        /// ``NumberLimits/maxDigits``.
        case digits = "math_digits"
        /// ``NumberLimits/maxDepth``.
        case depth = "math_depth"
        /// ``ExpressionLimits/nodes``, symbols, members.
        case size = "math_size"
        /// ``Fuel/standardUnits``.
        case fuel = "math_fuel"
    }

    /// What it is.
    public let kind: Kind
    let label: AnswerLabel?
    private let bytes: [UInt8]
    /// What stands in the box that counts, as it was written; the contents of several joined by commas.
    private var source: [UInt8] = []
    private let textRange: Range<Int>

    /// The number, where it is one.
    public var number: NumberReading? { if case .number(let number) = kind { number } else { nil } }

    /// The text in the normal form it is compared by.
    public var normalText: String { String(decoding: comparableBytes, as: UTF8.self) }

    var comparableBytes: [UInt8] { ComparableText.bytes(of: bytes, in: textRange) }

    private init(_ kind: Kind, label: AnswerLabel? = nil, bytes: [UInt8] = [], textRange: Range<Int> = 0..<0) {
        self.kind = kind
        self.label = label
        self.bytes = bytes
        self.textRange = textRange
    }

    /// Reads an answer; one that contains `\boxed` is read by its last box.
    ///
    /// - Complexity: O(n), and O(d²) in the digits of a number, both bounded by ``NumberLimits``.
    public init(_ answer: String) {
        let text = answer.utf8Span.span
        switch LastBox(in: text) {
        case .none:
            self.init(text)
            source = Self.copy(text)
        // What stands outside the last box is never read, so only the box is held to the limits.
        case .content(let range):
            self.init(text.extracting(range))
            source = Self.copy(text.extracting(range))
        case .list(let range):
            let list = AnswerReading(text.extracting(range))
            // Several boxes are a list, whatever their text put together looks like.
            if case .number = list.kind {
                self.init(.text, bytes: Array("\\boxed".utf8) + list.bytes, textRange: 0..<(list.bytes.count + 6))
            } else {
                self = list
            }
            source = LastBox.contents(in: text.extracting(range))
        case .unclosed:
            self.init(text.count > NumberLimits.maxBytes ? .outOfLimits(.bytes) : .malformed)
        }
    }

    private static func copy(_ text: Span<UInt8>) -> [UInt8] {
        guard text.count <= ExpressionLimits.standard.bytes else { return [] }
        return text.withUnsafeBufferPointer { Array($0) }
    }

    /// Whether it is too long for any shape but a text.
    var isLong: Bool { source.isEmpty && !bytes.isEmpty }

    /// What shapes are read from; empty past ``ExpressionLimits/bytes``.
    var shapeBytes: [UInt8] { PlainNotation(source.span, keepingText: true).bytes }

    /// What stands in the box that counts, as text.
    var sourceText: String { String(decoding: source, as: UTF8.self) }

    /// A whole number of one to three digits; leading zeros only where they fill three.
    var threeDigits: Int? {
        let text = comparableBytes
        guard (1...3).contains(text.count), text.allSatisfy(PlainNotation.isDigit) else { return nil }
        guard text[0] != UInt8(ascii: "0") || text.count != 2 else { return nil }
        return text.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
    }

    /// Whether it may be a number with a unit.
    var holdsDigitAndLetter: Bool {
        source.count <= QuantityLimits.maxBytes && source.contains(where: PlainNotation.isDigit)
            && source.contains { PlainNotation.isLetter($0) || $0 >= 0x80 || $0 == UInt8(ascii: "$") }
    }

    /// Whether it is read at all, a false chain too.
    public var isReadable: Bool {
        switch kind {
        case .number, .text, .falseChain: true
        case .empty, .undefined, .malformed, .outOfLimits: false
        }
    }

    /// Why no answer could be compared with this as a ground truth, or nil where one can.
    var problem: String? {
        switch kind {
        case .number, .text: nil
        case .empty: "must not be empty"
        case .falseChain: "must not equate numbers that differ"
        case .undefined: "must be defined, not a quotient by zero or NaN"
        case .malformed: "must have matching braces"
        case .outOfLimits(.bytes): "must have at most \(NumberLimits.maxBytes) bytes"
        case .outOfLimits(.digits): "must have at most \(NumberLimits.maxDigits) digits"
        case .outOfLimits(.depth): "must nest braces at most \(NumberLimits.maxDepth) deep"
        case .outOfLimits(.size), .outOfLimits(.fuel): "must be smaller"
        }
    }

    private init(_ text: Span<UInt8>) {
        guard text.count <= NumberLimits.maxBytes else {
            self.init(.outOfLimits(.bytes))
            return
        }
        let notation = PlainNotation(text)
        if notation.isTooDeep {
            self.init(.outOfLimits(.depth))
        } else if notation.digitCount > NumberLimits.maxDigits {
            self.init(.outOfLimits(.digits))
        } else if notation.isUnbalanced {
            self.init(.malformed)
        } else {
            self.init(notation.bytes)
        }
    }

    private init(_ bytes: [UInt8]) {
        var frame = AnswerFrame(bytes)
        let textRange = frame.range
        guard Self.showsAnything(bytes[textRange]) else {
            self.init(.empty)
            return
        }
        let label = AnswerLabel.read(bytes, in: frame.range)
        if let label { frame.advance(to: label.end) }
        frame.peelBrackets()
        self.init(
            Self.kind(of: bytes, in: frame.range), label: label?.label, bytes: bytes, textRange: textRange)
    }

    private static func kind(of bytes: [UInt8], in range: Range<Int>) -> Kind {
        do {
            return .number(try NumberReader.read(bytes, in: range))
        } catch {
            switch error {
            case .undefined: return .undefined
            case .notANumber: break
            }
        }
        if isNaN(bytes[range]) { return .undefined }
        return chain(bytes, in: range) ?? .text
    }

    /// STEM 3: `1/2 = 0.5` is its first number where all are equal; nil where a part is no number.
    private static func chain(_ bytes: [UInt8], in range: Range<Int>) -> Kind? {
        let parts = bytes[range].split(separator: UInt8(ascii: "="), omittingEmptySubsequences: false)
        guard (2...8).contains(parts.count) else { return nil }
        var first: NumberReading?
        var holds = true
        for part in parts {
            let trimmed = part.drop { $0 == UInt8(ascii: " ") }
            let end = trimmed.lastIndex { $0 != UInt8(ascii: " ") } ?? trimmed.startIndex - 1
            guard let number = try? NumberReader.read(bytes, in: trimmed.startIndex..<max(end + 1, trimmed.startIndex)),
                !number.usesDecimalComma
            else { return nil }
            if let first, first.value != number.value { holds = false }
            first = first ?? number
        }
        guard let first else { return nil }
        return holds ? .number(first) : .falseChain
    }

    private static func isNaN(_ text: ArraySlice<UInt8>) -> Bool {
        text.count == 3 && text.elementsEqual("nan".utf8) { $0 | 0x20 == $1 }
    }

    /// Whether there is a byte of anything but white space and characters that show nothing.
    private static func showsAnything(_ text: ArraySlice<UInt8>) -> Bool {
        // Nearly every text starts with ASCII that shows.
        if let first = text.first, first > 0x20, first < 0x7F { return true }
        return String(decoding: text, as: UTF8.self).unicodeScalars.contains { scalar in
            !scalar.properties.isDefaultIgnorableCodePoint && !scalar.properties.isWhitespace
                && scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format
        }
    }
}
