import Glibc

@testable import AssayHTTP

/// The routes the server's tests talk to.
///
///     /now          answered by the plan, without a body
///     /inline       body echoed on the loop thread
///     /pool         body echoed on a worker
///     /drop         let go without a response
///     /hold         kept until the test finishes it
///     /open         like /pool, however much is in flight
///     /wait         like /pool, waits for room
///     /hold-wait    like /hold, waits for room
///     /impatient    like /pool, waits for room for 50 ms
///     /park         like /hold, and takes no room
///     /large?n=     n bytes from a worker
///     /post         POST only: 405 otherwise
///     /small        bodies of 10 bytes at most
///     /typed        415
///     /thread       whether the handler runs on the loop thread of the plan
///     /signal?n=    sends that signal to the loop thread
final class TestHandler: HTTPHandler {
    private let held = Lock<[Exchange]>([])
    /// The `n` of requests that were echoed, in order.
    let served = Lock<[String]>([])
    private let planThread = Lock<UInt>(0)

    func plan(for head: RequestHead) -> RequestPlan {
        planThread.withLock { $0 = UInt(pthread_self()) }
        switch head.path {
        case "/now": return .respond(Response(.ok, text: "now"))
        case "/inline", "/signal": return .receive(maxBodyBytes: 8 << 20, inlineUpTo: .max)
        case "/open": return .receive(maxBodyBytes: 64 << 20, inlineUpTo: -1, whenFull: .proceeds)
        case "/wait", "/hold-wait":
            return .receive(maxBodyBytes: 64 << 20, inlineUpTo: -1, whenFull: .waits(.seconds(60)))
        case "/impatient":
            return .receive(maxBodyBytes: 64 << 20, inlineUpTo: -1, whenFull: .waits(.milliseconds(50)))
        case "/pool", "/drop", "/hold", "/large", "/park": return .receive(maxBodyBytes: 64 << 20, inlineUpTo: -1)
        case "/drop-inline": return .receive(maxBodyBytes: 0, inlineUpTo: 0)
        case "/thread": return .receive(maxBodyBytes: 1 << 20, inlineUpTo: 4)
        case "/post":
            guard head.method == .post else {
                return .respond(Response(.methodNotAllowed, fields: [HTTPField("Allow", "POST")]))
            }
            return .receive(maxBodyBytes: 100, inlineUpTo: 100)
        case "/small": return .receive(maxBodyBytes: 10, inlineUpTo: 10)
        case "/typed": return .respond(Response(.unsupportedMediaType, text: "no"))
        default: return .respond(Response(.notFound, text: "not found"))
        }
    }

    func respond(to exchange: Exchange) {
        switch exchange.head.path {
        case "/drop", "/drop-inline": return
        case "/park":
            exchange.park()
            held.withLock { $0.append(exchange) }
        case "/hold", "/hold-wait": held.withLock { $0.append(exchange) }
        case "/large":
            let count = exchange.head.query("n").flatMap { Int($0) } ?? 0
            exchange.finish(Response(.ok, body: (0..<count).map { UInt8(truncatingIfNeeded: $0) }))
        case "/thread":
            let isLoop = planThread.withLock { $0 } == UInt(pthread_self())
            exchange.finish(Response(.ok, text: isLoop ? "loop" : "worker"))
        case "/signal":
            pthread_kill(pthread_self(), exchange.head.query("n").flatMap { Int32($0) } ?? 0)
            exchange.finish(Response(.ok))
        default:
            if let n = exchange.head.query("n") { served.withLock { $0.append(n) } }
            let tag = exchange.head.query("n").map { [HTTPField("X-N", $0)] } ?? []
            exchange.finish(Response(.ok, contentType: "text/plain", body: exchange.body, fields: tag))
        }
        held.wake()
    }

    /// Waits until so many requests to /hold are being held, and takes them.
    func takeHeld(_ count: Int) -> [Exchange] {
        held.wait { held in
            guard held.count >= count else { return nil }
            let taken = held
            held = []
            return taken
        }
    }
}
