import AssayJudge
import Synchronization

/// Virtual time on the calling thread: nothing happens before ``run(until:)``, and no time passes that is not asked for.
final class ScriptedTransport: JudgeTransport, @unchecked Sendable {  // guarded: tests call it from one thread.
    typealias Script = (_ request: JudgeRequest, _ number: Int) -> (delayMilliseconds: Int, reply: JudgeReply)

    private var time: Int64 = 0
    private var nextToken: UInt64 = 1
    private var events: [(time: Int64, token: UInt64, body: () -> Void)] = []
    private var head = 0
    private var cancellations: [UInt64: () -> Void] = [:]
    private(set) var requests: [(at: Int64, request: JudgeRequest)] = []
    private(set) var maxConcurrent = 0
    private var open = 0
    private let script: Script

    init(_ script: @escaping Script) { self.script = script }

    var now: Int64 { time }

    func perform(_ body: @escaping @Sendable () -> Void) -> Bool {
        add(0, body)
        return true
    }

    func schedule(afterNanoseconds delay: Int64, _ body: @escaping @Sendable () -> Void) -> UInt64 { add(delay, body) }

    func send(_ request: JudgeRequest, completion: @escaping @Sendable (JudgeReply) -> Void) -> UInt64 {
        requests.append((time, request))
        open += 1
        maxConcurrent = max(maxConcurrent, open)
        let (delay, reply) = script(request, requests.count)
        let timeout = request.timeoutMilliseconds
        let late = delay > timeout
        let token = add(Int64(min(delay, timeout)) * 1_000_000) { [self] in
            open -= 1
            completion(late ? .noAnswer : reply)
        }
        cancellations[token] = { [self] in
            open -= 1
            completion(.noAnswer)
        }
        return token
    }

    func cancel(_ token: UInt64) {
        guard let place = events[head...].firstIndex(where: { $0.token == token }) else { return }
        events.remove(at: place)
        if let cancelled = cancellations.removeValue(forKey: token) { add(0, cancelled) }
    }

    @discardableResult
    private func add(_ delay: Int64, _ body: @escaping () -> Void) -> UInt64 {
        let token = nextToken
        nextToken += 1
        let due = time + max(0, delay)
        // Sorted by time, first come first; the search is from the end, where most belong.
        var place = events.endIndex
        while place > head, events[place - 1].time > due { place -= 1 }
        events.insert((due, token, body), at: place)
        return token
    }

    /// Runs everything that is due within so many seconds.
    func run(seconds: Int = 3600) {
        let end = time + Int64(seconds) * 1_000_000_000
        while head < events.count, events[head].time <= end {
            let event = events[head]
            head += 1
            if head > 4096 {
                events.removeFirst(head)
                head = 0
            }
            time = max(time, event.time)
            cancellations[event.token] = nil
            event.body()
        }
        time = max(time, end)
    }
}
