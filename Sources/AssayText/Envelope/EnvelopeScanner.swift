/// Finds the envelope of a response and what is wrong with it.
///
///     let envelope = EnvelopeScanner.scan(response.utf8Span.span, EnvelopeSettings())
///     envelope.violations            // [.trailingText]
///     envelope.box                   // 118..<120, UTF-8 offsets
///
/// Nothing in the thought, before or after the envelope can stand in for the answer. Tags are `<think>`, `</think>`,
/// `<answer>` and `</answer>` with ASCII letters in either case; the markers of a box have one spelling.
public enum EnvelopeScanner {
    /// Scans a response, which has to be well-formed UTF-8.
    ///
    /// - Complexity: O(n) whatever the text: at most three walks over it, none of which goes back.
    public static func scan(_ text: Span<UInt8>, _ settings: EnvelopeSettings) -> Envelope {
        var envelope = Envelope()
        var range = 0..<text.count
        if settings.style == .lenient {
            range = strip(text, settings, &envelope)
        } else if settings.layout == .thinkAnswer,
            let match = ReferenceEnvelope.match(text, thinkPrefilled: settings.thinkPrefilled)
        {
            accept(match, text, settings, &envelope)
            return envelope
        }
        let blocks = EnvelopeReader.read(text, settings, in: range)
        take(blocks, &envelope)
        envelope.violations = EnvelopeJudge(blocks: blocks, range: range, settings: settings).violations(in: text)
        settle(&envelope, settings)
        return envelope
    }

    /// Takes white space off both ends and stop tokens off the end.
    private static func strip(
        _ text: Span<UInt8>, _ settings: EnvelopeSettings, _ envelope: inout Envelope
    ) -> Range<Int> {
        var end = text.droppingWhiteSpace(from: 0, to: text.count)
        var found = [Bool]()
        while let token = settings.stopTokens.firstIndex(where: { text.ends(in: $0, at: end) }) {
            if found.isEmpty { found = Array(repeating: false, count: settings.stopTokens.count) }
            found[token] = true
            end = text.droppingWhiteSpace(from: 0, to: end &- settings.stopTokens[token].utf8.count)
        }
        for (index, token) in settings.stopTokens.enumerated() where !found.isEmpty && found[index] {
            envelope.strippedStopTokens.append(token)
        }
        envelope.strippedTrailingBytes = text.count &- end
        // Where the chat template opened the thought, white space at the front is part of it.
        if settings.thinkPrefilled, settings.layout.hasThought { return 0..<end }
        let start = text.skippingWhiteSpace(from: 0, to: end)
        envelope.strippedLeadingBytes = start
        return start..<end
    }

    private static func take(_ blocks: EnvelopeBlocks, _ envelope: inout Envelope) {
        envelope.think = blocks.think
        guard !blocks.isOpen, !blocks.isCut, !blocks.hasStray, let answer = blocks.answer else { return }
        envelope.answer = answer
        envelope.box = blocks.body.box
        envelope.beginMarkers = blocks.body.beginMarkers
        envelope.endMarkers = blocks.body.endMarkers
    }

    private static func accept(
        _ match: ReferenceEnvelope, _ text: Span<UInt8>, _ settings: EnvelopeSettings, _ envelope: inout Envelope
    ) {
        envelope.think = match.think
        if !match.hasNestedTag {
            var cursor = TokenCursor(text, from: match.answer.lowerBound, to: match.answer.upperBound)
            var body = AnswerBody()
            while body.read(&cursor, boxesAreOpaque: false).isTag {}
            envelope.answer = match.answer
            envelope.box = body.box
            envelope.beginMarkers = body.beginMarkers
            envelope.endMarkers = body.endMarkers
        }
        envelope.violations = match.violations(in: text, settings)
        settle(&envelope, settings)
    }

    private static func settle(_ envelope: inout Envelope, _ settings: EnvelopeSettings) {
        envelope.isWellFormed = envelope.violations.allSatisfy { !$0.breaksStructure(settings) }
    }
}

extension FormatViolation {
    /// Whether the violation breaks the structure of a response, rather than being reported only or failing a component
    /// of its own.
    public func breaksStructure(_ settings: EnvelopeSettings) -> Bool {
        switch self {
        case .emptyThink: settings.requireThink
        case .boxInNonVerifiable, .languageMix, .repetition: false
        default: true
        }
    }
}

extension Span<UInt8> {
    /// Whether a token ends at an offset. An empty token never does.
    @inline(__always)
    fileprivate func ends(in token: String, at end: Int) -> Bool {
        let bytes = token.utf8Span.span
        guard !bytes.isEmpty, bytes.count <= end else { return false }
        let start = end &- bytes.count
        var index = bytes.count &- 1
        // From the end: tokens and tags differ there first.
        while index >= 0 {
            guard self[start &+ index] == bytes[index] else { return false }
            index &-= 1
        }
        return true
    }
}
