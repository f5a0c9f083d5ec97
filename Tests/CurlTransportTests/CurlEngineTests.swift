import CurlTransport
import Synchronization
import Testing

/// The engine against a server of faults on a real socket.
@Suite struct CurlEngineTests: Sendable {
    private let server: FaultServer
    private let engine: CurlEngine

    init() throws {
        server = try FaultServer()
        engine = try CurlEngine()
    }

    private func call(
        _ path: String, body: [UInt8]? = nil, timeout: Int = 30_000, firstByte: Int = 30_000,
        maxReplyBytes: Int = 1 << 20
    ) -> CurlCall {
        CurlCall(
            url: server.base + path, body: body, timeoutMilliseconds: timeout, firstByteTimeoutMilliseconds: firstByte,
            maxReplyBytes: maxReplyBytes)
    }

    private func result(_ call: CurlCall, on engine: CurlEngine? = nil) async -> Result<CurlAnswer, CurlFailure> {
        await withCheckedContinuation { continuation in
            (engine ?? self.engine).submit(call) { continuation.resume(returning: $0) }
        }
    }

    private func kind(_ result: Result<CurlAnswer, CurlFailure>) -> CurlFailure.Kind? {
        if case .failure(let failure) = result { failure.kind } else { nil }
    }

    @Test func postsAndReadsTheReply() async throws {
        let body = Array("{\"a\":1}".utf8)
        let answer = try await result(call("/echo", body: body)).get()
        #expect(answer.status == 200)
        #expect(answer.body == body)
    }

    @Test func sendsNoExpectAndItsOwnFields() async throws {
        var call = call("/head", body: [UInt8](repeating: 0x20, count: 100_000))
        call.fields = [("Authorization", "Bearer k")]
        let head = String(decoding: try await result(call).get().body, as: UTF8.self)
        #expect(head.contains("Authorization: Bearer k"))
        #expect(head.contains("Content-Type: application/json"))
        #expect(!head.lowercased().contains("expect"))
    }

    @Test func aFieldWithALineEndIsRefused() async {
        var call = call("/head")
        call.fields = [("X-A", "b\r\nX-C: d")]
        #expect(kind(await result(call)) == .badCall)
    }

    @Test func usesAConnectionAgain() async throws {
        var numbers: Set<[UInt8]> = []
        for _ in 0..<5 { numbers.insert(try await result(call("/connection")).get().body) }
        // The server may let an idle connection go on a slow machine, but not after each request.
        #expect(numbers.count < 5)
    }

    @Test(arguments: [
        ("/truncated", CurlFailure.Kind.truncated), ("/reset", .truncated), ("/garbage", .garbage),
        ("/huge", .tooLarge),
    ])
    func faults(path: String, expected: CurlFailure.Kind) async {
        #expect(kind(await result(call(path))) == expected)
        // The engine goes on.
        #expect(kind(await result(call("/echo", body: []))) == nil)
    }

    @Test func followsNoRedirect() async throws {
        #expect(try await result(call("/redirect")).get().status == 302)
    }

    @Test func keepsTheFieldsOfTheReply() async throws {
        let answer = try await result(call("/busy")).get()
        #expect(answer.status == 429)
        #expect(answer.field("retry-after") == "7")
        #expect(answer.field("retry-after-ms") == "6500")
    }

    @Test func noFirstByteAndNoWholeReplyInTime() async {
        #expect(kind(await result(call("/never", firstByte: 100))) == .firstByteTimeout)
        #expect(kind(await result(call("/never", timeout: 100))) == .timeout)
        #expect(kind(await result(call("/trickle", timeout: 200, firstByte: 5000))) == .timeout)
    }

    @Test(arguments: ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "http//nothing", ""])
    func refusesOtherSchemes(url: String) async {
        let result = await result(CurlCall(url: url))
        let kind = kind(result)
        #expect(kind == .badCall || kind == .connect)
        #expect(throws: CurlFailure.self) { try result.get() }
    }

    @Test func nobodyListens() async {
        #expect(kind(await result(CurlCall(url: "http://127.0.0.1:1/"))) == .connect)
    }

    @Test func theQueueIsOursAndCountsAgainstTheTimeout() async throws {
        var settings = CurlEngineSettings()
        settings.maxConcurrent = 1
        let narrow = try CurlEngine(settings)
        async let first = result(call("/slow"), on: narrow)
        async let second = result(call("/slow"), on: narrow)
        let queues = try await [first.get(), second.get()].map(\.queueNanoseconds).sorted()
        #expect(queues[0] < 150_000_000)
        #expect(queues[1] > 150_000_000)
        narrow.submit(call("/never", timeout: 400)) { _ in }
        #expect(kind(await result(call("/echo", timeout: 100), on: narrow)) == .timeout)
    }

    @Test func cancelsARunningAndAWaitingCall() async throws {
        var settings = CurlEngineSettings()
        settings.maxConcurrent = 1
        let narrow = try CurlEngine(settings)
        let ended = await withCheckedContinuation { (continuation: CheckedContinuation<[CurlFailure.Kind?], Never>) in
            let kinds = Mutex<[CurlFailure.Kind?]>([])
            let take: CurlEngine.Completion = { result in
                let all = kinds.withLock { kinds in
                    if case .failure(let failure) = result { kinds.append(failure.kind) } else { kinds.append(nil) }
                    return kinds
                }
                if all.count == 2 { continuation.resume(returning: all) }
            }
            let running = narrow.submit(call("/never"), completion: take)
            let waiting = narrow.submit(call("/never"), completion: take)
            narrow.cancel(waiting)
            narrow.cancel(running)
        }
        #expect(ended == [.cancelled, .cancelled])
        #expect(kind(await result(call("/echo", body: []), on: narrow)) == nil)
    }

    @Test func stopEndsEverythingOnce() async {
        let other = try? CurlEngine()
        async let running = result(call("/never"), on: other)
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            other?.perform { continuation.resume() }
        }
        other?.stop()
        #expect(kind(await running) == .stopped)
        #expect(kind(await result(call("/echo"), on: other)) == .stopped)
    }

    @Test func timersRunInOrderAndCanBeForgotten() async {
        let order = await withCheckedContinuation { (continuation: CheckedContinuation<[Int], Never>) in
            let seen = Mutex<[Int]>([])
            engine.schedule(afterNanoseconds: 30_000_000) {
                seen.withLock { $0.append(3) }
                continuation.resume(returning: seen.withLock { $0 })
            }
            let forgotten = engine.schedule(afterNanoseconds: 20_000_000) { seen.withLock { $0.append(2) } }
            engine.schedule(afterNanoseconds: 10_000_000) { seen.withLock { $0.append(1) } }
            engine.cancel(forgotten)
        }
        #expect(order == [1, 3])
    }

    @Test func manyAtATime() async {
        let right = await withTaskGroup(of: Bool.self) { group in
            for index in 0..<300 {
                let body = Array("\(index)".utf8)
                group.addTask { (try? await result(call("/echo", body: body)).get().body) == body }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(right == 300)
    }
}
