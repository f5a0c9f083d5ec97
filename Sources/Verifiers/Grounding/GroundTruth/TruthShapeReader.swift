import AssayCore
import AssayJSON

/// Gathers the groups of numbers of a ground truth from JSON, in order.
///
/// A ground truth is the caller's, so that nothing in it is passed over: what is no box is an error that says where.
struct TruthShapeReader {
    /// Lists and objects in one another.
    private static let maxDepth = 16
    /// Boxes at the most.
    static let maxShapes = 10_000

    let purpose: BoxParser.Purpose
    private(set) var shapes: [TruthShape] = []

    init(_ purpose: BoxParser.Purpose) { self.purpose = purpose }

    mutating func read(_ value: JSONValue) throws(GroundTruthError) { try read(value, label: nil, path: "", depth: 0) }

    private mutating func read(
        _ value: JSONValue, label: FoldedLabel?, path: String, depth: Int
    ) throws(GroundTruthError) {
        guard depth < Self.maxDepth else { throw GroundTruthError("is nested deeper than \(Self.maxDepth)") }
        switch value {
        case .array(let elements): try readArray(elements, label: label, path: path, depth: depth)
        case .object(let object): try readObject(object, path: path, depth: depth)
        case .string(let text): try readText(text, label: label, path: path)
        case .null, .bool, .number:
            throw GroundTruthError(
                "\(Self.place(path)) must be a box, a list of boxes or a text, not \(value.kindName)")
        }
    }

    private mutating func readArray(
        _ elements: [JSONValue], label: FoldedLabel?, path: String, depth: Int
    ) throws(GroundTruthError) {
        if elements.contains(where: { $0.arrayValue == nil && $0.objectValue == nil && $0.stringValue == nil }) {
            return try append(try numbers(elements, path), label, path)
        }
        if purpose == .turnedBoxes, let corners = Self.corners(elements, exactly: 4) {
            return try append(.many(SIMD8(corners), 8), label, path)
        }
        var index = 0
        while index < elements.count {
            let here = "\(path)[\(index)]"
            if purpose == .boxes, let first = Self.pair(elements[index]), index + 1 < elements.count,
                let second = Self.pair(elements[index + 1])
            {
                // [[left, top], [right, bottom]]: the corners of one box, as in a response.
                try append(.four(SIMD4(lowHalf: first, highHalf: second), nil), label, here)
                index += 2
            } else {
                try read(elements[index], label: label, path: here, depth: depth + 1)
                index += 1
            }
        }
    }

    private mutating func readObject(_ object: JSONObject, path: String, depth: Int) throws(GroundTruthError) {
        var label: FoldedLabel?
        var named = NamedCoordinates()
        var groups: [(key: String, value: JSONValue, isShape: Bool)] = []
        for member in object.members {
            if purpose == .points, member.key == "polygon" {
                try appendPolygon(member.value, object, "\(path).polygon")
                return
            }
            switch Self.keyName(member.key) {
            case .label:
                guard let text = member.value.stringValue else {
                    throw GroundTruthError("\(Self.place(path)).\(member.key) must be a string")
                }
                label = FoldedLabel(text)
            case .coordinate(let slot): named.set(slot, to: member.value.numberValue?.double, at: 0)
            case .shape: groups.append((member.key, member.value, true))
            case .ignored: break
            case .other:
                if member.value.arrayValue != nil || member.value.objectValue != nil {
                    groups.append((member.key, member.value, false))
                }
            }
        }
        let shapesOnly = groups.filter(\.isShape)
        for group in shapesOnly.isEmpty ? groups : shapesOnly {
            try read(group.value, label: label, path: "\(path).\(group.key)", depth: depth + 1)
        }
        guard groups.isEmpty else { return }
        guard let shape = named.shape else {
            throw GroundTruthError("\(Self.place(path)) has no bbox_2d, box_2d, bbox, point_2d or named coordinates")
        }
        try append(shape, label, path)
    }

