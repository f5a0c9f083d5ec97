/// Says what is wrong with the blocks of a response.
struct EnvelopeJudge {
    let blocks: EnvelopeBlocks
    /// The response without what was stripped.
    let range: Range<Int>
    let settings: EnvelopeSettings

    /// The violations in the order of ``FormatViolation``.
    func violations(in text: Span<UInt8>) -> [FormatViolation] {
        if blocks.isOpen || blocks.isCut { return [.truncated] }
        if blocks.hasStray || blocks.hasStrayInThought { return [.nestedTag] }
        let isThinkMissing = settings.layout.hasThought && blocks.think == nil
        let isAnswerMissing = settings.layout.requiresAnswerTags && blocks.answer == nil
        var violations: [FormatViolation] = []
        if isThinkMissing { violations.append(.missingThink) }
        if isAnswerMissing { violations.append(.missingAnswer) }
        guard violations.isEmpty, let answer = blocks.answer else { return violations }

        addTextAround(text, &violations)
        Self.addBox(of: blocks.body, isBlank: text.isBlank(answer), settings, &violations)
        if settings.style == .lenient, text.isBlank(answer) { violations.append(.emptyAnswer) }
        if let think = blocks.think { Self.addThought(isBlank: text.isBlank(think), settings, &violations) }
        Self.addBoxInNonVerifiable(blocks.body, settings, &violations)
        return violations
    }

    private func addTextAround(_ text: Span<UInt8>, _ violations: inout [FormatViolation]) {
        let isReference = settings.style == .reference
        if let first = blocks.thinkTag ?? (settings.layout.hasThought ? nil : blocks.answerTag) {
            if first > range.lowerBound { violations.append(.leadingText) }
        }
        guard let answerTag = blocks.answerTag else { return }
        if blocks.think != nil, !text.isBlank(blocks.afterThink..<answerTag, likePython: isReference) {
            violations.append(.textBetween)
        }
        let rest = blocks.afterAnswer..<range.upperBound
        if isReference {
            // Python's `$` matches at the end and before one newline there.
            let isOneNewline = rest.count == 1 && text[rest.lowerBound] == UInt8(ascii: "\n")
            if !rest.isEmpty, !isOneNewline { violations.append(.trailingText) }
        } else if !text.isBlank(rest) {
            violations.append(.trailingText)
        }
    }

    /// Judges the box of a verifiable answer, and `\boxed{` in any.
    static func addBox(
        of body: AnswerBody, isBlank: Bool, _ settings: EnvelopeSettings, _ violations: inout [FormatViolation]
    ) {
        let markers = body.beginMarkers + body.endMarkers
        if settings.task == .nonVerifiable {
            if markers == 0, body.hasBoxed { violations.append(.legacyBoxed) }
            return
        }
        guard settings.requiresBox || settings.style == .reference, !isBlank else { return }
        if body.beginMarkers > 1 || body.endMarkers > 1 {
            violations.append(.multipleBoxes)
        } else if settings.style == .lenient {
            // The published code counts markers and looks no further.
            if markers == 0, !body.hasBoxed { violations.append(.missingBox) }
            if markers > 0, body.box == nil { violations.append(.unclosedBox) }
        }
        if body.hasBoxed { violations.append(.legacyBoxed) }
    }

    /// Judges whether there is a thought.
    static func addThought(isBlank: Bool, _ settings: EnvelopeSettings, _ violations: inout [FormatViolation]) {
        switch (settings.mode, isBlank) {
        case (.think, true): violations.append(.emptyThink)
        case (.nothink, false): violations.append(.thinkInNothink)
        default: break
        }
    }

    /// Judges the box of an answer that is not verified.
    static func addBoxInNonVerifiable(
        _ body: AnswerBody, _ settings: EnvelopeSettings, _ violations: inout [FormatViolation]
    ) {
        guard settings.task == .nonVerifiable, body.beginMarkers + body.endMarkers > 0 else { return }
        violations.append(.boxInNonVerifiable)
    }
}
