/// The number of a quantity: a literal in any notation, a multiple of π, with or without an uncertainty.
struct QuantityFigure {
    let number: NumberReading
    var piPower = 0
    var uncertainty: ExactNumber?

    /// Reads a range that is a number and nothing else; an empty one is 1 where that is allowed.
    init?(_ bytes: [UInt8], _ range: Range<Int>, allowsEmpty: Bool) {
        var range = range
        while let last = range.last, bytes[last] == UInt8(ascii: " ") { range.removeLast() }
        while let first = range.first, bytes[first] == UInt8(ascii: " ") { range.removeFirst() }
        if range.isEmpty {
            guard allowsEmpty, let one = Self.read([0x31], 0..<1) else { return nil }
            number = one
            return
        }
        if let plain = Self.read(bytes, range) {
            number = plain
            return
        }
        if let measured = Self.measured(bytes, range) {
            (number, uncertainty) = measured
            return
        }
        guard let multiple = Self.multipleOfPi(bytes, range) else { return nil }
        number = multiple
        piPower = 1
    }

    private static func read(_ bytes: [UInt8], _ range: Range<Int>) -> NumberReading? {
        guard let number = try? NumberReader.read(bytes, in: range), !number.usesDecimalComma else { return nil }
        return number
    }

    /// `3.0 ± 0.1`, `(3.0 \pm 0.1)`, `3.0(1)`.
    private static func measured(_ bytes: [UInt8], _ range: Range<Int>) -> (NumberReading, ExactNumber?)? {
        var range = range
        if bytes[range.lowerBound] == UInt8(ascii: "("), bytes[range.upperBound - 1] == UInt8(ascii: ")"),
            range.count > 2
        {
            range = (range.lowerBound + 1)..<(range.upperBound - 1)
            if let number = read(bytes, range) { return (number, nil) }
        }
        for sign in ["\\pm", "±", "+/-"] {
            guard let place = firstIndex(of: Array(sign.utf8), in: bytes, range) else { continue }
            var (left, right) = (range.lowerBound..<place, (place + sign.utf8.count)..<range.upperBound)
            while let last = left.last, bytes[last] == UInt8(ascii: " ") { left.removeLast() }
            while let first = right.first, bytes[first] == UInt8(ascii: " ") { right.removeFirst() }
            guard let number = read(bytes, left), let error = read(bytes, right), !error.value.isNegative else {
                return nil
            }
            return (number, error.value)
        }
        // The last digits' uncertainty in brackets: 3.0(1) is 3.0 ± 0.1.
        guard bytes[range.upperBound - 1] == UInt8(ascii: ")"),
            let open = bytes[range].lastIndex(of: UInt8(ascii: "(")), open > range.lowerBound,
            let number = read(bytes, range.lowerBound..<open),
            let point = bytes[range.lowerBound..<open].firstIndex(of: UInt8(ascii: ".")),
            let error = read(bytes, (open + 1)..<(range.upperBound - 1)), error.form == .integer,
            !error.value.isNegative
        else { return nil }
        return (number, error.value.timesTen(to: point + 1 - open))
    }

    /// `2\pi`, `\frac{\pi}{6}`, `\pi/3`, `0.5\pi`: the number with the one π taken out.
    private static func multipleOfPi(_ bytes: [UInt8], _ range: Range<Int>) -> NumberReading? {
        let pi = Array("\\pi".utf8)
        guard let place = firstIndex(of: pi, in: bytes, range) else { return nil }
        var rest = Array(bytes[range.lowerBound..<place])
        while rest.last == UInt8(ascii: " ") { rest.removeLast() }
        if rest.last.map(PlainNotation.isDigit) != true { rest.append(0x31) }
        rest += bytes[(place + pi.count)..<range.upperBound].drop { $0 == UInt8(ascii: " ") }
        guard firstIndex(of: pi, in: rest, 0..<rest.count) == nil else { return nil }
        return read(rest, 0..<rest.count)
    }

    private static func firstIndex(of text: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Int? {
        guard range.count >= text.count else { return nil }
        return (range.lowerBound...(range.upperBound - text.count)).first {
            bytes[$0..<($0 + text.count)].elementsEqual(text)
        }
    }
}
