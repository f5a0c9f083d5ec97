/// What an envelope is made of, as it stands in a text.
enum EnvelopeToken: Equatable {
    /// `<think>`, in any case of its ASCII letters.
    case thinkOpen
    /// `</think>`.
    case thinkClose
    /// `<answer>`.
    case answerOpen
    /// `</answer>`.
    case answerClose
    /// `<|begin_of_box|>`, in this spelling only.
    case boxBegin
    /// `<|end_of_box|>`.
    case boxEnd
    /// `\boxed{`, the box of an older format.
    case boxed

    /// The bytes of `<|begin_of_box|>`.
    static let boxBeginLength = 16
    /// The bytes of `<|end_of_box|>`.
    static let boxEndLength = 14
    /// The four tags as they are written.
    static let tags: [StaticString] = ["<think>", "</think>", "<answer>", "</answer>"]
    /// The markers of a GLM box.
    static let markers: [StaticString] = ["<|begin_of_box|>", "<|end_of_box|>"]
}

extension Span<UInt8> {
    /// The tag or box marker that starts at a `<`, and the offset after it.
    @inline(__always)
    func envelopeToken(at offset: Int, to end: Int) -> (token: EnvelopeToken, end: Int)? {
        guard offset &+ 7 <= end else { return nil }
        switch self[offset &+ 1] {
        case UInt8(ascii: "t"), UInt8(ascii: "T"):
            return endOfTag("think>", at: offset &+ 1, to: end).map { (.thinkOpen, $0) }
        case UInt8(ascii: "a"), UInt8(ascii: "A"):
            return endOfTag("answer>", at: offset &+ 1, to: end).map { (.answerOpen, $0) }
        case UInt8(ascii: "/"):
            if let close = endOfTag("think>", at: offset &+ 2, to: end) { return (.thinkClose, close) }
            return endOfTag("answer>", at: offset &+ 2, to: end).map { (.answerClose, $0) }
        case UInt8(ascii: "|"):
            if has("|begin_of_box|>", at: offset &+ 1, to: end) {
                return (.boxBegin, offset &+ EnvelopeToken.boxBeginLength)
            }
            if has("|end_of_box|>", at: offset &+ 1, to: end) { return (.boxEnd, offset &+ EnvelopeToken.boxEndLength) }
            return nil
        default: return nil
        }
    }

    /// Whether a text stands at an offset, byte for byte.
    @inline(__always)
    func has(_ literal: StaticString, at offset: Int, to end: Int) -> Bool {
        guard offset &+ literal.utf8CodeUnitCount <= end else { return false }
        for index in 0..<literal.utf8CodeUnitCount where self[offset &+ index] != literal.utf8Start[index] {
            return false
        }
        return true
    }

    /// Whether `count` bytes from an offset are the beginning of a tag or marker, and not the whole of it.
    func isPrefix(of token: StaticString, at offset: Int, count: Int) -> Bool {
        guard count < token.utf8CodeUnitCount else { return false }
        // Box markers have one spelling; a tag has ASCII letters in either case.
        let folding: UInt8 = token.utf8Start[1] == UInt8(ascii: "|") ? 0 : 0x20
        for index in 0..<count {
            let byte = self[offset &+ index]
            let wanted = token.utf8Start[index]
            let isLetter = wanted >= UInt8(ascii: "a")
            guard byte == wanted || (isLetter && byte | folding == wanted) else { return false }
        }
        return true
    }

    /// The offset after a tag's lower-case rest at an offset, ASCII letters in either case.
    @inline(__always)
    private func endOfTag(_ rest: StaticString, at offset: Int, to end: Int) -> Int? {
        let count = rest.utf8CodeUnitCount
        guard offset &+ count <= end else { return nil }
        for index in 0..<count {
            let wanted = rest.utf8Start[index]
            let byte = self[offset &+ index]
            // 0x20 turns a capital letter into the small one; the only sign here that is no letter is the last.
            guard byte == wanted || (byte | 0x20 == wanted && wanted != UInt8(ascii: ">")) else { return nil }
        }
        return offset &+ count
    }
}
