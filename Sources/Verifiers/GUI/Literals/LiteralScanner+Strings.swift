extension LiteralScanner {
    /// A string with its escapes resolved; the opening quote comes next.
    mutating func string(quote: UInt8) throws(ActionProblem) -> String {
        offset += 1
        var output: [UInt8] = []
        while let byte {
            offset += 1
            switch byte {
            case quote: return String(decoding: output, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &output)
            case 0..<0x20 where dialect == .json: throw .syntax
            case 0x0A where dialect == .python, 0x0D where dialect == .python: throw .syntax
            default: output.append(byte)
            }
        }
        throw .syntax
    }

    private mutating func escape(into output: inout [UInt8]) throws(ActionProblem) {
        guard let byte else { throw .syntax }
        offset += 1
        switch byte {
        case UInt8(ascii: "n"): output.append(0x0A)
        case UInt8(ascii: "t"): output.append(0x09)
        case UInt8(ascii: "r"): output.append(0x0D)
        case UInt8(ascii: "b"): output.append(0x08)
        case UInt8(ascii: "f"): output.append(0x0C)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(byte)
        case UInt8(ascii: "/") where dialect != .python: output.append(byte)
        case UInt8(ascii: "'") where dialect != .json: output.append(byte)
        case UInt8(ascii: "u"): try unicode(into: &output)
        case _ where dialect == .json: throw .syntax
        case 0x0A: break
        case UInt8(ascii: "x"): append(try hexadecimal(2), to: &output)
        case UInt8(ascii: "U"): append(try hexadecimal(8), to: &output)
        case UInt8(ascii: "0"): output.append(0)
        default:
            // As Python keeps an escape it does not know.
            output.append(UInt8(ascii: "\\"))
            output.append(byte)
        }
    }

    /// Four hexadecimal digits, joined with a second escape where they are a high surrogate.
    private mutating func unicode(into output: inout [UInt8]) throws(ActionProblem) {
        let first = try hexadecimal(4)
        guard first >> 10 == 0x36, offset + 6 <= bytes.count, bytes[offset] == UInt8(ascii: "\\"),
            bytes[offset + 1] == UInt8(ascii: "u")
        else { return append(first, to: &output) }
        let mark = offset
        offset += 2
        let second = try hexadecimal(4)
        if second >> 10 == 0x37 {
            append(0x1_0000 + (first & 0x3FF) << 10 + (second & 0x3FF), to: &output)
        } else {
            offset = mark
            append(first, to: &output)
        }
    }

    private mutating func hexadecimal(_ count: Int) throws(ActionProblem) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let digit = byte?.hexadecimal else { throw .syntax }
            value = value << 4 | digit
            offset += 1
        }
        return value
    }

    /// A lone surrogate, or what is no scalar at all, becomes U+FFFD.
    private func append(_ value: UInt32, to output: inout [UInt8]) {
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        output.append(contentsOf: String(Character(scalar)).utf8)
    }
}
