/// A response that has the envelope of the published reward code, read exactly as that code reads it.
///
/// The code matches `^<think>(.*?)</think>\s*<answer>(.*?)</answer>$` with Python's `re.DOTALL | re.IGNORECASE` and
/// then counts tags and markers in the lower-cased contents. Two details follow from Python rather than from the
/// pattern: `$` also matches before one newline at the end, and ignoring case is done in Unicode, so that U+0130,
/// U+0131, U+017F and U+212A stand for i, i, s and k in a tag.
struct ReferenceEnvelope {
    let think: Range<Int>
    let answer: Range<Int>
    /// A tag stands in the thought or in the answer.
    let hasNestedTag: Bool

    /// The match, or nil where the pattern does not match.
    ///
    /// - Parameter thinkPrefilled: the text begins after `<think>`.
    /// - Complexity: O(n).
    static func match(_ text: Span<UInt8>, thinkPrefilled: Bool) -> ReferenceEnvelope? {
        guard let thinkStart = thinkPrefilled ? 0 : text.endOfTag("<think>", at: 0, .pythonPattern),
            let answerEnd = startOfLastTag(text)
        else { return nil }
        // The thought is as short as can be: it ends at the first </think> that an <answer> follows.
        var offset = thinkStart
        while true {
            offset = text.firstOffset(of: UInt8(ascii: "<"), from: offset, to: text.count)
            guard offset < answerEnd else { return nil }
            defer { offset &+= 1 }
            guard let close = text.endOfTag("</think>", at: offset, .pythonPattern) else { continue }
            let tag = text.skippingWhiteSpace(from: close, to: text.count, likePython: true)
            guard let answerStart = text.endOfTag("<answer>", at: tag, .pythonPattern), answerStart <= answerEnd else {
                continue
            }
            let think = thinkStart..<offset
            let answer = answerStart..<answerEnd
            return ReferenceEnvelope(
                think: think, answer: answer, hasNestedTag: hasTag(text, in: think) || hasTag(text, in: answer))
        }
    }

    /// What the published code refuses about the contents, and what the mode asks of the thought.
    func violations(in text: Span<UInt8>, _ settings: EnvelopeSettings) -> [FormatViolation] {
        if hasNestedTag { return [.nestedTag] }
        var violations: [FormatViolation] = []
        let begin = count("<|begin_of_box|>", in: text)
        let end = count("<|end_of_box|>", in: text)
        let isVerifiable = settings.task == .verifiable
        if isVerifiable, begin > 1 || end > 1 { violations.append(.multipleBoxes) }
        if isVerifiable || begin + end == 0, count("\\boxed{", in: text) > 0 { violations.append(.legacyBoxed) }
        EnvelopeJudge.addThought(isBlank: text.isBlank(think, likePython: true), settings, &violations)
        if !isVerifiable, begin + end > 0 { violations.append(.boxInNonVerifiable) }
        return violations
    }

    /// Where the `</answer>` begins that ends the text, with at most one newline after it.
    private static func startOfLastTag(_ text: Span<UInt8>) -> Int? {
        let end = text.count > 0 && text[text.count - 1] == UInt8(ascii: "\n") ? text.count - 1 : text.count
        // Nine bytes, or one more where U+017F stands for the s.
        for count in 9...10 where count <= end {
            if text.endOfTag("</answer>", at: end &- count, .pythonPattern) == end { return end &- count }
        }
        return nil
    }

    private static func hasTag(_ text: Span<UInt8>, in range: Range<Int>) -> Bool {
        var offset = range.lowerBound
        while true {
            offset = text.firstOffset(of: UInt8(ascii: "<"), from: offset, to: range.upperBound)
            guard offset < range.upperBound else { return false }
            for tag in EnvelopeToken.tags {
                if let end = text.endOfTag(tag, at: offset, .pythonLower), end <= range.upperBound { return true }
            }
            offset &+= 1
        }
    }

    private func count(_ marker: StaticString, in text: Span<UInt8>) -> Int {
        var count = 0
        var offset = answer.lowerBound
        while true {
            offset = text.firstOffset(of: marker.utf8Start[0], from: offset, to: answer.upperBound)
            guard offset < answer.upperBound else { return count }
            guard let end = text.endOfTag(marker, at: offset, .pythonLower), end <= answer.upperBound else {
                offset &+= 1
                continue
            }
            count += 1
            offset = end
        }
    }
}

/// Which characters stand for an ASCII letter.
private enum LetterFolding {
    /// As a pattern compiled with `re.IGNORECASE`.
    case pythonPattern
    /// As the result of `str.lower()`.
    case pythonLower
}

extension Span<UInt8> {
    /// The offset after a lower-case tag that stands at an offset under a folding, or nil.
    fileprivate func endOfTag(_ tag: StaticString, at start: Int, _ folding: LetterFolding) -> Int? {
        var offset = start
        for index in 0..<tag.utf8CodeUnitCount {
            guard offset < count else { return nil }
            let wanted = tag.utf8Start[index]
            let isLetter = wanted >= UInt8(ascii: "a") && wanted <= UInt8(ascii: "z")
            if self[offset] == wanted || (isLetter && self[offset] | 0x20 == wanted) {
                offset &+= 1
            } else if isLetter, let length = lengthOfVariant(of: wanted, at: offset, folding) {
                offset &+= length
            } else {
                return nil
            }
        }
        return offset
    }

    /// The bytes of a character outside ASCII that stands for a letter.
    private func lengthOfVariant(of letter: UInt8, at offset: Int, _ folding: LetterFolding) -> Int? {
        guard self[offset] >= 0x80 else { return nil }
        let (value, length) = scalar(at: offset)
        switch (letter, value) {
        case (UInt8(ascii: "k"), 0x212A): return length
        case (UInt8(ascii: "i"), 0x130), (UInt8(ascii: "i"), 0x131), (UInt8(ascii: "s"), 0x17F):
            // str.lower() leaves U+0131 and U+017F alone and makes two characters of U+0130.
            return folding == .pythonPattern ? length : nil
        default: return nil
        }
    }
}
