// Time of box matching and of whole answers, for `Benchmarks/grounding.py`, which measures numpy and scipy on the same
// boxes in alternation:
//
//     swift build -c release --package-path Benchmarks --product GroundingBenchmark
//     python3 Benchmarks/grounding.py
//
// Reads a crowd from standard input, one box a line: `p` or `t` for prediction or truth, then left, top, right, bottom.
// Prints one line a measurement: name, CPU nanoseconds a call, matched pairs, total IoU.

import AssayCore
import AssayJSON
import BenchmarkSupport
import GroundingVerifier

let calls = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) ?? 1000 : 1000
var predictions: [CommonBox] = []
var truths: [CommonBox] = []
var answer = ""
var truthRows: [JSONValue] = []
while let line = readLine() {
    let fields = line.split(separator: " ")
    let numbers = fields.dropFirst().compactMap { Double($0) }
    guard fields.count == 5, numbers.count == 4 else { continue }
    let box = CommonBox(left: numbers[0], top: numbers[1], right: numbers[2], bottom: numbers[3])
    let text = "[" + fields.dropFirst().joined(separator: ",") + "]"
    if fields[0] == "p" {
        predictions.append(box)
        answer += (answer.isEmpty ? "" : ", ") + text
    } else {
        truths.append(box)
        truthRows.append(.array(numbers.compactMap { JSONNumber($0).map(JSONValue.number) }))
    }
}
answer = "[" + answer + "]"

@MainActor func matches(_ policy: MatchingPolicy, _ criterion: OverlapCriterion) -> [BoxMatch] {
    var budget = WorkBudget()
    return BoxMatching.match(predictions, with: truths, by: policy, where: criterion, budget: &budget) ?? []
}

/// Runs one measurement unless another is named on the command line, as for a profiler.
@MainActor func report(_ name: String, _ found: [BoxMatch], _ body: @escaping () -> Void) {
    if CommandLine.arguments.count > 2, CommandLine.arguments[2] != name { return }
    let time = alternated(rounds: 1, calls: calls, [body])[0]
    print(name, time, found.count, found.reduce(0) { $0 + $1.overlap })
}

let half = OverlapCriterion(.atLeast, 0.5)
let any = OverlapCriterion(.above, 0)
report("max_cardinality", matches(.maxCardinality, half)) { keep(matches(.maxCardinality, half)) }
report("hungarian_iou", matches(.hungarianIoU, any)) { keep(matches(.hungarianIoU, any)) }

let verifier = try GroundingVerifier(options: OptionValues(["max_boxes": 10_000]))
let truth = try verifier.readGroundTruth(.array(truthRows))
report("answer_text", []) {
    var context = VerificationContext(detailLevel: .brief)
    keep(verifier.verify(answer, against: truth, in: &context).decision)
}
