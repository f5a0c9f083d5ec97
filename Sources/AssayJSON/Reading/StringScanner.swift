/// Finds the end of a string and checks it on the way: UTF-8, escapes, and no bare control characters.
///
/// Plain ASCII is passed 64 bytes at a time, text beyond ASCII 16 at a time; single bytes are looked at only where
/// something stands that is neither, and in the last bytes of the text.
struct StringScanner: ~Escapable {
    private let bytes: RawSpan
    private let end: Int

    /// Scans strings of a text that ends at an offset of the bytes.
    @_lifetime(copy bytes)
    init(_ bytes: RawSpan, end: Int) {
        // The unchecked loads below rely on this.
        precondition(end <= bytes.byteCount, "a text that ends beyond its bytes")
        self.bytes = bytes
        self.end = end
    }

    /// The offset of the closing quote of the string whose text starts at `start`, and whether it holds an escape.
    ///
    /// - Throws: ``JSONError``: `unexpectedEnd`, `invalidUTF8`, `controlInString`, `invalidEscape`, `loneSurrogate`.
    @inline(__always)
    func scan(from start: Int) throws(JSONError) -> (quote: Int, hasEscapes: Bool) {
        var cursor = start
        var hasEscapes = false
        while true {
            cursor = skipPlain(from: cursor)
            guard cursor < end else { throw JSONError(.unexpectedEnd, at: end) }
            let byte = byte(cursor)
            switch byte {
            case 0x22: return (cursor, hasEscapes)
            case 0x5c:
                hasEscapes = true
                cursor = try skipEscapes(from: cursor)
            case 0x80...: cursor = try skipBeyondASCII(from: cursor, inTextFrom: start)
            case ..<0x20: throw JSONError(.controlInString, at: cursor)
            default: cursor &+= 1
            }
        }
    }

    /// Past plain ASCII: to the next byte that needs a look, or to the last bytes of the text.
    @inline(__always)
    private func skipPlain(from start: Int) -> Int {
        var cursor = start
        while cursor &+ 32 <= end {
            let first = TextVectors.special(vector(cursor))
            let second = TextVectors.special(vector(cursor &+ 16))
            if TextVectors.isSet(first | second) {
                // Both halves are looked at whatever the first holds: which one it is cannot be predicted.
                let plain = ByteMask(first).first
                return cursor &+ plain &+ (plain == 16 ? ByteMask(second).first : 0)
            }
            cursor &+= 32
            // A text this long is likely to go on.
            while cursor &+ 64 <= end, isPlain(cursor) { cursor &+= 64 }
        }
        if cursor &+ 16 <= end { cursor &+= ByteMask(TextVectors.special(vector(cursor))).first }
        return cursor
    }

    /// Whether 64 bytes are plain ASCII.
    @inline(__always)
    private func isPlain(_ offset: Int) -> Bool {
        let low = TextVectors.special(vector(offset)) | TextVectors.special(vector(offset &+ 16))
        let high = TextVectors.special(vector(offset &+ 32)) | TextVectors.special(vector(offset &+ 48))
        return !TextVectors.isSet(low | high)
    }

    /// Past one escape, and the `\u` escapes that follow a `\u` escape without a gap.
    @inline(__always)
    private func skipEscapes(from start: Int) throws(JSONError) -> Int {
        guard start &+ 1 < end else { throw JSONError(.unexpectedEnd, at: end) }
        switch byte(start &+ 1) {
        case 0x22, 0x5c, 0x2f, 0x62, 0x66, 0x6e, 0x72, 0x74: return start &+ 2
        case 0x75: return try skipUnicodeEscapes(from: start)
        default: throw JSONError(.invalidEscape, at: start)
        }
    }

