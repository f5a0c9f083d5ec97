import AssayCore
import AssayJSON
import TestSupport
import Testing

@testable import GroundingVerifier

/// Nothing a policy writes may crash, hang or pay.
@Suite struct HostileInputTests {
    private func shapes(_ answer: String, _ purpose: BoxParser.Purpose = .boxes) -> ParsedShapes {
        BoxParser.parse(answer, as: purpose, limit: 1000)
    }

    private static let quarterMebibyte = 1 << 18

    @Test(
        arguments: [
            "[", "]", "(", "{", "<", "<box>", "</box>", "<ref>", "<|object_ref_start|>", "\"", "'", "[\"", "{'a':", "1",
            "-", ".", "1.", "[1", "[1,2],", "e", "1e", "x1=", "x1=1,", "a:", " ", "\\", "[\\", "【", "１", "，", "<1",
            "null,",
        ]
    )
    func quarterMebibyteOf(_ piece: String) throws {
        let answer = String(repeating: piece, count: Self.quarterMebibyte / piece.utf8.count)
        for metric in ["f1", "points_f1", "tiou"] {
            let verifier = try GroundingVerifier(options: OptionValues(["metric": .string(metric)]))
            let truth = try verifier.readGroundTruth([[100, 100, 300, 300]])
            var context = VerificationContext()
            guard case .decided(let accuracy, _, _) = verifier.verify(answer, against: truth, in: &context).decision
            else {
                Issue.record("undecided")
                return
            }
            #expect(accuracy == 0)
        }
    }

    @Test func oneMebibyteOfBrackets() {
        #expect(shapes(String(repeating: "[", count: 1 << 20)).stop == .tooDeep)
        #expect(shapes(String(repeating: "[]", count: 1 << 19)).shapes.isEmpty)
        #expect(shapes(String(repeating: "(1,2)", count: 200_000)).stop == .tooMany)
    }

    @Test func randomBytes() {
        for seed in UInt64(1)...3000 {
            var random = SeededGenerator(seed: seed)
            let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            bytes.withUnsafeBufferPointer { bytes in
                for purpose in [BoxParser.Purpose.boxes, .points] {
                    _ = BoxParser.parse(bytes, as: purpose, limit: 10)
                }
                _ = TimeParser.parse(bytes, unit: .seconds, limit: 4)
            }
        }
    }

    /// Pieces the parser knows, in any order: states that random bytes never reach.
    @Test func randomPieces() {
        let pieces = [
            "[", "]", "(", ")", "{", "}", "<", ">", ",", " ", "\n", "100", "300", "-5", "1e999", "NaN", "null", "\"",
            "'",
            "\\", "bbox_2d", "label", ":", "x1", "y1", "x2", "y2", "=", "<box>", "</box>", "<ref>", "</ref>", "（", "，",
            "１", "猫", "to", "<|box_start|>", "<|box_end|>", "score", ".5", "w",
        ]
        for seed in UInt64(1)...20_000 {
            var random = SeededGenerator(seed: seed)
            let answer = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }.joined()
            let boxes = shapes(answer)
            #expect(boxes.shapes.allSatisfy { $0.offset <= answer.utf8.count }, "seed \(seed)")
            _ = shapes(answer, .points)
            _ = TimeParser.parse(answer, unit: .seconds, limit: 6)
        }
    }

    /// One byte of a good answer changed, inserted or taken away.
    @Test func mutations() {
        let good = Array(
            "```json\n[{\"bbox_2d\": [100, 100, 300, 300], \"label\": \"cat 2\"}]\n``` <box>(1,2),(3,4)</box>".utf8)
        for seed in UInt64(1)...20_000 {
            var random = SeededGenerator(seed: seed)
            var bytes = good
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
                default: bytes.remove(at: place)
                }
            }
            bytes.withUnsafeBufferPointer { bytes in
                let parsed = BoxParser.parse(bytes, as: .boxes, limit: 1000)
                #expect(parsed.shapes.count <= 12, "seed \(seed)")
            }
        }
    }

    @Test func readingStopsAtTheLimit() {
        let answer = String(repeating: "[1,2,3,4]", count: 5000)
        let parsed = shapes(answer)
        #expect(parsed.stop == .tooMany && parsed.shapes.count == 1001)
    }

    @Test func depth() {
        let nested = { (depth: Int) in
            String(repeating: "[", count: depth) + "1,2,3,4" + String(repeating: "]", count: depth)
        }
        #expect(shapes(nested(BoxParser.maxDepth)).shapes.count == 1)
        #expect(shapes(nested(BoxParser.maxDepth + 1)).stop == .tooDeep)
    }

    @Test func aSmallBudgetIsALimitAndNotAScore() throws {
        let verifier = try GroundingVerifier(options: OptionValues())
        let truth = try verifier.readGroundTruth([[100, 100, 300, 300]])
        var context = VerificationContext(budget: WorkBudget(units: 10))
        let finding = verifier.verify("[[100,100,300,300]]", against: truth, in: &context)
        #expect(finding.decision == .decided(accuracy: 0, .outOfLimits, by: .limit("work")))
    }
}
