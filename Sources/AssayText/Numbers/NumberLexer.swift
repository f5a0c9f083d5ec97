/// Cuts a text into numbers written in digits or Chinese numerals, words, ideographs and symbols.
struct NumberLexer {
    let scalars: [UInt32]
    var position = 0
    private var found: [NumberToken] = []

    init(_ scalars: [UInt32]) { self.scalars = scalars }

    /// All tokens in order.
    mutating func tokens() -> [NumberToken] {
        while position < scalars.count { readToken() }
        return found
    }

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
        emit(kind, from: position, to: end)
    }

    /// Adds a token and moves behind it.
    mutating func emit(_ kind: NumberToken.Kind, from start: Int, to end: Int) {
        found.append(NumberToken(kind: kind, range: start..<end))
        position = end
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
