/// A box that may be turned: a convex quadrilateral in common units, its corners in clockwise order as one sees them.
struct Quadrilateral: Sendable, Hashable {
    let corners: [CommonPoint]
    /// The upright box around it.
    let bounds: CommonBox
    /// 0 for a line or a point.
    let area: Double

    /// An upright box.
    init(_ box: CommonBox) {
        self.init(
            clockwise: [
                CommonPoint(x: box.left, y: box.top), CommonPoint(x: box.right, y: box.top),
                CommonPoint(x: box.right, y: box.bottom), CommonPoint(x: box.left, y: box.bottom),
            ])
    }

    private init(clockwise corners: [CommonPoint]) {
        self.corners = corners
        bounds = CommonBox(around: corners)
        area = max(0, Self.doubleArea(corners) / 2)
    }

    /// A box as it was written: center, width, height and angle, or its four corners.
    ///
    /// The turning happens in the units the numbers are written in, so that a box in thousandths of an image that is
    /// not square is a parallelogram in pixels. A center lies in the space and so do corners written out; the corners
    /// of a turned box may stick out.
    ///
    /// - Throws: what makes it no box.
    init(_ values: SIMD8<Double>, _ count: Int, _ unit: AngleUnit, in side: SideFrame) throws(ShapeProblem) {
        for index in 0..<count where !values[index].isFinite { throw .notFinite }
        guard count == 5 else {
            var corners: [CommonPoint] = []
            for index in 0..<4 {
                let point = try DeclaredPoint(x: values[2 * index], y: values[2 * index + 1], in: side)
                corners.append(side.common(point))
            }
            guard let turned = Self.clockwise(corners) else { throw .notConvex }
            guard Self.doubleArea(turned) > 0 else { throw .zeroArea }
            self.init(clockwise: turned)
            return
        }
        let (x, y, width, height) = (values[0], values[1], values[2], values[3])
        guard side.contains(x: x, y: y), width <= 2 * side.maxX, height <= 2 * side.maxY else { throw .outOfRange }
        guard width >= 0, height >= 0 else { throw .reversed }
        guard width > 0, height > 0 else { throw .zeroArea }
        // A full turn changes nothing; angles beyond some turns are no angles.
        guard abs(values[4] * unit.radians) <= 100 else { throw .outOfRange }
        let (sine, cosine) = Self.sineAndCosine(values[4], unit)
        let (u, v) = (width / 2, height / 2)
        self.init(
            clockwise: [(-u, -v), (u, -v), (u, v), (-u, v)].map { dx, dy in
                side.common(DeclaredPoint(x: x + dx * cosine - dy * sine, y: y + dx * sine + dy * cosine))
            })
    }

    /// The area two of them have in common, by cutting one along the sides of the other (Sutherland and Hodgman,
    /// "Reentrant polygon clipping", CACM 17, 1974), exact but for rounding.
    func intersectionArea(with other: Quadrilateral) -> Double {
        var region = corners
        var kept: [CommonPoint] = []
        kept.reserveCapacity(8)
        for index in 0..<4 {
            let a = other.corners[index]
            let b = other.corners[(index + 1) & 3]
            kept.removeAll(keepingCapacity: true)
            guard var previous = region.last else { return 0 }
            var previousSide = Self.side(of: previous, a, b)
            for point in region {
                let side = Self.side(of: point, a, b)
                if side * previousSide < 0 {
                    let share = previousSide / (previousSide - side)
                    kept.append(
                        CommonPoint(
                            x: previous.x + share * (point.x - previous.x),
                            y: previous.y + share * (point.y - previous.y)))
                }
                if side >= 0 { kept.append(point) }
                (previous, previousSide) = (point, side)
            }
            swap(&region, &kept)
        }
        return max(0, Self.doubleArea(region) / 2)
    }

    /// - Returns: intersection over union, 0 (disjoint, touching, or without area) to 1 (equal). Never NaN.
    func intersectionOverUnion(with other: Quadrilateral) -> Double {
        let intersection = intersectionArea(with: other)
        guard intersection > 0 else { return 0 }
        return min(intersection / max(area + other.area - intersection, intersection), 1)
    }

    /// Puts four groups of two numbers side by side together as the corners of one box; others stay as they are.
    static func joiningCorners(_ shapes: [ReadShape]) -> [ReadShape] {
        var joined: [ReadShape] = []
        var index = 0
        while index < shapes.count {
            var values = SIMD8<Double>(repeating: 0)
            var count = 0
            while count < 4, index + count < shapes.count, case .two(let x, let y) = shapes[index + count].content {
                values[2 * count] = x
                values[2 * count + 1] = y
                count += 1
            }
            let first = shapes[index]
            switch count {
            case 4: joined.append(first.with(.many(values, 8)))
            case 2: joined.append(first.with(.four(values.lowHalf, nil)))
            case 0: joined.append(first)
            default: joined.append(first.with(.problem(.wrongCount)))
            }
            index += max(count, 1)
        }
        return joined
    }

    /// Positive on the inner side of a side walked clockwise (y points down), 0 on it.
    private static func side(of point: CommonPoint, _ a: CommonPoint, _ b: CommonPoint) -> Double {
        (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)
    }

    /// Twice the area, positive for corners in clockwise order; taken from the first corner, so that far boxes lose
    /// nothing.
    private static func doubleArea(_ corners: [CommonPoint]) -> Double {
        guard corners.count > 2 else { return 0 }
        var sum = 0.0
        for index in 1..<(corners.count - 1) { sum += side(of: corners[index + 1], corners[0], corners[index]) }
        return sum
    }

    /// The corners in clockwise order; nil where they are no convex quadrilateral in the order given or its reverse.
    private static func clockwise(_ corners: [CommonPoint]) -> [CommonPoint]? {
        let ordered = doubleArea(corners) < 0 ? Array(corners.reversed()) : corners
        for index in 0..<4 {
            let turn = side(of: ordered[(index + 2) & 3], ordered[index], ordered[(index + 1) & 3])
            if turn < 0 { return nil }
        }
        return ordered
    }
}
