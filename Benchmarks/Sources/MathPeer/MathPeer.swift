import AssayJSON
import BenchmarkSupport
import Glibc

// Checks of the math verifier over a file of pairs, for Benchmarks/math-verify.py, which runs Math-Verify over the same.
//
//     MathPeer round FILE         one JSON list: nanoseconds of CPU of each pair, both sides parsed each time
//     MathPeer memory FILE        resident memory while 10^6 checks are made
//     MathPeer threads FILE       checks a second on one thread and on two

@main
enum MathPeer {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else { fatalError("usage: MathPeer round|memory|threads FILE") }
        let pairs = try MathPair.read(arguments[2])
        guard !pairs.isEmpty else { fatalError("no pairs in \(arguments[2])") }
        switch arguments[1] {
        case "round": round(pairs)
        case "memory": memory(pairs)
        case "threads": threads(arguments[2], pairs)
        default: fatalError("usage: MathPeer round|memory|threads FILE")
        }
    }

    /// Each pair once in every lap, so that no pair finds its own data in the caches; the median of the laps.
    private static func round(_ pairs: [MathPair]) {
        var laps = [[Int]](repeating: [], count: pairs.count)
        for _ in 0..<9 {
            for (index, pair) in pairs.enumerated() {
                let start = threadCPUNanoseconds()
                keep(pair.check())
                laps[index].append(threadCPUNanoseconds() - start)
            }
        }
        let times = laps.map { $0.dropFirst().sorted()[4] }
        print(JSONValue.array(times.map { .number(JSONNumber($0)) }).text)
    }

    private static func memory(_ pairs: [MathPair]) {
        var checks = 0
        while checks <= 1_000_000 {
            for pair in pairs {
                if [1_000, 10_000, 100_000, 250_000, 500_000, 750_000, 1_000_000].contains(checks) {
                    print("  after \(checks) checks: \(residentKilobytes()) KB")
                }
                keep(pair.check())
                checks += 1
            }
        }
    }

    private static func threads(_ path: String, _ pairs: [MathPair]) {
        let rounds = max(1, 100_000 / pairs.count)
        var rates: [Double] = []
        for count in [1, 2] {
            let start = wallNanoseconds()
            let startCPU = processCPUNanoseconds()
            var threads: [pthread_t] = []
            for _ in 0..<count {
                let work = Unmanaged.passRetained(Work(pairs: pairs, rounds: rounds))
                var thread = pthread_t()
                pthread_create(&thread, nil, { MathPeer.run($0) }, work.toOpaque())
                threads.append(thread)
            }
            for thread in threads { pthread_join(thread, nil) }
            let seconds = Double(wallNanoseconds() - start) / 1e9
            let checks = Double(count * rounds * pairs.count)
            rates.append(checks / seconds)
            let cost = Double(processCPUNanoseconds() - startCPU) / checks / 1000
            print(
                "  \(count) thread\(count == 1 ? "" : "s"): \(Int(rates[count - 1])) checks a second, "
                    + "\((cost * 100).rounded() / 100) µs of CPU each")
        }
        print("  two by one: \((rates[1] / rates[0] * 100).rounded() / 100)")
    }

    private final class Work {
        let pairs: [MathPair]
        let rounds: Int

        init(pairs: [MathPair], rounds: Int) {
            self.pairs = pairs
            self.rounds = rounds
        }
    }

    private static func run(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let argument else { return nil }
        let work = Unmanaged<Work>.fromOpaque(argument).takeRetainedValue()
        for _ in 0..<work.rounds { for pair in work.pairs { keep(pair.check()) } }
        return nil
    }

    private static func threadCPUNanoseconds() -> Int { nanoseconds(CLOCK_THREAD_CPUTIME_ID) }
    private static func wallNanoseconds() -> Int { nanoseconds(CLOCK_MONOTONIC) }

    private static func nanoseconds(_ clock: clockid_t) -> Int {
        var time = timespec()
        clock_gettime(clock, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    private static func residentKilobytes() -> Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 128)
        guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
        let fields = String(decoding: line.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: " ")
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4 : 0
    }
}
