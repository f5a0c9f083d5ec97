// One training step's rollouts, for Benchmarks/step.py:
//
//     StepBenchmark rows KIBIBYTES COUNT SEED       writes them as JSON Lines
//     StepBenchmark measure KIBIBYTES COUNT SEED    prints what reading and scoring them costs without a server
import AssayCore
import AssayJSON
import AssayScoring
import AssayWire
import BenchmarkSupport
import Glibc
import StandardVerifiers

@main struct StepBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 5, let kibibytes = Int(arguments[2]), let count = Int(arguments[3]),
            let seed = UInt64(arguments[4])
        else {
            print("usage: StepBenchmark rows|measure KIBIBYTES COUNT SEED")
            exit(2)
        }
        var corpus = StepCorpus(seed: seed, bytesPerRow: kibibytes << 10)
        if arguments[1] == "rows" {
            for index in 0..<count {
                put(corpus.line(index))
            }
        } else {
            try measure(&corpus, count)
        }
    }

    /// write(2) to standard output until all of it is out.
    private static func put(_ bytes: [UInt8]) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { write(1, $0.baseAddress.map { $0 + done }, $0.count - done) }
            guard count > 0 || errno == EINTR else { exit(1) }
            done += max(count, 0)
        }
    }

    /// Every row is read as bytes, then scored with brief detail, as a stream does; the generator's time is left out.
    private static func measure(_ corpus: inout StepCorpus, _ count: Int) throws {
        let scorer = try Scorer(
            registry: VerifierRegistry(StandardVerifiers.all), settings: ScoringSettings(),
            configHash: "0123456789abcdef")
        var (reading, scoring, right) = (0, 0, 0.0)
        for index in 0..<count {
            let line = corpus.line(index)
            let start = processCPUNanoseconds()
            let row = try RolloutReader.read(line)
            let between = processCPUNanoseconds()
            let verdict = scorer.score(row.rollout, detail: .brief)
            let end = processCPUNanoseconds()
            reading += between - start
            scoring += end - between
            right += verdict.outcome.score ?? 0
        }
        print("reading \(Double(reading) / 1e9) scoring \(Double(scoring) / 1e9) mean_score \(right / Double(count))")
    }
}
