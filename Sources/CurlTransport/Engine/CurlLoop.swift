import CCurl
import CLibcurl

/// What the engine's thread owns: the transfers, their queue, the timers. Touched by that thread alone.
final class CurlLoop {
    private let multi: MultiHandle
    private let settings: CurlEngineSettings
    private var timers = TimerQueue()
    private var waiting: [CurlTransfer?] = []
    private var waitingHead = 0
    private var transfers: [CurlEngine.Token: CurlTransfer] = [:]
    private var byHandle: [UnsafeMutableRawPointer: CurlTransfer] = [:]
    private var spareHandles: [UnsafeMutableRawPointer] = []
    // Timers of the loop's own count down from the top, so that they never meet a token.
    private var nextTimer = UInt64.max

    init(multi: MultiHandle, settings: CurlEngineSettings) {
        self.multi = multi
        self.settings = settings
        // Kept connections: as many as may be in use at a time.
        _ = assay_curl_multi_set_long(multi.pointer, CURLMOPT_MAXCONNECTS, settings.maxConcurrent)
    }

    func add(_ token: CurlEngine.Token, at time: Int64, _ body: @escaping @Sendable () -> Void) {
        timers.add(token, at: time, body)
    }

    func start(
        _ call: CurlCall, _ token: CurlEngine.Token, submittedAt: Int64, _ completion: @escaping CurlEngine.Completion
    ) {
        let transfer = CurlTransfer(call, token, submittedAt: submittedAt, completion)
        transfers[token] = transfer
        arm(transfer, at: submittedAt + Int64(call.timeoutMilliseconds) * 1_000_000) {
            ($0.startedAt == nil ? "no turn in time" : "no whole reply in time", .timeout)
        }
        waiting.append(transfer)
        fill()
    }

    func cancel(_ token: CurlEngine.Token) {
        if let transfer = transfers[token] { fail(transfer, .cancelled, "the call was cancelled") }
        timers.cancel(token)
    }

    /// Polls once, then lets transfers go on and runs what is due.
    func turn() {
        let now = EngineThread.now
        var timeout: Int32 = 60_000
        if let next = timers.nextTime {
            timeout = Int32(clamping: max(0, min((next - now + 999_999) / 1_000_000, 60_000)))
        }
        var ready: Int32 = 0
        _ = curl_multi_poll(multi.pointer, nil, 0, timeout, &ready)
        var running: Int32 = 0
        _ = curl_multi_perform(multi.pointer, &running)
        collect()
        let due = EngineThread.now
        while let body = timers.takeDue(due) { body() }
        fill()
    }

    /// Ends everything.
    func end() {
        for transfer in Array(transfers.values) { fail(transfer, .stopped, "the engine has stopped") }
        for handle in spareHandles { curl_easy_cleanup(handle) }
        spareHandles = []
        timers.removeAll()
    }

    private func arm(
        _ transfer: CurlTransfer, at time: Int64,
        _ problem: @escaping (CurlTransfer) -> (String, CurlFailure.Kind)
    ) {
        let id = nextTimer
        nextTimer -= 1
        transfer.timers.append(id)
        timers.add(id, at: time) { [unowned self, weak transfer] in
            guard let transfer, transfers[transfer.token] === transfer else { return }
            let (message, kind) = problem(transfer)
            if kind == .firstByteTimeout, transfer.hasFirstByte { return }
            fail(transfer, kind, message)
        }
    }

    /// Starts as many of the waiting as there is room for.
    private func fill() {
        while byHandle.count < settings.maxConcurrent, waitingHead < waiting.count {
            let taken = waiting[waitingHead]
            waiting[waitingHead] = nil
            waitingHead += 1
            if waitingHead == waiting.count {
                waiting.removeAll(keepingCapacity: waiting.capacity <= 4096)
                waitingHead = 0
            }
            // One that was cancelled, or ran out of time, has left the table.
            guard let transfer = taken, transfers[transfer.token] === transfer else { continue }
            begin(transfer)
        }
    }

    private func begin(_ transfer: CurlTransfer) {
        let now = EngineThread.now
        transfer.startedAt = now
        guard let handle = spareHandles.popLast() ?? curl_easy_init() else {
            return fail(transfer, .stopped, "libcurl has no memory for a call")
        }
        guard transfer.prepare(handle, settings) else {
            return fail(transfer, .badCall, "libcurl refuses the call")
        }
        byHandle[handle] = transfer
        arm(transfer, at: now + Int64(transfer.call.firstByteTimeoutMilliseconds) * 1_000_000) { _ in
            ("no first byte in time", .firstByteTimeout)
        }
        if curl_multi_add_handle(multi.pointer, handle) != CURLM_OK {
            fail(transfer, .badCall, "libcurl refuses the call")
        }
    }

    /// Finishes the transfers libcurl is done with.
    private func collect() {
        var code = CURLE_OK
        while let handle = assay_curl_multi_next_done(multi.pointer, &code) {
            guard let transfer = byHandle[handle] else { continue }
            guard code == CURLE_OK else {
                let kind = Self.kind(of: code, transfer)
                fail(transfer, kind, String(cString: curl_easy_strerror(code)))
                continue
            }
            var status = 0
            _ = assay_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
            let started = transfer.startedAt ?? transfer.submittedAt
            release(transfer)
            transfer.completion(
                .success(
                    CurlAnswer(
                        status: status, body: transfer.body, fields: transfer.fields,
                        queueNanoseconds: started - transfer.submittedAt,
                        transferNanoseconds: EngineThread.now - started)))
        }
    }

    private func fail(_ transfer: CurlTransfer, _ kind: CurlFailure.Kind, _ message: String) {
        let queued = (transfer.startedAt ?? EngineThread.now) - transfer.submittedAt
        release(transfer)
        transfer.completion(.failure(CurlFailure(kind, message, queueNanoseconds: queued)))
    }

    /// Takes a transfer out of every table; its handle may serve another one.
    private func release(_ transfer: CurlTransfer) {
        transfers[transfer.token] = nil
        for id in transfer.timers { timers.cancel(id) }
        transfer.timers = []
        guard let handle = transfer.handle else { return }
        transfer.handle = nil
        if byHandle.removeValue(forKey: handle) != nil { curl_multi_remove_handle(multi.pointer, handle) }
        curl_easy_reset(handle)
        if spareHandles.count < settings.maxConcurrent {
            spareHandles.append(handle)
        } else {
            curl_easy_cleanup(handle)
        }
    }

    /// libcurl-errors(3), sorted by what can be done about them.
    private static func kind(of code: CURLcode, _ transfer: CurlTransfer) -> CurlFailure.Kind {
        if transfer.isTooLarge { return .tooLarge }
        switch code {
        // The scheme was checked before: an unsupported protocol now is a reply that is not HTTP/1.
        case CURLE_URL_MALFORMAT: return .badCall
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT,
            CURLE_OPERATION_TIMEDOUT:
            return .connect
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CACERT_BADFILE:
            return .tls
        case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR: return .truncated
        default: return .garbage
        }
    }
}
