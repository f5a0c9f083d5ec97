/// The arguments of one action as they were written, read into the types of ``Action``. An absent one is nil; one of
/// the wrong kind is an error.
struct ActionArguments {
    let positional: [Literal]
    let named: [Literal.Member]
    let frame: ScreenFrame
    /// Whether coordinates may be text: `'[1,2]'`, `'<point>1 2</point>'`.
    let readsText: Bool

    init(_ call: ActionCall, _ frame: ScreenFrame) {
        positional = call.positional
        named = call.named
        self.frame = frame
        readsText = true
    }

    init(_ members: [Literal.Member], _ frame: ScreenFrame) {
        positional = []
        named = members
        self.frame = frame
        readsText = false
    }

    /// The value of the first of the names that stands there, or at a position; `None` counts as absent.
    func value(_ names: String..., at position: Int? = nil) -> Literal? { value(names, at: position) }

    private func value(_ names: [String], at position: Int?) -> Literal? {
        var found: Literal?
        if let position, position < positional.count { found = positional[position] }
        for name in names where found == nil { found = named.first { $0.key == name }?.value }
        if case .none? = found { return nil }
        return found
    }

    func text(_ names: String..., at position: Int? = nil) throws(ActionProblem) -> String? {
        guard let value = value(names, at: position) else { return nil }
        guard let text = value.text else { throw .argument }
        return text
    }

    func number(_ names: String..., at position: Int? = nil) throws(ActionProblem) -> Double? {
        guard let value = value(names, at: position) else { return nil }
        guard let number = value.number, number.isFinite else { throw .argument }
        return number
    }

    func direction(_ names: String...) throws(ActionProblem) -> ScrollDirection? {
        guard let value = value(names, at: nil) else { return nil }
        guard let text = value.text, let direction = ScrollDirection(rawValue: text.lowercased()) else {
            throw .argument
        }
        return direction
    }

    /// A point or a box: two or four numbers in any brackets.
    func place(_ names: String..., at position: Int? = nil) throws(ActionProblem) -> Place? {
        guard let value = value(names, at: position) else { return nil }
        return try place(value)
    }

    /// A point whose two coordinates are arguments of their own.
    func point(_ x: String, _ y: String, at position: Int? = nil) throws(ActionProblem) -> Place? {
        let first = try number([x], at: position)
        let second = try number([y], at: position.map { $0 + 1 })
        guard first != nil || second != nil else { return nil }
        guard let first, let second else { throw .coordinates }
        return try place([first, second])
    }

    private func number(_ names: [String], at position: Int?) throws(ActionProblem) -> Double? {
        guard let value = value(names, at: position) else { return nil }
        guard let number = value.number else { throw .coordinates }
        return number
    }

    func place(_ value: Literal) throws(ActionProblem) -> Place {
        if let text = value.text {
            guard readsText else { throw .coordinates }
            return try place(CoordinateText.numbers(text))
        }
        guard let elements = value.elements else { throw .coordinates }
        if let inner = elements.first?.elements {
            // Two boxes for one action are a hedge.
            guard elements.count == 1 else { throw .several }
            return try place(numbers(inner))
        }
        return try place(numbers(elements))
    }

    private func numbers(_ elements: [Literal]) throws(ActionProblem) -> [Double] {
        guard elements.count == 2 || elements.count == 4 else { throw .coordinates }
        let numbers = elements.compactMap(\.number)
        guard numbers.count == elements.count else { throw .coordinates }
        return numbers
    }

    private func place(_ numbers: [Double]) throws(ActionProblem) -> Place {
        if numbers.count == 2, let point = frame.point(numbers[0], numbers[1]) { return Place(point: point) }
        if numbers.count == 4, let box = frame.box(numbers[0], numbers[1], numbers[2], numbers[3]) {
            return Place(box: box)
        }
        throw .coordinates
    }
}
