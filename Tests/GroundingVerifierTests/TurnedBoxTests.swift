import AssayCore
import AssayJSON
import GroundingVerifier
import TestSupport
import Testing

/// Boxes that may be turned, and regions with straight sides.
@Suite struct TurnedBoxTests {
    private func finding(
        _ answer: String, _ truth: JSONValue, _ options: JSONObject, budget: WorkBudget = WorkBudget()
    ) throws -> (finding: Finding, work: Int) {
        let verifier = try GroundingVerifier(options: OptionValues(options))
        var context = VerificationContext(budget: budget)
        let finding = verifier.verify(answer, against: try verifier.readGroundTruth(truth), in: &context)
        return (finding, context.budget.spent)
    }

    private func value(_ answer: String, _ truth: JSONValue, _ options: JSONObject) throws -> Double? {
        if case .decided(let accuracy, _, _) = try finding(answer, truth, options).finding.decision { return accuracy }
        return nil
    }

    private static let iou: JSONObject = ["rotated": true, "metric": "iou"]
    private static let pairs: [(String, JSONValue, Double)] = [
        ("[500,500,200,100,0]", [[400, 450, 600, 550]], 1), ("[500,500,200,100,180]", [[500, 500, 200, 100, 0]], 1),
        ("[500,500,200,100,90]", [[500, 500, 100, 200, 0]], 1),
        ("[500,500,200,100,-270]", [[500, 500, 100, 200, 0]], 1),
        ("[500,500,200,100,90]", [[500, 500, 200, 100, 0]], 1.0 / 3),
        // A square and itself turned by half a right angle share a regular octagon: 2(√2 − 1) of it.
        ("[500,500,200,200,45]", [[400, 400, 600, 600]], 0.8284271247461901 / (2 - 0.8284271247461901)),
        ("[[500,400],[600,500],[500,600],[400,500]]", [[500, 500, 141.4213562373095, 141.4213562373095, 45]], 1),
        ("[400,450,600,450,600,550,400,550]", [[400, 450, 600, 550]], 1),
        ("[400,550,600,550,600,450,400,450]", [[400, 450, 600, 550]], 1),
        ("{\"bbox_2d\": [500,500,200,100,30], \"label\": \"ship\"}", [["bbox_2d": [500, 500, 200, 100, 30]]], 1),
        ("[500,500,200,100,30]", [[500, 500, 200, 100, 390]], 1), ("[100,100,50,50,10]", [[800, 800, 50, 50, 10]], 0),
        ("[500,500,0,100,30]", [[500, 500, 200, 100, 30]], 0),
        ("[500,500,-200,100,30]", [[500, 500, 200, 100, 30]], 0),
        ("[1500,500,200,100,30]", [[500, 500, 200, 100, 30]], 0),
        ("[500,500,200,100,1e300]", [[500, 500, 200, 100, 30]], 0),
        ("[400,450,600,550,600,450,400,550]", [[400, 450, 600, 550]], 0),
        ("[500,500,1e9,1e9,0]", [[400, 450, 600, 550]], 0),
        ("[1,2,3]", [[400, 450, 600, 550]], 0), ("[1,2,3,4,5,6]", [[400, 450, 600, 550]], 0),
        ("", [[400, 450, 600, 550]], 0),
    ]

    @Test(arguments: pairs)
    func overlapOfTurnedBoxes(_ answer: String, _ truth: JSONValue, _ expected: Double) throws {
        let found = try #require(try value(answer, truth, Self.iou))
        #expect(abs(found - expected) < 1e-9, "\(found)")
    }

