import AssayJSON

/// Tasks of `grounding`: small boxes off the centre, for a coarse grid that hits a large one is a guess, and pays what a
/// guess pays.
extension AuditSubjects {
    /// Metrics tried where the options name none. `recall` and `precision` alone are known to pay for spam.
    private static let metrics = ["f1", "mean_iou", "iou", "points_f1", "point_in_box", "tiou"]

    static func places(_ place: Int, _ options: JSONObject, _ random: inout AuditRandom) -> AuditSubject {
        let given = options["metric"]?.stringValue
        let metric = given ?? metrics[place % metrics.count]
        let own: JSONObject = given == nil && metric != "f1" ? ["metric": .string(metric)] : [:]
        switch metric {
        case "tiou": return interval(own, &random)
        case "points_f1", "point_in_box": return points(own, isOne: metric == "point_in_box", &random)
        default: return boxes(own, &random)
        }
    }

    private static func boxes(_ options: JSONObject, _ random: inout AuditRandom) -> AuditSubject {
        let boxes = (0..<Int.random(in: 1...3, using: &random)).map { _ in box(&random) }
        return AuditSubject(
            verifier: "grounding", form: .boxes, prompt: "Locate it.", truth: .array(boxes.map(list)),
            options: options, right: JSONValue.array(boxes.map(list)).text, wrong: "[[0,0,5,5]]")
    }

    private static func points(
        _ options: JSONObject, isOne: Bool, _ random: inout AuditRandom
    ) -> AuditSubject {
        let boxes = (0..<(isOne ? 1 : 2)).map { _ in box(&random) }
        let centers = boxes.map { "[\(($0[0] + $0[2]) / 2),\(($0[1] + $0[3]) / 2)]" }
        return AuditSubject(
            verifier: "grounding", form: .boxes, prompt: "Point at it.", truth: .array(boxes.map(list)),
            options: options, right: isOne ? centers[0] : "[\(centers.joined(separator: ","))]", wrong: "[3,3]")
    }

    /// Seconds of a long video.
    private static func interval(_ options: JSONObject, _ random: inout AuditRandom) -> AuditSubject {
        let start = Int.random(in: 300...900, using: &random)
        let end = start + Int.random(in: 5...12, using: &random)
        return AuditSubject(
            verifier: "grounding", form: .boxes, prompt: "When does it happen?", truth: list([start, end]),
            options: options, right: "\(start) to \(end)", wrong: "1 to 3")
    }

    /// A small box right of the middle of the image.
    static func box(_ random: inout AuditRandom) -> [Int] {
        let left = Int.random(in: 520...860, using: &random)
        let top = Int.random(in: 20...860, using: &random)
        return [
            left, top, left + Int.random(in: 40...110, using: &random), top + Int.random(in: 40...110, using: &random),
        ]
    }

    static func list(_ numbers: [Int]) -> JSONValue { .array(numbers.map { .number(JSONNumber($0)) }) }
}
