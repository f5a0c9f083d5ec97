/// Replaces the escapes of a string the indexer has checked.
enum Unescaping {
    /// Writes the text of a string and returns its length.
    ///
    /// Text is never longer than its escaped form, so that what is written never overtakes what is read: sixteen bytes
    /// at a time are copied, and what is copied past an escape is written over.
    ///
    /// - Parameters:
    ///   - source: what stands between the quotes, valid escapes only.
    ///   - target: at least as many bytes.
    static func unescape(_ source: RawSpan, into target: inout MutableRawSpan) -> Int {
        let end = source.byteCount
        var read = 0
        var written = 0
        while true {
            // Up to the next backslash.
            while read &+ 32 <= end {
                let first = source.unsafeLoadUnaligned(fromByteOffset: read, as: SIMD16<UInt8>.self)
                let second = source.unsafeLoadUnaligned(fromByteOffset: read &+ 16, as: SIMD16<UInt8>.self)
                guard !TextVectors.isSet(TextVectors.backslashes(first) | TextVectors.backslashes(second)) else {
                    break
                }
                target.storeBytes(of: first, toByteOffset: written, as: SIMD16<UInt8>.self)
                target.storeBytes(of: second, toByteOffset: written &+ 16, as: SIMD16<UInt8>.self)
                read &+= 32
                written &+= 32
            }
            while read &+ 16 <= end {
                let text = source.unsafeLoadUnaligned(fromByteOffset: read, as: SIMD16<UInt8>.self)
                target.storeBytes(of: text, toByteOffset: written, as: SIMD16<UInt8>.self)
                let plain = ByteMask(TextVectors.backslashes(text)).first
                read &+= plain
                written &+= plain
                if plain < 16 { break }
            }
            while read < end, byte(source, read) != 0x5c {
                put(byte(source, read), &target, &written)
                read &+= 1
            }
            guard read &+ 1 < end else { return written }
            let letter = byte(source, read &+ 1)
            if letter == 0x75 {
                repeat {
                    read &+= unicode(source, read, &target, &written)
                } while read &+ 1 < end && byte(source, read) == 0x5c && byte(source, read &+ 1) == 0x75
            } else {
                put(simple(letter), &target, &written)
                read &+= 2
            }
        }
    }

    /// What a backslash and a letter stand for (RFC 8259, section 7).
    @inline(__always)
    private static func simple(_ letter: UInt8) -> UInt8 {
        switch letter {
        case 0x6e: 0x0a
        case 0x74: 0x09
        case 0x72: 0x0d
        case 0x62: 0x08
        case 0x66: 0x0c
        default: letter
        }
    }

    /// Writes a `\u` escape, or a pair of them, as UTF-8; returns how many bytes it was.
    ///
    /// Four bytes are stored whatever the length: an escape is at least six, so that there is room, and what is stored
    /// too far is written over.
    @inline(__always)
    private static func unicode(
        _ source: RawSpan, _ start: Int, _ target: inout MutableRawSpan, _ written: inout Int
    ) -> Int {
        let unit = unit(source, start)
        var length = 6
        let size: Int
        let encoded: UInt32
        if unit &- 0x800 < 0xd000 || unit >= 0xe000 {
            encoded = 0x8080e0 | unit &>> 12 | (unit &<< 2 & 0x3f00) | (unit & 0x3f) &<< 16
            size = 3
        } else if unit < 0x80 {
            encoded = unit
            size = 1
        } else if unit < 0x800 {
            encoded = 0x80c0 | unit &>> 6 | (unit & 0x3f) &<< 8
            size = 2
        } else {
            let scalar = 0x10000 &+ ((unit & 0x3ff) &<< 10 | self.unit(source, start &+ 6) & 0x3ff)
            encoded =
                0x8080_80f0 | scalar &>> 18 | (scalar &>> 4 & 0x3f00) | (scalar &<< 10 & 0x3f_0000)
                | (scalar & 0x3f) &<< 24
            size = 4
            length = 12
        }
        target.storeBytes(of: encoded.littleEndian, toByteOffset: written, as: UInt32.self)
        written &+= size
        return length
    }

    @inline(__always)
    private static func unit(_ source: RawSpan, _ start: Int) -> UInt32 {
        let digits = source.unsafeLoadUnaligned(fromByteOffset: start &+ 2, as: UInt32.self)
        return Hexadecimal.value(of: UInt32(littleEndian: digits)) ?? 0xfffd
    }

    @inline(__always)
    private static func byte(_ source: RawSpan, _ offset: Int) -> UInt8 {
        source.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
    }

    @inline(__always)
    private static func put(_ byte: UInt8, _ target: inout MutableRawSpan, _ written: inout Int) {
        target.storeBytes(of: byte, toByteOffset: written, as: UInt8.self)
        written &+= 1
    }
}
