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
    private var script: Script?
    /// For every open brace, innermost last, what becomes of it.
    private var openBraces: [Brace] = []
    /// Whether `\text{…}` stays one group, for reading shapes; for numbers and texts its braces go.
    private let keepsText: Bool
    /// Whether two backslashes are one, as in answers that were escaped once too often.
    private let isDoubled: Bool

    /// Raised or lowered characters that are being collected into one group.
    private enum Script { case raised, lowered }

    /// What becomes of a brace.
    private enum Brace {
        case written
        case dropped
        /// The brace of a `\text{` that starts here.
        case text(start: Int)
    }

    init(_ text: Span<UInt8>, keepingText: Bool = false) {
        keepsText = keepingText
        isDoubled = Self.hasDoubledBackslashes(text)
        bytes.reserveCapacity(text.count + 16)
        var index = 0
        while index < text.count, !isTooDeep { index = read(text, at: index) }
        endScript()
        if !openBraces.isEmpty { isUnbalanced = true }
    }

    /// Reads one character or command and returns where the next one starts.
    private mutating func read(_ text: Span<UInt8>, at index: Int) -> Int {
        let byte = text[index]
        if byte < 0x80, script != nil { endScript() }
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
            open(.written)
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

    private mutating func open(_ brace: Brace) {
        guard openBraces.count < NumberLimits.maxDepth else {
            isTooDeep = true
            return
        }
        openBraces.append(brace)
        if case .written = brace { append(UInt8(ascii: "{")) }
    }

    private mutating func close() {
        guard let brace = openBraces.popLast() else {
            isUnbalanced = true
            append(UInt8(ascii: "}"))
            return
        }
        switch brace {
        case .written: append(UInt8(ascii: "}"))
        case .dropped: break
        case .text(let start): closeText(from: start)
        }
    }

    /// Ends a `\text{…}`; one without a letter is unwrapped, for `\text{42}` is a number.
    private mutating func closeText(from start: Int) {
        let content = min(start + 6, bytes.count)
        if bytes[content...].contains(where: { Self.isLetter($0) || $0 >= 0x80 }) {
            append(UInt8(ascii: "}"))
        } else {
            isAfterCommand = false
            let pending = pendingSpace
            pendingSpace = 0
            bytes.removeSubrange(start..<content)
            pendingSpace = pending
        }
    }

    /// `\\frac{1}{2}` where rows of a matrix cannot be meant.
    private static func hasDoubledBackslashes(_ text: Span<UInt8>) -> Bool {
        var index = 0
        var hasDoubled = false
        while index + 2 < text.count {
            if text[index] == UInt8(ascii: "&") { return false }
            guard text[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            guard text[index + 1] == UInt8(ascii: "\\") else {
                // A single backslash before `begin` is a real environment, whose `\\` end rows.
                if text[index + 1] == UInt8(ascii: "b"), text[index + 2] == UInt8(ascii: "e") { return false }
                index += 2
                continue
            }
            hasDoubled = hasDoubled || isLetter(text[index + 2]) || text[index + 2] == UInt8(ascii: "{")
            index += 2
        }
        return hasDoubled
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
        guard let command = LaTeXCommand.table[key] else {
            // `\quadx` was `\quad x`: no command starts with either.
            for (name, length) in [("qquad", 5), ("quad", 4)] as [(StaticString, Int)]
            where LaTeXCommand.starts(text, start + 1..<end, with: name) {
                space()
                return start + 1 + length
            }
            return keep(text, start..<end)
        }
        switch command {
        case .dropped: break
        case .fence:
            let next = Self.skipSpaces(text, from: end)
            if next < text.count, text[next] == UInt8(ascii: ".") { return next + 1 }
        case .space: space()
        case .negativeSpace: return Self.skipSpaces(text, from: end)
        case .unwrapped:
            let next = Self.skipSpaces(text, from: end)
            guard next < text.count, text[next] == UInt8(ascii: "{") else {
                // `\vec F` and `\mathbf v` take one letter.
                return next < text.count && Self.isLetter(text[next]) ? next : keep(text, start..<end)
            }
            open(.dropped)
            return next + 1
        case .text:
            let next = Self.skipSpaces(text, from: end)
            guard next < text.count, text[next] == UInt8(ascii: "{") else {
                return next < text.count && Self.isLetter(text[next]) ? next : keep(text, start..<end)
            }
            if keepsText {
                for byte in "\\text{".utf8 { append(byte) }
                open(.text(start: bytes.count - 6))
            } else {
                open(.dropped)
            }
            return next + 1
        case .color: return readColor(text, command: start..<end)
        case .command(let name): write(command: name)
        case .plain(let characters): for byte in characters.utf8 { append(byte) }
        }
        return end
    }

    /// Drops the name of a colour that shows; another stays, so that nothing hidden is read.
    private mutating func readColor(_ text: Span<UInt8>, command: Range<Int>) -> Int {
        let open = Self.skipSpaces(text, from: command.upperBound)
        guard open < text.count, text[open] == UInt8(ascii: "{") else { return keep(text, command) }
        var name = ""
        var index = open + 1
        while index < text.count, Self.isLetter(text[index]), name.utf8.count < 16 {
            name.unicodeScalars.append(Unicode.Scalar(text[index]))
            index += 1
        }
        guard index < text.count, text[index] == UInt8(ascii: "}"), LaTeXCommand.visibleColors.contains(name) else {
            return keep(text, command)
        }
        return index + 1
    }

    /// A backslash and one character that is no letter.
    private mutating func readControlSymbol(_ text: Span<UInt8>, at start: Int) -> Int {
        guard start + 1 < text.count else {
            append(UInt8(ascii: "\\"))
            return start + 1
        }
        let symbol = text[start + 1]
        if symbol == UInt8(ascii: "\\"), isDoubled { return start + 1 }
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

    private mutating func endScript() {
        guard script != nil else { return }
        script = nil
        append(UInt8(ascii: "}"))
    }

    private mutating func append(_ byte: UInt8, in next: Script) {
        if script != next {
            endScript()
            append(next == .raised ? UInt8(ascii: "^") : UInt8(ascii: "_"))
            append(UInt8(ascii: "{"))
            script = next
        }
        if Self.isDigit(byte) { digitCount += 1 }
        append(byte)
    }

    /// `√16` is the root of 16, not of 1.
    private mutating func writeRoot(degree: String, _ text: Span<UInt8>, from start: Int) -> Int {
        write(command: "sqrt")
        if !degree.isEmpty { for byte in "[\(degree)]".utf8 { append(byte) } }
        var index = start
        guard index < text.count, Self.isDigit(text[index]) else { return index }
        append(UInt8(ascii: "{"))
        while index < text.count, Self.isDigit(text[index]) {
            append(text[index])
            digitCount += 1
            index += 1
        }
        append(UInt8(ascii: "}"))
        return index
    }

    private mutating func readScalar(_ text: Span<UInt8>, at start: Int) -> Int {
        let length = text[start] >= 0xF0 ? 4 : text[start] >= 0xE0 ? 3 : 2
        let end = min(start + length, text.count)
        // A Swift string is valid UTF-8, so the bytes of one scalar stand together.
        var value = UInt32(text[start]) & (0xFF >> UInt32(length + 1))
        for index in (start + 1)..<max(end, start + 1) { value = value << 6 | UInt32(text[index] & 0x3F) }
        let notation = Unicode.Scalar(value).map(UnicodeNotation.init) ?? .other
        switch notation {
        case .superscript(let raised):
            append(raised, in: .raised)
            return end
        case .subscript(let lowered):
            append(lowered, in: .lowered)
            return end
        default: endScript()
        }
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
        case .root(let degree): return writeRoot(degree: degree, text, from: end)
        case .dropped: break
        case .superscript, .subscript, .other: for index in start..<end { append(text[index]) }
        }
        return end
    }
}
