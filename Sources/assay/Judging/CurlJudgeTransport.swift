import AssayJudge
import CurlTransport

/// Judges over libcurl.
struct CurlJudgeTransport: JudgeTransport {
    let engine: CurlEngine

    var now: Int64 { engine.now }

    func perform(_ body: @escaping @Sendable () -> Void) -> Bool { engine.perform(body) }

    func schedule(afterNanoseconds delay: Int64, _ body: @escaping @Sendable () -> Void) -> UInt64 {
        engine.schedule(afterNanoseconds: delay, body)
    }

    func cancel(_ token: UInt64) { engine.cancel(token) }

    func send(_ request: JudgeRequest, completion: @escaping @Sendable (JudgeReply) -> Void) -> UInt64 {
        var call = CurlCall(
            url: request.url, body: request.body, timeoutMilliseconds: request.timeoutMilliseconds,
            firstByteTimeoutMilliseconds: request.timeoutMilliseconds)
        if let authorization = request.authorization { call.fields = [("Authorization", authorization)] }
        return engine.submit(call) { result in completion(Self.reply(result)) }
    }

    private static func reply(_ result: Result<CurlAnswer, CurlFailure>) -> JudgeReply {
        switch result {
        case .success(let answer):
            return .answer(status: answer.status, body: answer.body, retryAfterMilliseconds: retryAfter(answer))
        case .failure(let failure):
            switch failure.kind {
            case .badCall, .tooLarge, .tls: return .impossible
            case .connect, .truncated, .garbage, .firstByteTimeout, .timeout, .cancelled, .stopped: return .noAnswer
            }
        }
    }

    /// `retry-after-ms`, else `Retry-After` in seconds; a date is not read, and the back-off holds.
    private static func retryAfter(_ answer: CurlAnswer) -> Int? {
        if let text = answer.field("retry-after-ms"), let value = Double(text), value >= 0, value < 1e9 {
            return Int(value)
        }
        if let text = answer.field("retry-after"), let value = Double(text), value >= 0, value < 1e6 {
            return Int(value * 1000)
        }
        return nil
    }
}
