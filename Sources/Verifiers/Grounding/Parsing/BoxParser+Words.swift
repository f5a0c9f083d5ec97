/// Words, strings, names and tags.
extension BoxParser {
    mutating func readWord() {
        let start = offset
        while true {
            let glyph = text.glyph(at: offset)
            guard ByteClass.isLetter(glyph.byte) || ByteClass.isDigit(glyph.byte) else { break }
            offset += glyph.width
        }
        let word = start..<offset
        if readKeyMark(word, allowsEqualsSign: true) { return }
        let name = PackedName(text, word)
        if WordName.joinsCorners(name) { return top.hasForeignText = true }
        if let literal = WordName.literal(name), top.kind != .text { return readLiteral(literal, at: start) }
        if top.pendingKey == .label, top.kind == .curly { return takeLabel(word) }
        noteForeignText()
    }

    /// A string in a group: a name, a label, or something that is no number.
    mutating func readString(_ quote: FoldedText.Glyph) {
        let start = offset
        let content = (start + quote.width)..<endOfString(from: start + quote.width, quote: quote.byte)
        let closing = text.glyph(at: content.upperBound)
        offset = content.upperBound + (closing.byte == quote.byte ? closing.width : 0)
        if readKeyMark(content, allowsEqualsSign: false) { return }
        let key = top.pendingKey
        top.pendingKey = nil
        switch key {
        case .label: top.label = content
        case .coordinate(let slot): setCoordinate(slot, nil, at: start)
        case .shape:
            if text.bytes[content].contains(where: ByteClass.isDigit) { emit(.problem(.notANumber), at: start) }
        case .ignored, .other: break
        case nil:
            top.hasString = true
            if startsNumber(content.lowerBound) { top.hasNumericString = true }
        }
    }

    /// What stands in for a number.
    private mutating func readLiteral(_ literal: WordName.Literal, at start: Int) {
        let key = top.pendingKey
        top.pendingKey = nil
        switch key {
        case nil: top.literals += 1
        case .coordinate(let slot): setCoordinate(slot, nil, at: start)
        case .shape: if literal != .nothing { emit(.problem(.notANumber), at: start) }
        case .label, .ignored, .other: break
        }
    }

    private mutating func takeLabel(_ range: Range<Int>) {
        top.pendingKey = nil
        top.label = range
    }

    /// If `:` or `=` follows, notes the name and steps behind the sign.
    private mutating func readKeyMark(_ name: Range<Int>, allowsEqualsSign: Bool) -> Bool {
        let mark = text.skippingSpaces(from: offset)
        let glyph = text.glyph(at: mark)
        guard glyph.byte == UInt8(ascii: ":") || (allowsEqualsSign && glyph.byte == UInt8(ascii: "=")) else {
            return false
        }
        offset = mark + glyph.width
        flushPendingPair()
        let key = KeyName.classify(text, name)
        let isLabelInProse = top.kind == .text && (key == .label || key == .ignored)
        top.pendingKey = isLabelInProse ? nil : key
        // A name that is no coordinate makes the group a dictionary or prose, not a list of numbers.
        if case .coordinate = key { return true }
        if top.kind != .curly { top.hasForeignText = true }
        return true
    }

    private func startsNumber(_ position: Int) -> Bool {
        let start = text.skippingSpaces(from: position)
        return NumberScanner.starts(text, at: start, text.glyph(at: start))
    }

    /// The offset of the closing quote; of the line's or text's end where there is none. JSON and Python strings do not
    /// run over a line's end.
    private func endOfString(from start: Int, quote: UInt8) -> Int {
        var position = start
        while true {
            let glyph = text.glyph(at: position)
            if glyph.width == 0 || glyph.byte == quote || glyph.byte == UInt8(ascii: "\n") { return position }
            position += glyph.width
            if glyph.byte == UInt8(ascii: "\\") { position += text.glyph(at: position).width }
        }
    }
}
