extension ExpressionArena {
    /// A whole number.
    public func integer(_ value: Int64) -> NodeIndex {
        guard let small = SmallRational(integer: value) else {
            return negation(numeral(digits: "9223372036854775808".utf8))
        }
        return constant(small, hasDecimal: false)
    }

    /// A fraction of whole numbers; undefined where the denominator is 0.
    public func rational(_ numerator: Int64, over denominator: Int64) -> NodeIndex {
        guard let small = SmallRational(numerator, over: denominator) else { return undefined() }
        return constant(small, hasDecimal: false)
    }

    /// A node without a value; nothing is equal to it.
    public func undefined() -> NodeIndex { append(.undefined, -1, -1, .isOpaque) }

    /// π
    public func pi() -> NodeIndex { append(.pi, -1, -1, []) }

    /// Euler's number e
    public func eulerNumber() -> NodeIndex { append(.eulerNumber, -1, -1, []) }

    /// The square root of −1.
    public func imaginaryUnit() -> NodeIndex { append(.imaginaryUnit, -1, -1, .hasImaginaryUnit) }

    /// Positive infinity. It is equal to itself alone.
    public func infinity() -> NodeIndex { append(.infinity, -1, -1, .isOpaque) }

    /// Starts a numeral; digits follow by ``appendDigit(_:)``, ``finishNumeral(fractionDigits:exponent:isDecimal:)``
    /// makes the node. Group separators are simply not appended.
    public func beginNumeral() { numeralStart = digits.count }

    /// Appends a decimal digit, 0…9 as a value (not as ASCII).
    public func appendDigit(_ digit: UInt8) {
        guard digits.count - numeralStart < limits.digits, digit <= 9 else {
            isOverLimit = true
            return
        }
        digits.append(digit)
    }

    /// Ends a numeral: its digits × 10^(exponent − fractionDigits).
    ///
    /// - Parameters:
    ///   - fractionDigits: how many of the digits stand after the decimal point.
    ///   - exponent: the power of ten written with it.
    ///   - isDecimal: whether it was written with digits after a point (tolerances depend on it).
    public func finishNumeral(fractionDigits: Int, exponent: Int = 0, isDecimal: Bool) -> NodeIndex {
        let count = digits.count - numeralStart
        guard count > 0, fractionDigits >= 0, fractionDigits <= count,
            exponent.magnitude <= UInt(limits.decimalExponent)
        else {
            isOverLimit = true
            return undefined()
        }
        let numeral = Numeral(
            start: Int32(numeralStart), count: Int32(count), fractionDigits: fractionDigits, exponent: exponent,
            isDecimal: isDecimal, isNegative: false)
        return append(
            Constant(small: small(numeral), numeral: numeral, hasDecimal: isDecimal))
    }

    /// A numeral from its digits in ASCII; anything that is no digit is skipped.
    public func numeral(
        digits written: some Sequence<UInt8>, fractionDigits: Int = 0, exponent: Int = 0
    ) -> NodeIndex {
        beginNumeral()
        for byte in written where byte &- 0x30 <= 9 { appendDigit(byte - 0x30) }
        return finishNumeral(fractionDigits: fractionDigits, exponent: exponent, isDecimal: fractionDigits > 0)
    }

    /// A repeating decimal: digits up to the period, then the period, all without a sign.
    ///
    /// `0.1\overline{6}` has the digits 01, one of them after the point, and the period 6.
    /// - Parameter fractionDigits: how many of `digits` stand after the point.
    public func repeatingDecimal(
        digits head: some Collection<UInt8>, fractionDigits: Int, period: some Collection<UInt8>
    ) -> NodeIndex {
        guard !period.isEmpty else { return numeral(digits: head, fractionDigits: fractionDigits) }
        let whole = numeral(digits: Array(head) + Array(period))
        let fixed = numeral(digits: head.isEmpty ? [0x30] : Array(head))
        let nines = numeral(
            digits: Array(repeating: 0x39, count: period.count) + Array(repeating: 0x30, count: fractionDigits))
        return quotient(difference(whole, fixed), nines)
    }

    /// A symbol by its name in UTF-8, interned: one name, one symbol.
    public func symbol(named name: some Sequence<UInt8>) -> NodeIndex {
        guard let index = symbolIndex(named: name) else { return undefined() }
        return append(.symbol, Int32(index.rawValue), -1, .hasSymbol)
    }

    /// A symbol by its name.
    public func symbol(_ name: String) -> NodeIndex { symbol(named: name.utf8) }

    /// The symbol with a name, interned; nil past the limits.
    public func symbolIndex(named name: some Sequence<UInt8>) -> SymbolIndex? {
        if let found = symbolNames.firstIndex(where: { $0.elementsEqual(name) }) {
            return SymbolIndex(UInt8(truncatingIfNeeded: found))
        }
        let bytes = ContiguousArray(name)
        guard symbolNames.count < min(limits.symbols, 64), bytes.count <= limits.symbolBytes else {
            isOverLimit = true
            return nil
        }
        symbolNames.append(bytes)
        return SymbolIndex(UInt8(truncatingIfNeeded: symbolNames.count - 1))
    }

    /// A further occurrence of a symbol.
    public func symbol(at index: SymbolIndex) -> NodeIndex { append(.symbol, Int32(index.rawValue), -1, .hasSymbol) }

    /// The name of a symbol in UTF-8.
    public func name(of symbol: SymbolIndex) -> ContiguousArray<UInt8> { symbolNames[symbol.position] }

    func constant(_ small: SmallRational, hasDecimal: Bool) -> NodeIndex {
        append(Constant(small: small, numeral: nil, hasDecimal: hasDecimal))
    }

    func append(_ constant: Constant) -> NodeIndex {
        constants.append(constant)
        return append(.constant, Int32(constants.count - 1), -1, constant.hasDecimal ? .hasDecimal : [])
    }

    /// The value of a numeral, where it fits 64 bits over 64 bits.
    private func small(_ numeral: Numeral) -> SmallRational? {
        var first = Int(numeral.start)
        var end = first + Int(numeral.count)
        var place = numeral.lastPlace
        while first < end, digits[first] == 0 { first += 1 }
        while end > first, digits[end - 1] == 0 { (end, place) = (end - 1, place + 1) }
        guard first < end else { return .zero }
        guard end - first <= 18, place <= 18, place >= -18 else { return nil }
        var value: Int64 = 0
        for digit in digits[first..<end] { value = value * 10 + Int64(digit) }
        var scale: Int64 = 1
        for _ in 0..<abs(place) { scale *= 10 }
        guard place > 0 else { return SmallRational(value, over: scale) }
        let (product, overflow) = value.multipliedReportingOverflow(by: scale)
        return overflow ? nil : SmallRational(integer: product)
    }
}
