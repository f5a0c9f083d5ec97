import CCurl
import CLibcurl
import CLinux
import Glibc
import Synchronization

/// Makes many HTTP calls at a time on one thread of its own, which also runs timers.
///
///     let engine = try CurlEngine()
///     let token = engine.submit(CurlCall(url: "http://127.0.0.1:8000/v1/models")) { result in … }
///     engine.cancel(token)
///     engine.stop()
///
/// libcurl's multi interface with poll and wake-up: connections are used again, HTTP/1.1 unless libcurl is 8 or later
/// (7.88 loses every second HTTP/2 request), TLS verified, no redirects, http and https only, no `Expect`, no proxy but
/// the configured one. The concurrency cap and all timers but that of connecting are the engine's, so that time in the
/// queue counts and is told apart. Completions and bodies run on the engine's thread and must not wait.
///
/// libcurl is set up with the first engine, not before.
public final class CurlEngine: Sendable {
    /// What a cancellation names.
    public typealias Token = UInt64
    /// Where a call ends: a whole reply, or why there is none.
    public typealias Completion = @Sendable (Result<CurlAnswer, CurlFailure>) -> Void

    private enum Message: Sendable {
        case start(CurlCall, Token, submittedAt: Int64, Completion)
        case cancel(Token)
        case timer(Token, at: Int64, @Sendable () -> Void)
        case perform(@Sendable () -> Void)
        case stop
    }

    private struct Mail {
        var messages: [Message] = []
        var isStopped = false
    }

    private let mail = Mutex(Mail())
    private let nextToken = Atomic<UInt64>(1)
    private let multi: MultiHandle

    /// Starts the thread.
    ///
    /// - Throws: ``CurlError`` where libcurl or the thread cannot be set up.
    public init(_ settings: CurlEngineSettings = CurlEngineSettings()) throws(CurlError) {
        // Safe to call again; thread-safe since 7.84.
        let code = curl_global_init(Int(CURL_GLOBAL_DEFAULT))
        guard code == CURLE_OK, let handle = curl_multi_init() else {
            throw CurlError(code: CURLE_FAILED_INIT.rawValue, message: "libcurl could not be set up")
        }
        multi = MultiHandle(handle)
        let multi = multi
        let failure = EngineThread.start { [weak self] in
            let loop = CurlLoop(multi: multi, settings: settings)
            // Strong only while it drains its mail: an engine nobody holds stops.
            while let more = self?.deliver(to: loop), more { loop.turn() }
            loop.end()
        }
        guard failure == 0 else {
            throw CurlError(code: CURLE_FAILED_INIT.rawValue, message: "the thread did not start: errno \(failure)")
        }
    }

    deinit { multi.wake() }

    /// Nanoseconds on the monotonic clock.
    public var now: Int64 { EngineThread.now }

    /// Queues a call; the completion runs exactly once, on the engine's thread.
    @discardableResult
    public func submit(_ call: CurlCall, completion: @escaping Completion) -> Token {
        let token = takeToken()
        if !post(.start(call, token, submittedAt: now, completion)) {
            completion(.failure(CurlFailure(.stopped, "the engine has stopped")))
        }
        return token
    }

    /// Ends a call with ``CurlFailure/Kind/cancelled``, or forgets a timer; nothing where it is over already.
    public func cancel(_ token: Token) { _ = post(.cancel(token)) }

    /// Runs a body on the engine's thread after a time.
    @discardableResult
    public func schedule(afterNanoseconds delay: Int64, _ body: @escaping @Sendable () -> Void) -> Token {
        let token = takeToken()
        _ = post(.timer(token, at: now + max(0, delay), body))
        return token
    }

    /// Runs a body on the engine's thread, in the order of these calls; false where the engine has stopped.
    @discardableResult
    public func perform(_ body: @escaping @Sendable () -> Void) -> Bool { post(.perform(body)) }

    /// Ends all calls with ``CurlFailure/Kind/stopped`` and the thread; does not wait for it.
    public func stop() { _ = post(.stop) }

    private func takeToken() -> Token { nextToken.wrappingAdd(1, ordering: .relaxed).oldValue }

    private func post(_ message: Message) -> Bool {
        let (isTaken, wasEmpty) = mail.withLock { mail in
            guard !mail.isStopped else { return (false, false) }
            let wasEmpty = mail.messages.isEmpty
            mail.messages.append(message)
            return (true, wasEmpty)
        }
        if isTaken, wasEmpty { multi.wake() }
        return isTaken
    }

    /// Hands over what has been posted; false when it is time to end.
    private func deliver(to loop: CurlLoop) -> Bool {
        // A body may post again; each turn takes what was there when it began.
        let messages = mail.withLock { mail in
            defer { mail.messages = [] }
            return mail.messages
        }
        for (index, message) in messages.enumerated() {
            switch message {
            case .start(let call, let token, let time, let completion):
                loop.start(call, token, submittedAt: time, completion)
            case .cancel(let token): loop.cancel(token)
            case .timer(let token, let time, let body): loop.add(token, at: time, body)
            case .perform(let body): body()
            case .stop:
                let late = mail.withLock { mail in
                    mail.isStopped = true
                    defer { mail.messages = [] }
                    return mail.messages
                }
                for case .start(_, _, _, let completion) in messages[(index + 1)...] + late {
                    completion(.failure(CurlFailure(.stopped, "the engine has stopped")))
                }
                return false
            }
        }
        return true
    }
}
