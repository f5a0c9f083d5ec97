/// A request target split into its parts, RFC 9112 section 3.2.
struct RequestTarget: Equatable {
    /// The decoded path: `/` for an absolute form without one, `*` for OPTIONS, the authority for CONNECT.
    let path: String
    /// Where the query lies in the target, without its question mark; empty where there is none.
    let query: Range<Int>

    /// Reads the target in the one form its method allows.
    init(_ target: Span<UInt8>, method: HTTPMethod) throws(RequestFailure) {
        if method == .connect {
            // authority-form, section 3.2.3: host and port, both.
            guard HostField.isAuthority(target, requiresPort: true) else { throw .malformedTarget }
            self.init(path: PercentDecoding.text(target, plusIsSpace: false) ?? "", query: 0..<0)
        } else if target.count == 1, target[0] == UInt8(ascii: "*") {
            // asterisk-form, section 3.2.4.
            guard method == .options else { throw .malformedTarget }
            self.init(path: "*", query: 0..<0)
        } else if target.count > 0, target[0] == UInt8(ascii: "/") {
            try self.init(pathAndQuery: target, from: 0)
        } else {
            try self.init(pathAndQuery: target, from: Self.endOfAuthority(in: target))
        }
    }

    private init(path: String, query: Range<Int>) {
        self.path = path
        self.query = query
    }

    private init(pathAndQuery target: Span<UInt8>, from start: Int) throws(RequestFailure) {
        var pathEnd = target.count
        var hasEscape = false
        for index in start..<target.count {
            let byte = target[index]
            guard ByteClass.isTarget(byte) else { throw .malformedTarget }
            if byte == UInt8(ascii: "?") {
                if index < pathEnd { pathEnd = index }
            } else if byte == UInt8(ascii: "%") {
                guard index + 2 < target.count, ByteClass.hexValue(target[index + 1]) != nil,
                    ByteClass.hexValue(target[index + 2]) != nil
                else { throw .malformedTarget }
                hasEscape = hasEscape || index < pathEnd
            }
        }
        query = min(pathEnd + 1, target.count)..<target.count
        let encoded = target.extracting(start..<pathEnd)
        if start == pathEnd {
            path = "/"
        } else if !hasEscape {
            path = encoded.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        } else if let decoded = PercentDecoding.path(encoded) {
            path = decoded
        } else {
            throw .malformedTarget
        }
    }

    /// Past `http://authority` of an absolute-form, section 3.2.2; the authority replaces Host and is checked like it.
    private static func endOfAuthority(in target: Span<UInt8>) throws(RequestFailure) -> Int {
        guard let start = schemeLength(of: target) else { throw .malformedTarget }
        var end = start
        while end < target.count, target[end] != UInt8(ascii: "/"), target[end] != UInt8(ascii: "?") { end += 1 }
        guard HostField.isAuthority(target.extracting(start..<end), requiresPort: false) else { throw .malformedTarget }
        return end
    }

    private static func schemeLength(of target: Span<UInt8>) -> Int? {
        for scheme: StaticString in ["http://", "https://"] where target.count > scheme.utf8CodeUnitCount {
            var index = 0
            let matches = scheme.withUTF8Buffer { bytes in
                bytes.allSatisfy { byte in
                    defer { index += 1 }
                    return ByteClass.lowercased(target[index]) == byte
                }
            }
            if matches { return scheme.utf8CodeUnitCount }
        }
        return nil
    }
}
