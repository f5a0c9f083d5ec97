/// An answer with the ways to write one thing brought to one: the bytes that numbers are read from and texts are
/// compared by.
///
/// Digits of every script are ASCII digits, every minus is `-`, white space is one space (or one newline where it holds
/// one), spacing and sizing commands, `\text{…}` and fonts are gone, `\dfrac` is `\frac`, `10³` is `10^{3}`, `{,}` is a
/// comma. Nothing is evaluated and nothing that shows is dropped: an unknown command stays and makes the text no number.
///
/// - Complexity: O(n); one allocation.
struct PlainNotation {
    private(set) var bytes: [UInt8] = []
    /// How many decimal digits there are.
    private(set) var digitCount = 0
    /// Whether braces do not pair.
    private(set) var isUnbalanced = false
    /// Whether braces nest deeper than ``NumberLimits/maxDepth``.
    private(set) var isTooDeep = false

    private var pendingSpace: UInt8 = 0
    private var isAfterCommand = false
    private var isInSuperscript = false
    /// For every open brace, innermost last, whether it is written.
    private var openBraces: [Bool] = []

    init(_ text: Span<UInt8>) {
        bytes.reserveCapacity(text.count + 16)
        var index = 0
        while index < text.count, !isTooDeep { index = read(text, at: index) }
        endSuperscript()
        if !openBraces.isEmpty { isUnbalanced = true }
    }

    /// Reads one character or command and returns where the next one starts.
    private mutating func read(_ text: Span<UInt8>, at index: Int) -> Int {
        let byte = text[index]
        if byte < 0x80, isInSuperscript { endSuperscript() }
        switch byte {
        case 0x30...0x39:
            digitCount += 1
            append(byte)
        case UInt8(ascii: " "), UInt8(ascii: "\t"): space()
        // A tie is white space only inside a text; `~42` is "about 42".
        case UInt8(ascii: "~"):
            if pendingSpace == 0, let last = bytes.last, Self.isLetterOrDigit(last) || last == UInt8(ascii: "}") {
                space()
            } else {
                append(byte)
            }
        case 0x0A...0x0D: pendingSpace = 0x0A
        case UInt8(ascii: "\\"): return readCommand(text, at: index)
        case UInt8(ascii: "{"):
            if index + 2 < text.count, text[index + 1] == UInt8(ascii: ","), text[index + 2] == UInt8(ascii: "}") {
                append(UInt8(ascii: ","))
                return index + 3
            }
            open(isWritten: true)
        case UInt8(ascii: "}"): close()
        case UInt8(ascii: "^"), UInt8(ascii: "_"): return readScript(text, at: index)
        case 0x80...: return readScalar(text, at: index)
        default: append(byte)
        }
        return index + 1
    }

    private mutating func append(_ byte: UInt8) {
        if pendingSpace != 0 {
            // A control word swallows the space behind it, so that `\frac 12` is `\frac12`.
            if !bytes.isEmpty, !isAfterCommand || pendingSpace == 0x0A { bytes.append(pendingSpace) }
            pendingSpace = 0
        }
        if isAfterCommand {
            if Self.isLetter(byte), bytes.last.map(Self.isLetter) == true { bytes.append(UInt8(ascii: " ")) }
            isAfterCommand = false
        }
        bytes.append(byte)
    }

    private mutating func space() { if pendingSpace == 0 { pendingSpace = UInt8(ascii: " ") } }

    private mutating func open(isWritten: Bool) {
        guard openBraces.count < NumberLimits.maxDepth else {
            isTooDeep = true
            return
        }
        openBraces.append(isWritten)
        if isWritten { append(UInt8(ascii: "{")) }
    }

    private mutating func close() {
        guard let isWritten = openBraces.popLast() else {
            isUnbalanced = true
            append(UInt8(ascii: "}"))
            return
        }
        if isWritten { append(UInt8(ascii: "}")) }
    }

    /// `x^2` becomes `x^{2}`, but `x^12` stays: LaTeX and people read it differently.
    private mutating func readScript(_ text: Span<UInt8>, at index: Int) -> Int {
        append(text[index])
        guard index + 1 < text.count, Self.isLetterOrDigit(text[index + 1]) else { return index + 1 }
        if index + 2 < text.count {
            let next = text[index + 2]
            if Self.isLetterOrDigit(next) || next == UInt8(ascii: ".") || next >= 0x80 { return index + 1 }
        }
        append(UInt8(ascii: "{"))
        if Self.isDigit(text[index + 1]) { digitCount += 1 }
        append(text[index + 1])
        append(UInt8(ascii: "}"))
        return index + 2
    }
}

