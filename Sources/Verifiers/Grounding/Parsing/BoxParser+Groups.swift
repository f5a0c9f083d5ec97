/// Opening and closing of brackets, and what a closed group becomes.
extension BoxParser {
    mutating func open(_ kind: GroupFrame.Kind, _ width: Int, isBoxTag: Bool = false) {
        guard outer.count < Self.maxDepth else {
            result.stop = .tooDeep
            return
        }
        let key = top.pendingKey
        top.pendingKey = nil
        let isMuted = top.isMuted || key == .ignored || key == .label
        let pairsCorners = top.pairsCorners || isBoxTag && !top.acceptsTurned
        outer.append(top)
        top = GroupFrame(
            kind, at: offset, isMuted: isMuted, firstShape: result.shapes.count, pairsCorners: pairsCorners,
            acceptsTurned: top.acceptsTurned)
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
        let content = top.isMuted ? nil : top.content
        let start = top.offset
        dropTop()
        top.hasChild = true
        if let content, content.isTwo, top.pairsCorners { return pair(content, at: start) }
        flushPendingPair()
        if let content { emit(content, at: start) }
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
        let label = top.label
        let first = top.firstShape
        guard !outer.isEmpty else { return }
        // Not popLast(): an optional frame is copied twice more.
        top = outer[outer.count - 1]
        outer.removeLast()
        guard let label else { return }
        for index in first..<max(result.shapes.count, first)
        where !result.shapes[index].hasOwnLabel {
            result.shapes[index].label = label
            result.shapes[index].hasOwnLabel = true
        }
    }

    /// Two groups of two numbers side by side are the corners of one box.
    private mutating func pair(_ content: ReadShape.Content, at position: Int) {
        guard case .two(let x, let y) = content else { return }
        if let first = top.pendingPair {
            top.pendingPair = nil
            emit(.four(SIMD4(first.x, first.y, x, y), nil), at: first.offset)
        } else {
            top.pendingPair = GroupFrame.Pair(x: x, y: y, offset: position)
        }
    }

    /// A group of two numbers that found no partner is no box.
    @inline(__always) mutating func flushPendingPair() {
        if let first = top.pendingPair {
            top.pendingPair = nil
            emit(.problem(.wrongCount), at: first.offset)
        }
    }

    /// Makes a shape of the named coordinates gathered in the innermost group.
    @inline(__always) mutating func flushNamed() { if !top.named.isEmpty { makeNamedShape() } }

    private mutating func makeNamedShape() {
        let named = top.named
        top.named = NamedCoordinates()
        guard !top.isMuted else { return }
        if let shape = named.shape, shape.isTwo == false || purpose == .points || top.kind != .text {
            emit(shape.isTwo && purpose != .points ? .problem(.incomplete) : shape, at: named.offset)
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
