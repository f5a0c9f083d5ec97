/// Builds the index of a message in one pass: strict RFC 8259, iterative, no recursion.
struct JSONIndexer: ~Escapable {
    /// What nesting is never deeper than: the kinds of the open containers are the bits of one word.
    static let greatestDepth = 64

    private let bytes: RawSpan
    private let end: Int
    private let limits: JSONLimits
    private let strings: StringScanner
    private var at: Int
    private var nodes: [JSONNode]
    /// The open containers, as node indices.
    private var open = InlineArray<64, UInt32>(repeating: 0)
    private var depth = 0
    /// One bit an open container, the innermost lowest: whether it is an object.
    private var objects: UInt64 = 0

    /// Indexes the bytes of a range, which lies within them; the nodes are appended to `nodes`, which is empty but may
    /// have capacity.
    @_lifetime(copy bytes)
    init(_ bytes: RawSpan, in range: Range<Int>, limits: JSONLimits, nodes: consuming [JSONNode]) {
        self.bytes = bytes
        self.limits = limits
        strings = StringScanner(bytes, end: range.upperBound)
        at = range.lowerBound
        end = range.upperBound
        self.nodes = nodes
    }

    /// Runs to the end of the message.
    mutating func run() throws(JSONError) {
        let maxDepth = min(max(limits.maxDepth, 1), Self.greatestDepth)
        try checkSize()
        skipWhiteSpace()
        if end &- at >= 3, byte(at) == 0xef, byte(at &+ 1) == 0xbb, byte(at &+ 2) == 0xbf {
            throw JSONError(.byteOrderMark, at: at)
        }
        while true {
            // A value starts here.
            guard at < end else { throw JSONError(.unexpectedEnd, at: at) }
            try checkCount()
            let byte = byte(at)
            if byte == 0x7b || byte == 0x5b {
                guard depth < maxDepth else { throw JSONError(.tooDeep(limit: maxDepth), at: at) }
                push(isObject: byte == 0x7b)
                skipWhiteSpace()
                // The closing bracket is two code points after the opening one.
                if at < end, self.byte(at) == byte &+ 2 {
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

    /// The index of a message that has been run through.
    consuming func takeNodes() -> [JSONNode] { nodes }

    private func checkSize() throws(JSONError) {
        let limit = min(max(limits.maxBytes, 0), Int(UInt32.max))
        guard end &- at <= limit else { throw JSONError(.tooLarge(limit: limit), at: at &+ limit) }
        // Offsets count from the start of the text the message stands in.
        guard end <= Int(UInt32.max) else { throw JSONError(.tooLarge(limit: Int(UInt32.max)), at: at) }
    }

    @inline(__always)
    private func checkCount() throws(JSONError) {
        guard nodes.count < limits.maxValues else { throw JSONError(.tooManyValues(limit: limits.maxValues), at: at) }
    }

    @inline(__always)
    private mutating func push(isObject: Bool) {
        open[depth] = UInt32(truncatingIfNeeded: nodes.count)
        depth &+= 1
        objects = objects &<< 1 | (isObject ? 1 : 0)
        append(isObject ? .object : .array, from: at, to: at)
        at &+= 1
    }

    /// From the end of a value to the start of the next; false where the message is complete.
    @inline(__always)
    private mutating func advance() throws(JSONError) -> Bool {
        while true {
            skipWhiteSpace()
            guard depth > 0 else { return false }
            guard at < end else { throw JSONError(.unexpectedEnd, at: at) }
            let isObject = objects & 1 == 1
            let byte = byte(at)
            if byte == 0x2c {
                at &+= 1
                skipWhiteSpace()
                if isObject { try key() }
                return true
            }
            guard byte == (isObject ? 0x7d : 0x5d) else { throw JSONError(.unexpectedByte(byte), at: at) }
            try close()
        }
    }

    /// Ends the innermost container at the bracket that stands here.
    @inline(__always)
    private mutating func close() throws(JSONError) {
        let isObject = objects & 1 == 1
        depth &-= 1
        objects &>>= 1
        at &+= 1
        let container = Int(open[depth])
        nodes[container].end = UInt32(truncatingIfNeeded: at)
        nodes[container].next = UInt32(truncatingIfNeeded: nodes.count)
        if isObject, let twin = KeyTwins.second(in: container, nodes: nodes, bytes: bytes) {
            throw JSONError(.duplicateKey, at: Int(nodes[twin].start) - 1)
        }
    }

    @inline(__always)
    private mutating func key() throws(JSONError) {
        guard at < end else { throw JSONError(.unexpectedEnd, at: at) }
        guard byte(at) == 0x22 else { throw JSONError(.unexpectedByte(byte(at)), at: at) }
        try checkCount()
        try string()
        skipWhiteSpace()
        guard at < end else { throw JSONError(.unexpectedEnd, at: at) }
        guard byte(at) == 0x3a else { throw JSONError(.unexpectedByte(byte(at)), at: at) }
        at &+= 1
        skipWhiteSpace()
    }

    @inline(__always)
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

    private mutating func string() throws(JSONError) {
        let start = at &+ 1
        let (quote, hasEscapes) = try strings.scan(from: start)
        append(.string, from: start, to: quote, hasEscapes: hasEscapes)
        at = quote &+ 1
    }

    private mutating func word(_ word: StaticString, _ kind: JSONKind) throws(JSONError) {
        let start = at
        for offset in 0..<word.utf8CodeUnitCount {
            guard at < end else { throw JSONError(.unexpectedEnd, at: at) }
            guard byte(at) == word.utf8Start[offset] else { throw JSONError(.unexpectedByte(byte(at)), at: at) }
            at &+= 1
        }
        append(kind, from: start, to: at)
    }

    /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`, RFC 8259, section 6.
    @inline(__always)
    private mutating func number() throws(JSONError) {
        let start = at
        if byte(at) == 0x2d { at &+= 1 }
        if at < end, byte(at) == 0x30 {
            at &+= 1
            guard !isDigit() else { throw JSONError(.invalidNumber, at: start) }
        } else {
            try digits(start)
        }
        if at < end, byte(at) == 0x2e {
            at &+= 1
            try digits(start)
        }
        if at < end, byte(at) | 0x20 == 0x65 {
            at &+= 1
            if at < end, byte(at) == 0x2b || byte(at) == 0x2d { at &+= 1 }
            try digits(start)
        }
        append(.number, from: start, to: at)
    }

    @inline(__always)
    private mutating func digits(_ start: Int) throws(JSONError) {
        guard isDigit() else { throw JSONError(.invalidNumber, at: start) }
        repeat { at &+= 1 } while isDigit()
    }

    @inline(__always)
    private func isDigit() -> Bool { at < end && byte(at) &- 0x30 < 10 }

    @inline(__always)
    private mutating func append(_ kind: JSONKind, from start: Int, to end: Int, hasEscapes: Bool = false) {
        nodes.append(
            JSONNode(
                start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
                next: UInt32(truncatingIfNeeded: nodes.count &+ 1), kind: kind, hasEscapes: hasEscapes))
    }

    @inline(__always)
    private mutating func skipWhiteSpace() {
        while at < end {
            let byte = byte(at)
            // Space, tab, line feed and carriage return are the bits of one word.
            guard byte <= 0x20, 1 &<< UInt64(byte) & 0x1_0000_2600 != 0 else { return }
            at &+= 1
        }
    }

    @inline(__always)
    private func byte(_ offset: Int) -> UInt8 { bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self) }
}
