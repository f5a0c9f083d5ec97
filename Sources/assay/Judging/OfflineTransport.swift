import AssayJudge
import Dispatch

/// A thread and timers for a desk whose replies are recorded: there is no network.
struct OfflineTransport: JudgeTransport {
    private let queue = DispatchQueue(label: "assay-replay")

    var now: Int64 { Int64(clamping: DispatchTime.now().uptimeNanoseconds) }

    func perform(_ body: @escaping @Sendable () -> Void) -> Bool {
        queue.async(execute: body)
        return true
    }

    func schedule(afterNanoseconds delay: Int64, _ body: @escaping @Sendable () -> Void) -> UInt64 {
        queue.asyncAfter(deadline: .now() + .nanoseconds(Int(delay)), execute: body)
        return 0
    }

    func send(_ request: JudgeRequest, completion: @escaping @Sendable (JudgeReply) -> Void) -> UInt64 {
        queue.async { completion(.impossible) }
        return 0
    }

    func cancel(_ token: UInt64) {}
}
