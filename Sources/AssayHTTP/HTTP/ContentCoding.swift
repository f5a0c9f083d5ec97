/// How a content is coded, RFC 9110 section 8.4.1.
enum ContentCoding: Sendable, CaseIterable {
    case identity
    case gzip
    /// The zlib format; from requests the bare DEFLATE data that some clients send under this name is read as well.
    case deflate
    /// Another one, or several.
    case unknown

    /// What it is called in fields, in lower case.
    var names: [StaticString] {
        switch self {
        case .identity: ["identity"]
        case .gzip: ["gzip", "x-gzip"]
        case .deflate: ["deflate"]
        case .unknown: []
        }
    }

    /// The coding a client wants most by the value of its `Accept-Encoding`, among those that are worth something here;
    /// nil where it wants none of them, or none as much as no coding at all (RFC 9110 section 12.5.3).
    static func chosen(by accepted: String) -> ContentCoding? {
        var weights: [ContentCoding: Int] = [:]
        var others: Int?
        for element in accepted.utf8.split(separator: UInt8(ascii: ",")) {
            let parts = element.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            guard let name = parts.first.map({ text($0) }), let weight = weight(parts.dropFirst()) else { continue }
            if name == "*" {
                others = weight
            } else if let coding = allCases.first(where: { $0.names.contains { "\($0)" == name } }) {
                weights[coding] = weight
            }
        }
        let gzip = weights[.gzip] ?? others ?? 0
        let deflate = weights[.deflate] ?? others ?? 0
        let best = max(gzip, deflate)
        guard best > 0, best >= weights[.identity] ?? 0 else { return nil }
        return gzip == best ? .gzip : .deflate
    }

    /// Thousandths of `;q=…`, 1000 without one; nil for a parameter that is none, which makes the element void.
    private static func weight(_ parameters: ArraySlice<Substring.UTF8View>) -> Int? {
        guard let parameter = parameters.first else { return 1000 }
        let written = text(parameter)
        guard parameters.count == 1, written.hasPrefix("q=") else { return nil }
        let digits = Array(written.utf8.dropFirst(2))
        // RFC 9110 section 12.4.2: 0 to 1 with at most three decimals.
        guard let first = digits.first, first == UInt8(ascii: "0") || first == UInt8(ascii: "1"), digits.count <= 5,
            digits.count == 1 || digits[1] == UInt8(ascii: "."), digits.dropFirst(2).allSatisfy(ByteClass.isDigit)
        else { return nil }
        var value = Int(first &- 0x30) * 1000
        for (scale, digit) in zip([100, 10, 1], digits.dropFirst(2)) { value += scale * Int(digit &- 0x30) }
        return value <= 1000 ? value : nil
    }

    /// Lower case, without the white space around it.
    private static func text(_ bytes: Substring.UTF8View) -> String {
        var bytes = bytes
        while let first = bytes.first, first == ByteClass.space || first == ByteClass.tab { bytes = bytes.dropFirst() }
        while let last = bytes.last, last == ByteClass.space || last == ByteClass.tab { bytes = bytes.dropLast() }
        return String(decoding: bytes.map(ByteClass.lowercased), as: UTF8.self)
    }
}
