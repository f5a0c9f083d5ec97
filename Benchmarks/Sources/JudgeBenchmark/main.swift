// Questions to a judge that answers after 200 ms: calls a second, CPU a call, memory. Needs `Scripts/judge/stub.c`:
//
//     cc -O2 -o /tmp/stub Scripts/judge/stub.c
//     swift run -c release --package-path Benchmarks JudgeBenchmark /tmp/stub [questions] [concurrent]

import AssayCore
import AssayJudge
import CurlTransport
import Dispatch
import Foundation
import Synchronization

/// The desk's transport over libcurl, as the command has it.
struct BenchmarkTransport: JudgeTransport {
    let engine: CurlEngine

    var now: Int64 { engine.now }
    func perform(_ body: @escaping @Sendable () -> Void) -> Bool { engine.perform(body) }
    func schedule(afterNanoseconds delay: Int64, _ body: @escaping @Sendable () -> Void) -> UInt64 {
        engine.schedule(afterNanoseconds: delay, body)
    }
    func cancel(_ token: UInt64) { engine.cancel(token) }
    func send(_ request: JudgeRequest, completion: @escaping @Sendable (JudgeReply) -> Void) -> UInt64 {
        let call = CurlCall(
            url: request.url, body: request.body, timeoutMilliseconds: request.timeoutMilliseconds,
            firstByteTimeoutMilliseconds: request.timeoutMilliseconds)
        return engine.submit(call) { result in
            switch result {
            case .success(let answer):
                completion(.answer(status: answer.status, body: answer.body, retryAfterMilliseconds: nil))
            case .failure: completion(.noAnswer)
            }
        }
    }
}

/// User and system seconds of this process so far.
func cpuSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
}

/// VmHWM in megabytes.
func peakMegabytes() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (Int(line.split(separator: " ").dropFirst().first ?? "") ?? 0) / 1024
}

let arguments = CommandLine.arguments
guard arguments.count > 1 else {
    print("usage: JudgeBenchmark STUB [questions] [concurrent]")
    exit(2)
}
let count = arguments.count > 2 ? Int(arguments[2]) ?? 15_000 : 15_000
let concurrent = arguments.count > 3 ? Int(arguments[3]) ?? 500 : 500
let stub = Process()
let input = Pipe()
let output = Pipe()
stub.executableURL = URL(filePath: arguments[1])
stub.standardInput = input
stub.standardOutput = output
try stub.run()
let port = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self).split(separator: "\n")[0]

var judge = JudgeSettings(endpoints: ["http://127.0.0.1:\(port)/v1"], model: "stub")
judge.concurrency = concurrent
judge.hedges = false
judge.canaries.probation = 0
judge.canaries.rate = 0
var panel = PanelSettings()
panel.judges = [judge]
panel.maxQueued = 10_000_000
var engineSettings = CurlEngineSettings()
engineSettings.maxConcurrent = 16_384
let desk = JudgeDesk(panel, transport: BenchmarkTransport(engine: try CurlEngine(engineSettings)))

/// Asks, and returns seconds, and CPU seconds of everything, the gates on this thread among them.
func ask(_ numbers: Range<Int>) -> (seconds: Double, cpu: Double) {
    let questions = numbers.map { number in
        JudgeQuestion(
            verifier: "vqa", dataSource: nil, question: "What do you see on the roof of the house?",
            answer: "a crimson bird of kind x\(number)y", groundTruth: "a red bird of kind x\(number)y")
    }
    let group = DispatchGroup()
    let right = Mutex(0)
    let before = cpuSeconds()
    let start = ContinuousClock.now
    for question in questions {
        group.enter()
        desk.judge(question, withinMilliseconds: 3_600_000, isWanted: { true }) { judgement in
            if case .decided(1, _, _) = judgement.outcome { right.withLock { $0 += 1 } }
            group.leave()
        }
    }
    group.wait()
    let seconds = (ContinuousClock.now - start) / Duration.seconds(1)
    guard right.withLock({ $0 }) == questions.count else { fatalError("a question was not judged right") }
    return (seconds, cpuSeconds() - before)
}

// The first ones make the connections.
_ = ask(-concurrent..<0)
for round in 1...3 {
    let (seconds, cpu) = ask(round * 10_000_000..<round * 10_000_000 + count)
    let rate = Int(Double(count) / seconds)
    let each = Int(cpu / Double(count) * 1e6)
    print("\(concurrent) concurrent, \(count) questions: \(rate) calls/s, \(each) us CPU a call, \(peakMegabytes()) MB")
}
try input.fileHandleForWriting.close()
stub.waitUntilExit()
