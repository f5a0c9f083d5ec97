/// Builds the index of a message in one pass: strict RFC 8259, iterative, no recursion.
struct JSONIndexer: ~Escapable {
    private let bytes: RawSpan
    private let end: Int
    private let limits: JSONLimits
    private var at: Int
    private(set) var nodes: [JSONNode]
    /// The open containers, as node indices.
    private var open = InlineArray<64, UInt32>(repeating: 0)
    private var depth = 0

    /// Indexes the bytes of a range; the nodes are appended to `nodes`, which is empty but may have capacity.
    @_lifetime(copy bytes)
    init(_ bytes: RawSpan, range: Range<Int>, limits: JSONLimits, nodes: consuming [JSONNode]) {
        self.bytes = bytes
        self.limits = limits
        at = range.lowerBound
        end = range.upperBound
        self.nodes = nodes
    }

    /// Runs to the end of the message.
    mutating func run() throws(JSONError) {
        let maxDepth = min(max(limits.maxDepth, 1), 64)
        guard end - at <= min(limits.maxBytes, Int(UInt32.max) - 1), end < Int(UInt32.max) else {
            throw JSONError(.tooLarge(limit: limits.maxBytes), at: at)
        }
        skipWhiteSpace()
        while true {
            // A value starts here.
            guard at < end else { throw JSONError(.unexpectedEnd, at: at) }
            guard nodes.count < limits.maxValues else {
                throw JSONError(.tooManyValues(limit: limits.maxValues), at: at)
            }
            let byte = byte(at)
            if byte == 0x7b || byte == 0x5b {
                guard depth < maxDepth else { throw JSONError(.tooDeep(limit: maxDepth), at: at) }
                open[depth] = UInt32(nodes.count)
                depth += 1
                append(byte == 0x7b ? .object : .array, from: at, to: at)
                at += 1
                skipWhiteSpace()
                if at < end, self.byte(at) == byte + 2 {
                    try close()
                } else {
                    if byte == 0x7b { try key() }
                    continue
                }
            } else {
                try scalar(byte)
            }
            // A value has ended: what follows belongs to the container it stands in.
            if try !advance() { break }
        }
        guard at == end else { throw JSONError(.trailingBytes, at: at) }
    }

    /// From the end of a value to the start of the next; false where the message is complete.
    private mutating func advance() throws(JSONError) -> Bool {
        while true {
            skipWhiteSpace()
            guard depth > 0 else { return false }
            guard at < end else { throw JSONError(.unexpectedEnd, at: at) }
            let isObject = nodes[Int(open[depth - 1])].kind == .object
            let byte = byte(at)
            if byte == 0x2c {
                at += 1
                skipWhiteSpace()
                if isObject { try key() }
                return true
            }
            guard byte == (isObject ? 0x7d : 0x5d) else { throw JSONError(.unexpectedByte(byte), at: at) }
            try close()
        }
    }

    /// Ends the innermost container at the bracket that stands here.
    private mutating func close() throws(JSONError) {
        depth -= 1
        at += 1
        let container = Int(open[depth])
        nodes[container].end = UInt32(at)
        nodes[container].next = UInt32(nodes.count)
        if nodes[container].kind == .object {
            if let twin = JSONKeys.duplicate(in: container, nodes: nodes, bytes: bytes) {
                throw JSONError(.duplicateKey, at: Int(nodes[twin].start) - 1)
            }
        }
    }

    private mutating func key() throws(JSONError) {
        guard at < end else { throw JSONError(.unexpectedEnd, at: at) }
        guard byte(at) == 0x22 else { throw JSONError(.unexpectedByte(byte(at)), at: at) }
        try string()
        skipWhiteSpace()
        guard at < end else { throw JSONError(.unexpectedEnd, at: at) }
        guard byte(at) == 0x3a else { throw JSONError(.unexpectedByte(byte(at)), at: at) }
        at += 1
        skipWhiteSpace()
    }

    private mutating func scalar(_ byte: UInt8) throws(JSONError) {
        switch byte {
        case 0x22: try string()
        case 0x2d, 0x30...0x39: try number()
        case 0x74: try word("true", .true)
        case 0x66: try word("false", .false)
        case 0x6e: try word("null", .null)
        default: throw JSONError(.unexpectedByte(byte), at: at)
        }
    }

    private mutating func word(_ word: StaticString, _ kind: JSONKind) throws(JSONError) {
        let start = at
        for offset in 0..<word.utf8CodeUnitCount {
            guard at < end else { throw JSONError(.unexpectedEnd, at: at) }
            guard byte(at) == word.utf8Start[offset] else { throw JSONError(.unexpectedByte(byte(at)), at: at) }
            at += 1
        }
        append(kind, from: start, to: at)
    }

