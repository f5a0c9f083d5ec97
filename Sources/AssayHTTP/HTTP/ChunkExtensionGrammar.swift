/// `chunk-ext` of RFC 9112 section 7.1.1, up to and including the carriage return behind it.
///
/// The extensions mean nothing here; they are checked because servers that skip them differently disagree on where a
/// chunk begins.
struct ChunkExtensionGrammar {
    private enum State {
        /// White space after the size or a value; only `;` may follow it.
        case beforeSemicolon
        /// After `;`, white space allowed.
        case beforeName
        case name
        /// White space after a name; `=` or `;` follows.
        case afterName
        /// After `=`, white space allowed.
        case beforeValue
        case value
        case quoted
        case quotedPair
        /// Behind a closing quote.
        case afterQuoted
        case end
    }

    private var state = State.beforeSemicolon

    /// Whether the carriage return was read.
    var isAtCarriageReturn: Bool { state == .end }

    /// Takes the next byte and returns whether the grammar allows it.
    mutating func accepts(_ byte: UInt8) -> Bool {
        guard let next = next(byte) else { return false }
        state = next
        return true
    }

    private func next(_ byte: UInt8) -> State? {
        let isBlank = byte == ByteClass.space || byte == ByteClass.tab
        switch state {
        case .beforeSemicolon:
            if isBlank { return .beforeSemicolon }
            return byte == UInt8(ascii: ";") ? .beforeName : nil
        case .beforeName:
            if isBlank { return .beforeName }
            return ByteClass.isToken(byte) ? .name : nil
        case .name:
            return ByteClass.isToken(byte) ? .name : afterName(byte, isBlank: isBlank, mayEnd: true)
        case .afterName:
            return afterName(byte, isBlank: isBlank, mayEnd: false)
        case .beforeValue:
            if isBlank { return .beforeValue }
            if byte == UInt8(ascii: "\"") { return .quoted }
            return ByteClass.isToken(byte) ? .value : nil
        case .value:
            return ByteClass.isToken(byte) ? .value : afterValue(byte, isBlank: isBlank)
        case .quoted:
            if byte == UInt8(ascii: "\"") { return .afterQuoted }
            if byte == UInt8(ascii: "\\") { return .quotedPair }
            return ByteClass.isFieldValue(byte) ? .quoted : nil
        case .quotedPair:
            return ByteClass.isFieldValue(byte) ? .quoted : nil
        case .afterQuoted:
            return afterValue(byte, isBlank: isBlank)
        case .end:
            return nil
        }
    }

    private func afterName(_ byte: UInt8, isBlank: Bool, mayEnd: Bool) -> State? {
        if isBlank { return .afterName }
        if byte == UInt8(ascii: "=") { return .beforeValue }
        if byte == UInt8(ascii: ";") { return .beforeName }
        return mayEnd && byte == ByteClass.carriageReturn ? .end : nil
    }

    private func afterValue(_ byte: UInt8, isBlank: Bool) -> State? {
        if isBlank { return .beforeSemicolon }
        if byte == UInt8(ascii: ";") { return .beforeName }
        return byte == ByteClass.carriageReturn ? .end : nil
    }
}