extension PlainNotation {
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    static func isLetterOrDigit(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

    private mutating func readCommand(_ text: Span<UInt8>, at start: Int) -> Int {
        var end = start + 1
        while end < text.count, Self.isLetter(text[end]) { end += 1 }
        guard end > start + 1 else { return readControlSymbol(text, at: start) }
        guard end - start - 1 <= LaTeXCommand.maxLength else { return keep(text, start..<end) }
        var key: UInt128 = 0
        for index in (start + 1)..<end { key = key << 8 | UInt128(text[index]) }
        guard let command = LaTeXCommand.table[key] else { return keep(text, start..<end) }
        switch command {
        case .dropped: break
        case .fence:
            let next = Self.skipSpaces(text, from: end)
            if next < text.count, text[next] == UInt8(ascii: ".") { return next + 1 }
        case .space: space()
        case .negativeSpace: return Self.skipSpaces(text, from: end)
        case .unwrapped:
            let next = Self.skipSpaces(text, from: end)
            guard next < text.count, text[next] == UInt8(ascii: "{") else { return keep(text, start..<end) }
            open(isWritten: false)
            return next + 1
        case .command(let name): write(command: name)
        case .plain(let characters): for byte in characters.utf8 { append(byte) }
        }
        return end
    }

    /// A backslash and one character that is no letter.
    private mutating func readControlSymbol(_ text: Span<UInt8>, at start: Int) -> Int {
        guard start + 1 < text.count else {
            append(UInt8(ascii: "\\"))
            return start + 1
        }
        let symbol = text[start + 1]
        switch symbol {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: " "): space()
        case UInt8(ascii: "!"):
            // `11,\! 111`: the space is taken back, so what stands around it is joined.
            pendingSpace = 0
            return Self.skipSpaces(text, from: start + 2)
        case UInt8(ascii: "%"): append(symbol)
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"): append(UInt8(ascii: "$"))
        case 0x80..., 0x30...0x39:
            append(UInt8(ascii: "\\"))
            return start + 1
        default:
            append(UInt8(ascii: "\\"))
            bytes.append(symbol)
        }
        return start + 2
    }

    private mutating func keep(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
        append(UInt8(ascii: "\\"))
        for index in (range.lowerBound + 1)..<range.upperBound { bytes.append(text[index]) }
        isAfterCommand = true
        return range.upperBound
    }

    private mutating func write(command name: String) {
        append(UInt8(ascii: "\\"))
        bytes.append(contentsOf: name.utf8)
        isAfterCommand = true
    }

    private static func skipSpaces(_ text: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < text.count, text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: "\t") { index += 1 }
        return index
    }

    private mutating func endSuperscript() {
        guard isInSuperscript else { return }
        isInSuperscript = false
        append(UInt8(ascii: "}"))
    }

    private mutating func readScalar(_ text: Span<UInt8>, at start: Int) -> Int {
        let length = text[start] >= 0xF0 ? 4 : text[start] >= 0xE0 ? 3 : 2
        let end = min(start + length, text.count)
        // A Swift string is valid UTF-8, so the bytes of one scalar stand together.
        var value = UInt32(text[start]) & (0xFF >> UInt32(length + 1))
        for index in (start + 1)..<max(end, start + 1) { value = value << 6 | UInt32(text[index] & 0x3F) }
        let notation = Unicode.Scalar(value).map(UnicodeNotation.init) ?? .other
        if case .superscript(let raised) = notation {
            if !isInSuperscript {
                append(UInt8(ascii: "^"))
                append(UInt8(ascii: "{"))
                isInSuperscript = true
            }
            if Self.isDigit(raised) { digitCount += 1 }
            append(raised)
            return end
        }
        endSuperscript()
        switch notation {
        case .plain(let characters):
            for byte in characters.utf8 { if byte == UInt8(ascii: " ") { space() } else { append(byte) } }
        case .digit(let digit):
            digitCount += 1
            append(0x30 + digit)
        case .space: space()
        case .newline: pendingSpace = 0x0A
        case .command(let name): write(command: name)
        case .fraction(let top, let bottom):
            write(command: "frac")
            for byte in "{\(top)}{\(bottom)}".utf8 { append(byte) }
            digitCount += top.utf8.count + bottom.utf8.count
        case .superscript, .other: for index in start..<end { append(text[index]) }
        }
        return end
    }
}
