import AssayCore

/// The predictions of an answer in common units, those that are none with the reason.
struct ReadPredictions {
    /// A shape that counts and matches nothing.
    struct Invalid {
        /// Its place among all predictions.
        let index: Int
        let problem: ShapeProblem
    }

    /// All there are, invalid ones included.
    private(set) var count = 0
    private(set) var boxes: [CommonBox] = []
    /// Turned boxes, where the option allows them; ``boxes`` is empty then.
    private(set) var quads: [Quadrilateral] = []
    /// Points, for the point metrics; a box stands for its centre.
    private(set) var points: [CommonPoint] = []
    /// The place of each valid one among all.
    private(set) var positions: [Int] = []
    /// The labels of the valid ones, where labels matter.
    private(set) var labels: [FoldedLabel?] = []
    private(set) var invalid: [Invalid] = []
    private(set) var warnings = SpaceWarnings()
    private(set) var stop: ParsedShapes.Stop?

    init(_ answer: String, _ options: GroundingOptions, limit: Int) {
        let purpose = options.purpose
        var answer = answer
        answer.withUTF8 { bytes in
            let parsed = BoxParser.parse(bytes, as: purpose, limit: limit)
            stop = parsed.stop
            guard stop == nil else { return }
            boxes.reserveCapacity(parsed.shapes.count)
            positions.reserveCapacity(parsed.shapes.count)
            let shapes = purpose == .turnedBoxes ? Quadrilateral.joiningCorners(parsed.shapes) : parsed.shapes
            for shape in shapes {
                add(shape, purpose, options)
                if options.matchesLabels, positions.count > labels.count {
                    labels.append(shape.label.map { FoldedLabel(escaped: bytes, $0) })
                }
            }
        }
    }

    private mutating func add(_ shape: ReadShape, _ purpose: BoxParser.Purpose, _ options: GroundingOptions) {
        let side = options.frames.predictions
        let index = count
        count += 1
        do throws(ShapeProblem) {
            switch shape.content {
            case .many(let values, let count):
                quads.append(try Quadrilateral(values, count, options.angleUnit, in: side))
            case .four(let values, let format):
                warnings.note(values)
                let box = side.common(
                    try DeclaredBox(values, format ?? options.format, in: side, allowsZeroArea: false))
                switch purpose {
                case .boxes: boxes.append(box)
                case .turnedBoxes: quads.append(Quadrilateral(box))
                case .points: points.append(box.center)
                }
            case .two(let x, let y):
                guard purpose == .points else { throw .wrongCount }
                warnings.note(SIMD4(x, y, x, y))
                points.append(side.common(try DeclaredPoint(x: x, y: y, in: side)))
            case .problem(let problem): throw problem
            }
            positions.append(index)
        } catch {
            invalid.append(Invalid(index: index, problem: error))
        }
    }
}
