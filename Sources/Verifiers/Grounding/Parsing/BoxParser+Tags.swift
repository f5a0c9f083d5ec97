/// `<`: a bracket around numbers, a tag of a model's vocabulary, or a comparison.
extension BoxParser {
    mutating func readAngle(_ width: Int) {
        if let tag = knownTag(at: offset) {
            switch tag.kind {
            case .openingBox: open(.tag, tag.length, isBoxTag: true)
            case .openingPoint: open(.tag, tag.length)
            case .closing:
                offset += tag.length
                closeTag()
            case .reference(let closing):
                offset += tag.length
                readReference(until: closing)
            }
            return
        }
        let next = text.skippingSpaces(from: offset + width)
        let glyph = text.glyph(at: next)
        let opensGroup =
            NumberScanner.starts(text, at: next, glyph) || glyph.byte == UInt8(ascii: "(")
            || glyph.byte == UInt8(ascii: "[")
        if opensGroup { open(.angle, width) } else { skipForeign(width) }
    }

    /// Closes the innermost tag; brackets still open in it stay unclosed.
    private mutating func closeTag() {
        guard top.kind == .tag || outer.contains(where: { $0.kind == .tag }) else { return noteForeignText() }
        while top.kind != .tag, result.stop == nil { abandonTop() }
        if result.stop == nil { closeTop() }
    }

    /// Takes the text up to the closing tag as the label of the shapes behind it.
    private mutating func readReference(until closing: StaticString) {
        flushPendingPair()
        guard !hasNoMoreReferences else { return noteForeignText() }
        let start = offset
        var position = offset
        while position < text.count {
            if text.bytes[position] == UInt8(ascii: "<"), text.hasBytes(of: closing, at: position) {
                reference = start..<position
                offset = position + closing.utf8CodeUnitCount
                return
            }
            position += 1
        }
        hasNoMoreReferences = true
        noteForeignText()
    }

    private struct Tag {
        enum Kind {
            case openingBox
            case openingPoint
            case closing
            case reference(until: StaticString)
        }

        let kind: Kind
        let length: Int
    }

    private static let tags: [(StaticString, Tag.Kind)] = [
        ("<|box_start|>", .openingBox), ("<|box_end|>", .closing),
        ("<|point_start|>", .openingPoint), ("<|point_end|>", .closing),
        ("<|object_ref_start|>", .reference(until: "<|object_ref_end|>")),
        ("<|det|>", .openingBox), ("<|/det|>", .closing), ("<|ref|>", .reference(until: "<|/ref|>")),
        ("<point>", .openingPoint), ("</point>", .closing), ("<box>", .openingBox), ("</box>", .closing),
        ("<bbox>", .openingBox), ("</bbox>", .closing), ("<ref>", .reference(until: "</ref>")),
    ]

    private func knownTag(at position: Int) -> Tag? {
        for (name, kind) in Self.tags where text.hasBytes(of: name, at: position) {
            return Tag(kind: kind, length: name.utf8CodeUnitCount)
        }
        return nil
    }
}
