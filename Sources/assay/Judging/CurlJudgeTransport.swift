import AssayJudge
import CurlTransport

/// Judges over libcurl.
struct CurlJudgeTransport: JudgeTransport {
    let engine: CurlEngine
    let proxy: String?
    let certificateFile: String?

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
        call.proxy = proxy
        call.certificateFile = certificateFile
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

    private static func retryAfter(_ answer: CurlAnswer) -> Int? {
        RetryAfter.milliseconds(
            milliseconds: answer.field("retry-after-ms"), field: answer.field("retry-after"),
            date: answer.field("date"))
    }
}