    @Test func radiansLabelsAndTheOtherMetrics() throws {
        let half: JSONObject = ["rotated": true, "angle_unit": "radians", "metric": "iou"]
        let turned = try value("[500,500,200,100,1.5707963267948966]", [[500, 500, 100, 200, 0]], half)
        #expect(try #require(turned) > 1 - 1e-9)
        let labels: JSONObject = ["rotated": true, "label_match": true]
        let truth: JSONValue = [
            ["bbox_2d": [500, 500, 200, 100, 30], "label": "ship"],
            ["bbox_2d": [100, 100, 50, 50, 0], "label": "car"],
        ]
        let right = #"[{"bbox_2d":[100,100,50,50,0],"label":"Car"},{"bbox_2d":[500,500,200,100,30],"label":"ship"}]"#
        #expect(try value(right, truth, labels) == 1)
        #expect(try value(right.replacing("ship", with: "car"), truth, labels) == 0.5)
        for matching in ["max_cardinality", "hungarian_iou", "greedy", "order"] as [JSONValue] {
            let options: JSONObject = ["rotated": true, "matching": matching]
            let two: JSONValue = [[500, 500, 200, 100, 30], [100, 100, 50, 50, 0]]
            #expect(try value("[[500,500,200,100,30],[100,100,50,50,0]]", two, options) == 1)
        }
        for metric in ["giou", "point_in_box", "points_f1", "tiou"] as [JSONValue] {
            #expect(throws: OptionError.self) {
                try GroundingVerifier(options: OptionValues(["rotated": true, "metric": metric]))
            }
        }
        for bad in [
            [[1, 2, 3]], [[500, 500, -1, 10, 0]], [[[0, 0], [10, 10], [10, 0], [0, 10]]],
            [[0, 0, 5000, 0, 10, 10, 0, 10]],
        ] as [JSONValue] {
            #expect(throws: GroundTruthError.self) { try finding("", bad, Self.iou).work }
        }
    }

    /// The area two convex quadrilaterals share, by widths: between two neighbouring heights at which a side starts,
    /// ends or crosses another, the shared width is linear.
    private static func sharedArea(_ a: [(Double, Double)], _ b: [(Double, Double)]) -> Double {
        func sides(_ p: [(Double, Double)]) -> [((Double, Double), (Double, Double))] {
            p.indices.map { (p[$0], p[($0 + 1) % p.count]) }
        }
        var heights = (a + b).map(\.1)
        for (p, q) in sides(a) {
            for (r, s) in sides(b) {
                let d = (q.0 - p.0) * (s.1 - r.1) - (q.1 - p.1) * (s.0 - r.0)
                guard abs(d) > 1e-12 else { continue }
                let t = ((r.0 - p.0) * (s.1 - r.1) - (r.1 - p.1) * (s.0 - r.0)) / d
                if t >= 0, t <= 1 { heights.append(p.1 + t * (q.1 - p.1)) }
            }
        }
        func width(_ p: [(Double, Double)], _ y: Double) -> (Double, Double)? {
            var xs: [Double] = []
            for (s, e) in sides(p) where min(s.1, e.1) <= y && max(s.1, e.1) >= y && s.1 != e.1 {
                xs.append(s.0 + (y - s.1) / (e.1 - s.1) * (e.0 - s.0))
            }
            guard let low = xs.min(), let high = xs.max() else { return nil }
            return (low, high)
        }
        heights.sort()
        var area = 0.0
        for (low, high) in zip(heights, heights.dropFirst()) where high - low > 1e-12 {
            let middle = (low + high) / 2
            guard let first = width(a, middle), let second = width(b, middle) else { continue }
            area += max(0, min(first.1, second.1) - max(first.0, second.0)) * (high - low)
        }
        return area
    }

    private static func corners(_ box: [Double]) -> [(Double, Double)] {
        let angle = box[4] * .pi / 180
        // By Taylor's series, so that nothing of the verifier's is used.
        func series(_ start: Double, _ first: Int) -> Double {
            var (term, sum, n) = (start, start, Double(first))
            while abs(term) > 1e-18 {
                term *= -angle * angle / ((n + 1) * (n + 2))
                sum += term
                n += 2
            }
            return sum
        }
        let (sine, cosine) = (series(angle, 1), series(1, 0))
        return [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)].map { u, v in
            (box[0] + u * box[2] * cosine - v * box[3] * sine, box[1] + u * box[2] * sine + v * box[3] * cosine)
        }
    }

    @Test func randomTurnedBoxesAgainstAreasByWidths() throws {
        var random = SeededGenerator(seed: 77)
        for round in 0..<1_500 {
            func box() -> [Double] {
                [
                    Double(Int.random(in: 300...700, using: &random)),
                    Double(Int.random(in: 300...700, using: &random)),
                    Double(Int.random(in: 1...400, using: &random)), Double(Int.random(in: 1...400, using: &random)),
                    Double(Int.random(in: -180...180, using: &random)),
                ]
            }
            let first = box()
            let second = round % 3 == 0 ? zip(first, [3, -2, 4, 1, 5] as [Double]).map { $0 + $1 } : box()
            let shared = Self.sharedArea(Self.corners(first), Self.corners(second))
            let expected = shared / (first[2] * first[3] + second[2] * second[3] - shared)
            let truth = JSONValue.array([.array(second.map { JSONNumber($0).map(JSONValue.number) ?? .null })])
            let answer = "[" + first.map { "\($0)" }.joined(separator: ",") + "]"
            let found = try #require(try value(answer, truth, Self.iou))
            #expect(
                abs(found - expected) < 1e-6, "round \(round): \(answer) \(truth.text): \(found), expected \(expected)")
        }
    }

    @Test func tenThousandTurnedBoxesStayWithinTheBudget() throws {
        var random = SeededGenerator(seed: 9)
        let boxes = (0..<10_000).map { _ in
            "[\(Int.random(in: 100...9_900, using: &random)),\(Int.random(in: 100...9_900, using: &random)),60,30,\(Int.random(in: 0...359, using: &random))]"
        }
        let text = "[" + boxes.joined(separator: ",") + "]"
        let options: JSONObject = [
            "rotated": true, "max_boxes": 10_000, "coord_space": "pixel", "gt_coord_space": "pixel",
        ]
        let (found, work) = try finding(text, .string(text), options)
        #expect(found.decision == .decided(accuracy: 1, .correct, by: .rule("box_match")))
        #expect(work < WorkBudget.standardUnits / 2)
    }

    private static let star: JSONValue = [
        "polygon": [
            [500, 100], [600, 400], [900, 400], [650, 600], [750, 900], [500, 700], [250, 900], [350, 600], [100, 400],
            [400, 400],
        ], "label": "star",
    ]
    private static let points: [(String, Double)] = [
        ("[500,500]", 1), ("[500,100]", 1), ("[550,250]", 1), ("[600,300]", 0), ("[500,800]", 0), ("[800,850]", 0),
        ("(200, 410)", 1), ("[150,400]", 1),
        ("[[450,450,550,550]]", 1), ("", 0), ("[500,500],[501,501]", 0),
    ]

    @Test(arguments: points)
    func pointInPolygon(_ answer: String, _ expected: Double) throws {
        #expect(try value(answer, [Self.star], ["metric": "point_in_box"]) == expected)
    }

    @Test func edgesAndSeveralRegions() throws {
        #expect(try value("[500,100]", Self.star, ["metric": "point_in_box", "edges": "exclusive"]) == 0)
        #expect(try value("[150,400]", Self.star, ["metric": "point_in_box", "edges": "exclusive"]) == 0)
        let regions: JSONValue = [
            Self.star, [0, 0, 50, 50], ["polygon": [900, 900, 1000, 900, 1000, 1000], "label": "corner"],
        ]
        let f1: JSONObject = ["metric": "points_f1"]
        #expect(try value("[[500,500],[25,25],[990,910]]", regions, f1) == 1)
        #expect(try value("[[500,500],[25,25],[910,990]]", regions, f1) == 4.0 / 6)
        let labels: JSONObject = ["metric": "points_f1", "label_match": true]
        let labelled = #"[{"point_2d":[500,500],"label":"corner"}]"#
        #expect(try value(labelled, Self.star, labels) == 0)
        for bad in [
            ["polygon": [[1, 1], [2, 2]]], ["polygon": [1, 2, 3, 4, 5]], ["polygon": [[1, 1], [2000, 2], [3, 3]]],
            ["polygon": "x"],
        ] as [JSONValue] {
            #expect(throws: GroundTruthError.self) { try finding("", bad, f1).work }
        }
    }

    @Test func randomPointsAgainstTheWindingOfTriangles() throws {
        var random = SeededGenerator(seed: 4)
        let verifier = try GroundingVerifier(options: OptionValues(["metric": "point_in_box"]))
        for _ in 0..<400 {
            // A triangle with whole corners: a point is in it where it lies on one side of all three sides.
            let corners = (0..<3).map { _ in
                (Int.random(in: 0...40, using: &random), Int.random(in: 0...40, using: &random))
            }
            let point = (Int.random(in: 0...40, using: &random), Int.random(in: 0...40, using: &random))
            let turns = (0..<3).map { index in
                let (a, b) = (corners[index], corners[(index + 1) % 3])
                return (b.0 - a.0) * (point.1 - a.1) - (b.1 - a.1) * (point.0 - a.0)
            }
            let area =
                (corners[1].0 - corners[0].0) * (corners[2].1 - corners[0].1) - (corners[1].1 - corners[0].1)
                * (corners[2].0 - corners[0].0)
            guard area != 0 else { continue }
            let isInside = turns.allSatisfy { $0 >= 0 } || turns.allSatisfy { $0 <= 0 }
            let list = JSONValue.array(corners.map { [.number(JSONNumber($0.0)), .number(JSONNumber($0.1))] })
            let truth = try verifier.readGroundTruth(["polygon": list])
            var context = VerificationContext()
            let found = verifier.verify("[\(point.0),\(point.1)]", against: truth, in: &context)
            let score = found.decision == .decided(accuracy: 1, .correct, by: .rule("point_in_box"))
            #expect(score == isInside, "\(corners) \(point)")
        }
    }
}
