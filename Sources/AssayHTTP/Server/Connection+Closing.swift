extension Connection {
    /// Once the last reply is sent, ends the connection the way the reply deserves.
    func finishOutput(in loop: EventLoop) {
        guard outbox.isEmpty, !isClosed else { return }
        switch (phase, afterOutput) {
        case (.lingering, _), (.streaming, _), (_, .goesOn): return
        case (_, .closes) where !isReadable && !hasPending:
            close(in: loop)
        case (_, .closes) where isInputEnded:
            close(in: loop)
        case (_, .closes), (_, .lingers):
            SocketIO.finishSending(socket)
            pending = []
            pendingStart = 0
            phase = .lingering(bytesLeft: Self.lingerBytes, until: loop.now + loop.deadlines.linger)
        }
    }

    /// Reads and drops what a refused client still sends, up to a bound.
    func dropInput(in loop: EventLoop) {
        guard case .lingering(var bytesLeft, let until) = phase else { return }
        while isReadable {
            switch SocketIO.receive(socket, into: loop.input) {
            case .moved(let count):
                loop.counters.countReceived(count)
                bytesLeft -= count
                guard bytesLeft > 0 else {
                    close(in: loop)
                    return
                }
                isReadable = count == loop.input.count || isPeerFinished
            case .wouldBlock: isReadable = false
            case .ended, .failed:
                close(in: loop)
                return
            }
        }
        phase = .lingering(bytesLeft: bytesLeft, until: until)
    }

    /// Lets go of everything. Jobs that are still running learn of it by ``Exchange/isCancelled``.
    ///
    /// - Parameter resets: Whether what the client did not take is dropped, not left to the kernel to deliver.
    func close(in loop: EventLoop, resets: Bool = false) {
        guard !isClosed else { return }
        releaseBody(in: loop)
        if case .streaming(let active) = phase {
            loop.counters.changeHeld(by: -active.heldBytes)
            active.exchange.end(isCancelled: true)
        }
        phase = .closed
        lease = nil
        pending = []
        pendingStart = 0
        outbox = Outbox()
        life.end()
        if resets { SocketIO.reset(socket) } else { SocketIO.close(socket) }
        loop.forget(self)
    }

    /// A body that was not handed on is no longer held.
    func releaseBody(in loop: EventLoop) {
        guard case .receivingBody(let incoming) = phase else { return }
        loop.counters.changeHeld(by: -incoming.heldBytes)
        phase = .awaitingHead
    }

    /// Sets when this connection is next looked at if nothing happens before.
    func updateDeadline(in loop: EventLoop) {
        let deadlines = loop.deadlines
        if case .streaming(let active) = phase {
            deadline = streamDeadline(of: active, in: loop)
        } else if !outbox.isEmpty {
            deadline = lastWriteAt + deadlines.writeStall
        } else {
            switch phase {
            case .awaitingHead:
                if headStartedAt == nil, hasPending, parser.hasBegun { headStartedAt = loop.now }
                deadline = headStartedAt.map { $0 + deadlines.head } ?? loop.idleDeadline
            case .waiting(let request):
                deadline = request.taking.waitsUntil ?? loop.now
            case .receivingBody(let incoming):
                deadline = bodyDeadline(of: incoming, in: loop)
            case .responding(let form):
                deadline = presenceDeadline(form, in: loop)
            case .streaming, .closed:
                deadline = .max
            case .lingering(_, let until):
                deadline = until
            }
        }
        loop.schedule(self)
    }

    /// Never longer than a stall from now, and never later than the lowest rate allows.
    private func bodyDeadline(of incoming: IncomingBody, in loop: EventLoop) -> Int64 {
        if incoming.pausedAt != nil, let until = incoming.taking.waitsUntil { return until }
        let stall = loop.deadlines.bodyStall
        let rate = max(loop.limits.minBodyBytesPerSecond, 1)
        // Capped at a day, so that no limit however large can overflow the sum.
        let earned = Int64(min(incoming.receiver.count / rate, 86_400)) * 1_000_000_000
        return min(loop.now + stall, incoming.startedAt + stall + earned)
    }

    /// A client that has finished sending may still wait for the reply, or it is gone: the two look alike until something
    /// is sent to it. So it is told, by an interim response (RFC 9110 section 15.2) that it has to be able to skip, that
    /// the work goes on; a system whose client is gone answers by a reset, and the work is given up.
    private func presenceDeadline(_ form: ResponseSerializer.Form, in loop: EventLoop) -> Int64 {
        // HTTP/1.0 knows no interim responses.
        guard isPeerFinished, !form.isHTTP10 else { return .max }
        let time = presenceCheckAt ?? (loop.now + loop.deadlines.presenceCheck)
        presenceCheckAt = time
        return time
    }

    private func checkPresence(in loop: EventLoop) {
        loop.output.append(literal: "HTTP/1.1 102 Processing\r\n\r\n")
        presenceCheckAt = loop.now + 10 * loop.deadlines.presenceCheck
    }

    /// The deadline has passed.
    func expire(in loop: EventLoop) {
        if case .streaming(let active) = phase {
            expireStream(active, in: loop)
            advance(in: loop)
            return
        }
        if !outbox.isEmpty {
            close(in: loop, resets: true)
            return
        }
        switch phase {
        case .awaitingHead where headStartedAt == nil, .lingering:
            close(in: loop)
        case .awaitingHead:
            refuse(.headTimeout, in: loop)
        case .waiting(let request):
            refuse(.overloaded, form: request.form, in: loop)
        case .receivingBody(let incoming):
            refuse(incoming.pausedAt == nil ? .bodyTimeout : .overloaded, form: incoming.form, in: loop)
        case .responding:
            checkPresence(in: loop)
        case .streaming, .closed:
            return
        }
        flush(in: loop)
        advance(in: loop)
    }
}
