/// Reads one expression from plain notation into an arena, by recursive descent.
///
/// Grammar, from the loosest: sums; products, where juxtaposition binds as `*` does (`1/2x` is half of x); signs;
/// powers (right-associative, plain `x^12` is x¹²); postfix `!`, `%`, `^\circ`, primes. What is left over makes the text
/// no expression: nothing is skipped.
struct ExpressionParser {
    /// Why a text is no expression.
    enum Failure: Error {
        /// It is something else.
        case notAnExpression
        /// It nests deeper than the limits allow.
        case tooDeep
    }

    let bytes: [UInt8]
    var at: Int
    var end: Int
    let arena: ExpressionArena
    /// +1 or −1: which of the two values of `\pm` is read.
    let plusMinus: Int
    /// Whether a `\pm` was seen.
    private(set) var sawPlusMinus = false
    /// Whether a letter with digits behind it is one symbol, `v0`, as physicists write (STEM 15).
    let digitsAreSubscripts: Bool
    /// Whether a group of three behind a comma is thousands; not where commas separate members.
    let groupsByComma: Bool
    var depth = 0
    /// How many `|…|` are open.
    var openBars = 0
    /// The indices of the sums and products that are being read, outermost first: here `i` is no imaginary unit.
    var indexLetters: [UInt8] = []

    init(
        _ bytes: [UInt8], in range: Range<Int>, arena: ExpressionArena, plusMinus: Int = 1,
        digitsAreSubscripts: Bool = false, groupsByComma: Bool = true
    ) {
        self.bytes = bytes
        at = range.lowerBound
        end = range.upperBound
        self.arena = arena
        self.plusMinus = plusMinus
        self.digitsAreSubscripts = digitsAreSubscripts
        self.groupsByComma = groupsByComma
    }

    /// Reads the expression that fills the range; nil where it is none or passes a limit.
    ///
    /// - Complexity: O(n) and the unrolling of sums, which the arena's limits bound.
    mutating func whole() -> NodeIndex? {
        let wasOverLimit = arena.isOverLimit
        do {
            let node = try sum()
            skipSpaces()
            if at == end {
                if arena.isOverLimit { arena.isTooLarge = true }
                return arena.isOverLimit ? nil : node
            }
        } catch {
            if error == .tooDeep { arena.isTooLarge = true }
        }
        // What was no expression has passed no limit of one.
        arena.isOverLimit = wasOverLimit
        return nil
    }

    mutating func sum() throws(Failure) -> NodeIndex {
        depth += 1
        defer { depth -= 1 }
        guard depth <= arena.limits.depth else { throw .tooDeep }
        var total = try signedTerm()
        while let sign = takeSign() {
            let term = try product()
            total = sign < 0 ? arena.difference(total, term) : arena.sum(total, term)
        }
        return total
    }

    private mutating func signedTerm() throws(Failure) -> NodeIndex {
        var isNegative = false
        while let sign = takeSign() { isNegative = isNegative != (sign < 0) }
        let term = try product()
        return isNegative ? arena.negation(term) : term
    }

    /// A plus, a minus or the chosen one of `\pm`; nil where none follows.
    mutating func takeSign() -> Int? {
        skipSpaces()
        guard at < end else { return nil }
        switch bytes[at] {
        case UInt8(ascii: "+"):
            at += 1
            return 1
        case UInt8(ascii: "-"):
            guard at + 1 >= end || bytes[at + 1] != UInt8(ascii: ">") else { return nil }
            at += 1
            return -1
        default:
            if takeCommand("pm") {
                sawPlusMinus = true
                return plusMinus
            }
            if takeCommand("mp") {
                sawPlusMinus = true
                return -plusMinus
            }
            return nil
        }
    }

    mutating func product() throws(Failure) -> NodeIndex {
        var value = try factor()
        while true {
            skipSpaces()
            guard at < end else { return value }
            if takeTimes() {
                value = arena.product(value, try signedFactor())
            } else if take(UInt8(ascii: "/")) || takeCommand("div") {
                value = arena.quotient(value, try signedFactor())
            } else if takeCommand("mod") {
                value = arena.function(.modulo, value, try signedFactor())
            } else if startsOperand(at) {
                // Two numerals side by side are no product.
                if isDigit(at), at > 0, isDigitOrPoint(previousNonSpace) { throw .notAnExpression }
                value = arena.product(value, try factor())
            } else {
                return value
            }
        }
    }

    /// The byte before this one that is no space.
    private var previousNonSpace: Int {
        var index = at - 1
        while index > 0, bytes[index] == UInt8(ascii: " ") { index -= 1 }
        return index
    }

    mutating func signedFactor() throws(Failure) -> NodeIndex {
        depth += 1
        defer { depth -= 1 }
        guard depth <= arena.limits.depth else { throw .tooDeep }
        if let sign = takeSign() {
            let value = try signedFactor()
            return sign < 0 ? arena.negation(value) : value
        }
        return try factor()
    }