    private func skipUnicodeEscapes(from start: Int) throws(JSONError) -> Int {
        var cursor = start
        repeat {
            let unit = try unit(ofEscapeAt: cursor)
            if unit & 0xf800 != 0xd800 {
                cursor &+= 6
                continue
            }
            // A surrogate pair is two escapes, high then low (RFC 8259, section 7); half of one is no text.
            guard unit & 0xfc00 == 0xd800, isUnicodeEscape(cursor &+ 6),
                try self.unit(ofEscapeAt: cursor &+ 6) & 0xfc00 == 0xdc00
            else { throw JSONError(.loneSurrogate, at: cursor) }
            cursor &+= 12
        } while isUnicodeEscape(cursor)
        return cursor
    }

    @inline(__always)
    private func isUnicodeEscape(_ offset: Int) -> Bool {
        offset &+ 1 < end && byte(offset) == 0x5c && byte(offset &+ 1) == 0x75
    }

    @inline(__always)
    private func unit(ofEscapeAt offset: Int) throws(JSONError) -> UInt32 {
        guard offset &+ 6 <= end else { throw unfinishedEscape(offset) }
        let digits = UInt32(
            littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset &+ 2, as: UInt32.self))
        guard let unit = Hexadecimal.value(of: digits) else { throw JSONError(.invalidEscape, at: offset) }
        return unit
    }

    /// What is wrong with a `\u` escape that reaches past the end: its digits, or only that the text ends.
    private func unfinishedEscape(_ offset: Int) -> JSONError {
        for digit in (offset &+ 2)..<end where Hexadecimal.value(of: UInt32(byte(digit)) | 0x3030_3000) == nil {
            return JSONError(.invalidEscape, at: offset)
        }
        return JSONError(.unexpectedEnd, at: end)
    }

    /// Past sequences of several bytes: sixteen bytes are checked at a time until the text is plain ASCII again or
    /// something else needs a look.
    private func skipBeyondASCII(from offset: Int, inTextFrom start: Int) throws(JSONError) -> Int {
        var cursor = offset
        // The vectors reach two bytes back: to the opening quote, but never out of the string. A lead of four bytes is
        // not theirs.
        if cursor == start || byte(cursor) >= 0xf0 {
            cursor = try skipSequence(from: cursor)
            guard cursor < end, byte(cursor) >= 0x80 else { return cursor }
        }
        while cursor &+ 16 <= end {
            let text = vector(cursor)
            let stops = TextVectors.stops(text)
            let faults = TextVectors.faults(
                text, previous: vector(cursor &- 1), second: vector(cursor &- 2))
            if TextVectors.isSet(stops | faults) {
                let stop = ByteMask(stops).first
                guard ByteMask(faults).first > stop else { break }
                return cursor &+ stop
            }
            cursor &+= 16
            // Behind ASCII no sequence is open.
            if text[15] < 0x80 { return cursor }
        }
        // The last bytes, or a fault: once more from the start of the sequence this cuts, to name the fault's place.
        cursor = startOfSequence(cutAt: cursor)
        while cursor < end, byte(cursor) >= 0x80 { cursor = try skipSequence(from: cursor) }
        return cursor
    }

    @inline(__always)
    private func skipSequence(from start: Int) throws(JSONError) -> Int {
        let length = UTF8Validation.sequenceLength(bytes, at: start)
        guard length > 0, start &+ length <= end else { throw JSONError(.invalidUTF8, at: start) }
        return start &+ length
    }

    /// The start of the sequence of two or three bytes that an offset lies within; the offset itself where it lies
    /// between two.
    private func startOfSequence(cutAt offset: Int) -> Int {
        if byte(offset &- 1) >= 0xc0 { return offset &- 1 }
        if byte(offset &- 2) >= 0xe0 { return offset &- 2 }
        return offset
    }

    @inline(__always)
    private func vector(_ offset: Int) -> SIMD16<UInt8> {
        bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: SIMD16<UInt8>.self)
    }

    @inline(__always)
    private func byte(_ offset: Int) -> UInt8 { bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self) }
}
