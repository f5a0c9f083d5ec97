extension Connection {
    /// Adds a reply to the loop's output; large bodies are sent from where they are.
    func reply(_ response: Response, form: ResponseSerializer.Form, in loop: EventLoop) {
        lease = nil
        presenceCheckAt = nil
        var form = form
        let clientEnds = !form.keepsConnection
        if response.closesConnection || endsAfterReply(in: loop) { form.keepsConnection = false }
        loop.serializer.appendHead(of: response, form: form, to: &loop.output)
        phase = .awaitingHead
        // A client that asked for the end sends nothing more; any other may have a request under way.
        if !form.keepsConnection { afterOutput = clientEnds ? .closes : .lingers }
        guard ResponseSerializer.sendsBody(response, form: form) else { return }
        if response.body.count <= EventLoop.copiedBodyBytes {
            loop.output.append(contentsOf: response.body)
        } else {
            send(loop.output, response.body, in: loop)
            loop.output.removeAll(keepingCapacity: true)
        }
    }

    /// Whether the reply that is made now is the connection's last.
    func endsAfterReply(in loop: EventLoop) -> Bool {
        loop.isDraining || requestCount >= loop.limits.maxRequestsPerConnection
    }

    /// Answers a request that is not handed to the handler, and gives the connection up.
    func refuse(_ failure: RequestFailure, form: ResponseSerializer.Form? = nil, in loop: EventLoop) {
        loop.note(failure, peer)
        releaseBody(in: loop)
        var response = loop.handler.response(to: failure)
        response.status = failure.status
        response.closesConnection = true
        if failure == .overloaded { response.asksToRetry() }
        reply(response, form: form ?? ResponseSerializer.Form(), in: loop)
        if !isClosed { afterOutput = .lingers }
        pending = []
        pendingStart = 0
        headStartedAt = nil
    }

    /// Sends the loop's output, all of which is this connection's.
    func flush(in loop: EventLoop) {
        guard !loop.output.isEmpty else { return }
        send(loop.output, [], in: loop)
        loop.output.removeAll(keepingCapacity: true)
    }

    /// Goes on sending what the kernel did not take.
    func sendOutbox(in loop: EventLoop) {
        guard let sent = outbox.send(to: socket) else {
            close(in: loop)
            return
        }
        if sent > 0 { lastWriteAt = loop.now }
        loop.counters.countSent(sent)
    }

    private func send(_ first: [UInt8], _ second: [UInt8], in loop: EventLoop) {
        guard !isClosed else { return }
        guard outbox.isEmpty else {
            outbox.append(first)
            outbox.append(second)
            return
        }
        let outcome = first.withUnsafeBytes { first in
            second.withUnsafeBytes { SocketIO.send(socket, first, $0) }
        }
        var sent = 0
        switch outcome {
        case .moved(let count): sent = count
        case .wouldBlock: break
        case .ended, .failed:
            close(in: loop)
            return
        }
        loop.counters.countSent(sent)
        guard sent < first.count + second.count else { return }
        lastWriteAt = loop.now
        outbox.append(first, from: sent)
        outbox.append(second, from: max(0, sent - first.count))
        // Asked again until it says no: readiness is reported only after that.
        sendOutbox(in: loop)
    }
}