    private mutating func readText(_ text: String, label: FoldedLabel?, path: String) throws(GroundTruthError) {
        var text = text
        let parsed = text.withUTF8 { bytes in
            let parsed = BoxParser.parse(bytes, as: purpose, limit: Self.maxShapes)
            return (
                parsed: parsed, labels: parsed.shapes.map { $0.label.map { FoldedLabel(escaped: bytes, $0) } },
                isBlank: !bytes.contains { ByteClass.isLetter($0) || ByteClass.isDigit($0) || $0 >= 0x80 }
            )
        }
        guard parsed.parsed.stop != .tooDeep else {
            throw GroundTruthError("\(Self.place(path)) is nested deeper than \(BoxParser.maxDepth)")
        }
        guard !parsed.parsed.shapes.isEmpty || parsed.isBlank else {
            throw GroundTruthError("\(Self.place(path)) is a text that holds no \(noun)")
        }
        let shapes =
            purpose == .turnedBoxes ? Quadrilateral.joiningCorners(parsed.parsed.shapes) : parsed.parsed.shapes
        for (index, shape) in shapes.enumerated() {
            let here = "\(path)[\(index)]"
            try append(shape.content, (index < parsed.labels.count ? parsed.labels[index] : nil) ?? label, here)
        }
    }

    private mutating func append(
        _ content: ReadShape.Content, _ label: FoldedLabel?, _ path: String
    ) throws(GroundTruthError) {
        switch content {
        case .problem(let problem):
            throw GroundTruthError("\(Self.place(path)) is no \(noun): \(problem.rawValue)")
        case .two where purpose != .points:
            throw GroundTruthError("\(Self.place(path)) has 2 numbers; a box has 4")
        case .two, .four, .many: break
        }
        guard shapes.count < Self.maxShapes else {
            throw GroundTruthError("holds more than \(Self.maxShapes) boxes")
        }
        shapes.append(TruthShape(content: content, label: label, path: path))
    }

    /// `{"polygon": [[x, y], …], "label": …}`, or the coordinates in one list: a region with three corners or more.
    private mutating func appendPolygon(
        _ value: JSONValue, _ object: JSONObject, _ path: String
    ) throws(GroundTruthError) {
        let elements = value.arrayValue ?? []
        let corners = Self.corners(elements, exactly: nil) ?? elements.compactMap { $0.numberValue?.double }
        guard corners.count >= 6, corners.count.isMultiple(of: 2), corners.count <= 2 * Polygon.maxCorners,
            corners.count == elements.count || corners.count == 2 * elements.count
        else {
            throw GroundTruthError("\(Self.place(path)) must have 3 to \(Polygon.maxCorners) corners [x, y]")
        }
        guard shapes.count < Self.maxShapes else {
            throw GroundTruthError("holds more than \(Self.maxShapes) regions")
        }
        let label = object["label"]?.stringValue.map { FoldedLabel($0) }
        shapes.append(TruthShape(content: .two(corners[0], corners[1]), label: label, polygon: corners, path: path))
    }

    /// The coordinates of a list of pairs of numbers; nil where it is none, or not of so many.
    private static func corners(_ elements: [JSONValue], exactly count: Int?) -> [Double]? {
        if let count, elements.count != count { return nil }
        var corners: [Double] = []
        for element in elements {
            guard let pair = pair(element) else { return nil }
            corners += [pair.x, pair.y]
        }
        return corners.isEmpty ? nil : corners
    }

    private var noun: String { purpose == .points ? "box or point" : "box" }

    /// "the ground truth" or "[2].bbox_2d".
    static func place(_ path: String) -> String { path.isEmpty ? "it" : "element \(path)" }

    private func numbers(_ elements: [JSONValue], _ path: String) throws(GroundTruthError) -> ReadShape.Content {
        var values: [Double] = []
        for (index, element) in elements.enumerated() {
            guard let number = element.numberValue else {
                throw GroundTruthError("\(Self.place("\(path)[\(index)]")) must be a number, not \(element.kindName)")
            }
            guard let value = number.double else {
                throw GroundTruthError(
                    "\(Self.place("\(path)[\(index)]")) must be a finite number, not \(number.literal)")
            }
            values.append(value)
        }
        switch values.count {
        case 2: return .two(values[0], values[1])
        case 4: return .four(SIMD4(values), nil)
        case 5 where purpose == .turnedBoxes, 8 where purpose == .turnedBoxes:
            return .many(SIMD8(values + [Double](repeating: 0, count: 8 - values.count)), values.count)
        default:
            throw GroundTruthError("\(Self.place(path)) has \(values.count) numbers; a box has 4 and a point 2")
        }
    }

    private static func pair(_ value: JSONValue) -> SIMD2<Double>? {
        guard let elements = value.arrayValue, elements.count == 2, let x = elements[0].numberValue?.double,
            let y = elements[1].numberValue?.double
        else { return nil }
        return SIMD2(x, y)
    }

    private static func keyName(_ key: String) -> KeyName {
        var key = key
        return key.withUTF8 { KeyName.classify(FoldedText($0), 0..<$0.count) }
    }
}
