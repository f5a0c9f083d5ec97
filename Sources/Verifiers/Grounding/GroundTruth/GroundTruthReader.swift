import AssayCore
import AssayJSON

/// Makes a ``GroundingTruth`` of JSON: shapes within the declared space, or stretches of time.
struct GroundTruthReader {
    let options: GroundingOptions

    func read(_ value: JSONValue) throws(GroundTruthError) -> GroundingTruth {
        switch options.metric.subject {
        case .boxes: try readShapes(value, .boxes)
        case .points: try readShapes(value, .points)
        case .intervals: try IntervalReader(unit: options.unit).read(value)
        }
    }

    private func readShapes(_ value: JSONValue, _ purpose: BoxParser.Purpose) throws(GroundTruthError) -> GroundingTruth
    {
        var reader = TruthShapeReader(purpose)
        try reader.read(value)
        var boxes: [CommonBox] = []
        boxes.reserveCapacity(reader.shapes.count)
        for shape in reader.shapes { boxes.append(try box(shape)) }
        return GroundingTruth(boxes: boxes, labels: reader.shapes.map(\.label))
    }

    private func box(_ shape: TruthShape) throws(GroundTruthError) -> CommonBox {
        let side = options.frames.truths
        do throws(ShapeProblem) {
            switch shape.content {
            case .four(let values, let format):
                let box = try DeclaredBox(values, format ?? options.truthFormat, in: side, allowsZeroArea: true)
                return side.common(box)
            case .two(let x, let y):
                let point = side.common(try DeclaredPoint(x: x, y: y, in: side))
                return CommonBox(left: point.x, top: point.y, right: point.x, bottom: point.y)
            case .problem(let problem): throw problem
            }
        } catch {
            throw GroundTruthError("\(TruthShapeReader.place(shape.path)) \(explain(error, in: side))")
        }
    }

    private func explain(_ problem: ShapeProblem, in side: SideFrame) -> String {
        switch problem {
        case .outOfRange:
            "lies outside 0…\(Self.text(side.maxX)), 0…\(Self.text(side.maxY)) of gt_coord_space \(side.space.rawValue)"
        case .reversed:
            "ends before it starts, read as gt_box_format \(options.truthFormat.rawValue)"
        default: "is no box: \(problem.rawValue)"
        }
    }

    /// Whole numbers without a fraction.
    private static func text(_ value: Double) -> String { JSONNumber(value)?.literal ?? "\(value)" }
}
