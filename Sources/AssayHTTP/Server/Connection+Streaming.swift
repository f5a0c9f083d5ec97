extension Connection {
    /// Bytes of content that make a piece worth handing over before the socket is empty.
    private static let pieceBytes = 64 << 10
    /// Bytes of output framed as one chunk.
    private static let outputBytes = 256 << 10

    /// Starts handing a body over while it arrives.
    func beginStream(
        of head: RequestHead, _ response: Response, form: ResponseSerializer.Form, available: Int, in loop: EventLoop
    ) {
        let receiver: BodyReceiver
        do throws(RequestFailure) {
            receiver = try BodyReceiver(
                framing: head.framing, limits: loop.limits, maxBodyBytes: .max / 2, isTakenInPieces: true)
        } catch {
            return refuse(error, form: form, in: loop)
        }
        if head.expectsContinue, available == 0, !receiver.isComplete {
            loop.output.append(literal: "HTTP/1.1 100 Continue\r\n\r\n")
        }
        let inflation =
            head.contentCoding == .identity || receiver.isComplete
            ? nil : StreamInflation(head.contentCoding, maxRatio: loop.limits.maxInflationRatio)
        let exchange = StreamExchange(
            head: head, pool: loop.pool, token: token, mailbox: loop.mailbox, inflation: inflation)
        let active = ActiveStream(
            exchange: exchange, response: response, form: form, receiver: receiver, now: loop.now)
        phase = .streaming(active)
        loop.handler.respond(to: exchange)
        if receiver.isComplete { endStreamInput(active, nil) }
    }

    /// Takes what belongs to the body; returns how many bytes that was.
    func receive(_ input: Span<UInt8>, of active: ActiveStream, in loop: EventLoop) -> Int {
        active.lastActivityAt = loop.now
        do throws(RequestFailure) {
            let used = try active.receiver.receive(input)
            if active.receiver.count >= Self.pieceBytes || active.receiver.isComplete {
                deliverStreamed(active, in: loop)
            }
            if active.receiver.isComplete, !active.isInputOver { endStreamInput(active, nil) }
            return used
        } catch {
            failStream(active, error, in: loop)
            return input.count
        }
    }

    /// Hands over what was gathered.
    func deliverStreamed(_ active: ActiveStream, in loop: EventLoop) {
        let piece = active.receiver.takePiece()
        guard !piece.isEmpty else { return }
        active.heldBytes += piece.count
        loop.counters.changeHeld(by: piece.count)
        active.exchange.deliver(piece)
        if loop.counters.held > loop.limits.maxHeldBodyBytes { failStream(active, .overloaded, in: loop) }
    }

    private func endStreamInput(_ active: ActiveStream, _ failure: RequestFailure?) {
        active.isInputOver = true
        active.exchange.endInput(failure)
    }

    /// The body cannot be read to its end; the handler ends the response.
    func failStream(_ active: ActiveStream, _ failure: RequestFailure, in loop: EventLoop) {
        guard !active.isInputOver || failure == .slowReader else { return }
        loop.note(failure, peer)
        if failure != .slowReader { active.exchange.deliver(active.receiver.takePiece()) }
        // Whatever broke, the connection is not used again.
        active.isBroken = true
        endStreamInput(active, failure)
    }

    /// Sends what the handler has written as far as the client takes it.
    func pumpStream(in loop: EventLoop) {
        guard case .streaming(let active) = phase else { return }
        if outbox.isEmpty, active.inOutbox > 0 {
            let count = active.inOutbox
            active.inOutbox = 0
            active.exchange.countSent(count)
        }
        while outbox.isEmpty, case .streaming = phase {
            let output = active.exchange.takeOutput(atMost: Self.outputBytes)
            active.heldBytes -= output.released
            loop.counters.changeHeld(by: -output.released)
            guard output.count > 0 || output.isLast else { return }
            active.lastActivityAt = loop.now
            appendStreamed(output.pieces, output.count, isLast: output.isLast, of: active, in: loop)
            active.inOutbox += output.count
            if output.isLast { finishStream(active, in: loop) }
            flush(in: loop)
            if outbox.isEmpty, !isClosed, active.inOutbox > 0 {
                active.inOutbox = 0
                active.exchange.countSent(output.count)
            }
        }
    }

    private func appendStreamed(
        _ pieces: [[UInt8]], _ count: Int, isLast: Bool, of active: ActiveStream, in loop: EventLoop
    ) {
        if !active.isHeadSent {
            active.isHeadSent = true
            // Without chunks the end of the connection is the end of the content (RFC 9112 section 6.3).
            if active.form.isHTTP10 || endsAfterReply(in: loop) || active.isBroken {
                active.form.keepsConnection = false
            }
            loop.serializer.appendHead(of: active.response, form: active.form, isStreamed: true, to: &loop.output)
        }
        if count > 0 {
            if !active.form.isHTTP10 {
                loop.output.append(contentsOf: String(count, radix: 16).utf8)
                loop.output.append(literal: "\r\n")
            }
            for piece in pieces { loop.output.append(contentsOf: piece) }
            if !active.form.isHTTP10 { loop.output.append(literal: "\r\n") }
        }
        if isLast, !active.form.isHTTP10 { loop.output.append(literal: "0\r\n\r\n") }
    }

    private func finishStream(_ active: ActiveStream, in loop: EventLoop) {
        loop.counters.changeHeld(by: -active.heldBytes)
        active.heldBytes = 0
        lease = nil
        active.exchange.end(isCancelled: false)
        phase = .awaitingHead
        if !active.receiver.isComplete || active.isBroken {
            afterOutput = .lingers
        } else if !active.form.keepsConnection {
            afterOutput = .closes
        }
    }

    /// Reads and drops what a client sends that does not read its verdicts.
    func dropStreamInput(_ active: ActiveStream, in loop: EventLoop) {
        pending = []
        pendingStart = 0
        var budget = EventLoop.bytesPerTurn
        while isReadable {
            guard budget > 0 else { return loop.queue(self) }
            switch SocketIO.receive(socket, into: loop.input) {
            case .moved(let count):
                loop.counters.countReceived(count)
                budget -= count
                isReadable = count == loop.input.count || isPeerFinished
            case .wouldBlock: isReadable = false
            case .ended:
                isReadable = false
                isInputEnded = true
            case .failed: return close(in: loop)
            }
        }
    }

    /// When a stream is next looked at if nothing happens: a client that neither reads what waits for it nor sends is
    /// too slow, and so is one that sends nothing.
    func streamDeadline(of active: ActiveStream, in loop: EventLoop) -> Int64 {
        if !outbox.isEmpty { return max(lastWriteAt, active.lastActivityAt) + loop.deadlines.writeStall }
        if !active.isInputOver, active.exchange.hasRoom { return active.lastActivityAt + loop.deadlines.idle }
        return .max
    }

    /// The deadline of a stream has passed.
    func expireStream(_ active: ActiveStream, in loop: EventLoop) {
        guard !outbox.isEmpty else { return failStream(active, .bodyTimeout, in: loop) }
        guard !active.dropsInput else { return close(in: loop, resets: true) }
        active.dropsInput = true
        lastWriteAt = loop.now
        failStream(active, .slowReader, in: loop)
    }
}