    /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`, RFC 8259, section 6.
    private mutating func number() throws(JSONError) {
        let start = at
        if byte(at) == 0x2d { at += 1 }
        if at < end, byte(at) == 0x30 { at += 1 } else { try digits(start) }
        if at < end, byte(at) == 0x2e {
            at += 1
            try digits(start)
        }
        if at < end, byte(at) | 0x20 == 0x65 {
            at += 1
            if at < end, byte(at) == 0x2b || byte(at) == 0x2d { at += 1 }
            try digits(start)
        }
        append(.number, from: start, to: at)
    }

    private mutating func digits(_ start: Int) throws(JSONError) {
        guard at < end, byte(at) &- 0x30 < 10 else { throw JSONError(.invalidNumber, at: start) }
        repeat { at += 1 } while at < end && byte(at) &- 0x30 < 10
    }

    /// A string from its opening quote: ends found 32 bytes at a time, UTF-8 checked on the way.
    private mutating func string() throws(JSONError) {
        let start = at + 1
        var cursor = start
        var hasEscapes = false
        scan: while true {
            while cursor + 32 <= end {
                let chunk = bytes.unsafeLoadUnaligned(fromByteOffset: cursor, as: SIMD32<UInt8>.self)
                // One comparison finds controls and bytes from 0x80: both are at or above 0x60 after the subtraction.
                let special = (chunk &- 0x20 .>= 0x60) .| (chunk .== 0x22) .| (chunk .== 0x5c)
                if any(special) { break }
                cursor += 32
            }
            while true {
                guard cursor < end else { throw JSONError(.unexpectedEnd, at: end) }
                let byte = byte(cursor)
                if byte == 0x22 { break scan }
                if byte == 0x5c {
                    hasEscapes = true
                    cursor = try escape(cursor)
                    continue scan
                }
                if byte >= 0x80 {
                    repeat {
                        let length = UTF8Validation.sequenceLength(bytes, at: cursor)
                        guard length > 0, cursor + length <= end else { throw JSONError(.invalidUTF8, at: cursor) }
                        cursor += length
                    } while cursor < end && self.byte(cursor) >= 0x80
                    continue scan
                }
                guard byte >= 0x20 else { throw JSONError(.controlInString, at: cursor) }
                cursor += 1
            }
        }
        nodes.append(
            JSONNode(
                start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: cursor),
                next: UInt32(truncatingIfNeeded: nodes.count + 1), kind: .string, hasEscapes: hasEscapes))
        at = cursor + 1
    }

    /// Past an escape that starts at an offset.
    private func escape(_ start: Int) throws(JSONError) -> Int {
        guard start + 1 < end else { throw JSONError(.unexpectedEnd, at: end) }
        switch byte(start + 1) {
        case 0x22, 0x5c, 0x2f, 0x62, 0x66, 0x6e, 0x72, 0x74: return start + 2
        case 0x75: break
        default: throw JSONError(.invalidEscape, at: start)
        }
        let unit = try hexadecimal(start)
        if unit & 0xf800 != 0xd800 { return start + 6 }
        // A surrogate pair is two escapes, high then low (RFC 8259, section 7); half of one is no text.
        guard unit & 0xfc00 == 0xd800, start + 7 < end, byte(start + 6) == 0x5c, byte(start + 7) == 0x75,
            try hexadecimal(start + 6) & 0xfc00 == 0xdc00
        else { throw JSONError(.loneSurrogate, at: start) }
        return start + 12
    }

    private func hexadecimal(_ start: Int) throws(JSONError) -> UInt32 {
        guard start + 6 <= end else { throw JSONError(.unexpectedEnd, at: end) }
        var unit: UInt32 = 0
        for offset in 2..<6 {
            guard let digit = Hexadecimal.value(of: byte(start + offset)) else {
                throw JSONError(.invalidEscape, at: start)
            }
            unit = unit << 4 | digit
        }
        return unit
    }

    private mutating func append(_ kind: JSONKind, from start: Int, to end: Int) {
        nodes.append(
            JSONNode(
                start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
                next: UInt32(truncatingIfNeeded: nodes.count + 1), kind: kind, hasEscapes: false))
    }

    @inline(__always)
    private mutating func skipWhiteSpace() {
        while at < end {
            switch byte(at) {
            case 0x20, 0x09, 0x0a, 0x0d: at += 1
            default: return
            }
        }
    }

    @inline(__always)
    private func byte(_ offset: Int) -> UInt8 { bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self) }
}
