import AssayCore
import AssayJSON

/// The options of `gui`, read and checked against one another.
struct GUIOptions: Sendable {
    static let grammar = Option<ActionGrammar>.choice(
        "grammar", default: .glmMobile, "The spelling of the actions in responses and in ground truths that are text")
    static let policy = Option<GUIPolicy>.choice(
        "policy", default: .step, "All or nothing by arguments, or the score of the published script of the grammar")
    static let tapDistance = Option<Double>.number(
        "tap_distance", in: 0...2, default: 0.14,
        "How far from the ground truth's point a point may be, as a share of the screen's sides")
    static let minIoU = Option<Double?>.optionalNumber(
        "min_iou", in: 0...1, "The least IoU of a predicted box with the ground truth's box, beside its centre's test")
    static let textMetric = Option<TextMetric>.choice("text_metric", default: .tokenF1, "How texts are compared")
    static let textThreshold = Option<Double>.number(
        "text_threshold", in: 0...1, default: 0.5, "The least similarity, above 0, with which a text passes")
    static let answerMatch = Option<AnswerMatch>.choice(
        "answer_match", default: .judge,
        "The text of an answer action: equal or a judge's to decide, or compared as every other text")
    static let sequence = Option<SequencePolicy>.choice(
        "sequence", default: .none,
        "One action; or a list of them against a list: all right in place, or the share that is right in order")
    static let space = CoordinateOptions.space
    static let truthSpace = CoordinateOptions.truthSpace
    static let imageSize = CoordinateOptions.imageSize(neededWhere: "a space is pixel")

    static var all: [OptionSpecification] {
        [
            grammar.specification, policy.specification, tapDistance.specification, minIoU.specification,
            textMetric.specification, textThreshold.specification, answerMatch.specification, sequence.specification,
            space.specification, truthSpace.specification,
            imageSize.specification,
        ]
    }

    let grammar: ActionGrammar
    let policy: GUIPolicy
    let tapDistance: Double
    let minIoU: Double?
    let textMetric: TextMetric
    let textThreshold: Double
    let answerMatch: AnswerMatch
    let sequence: SequencePolicy
    let frame: ScreenFrame
    let truthFrame: ScreenFrame

    /// - Throws: ``OptionError`` for a value an option does not take, pixels of a screen of unknown size, and a
    ///   grammar no published script scores under `glm_reference`.
    init(_ values: OptionValues) throws(OptionError) {
        grammar = try values[Self.grammar]
        policy = try values[Self.policy]
        tapDistance = try values[Self.tapDistance]
        minIoU = try values[Self.minIoU]
        textMetric = try values[Self.textMetric]
        textThreshold = try values[Self.textThreshold]
        answerMatch = try values[Self.answerMatch]
        sequence = try values[Self.sequence]
        let size = try values[Self.imageSize]
        guard let frame = ScreenFrame(try values[Self.space], size),
            let truthFrame = ScreenFrame(try values[Self.truthSpace], size)
        else {
            throw OptionError(option: "image_size", problem: "is needed where coord_space or gt_coord_space is pixel")
        }
        self.frame = frame
        self.truthFrame = truthFrame
        guard policy == .step || sequence == .none else {
            throw OptionError(option: "sequence", problem: "must be none under policy glm_reference")
        }
        guard policy == .step || grammar.hasReference else {
            let names = ActionGrammar.allCases.filter(\.hasReference).map(\.rawValue).joined(separator: ", ")
            throw OptionError(
                option: "policy", problem: "must be step for grammar \(grammar.rawValue); glm_reference has \(names)")
        }
    }
}