    private mutating func takeTimes() -> Bool {
        if at < end, bytes[at] == UInt8(ascii: "*") {
            guard at + 1 >= end || bytes[at + 1] != UInt8(ascii: "*") else { return false }
            at += 1
            return true
        }
        return takeCommand("times") || takeCommand("cdot")
    }

    /// An operand with its powers and postfix signs.
    mutating func factor() throws(Failure) -> NodeIndex {
        try powers(of: try operand())
    }

    mutating func powers(of base: NodeIndex) throws(Failure) -> NodeIndex {
        var value = base
        while at < end {
            let start = at
            skipSpaces()
            guard at < end else { break }
            if take(UInt8(ascii: "!")) {
                if take(UInt8(ascii: "!")) {
                    // `n!!` is a double factorial; `(n!)!` is written with brackets.
                    value = arena.function(.doubleFactorial, value)
                    guard at >= end || bytes[at] != UInt8(ascii: "!") else { throw .notAnExpression }
                } else {
                    value = arena.function(.factorial, value)
                }
            } else if take(UInt8(ascii: "%")) {
                value = arena.function(.percent, value)
            } else if takeCaret() {
                if takeDegree() {
                    value = arena.function(.degree, try minutes(behind: value))
                } else {
                    value = arena.power(value, try exponent())
                }
            } else {
                at = start
                break
            }
        }
        return value
    }

    /// `^` or `**`.
    mutating func takeCaret() -> Bool {
        if take(UInt8(ascii: "^")) { return true }
        guard at + 1 < end, bytes[at] == UInt8(ascii: "*"), bytes[at + 1] == UInt8(ascii: "*") else { return false }
        at += 2
        return true
    }

    /// `\circ` or `{\circ}` behind a caret.
    mutating func takeDegree() -> Bool {
        let start = at
        skipSpaces()
        let isGroup = take(UInt8(ascii: "{"))
        skipSpaces()
        if takeCommand("circ") {
            skipSpaces()
            if !isGroup || take(UInt8(ascii: "}")) { return true }
        }
        at = start
        return false
    }

    /// What stands behind a caret: a group, or a signed operand with its own powers.
    mutating func exponent() throws(Failure) -> NodeIndex {
        depth += 1
        defer { depth -= 1 }
        guard depth <= arena.limits.depth else { throw .tooDeep }
        skipSpaces()
        if let sign = takeSign() {
            let value = try exponent()
            return sign < 0 ? arena.negation(value) : value
        }
        let value = try operand()
        skipSpaces()
        let start = at
        if takeCaret() {
            if takeDegree() {
                at = start
                return value
            }
            return arena.power(value, try exponent())
        }
        return value
    }
}

// MARK: - Bytes

extension ExpressionParser {
    func isDigit(_ index: Int) -> Bool { index >= 0 && index < end && PlainNotation.isDigit(bytes[index]) }
    func isLetter(_ index: Int) -> Bool { index >= 0 && index < end && PlainNotation.isLetter(bytes[index]) }
    private func isDigitOrPoint(_ index: Int) -> Bool {
        isDigit(index) || (index >= 0 && index < end && bytes[index] == UInt8(ascii: "."))
    }

    mutating func skipSpaces() {
        while at < end, bytes[at] == UInt8(ascii: " ") || bytes[at] == 0x0A { at += 1 }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard at < end, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    /// The name of the command that starts here, without its backslash; nil where none does.
    func command(at index: Int) -> Range<Int>? {
        guard index < end, bytes[index] == UInt8(ascii: "\\") else { return nil }
        var last = index + 1
        while last < end, PlainNotation.isLetter(bytes[last]) { last += 1 }
        return last > index + 1 ? (index + 1)..<last : nil
    }

    mutating func takeCommand(_ name: StaticString) -> Bool {
        guard let range = command(at: at), matches(name, range) else { return false }
        at = range.upperBound
        return true
    }

    func matches(_ name: StaticString, _ range: Range<Int>) -> Bool {
        guard range.count == name.utf8CodeUnitCount else { return false }
        return name.withUTF8Buffer { letters in
            for offset in 0..<letters.count where bytes[range.lowerBound + offset] != letters[offset] { return false }
            return true
        }
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Whether an operand may start at a byte, so that it would be multiplied.
    func startsOperand(_ index: Int) -> Bool {
        let byte = bytes[index]
        if PlainNotation.isLetter(byte) || PlainNotation.isDigit(byte) { return true }
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: "["): return true
        case UInt8(ascii: "."): return isDigit(index + 1)
        case UInt8(ascii: "|"): return openBars == 0
        case UInt8(ascii: "\\"):
            guard let name = command(at: index) else { return false }
            return !Self.stops.contains(text(name))
        default: return false
        }
    }

    /// Commands that end a product.
    private static let stops: Set<String> = [
        "pm", "mp", "rfloor", "rceil", "rangle", "end", "choose", "cup", "cap", "setminus", "in", "leq", "geq", "neq",
        "approx", "equiv", "mid", "rightarrow", "Rightarrow", "circ", "times", "cdot", "div", "mod", "prime", "pmod",
    ]
}
