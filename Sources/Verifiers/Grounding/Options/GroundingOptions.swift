import AssayCore
import AssayJSON

/// The options of `grounding`, read and checked against one another.
struct GroundingOptions: Sendable {
    static let metric = Option<GroundingMetric>.choice(
        "metric", default: .f1, "What the score is; boxes except for the two point metrics and tiou")
    static let threshold = Option<Double>.number(
        "iou_threshold", in: 0...1, default: 0.5, "IoU at which a pair of boxes may count as a match")
    static let comparison = Option<ThresholdComparison>.choice(
        "cmp", default: .atLeast, "Whether the threshold itself counts")
    static let matching = Option<MatchingPolicy>.choice(
        "matching", default: .maxCardinality, "How predictions are paired with ground truths")
    static let space = CoordinateOptions.space
    static let truthSpace = CoordinateOptions.truthSpace
    static let imageSize = CoordinateOptions.imageSize(
        neededWhere: "one of the two spaces is pixel and the other is not")
    static let format = Option<BoxFormat>.choice(
        "box_format", default: .xyxy, "What the four numbers of a box in the response are")
    static let truthFormat = Option<BoxFormat>.choice(
        "gt_box_format", default: .xyxy, "What the four numbers of a box in the ground truth are")
    static let labelMatch = Option<Bool>.flag(
        "label_match", default: false, "Whether a pair also needs equal labels, compared without case")
    static let edges = Option<EdgeRule>.choice(
        "edges", default: .inclusive, "Whether a point on the edge of a box is in it")
    static let maxBoxes = Option<Int>.integer(
        "max_boxes", in: 1...10_000, default: 1000, "More boxes in the response than this score 0 unmatched")
    static let unit = Option<TimeUnit>.choice(
        "unit", default: .seconds, "The unit of times written as plain numbers, in response and ground truth")

    static let turned = Option<Bool>.flag(
        "rotated", default: false,
        "Whether boxes may be turned: [center x, center y, width, height, angle] or four corners, beside upright ones")
    static let angleUnit = Option<AngleUnit>.choice(
        "angle_unit", default: .degrees, "The unit of the angle of a turned box, from the x axis towards the y axis")

    static let maxPoints = Option<Int?>(
        "max_points", schema: ["type": "integer", "minimum": 1, "maximum": 10_000], default: nil, defaultText: nil,
        "More points in the response than this score 0; by default 1 for point_in_box, 1000 for points_f1"
    ) { (value) throws(OptionError) in
        if value == .null { return nil }
        guard let number = value.numberValue?.int, (1...10_000).contains(number) else {
            throw OptionError(option: "max_points", problem: "must be a whole number from 1 to 10000")
        }
        return number
    }

    static var all: [OptionSpecification] {
        [
            metric.specification, threshold.specification, comparison.specification, matching.specification,
            space.specification, truthSpace.specification, format.specification, truthFormat.specification,
            imageSize.specification, labelMatch.specification, edges.specification, maxBoxes.specification,
            maxPoints.specification, unit.specification, turned.specification, angleUnit.specification,
        ]
    }

    let metric: GroundingMetric
    let criterion: OverlapCriterion
    let matching: MatchingPolicy
    let format: BoxFormat
    let truthFormat: BoxFormat
    let frames: CommonFrame
    let matchesLabels: Bool
    let edges: EdgeRule
    let maxBoxes: Int
    let maxPoints: Int
    let unit: TimeUnit
    let allowsTurned: Bool
    let angleUnit: AngleUnit

    /// - Throws: ``OptionError`` for a value an option does not take, and for spaces that cannot be compared.
    init(_ values: OptionValues) throws(OptionError) {
        metric = try values[Self.metric]
        criterion = OverlapCriterion(try values[Self.comparison], try values[Self.threshold])
        matching = try values[Self.matching]
        format = try values[Self.format]
        truthFormat = try values[Self.truthFormat]
        matchesLabels = try values[Self.labelMatch]
        edges = try values[Self.edges]
        maxBoxes = try values[Self.maxBoxes]
        maxPoints = try values[Self.maxPoints] ?? (metric == .pointInBox ? 1 : 1000)
        unit = try values[Self.unit]
        allowsTurned = try values[Self.turned]
        angleUnit = try values[Self.angleUnit]
        guard !allowsTurned || metric.subject == .boxes && metric != .giou else {
            throw OptionError(option: "rotated", problem: "must be false where metric is \(metric.rawValue)")
        }
        let space = try values[Self.space]
        let truthSpace = try values[Self.truthSpace]
        let size = try values[Self.imageSize]
        guard let frames = CommonFrame(predictions: space, truths: truthSpace, imageSize: size) else {
            // Times have no space: an option that does not matter must not fail the row.
            guard metric.subject == .intervals else {
                throw OptionError(
                    option: "image_size",
                    problem: "is needed to compare coord_space \(space.rawValue) with gt_coord_space "
                        + "\(truthSpace.rawValue); where both are in pixels, set both")
            }
            self.frames = CommonFrame(both: .norm1000)
            return
        }
        self.frames = frames
    }

    /// What a text is read as.
    var purpose: BoxParser.Purpose {
        switch metric.subject {
        case .boxes: allowsTurned ? .turnedBoxes : .boxes
        case .points, .intervals: .points
        }
    }
}
