// One 4 KB rollout from JSON to JSON, stage by stage, CPU time per rollout:
//
//     python3 Benchmarks/rollout.py > rollout.json
//     swift run -c release --package-path Benchmarks PipelineBenchmark rollout.json
import AssayCore
import AssayJSON
import AssayScoring
import AssayWire
import BenchmarkSupport
import Glibc
import StandardVerifiers

func readFile(_ path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else {
        print("cannot read \(path)")
        exit(2)
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = read(descriptor, &bytes, bytes.count)
    return Array(bytes.prefix(max(count, 0)))
}

func run() throws {
    let body = readFile(CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "rollout.json")
    let scorer = try Scorer(
        registry: VerifierRegistry(StandardVerifiers.all), settings: ScoringSettings(), configHash: "0123456789abcdef")
    let row = try RolloutReader.read(body)
    let verdict = scorer.score(row.rollout)
    let brief = scorer.score(row.rollout, detail: .brief)
    let stages: [(String, () -> Void)] = [
        ("index the JSON", { keep(try? JSONDocument(parsing: body)) }),
        ("read the rollout (index included)", { keep(try? RolloutReader.read(body)) }),
        ("score, full detail", { keep(scorer.score(row.rollout)) }),
        ("score, brief detail", { keep(scorer.score(row.rollout, detail: .brief)) }),
        ("score, no detail", { keep(scorer.score(row.rollout, detail: .none)) }),
        (
            "write the verdict, full detail",
            {
                var writer = JSONWriter(capacity: 1024)
                VerdictWriter.write(verdict, into: &writer)
                keep(writer.bytes.count)
            }
        ),
        (
            "write the verdict, brief detail",
            {
                var writer = JSONWriter(capacity: 1024)
                VerdictWriter.write(brief, into: &writer)
                keep(writer.bytes.count)
            }
        ),
    ]
    for (stage, nanoseconds) in zip(stages, alternated(rounds: 5, calls: 20_000, stages.map(\.1))) {
        print("\(Int(nanoseconds.rounded())) ns  \(stage.0)")
    }
}

try run()
