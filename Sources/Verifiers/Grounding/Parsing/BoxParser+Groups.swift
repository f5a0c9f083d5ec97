/// Opening and closing of brackets, and what a closed group becomes.
extension BoxParser {
    mutating func open(_ kind: GroupFrame.Kind, _ width: Int, isBoxTag: Bool = false) {
        guard frames.count <= Self.maxDepth else {
            result.stop = .tooDeep
            return
        }
        let key = top.pendingKey
        top.pendingKey = nil
        let isMuted = top.isMuted || key == .ignored || key == .label
        frames.append(
            GroupFrame(
                kind, at: offset, isMuted: isMuted, firstShape: result.shapes.count,
                pairsCorners: top.pairsCorners || isBoxTag))
        offset += width
    }

    /// Closes the innermost bracket, whichever of the styles it has; a `<` left open was a comparison.
    mutating func closeBracket() {
        while top.kind == .angle, result.stop == nil { abandonTop() }
        if top.kind == .text || top.kind == .tag { return noteForeignText() }
        closeTop()
    }

    /// Closes the group on top of the stack, which is never the text's.
    mutating func closeTop() {
        flushNamed()
        flushPendingPair()
        guard result.stop == nil else { return }
        let frame = top
        let content = frame.isMuted ? nil : frame.content
        dropTop()
        top.hasChild = true
        if let content, content.isTwo, top.pairsCorners { return pair(content, of: frame) }
        flushPendingPair()
        if let content { emit(content, at: frame.offset) }
    }

    /// Takes a group off the stack that was never closed: its numbers may be cut, so that they count and match nothing.
    /// A `<` that was never closed was a comparison; what is named behind it stands in prose.
    mutating func abandonTop() {
        flushPendingPair()
        if top.kind == .angle {
            flushNamed()
        } else if !top.isMuted, top.content != nil || !top.named.isEmpty {
            emit(.problem(.unclosed), at: top.offset)
        }
        let wasAngle = top.kind == .angle
        dropTop()
        if wasAngle { top.hasForeignText = true }
    }

    /// Takes the innermost group off the stack; its label goes to the shapes read in it that have none.
    mutating func dropTop() {
        let frame = frames.removeLast()
        guard let label = frame.label else { return }
        for index in frame.firstShape..<max(result.shapes.count, frame.firstShape)
        where !result.shapes[index].hasOwnLabel {
            result.shapes[index].label = label
            result.shapes[index].hasOwnLabel = true
        }
    }

    /// Two groups of two numbers side by side are the corners of one box.
    private mutating func pair(_ content: ReadShape.Content, of frame: GroupFrame) {
        if let first = top.pendingPair, case .two(let left, let upper) = first.content,
            case .two(let right, let lower) = content
        {
            top.pendingPair = nil
            emit(.four(SIMD4(left, upper, right, lower), nil), at: first.offset)
        } else {
            top.pendingPair = ReadShape(content: content, offset: frame.offset)
        }
    }

    /// A group of two numbers that found no partner is no box.
    mutating func flushPendingPair() {
        guard let first = top.pendingPair else { return }
        top.pendingPair = nil
        emit(.problem(.wrongCount), at: first.offset)
    }

    /// Makes a shape of the named coordinates gathered in the innermost group.
    mutating func flushNamed() {
        let named = top.named
        guard !named.isEmpty else { return }
        top.named = NamedCoordinates()
        guard !top.isMuted else { return }
        if let shape = named.shape, shape.isTwo == false || purpose == .points || top.kind != .text {
            emit(shape.isTwo && purpose == .boxes ? .problem(.incomplete) : shape, at: named.offset)
        } else if named.count >= 3 || (named.count >= 2 && named.hasPosition && top.kind != .text) {
            emit(.problem(.incomplete), at: named.offset)
        }
    }

    /// Counts a shape. One more than the limit stops the reading.
    mutating func emit(_ content: ReadShape.Content, at position: Int) {
        guard !top.isMuted, result.stop == nil else { return }
        result.shapes.append(ReadShape(content: content, label: reference, offset: position))
        if result.shapes.count > limit { result.stop = .tooMany }
    }
}

extension ReadShape.Content {
    var isTwo: Bool { if case .two = self { true } else { false } }
}
