import AssayCore
import AssayJSON

/// Makes a ``GroundingTruth`` of JSON: shapes within the declared space, or stretches of time.
struct GroundTruthReader {
    let options: GroundingOptions

    func read(_ value: JSONValue) throws(GroundTruthError) -> GroundingTruth {
        switch options.metric.subject {
        case .boxes, .points: try readShapes(value, options.purpose)
        case .intervals: try IntervalReader(unit: options.unit).read(value)
        }
    }

    private func readShapes(_ value: JSONValue, _ purpose: BoxParser.Purpose) throws(GroundTruthError) -> GroundingTruth
    {
        var reader = TruthShapeReader(purpose)
        try reader.read(value)
        let labels = reader.shapes.map(\.label)
        if purpose == .turnedBoxes {
            var quads: [Quadrilateral] = []
            for shape in reader.shapes { quads.append(try quad(shape)) }
            return GroundingTruth(boxes: quads.map(\.bounds), labels: labels, quads: quads)
        }
        var boxes: [CommonBox] = []
        boxes.reserveCapacity(reader.shapes.count)
        var polygons: [Polygon?] = []
        for shape in reader.shapes {
            guard let corners = shape.polygon else {
                boxes.append(try box(shape))
                continue
            }
            let polygon = try polygon(corners, shape)
            while polygons.count < boxes.count { polygons.append(nil) }
            polygons.append(polygon)
            boxes.append(polygon.bounds)
        }
        if !polygons.isEmpty { while polygons.count < boxes.count { polygons.append(nil) } }
        return GroundingTruth(boxes: boxes, labels: labels, polygons: polygons)
    }

    private func quad(_ shape: TruthShape) throws(GroundTruthError) -> Quadrilateral {
        do throws(ShapeProblem) {
            switch shape.content {
            case .many(let values, let count):
                return try Quadrilateral(values, count, options.angleUnit, in: options.frames.truths)
            case .four, .two, .problem: break
            }
        } catch {
            throw GroundTruthError(
                "\(TruthShapeReader.place(shape.path)) \(explain(error, in: options.frames.truths))")
        }
        return Quadrilateral(try box(shape))
    }

    private func polygon(_ corners: [Double], _ shape: TruthShape) throws(GroundTruthError) -> Polygon {
        let side = options.frames.truths
        var points: [CommonPoint] = []
        do throws(ShapeProblem) {
            for index in stride(from: 0, to: corners.count, by: 2) {
                points.append(side.common(try DeclaredPoint(x: corners[index], y: corners[index + 1], in: side)))
            }
        } catch {
            throw GroundTruthError("\(TruthShapeReader.place(shape.path)) \(explain(error, in: side))")
        }
        return Polygon(points)
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
            case .many: throw .wrongCount
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
