/// Cuts a text into numbers written in digits or Chinese numerals, words, ideographs and symbols.
struct NumberLexer {
    let scalars: [UInt32]
    var position = 0
    private var found: [NumberToken] = []

    init(_ scalars: [UInt32]) { self.scalars = scalars }

    /// The tokens in order, up to a number of them.
    mutating func tokens(atMost limit: Int) -> [NumberToken] {
        while position < scalars.count, found.count < limit { readToken() }
        return found
    }

    /// Whether anything but white space is left.
    var isAtEnd: Bool { scalars[position...].allSatisfy { ScalarClass.of($0) == .space } }

    private mutating func readToken() {
        let value = scalars[position]
        switch ScalarClass.of(value) {
        case .space: position += 1
        case .digit: readDigits(from: position)
        case .letter: readWord()
        case .ideograph: readIdeograph()
        case .otherNumber: emit(.flaw(.otherDigits), to: position + 1)
        case .mark, .symbol: readSymbol(value)
        }
    }

    /// Adds the token from the current position on, and moves behind it.
    mutating func emit(_ kind: NumberToken.Kind, to end: Int) {
        found.append(NumberToken(kind: kind, range: position..<end))
        position = end
    }

    /// Adds a number from the current position on, and moves behind it.
    mutating func emit(_ number: DecimalNumber, _ form: NumberForm, to end: Int) {
        found.append(NumberToken(number, form, range: position..<end))
        position = end
    }

    /// Adds a numeral, or the flaw that it has, from the current position on, and moves behind it.
    mutating func emit(_ numeral: ChineseNumeral, _ form: NumberForm, isNegative: Bool = false) {
        switch numeral.result {
        case .number(let number): emit(isNegative ? number.negated : number, form, to: numeral.end)
        case .flaw(let flaw): emit(.flaw(flaw), to: numeral.end)
        }
    }

    /// The scalar at an offset, or 0 outside the text.
    @inline(__always)
    func scalar(_ offset: Int) -> UInt32 { offset >= 0 && offset < scalars.count ? scalars[offset] : 0 }

    /// The class of the scalar at an offset, or nil outside the text.
    @inline(__always)
    func scalarClass(_ offset: Int) -> ScalarClass? {
        offset >= 0 && offset < scalars.count ? ScalarClass.of(scalars[offset]) : nil
    }

    private mutating func readSymbol(_ value: UInt32) {
        switch value {
        case 0x5C: readCommand()
        case 0x2D, 0x2013, 0x2B:
            // A sign belongs to digits it touches where nothing stands before it that it could join or subtract from.
            let isLeading = !isOperand(position - 1)
            if isLeading, scalarClass(position + 1) == .digit {
                readDigits(from: position + 1, isNegative: value != 0x2B)
            } else if isLeading, value != 0x2B, position == 0, scalar(1) == 0x20, scalarClass(2) == .digit {
                readDigits(from: 2, isNegative: true)
            } else {
                emit(.symbol(value), to: position + 1)
            }
        case 0x2E where scalarClass(position + 1) == .digit && !isOperand(position - 1) && scalar(position - 1) != 0x2E:
            readDigits(from: position)
        default: emit(.symbol(value), to: position + 1)
        }
    }

    /// Whether a sign after this scalar would be an operator or a hyphen.
    private func isOperand(_ offset: Int) -> Bool {
        switch scalarClass(offset) {
        case .digit, .letter, .ideograph, .otherNumber, .mark: true
        case .symbol: WrapperPairs.isCloser(scalar(offset)) || scalar(offset) == 0x25
        case .space, nil: false
        }
    }
}
