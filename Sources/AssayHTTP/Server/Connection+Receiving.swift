extension Connection {
    /// Takes up what epoll reported.
    func handle(_ readiness: Poller.Readiness, in loop: EventLoop) {
        if readiness.contains(.hangUp) {
            close(in: loop)
            return
        }
        if readiness.contains(.readable) { isReadable = true }
        if readiness.contains(.peerFinished) {
            isReadable = true
            isPeerFinished = true
        }
        if readiness.contains(.writable), !outbox.isEmpty { sendOutbox(in: loop) }
        advance(in: loop)
    }

    /// Goes on as far as input, output and fairness allow, and sets the next deadline.
    func advance(in loop: EventLoop) {
        pumpStream(in: loop)
        processPending(in: loop)
        var budget = EventLoop.bytesPerTurn
        while isReadable, takesInput {
            guard budget > 0 else {
                loop.queue(self)
                break
            }
            budget -= receive(in: loop)
        }
        if case .streaming(let active) = phase {
            if active.dropsInput { dropStreamInput(active, in: loop) }
            deliverStreamed(active, in: loop)
        }
        if isInputEnded, takesInput { endInput(in: loop) }
        finishOutput(in: loop)
        if case .lingering = phase { dropInput(in: loop) }
        updateDeadline(in: loop)
    }

    /// Reads once and uses what came; returns how much that was.
    private func receive(in loop: EventLoop) -> Int {
        if case .receivingBody(let incoming) = phase, incoming.receiver.directlyReadable >= EventLoop.directReadBytes {
            return receiveDirectly(incoming, in: loop)
        }
        switch SocketIO.receive(socket, into: loop.input) {
        case .moved(let count):
            loop.counters.countReceived(count)
            isReadable = count == loop.input.count || isPeerFinished
            use(UnsafeBufferPointer(rebasing: loop.input.assumingMemoryBound(to: UInt8.self)[..<count]), in: loop)
            return count
        case .wouldBlock: isReadable = false
        case .ended: endReading()
        case .failed: close(in: loop)
        }
        return 0
    }

    /// Reads a long body where it belongs, without a copy.
    private func receiveDirectly(_ incoming: IncomingBody, in loop: EventLoop) -> Int {
        let wanted = min(incoming.receiver.directlyReadable, EventLoop.bytesPerTurn)
        let result = incoming.receiver.receiveDirectly(atMost: wanted) { buffer in
            SocketIO.rawReceive(socket, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]))
        }
        switch SocketIO.outcome(result) {
        case .moved(let count):
            loop.counters.countReceived(count)
            isReadable = count == wanted || isPeerFinished
            hold(count, of: incoming, in: loop)
            // What that was answered by must not wait in the loop's output, which the next connection uses.
            flush(in: loop)
            return count
        case .wouldBlock: isReadable = false
        case .ended: endReading()
        case .failed: close(in: loop)
        }
        return 0
    }

    private func endReading() {
        isReadable = false
        isInputEnded = true
    }

    private func use(_ received: UnsafeBufferPointer<UInt8>, in loop: EventLoop) {
        if hasPending {
            pending.append(contentsOf: received)
            processPending(in: loop)
        } else {
            let used = process(received.span, in: loop)
            keep(Array(received[used...]), from: 0)
        }
    }

    private func processPending(in loop: EventLoop) {
        guard hasPending, takesInput else { return }
        // Moved out, so that what runs below may touch the connection; moved back without a copy.
        let bytes = pending
        let start = pendingStart
        pending = []
        pendingStart = 0
        let used = process(bytes.span.extracting(start...), in: loop)
        keep(bytes, from: start + used)
    }

    /// Keeps what was not used.
    private func keep(_ bytes: [UInt8], from start: Int) {
        guard start < bytes.count, !isClosed else { return }
        switch afterOutput {
        case .goesOn:
            // Behind a long run of used bytes the rest is moved to the front.
            if start > bytes.count / 2 {
                pending = Array(bytes[start...])
            } else {
                pending = bytes
                pendingStart = start
            }
        case .closes, .lingers:
            afterOutput = .lingers
        }
    }

    /// Uses as much of the input as it can and returns how much that was.
    private func process(_ input: Span<UInt8>, in loop: EventLoop) -> Int {
        var used = 0
        while takesInput {
            if case .streaming(let active) = phase {
                guard used < input.count else { break }
                used += receive(input.extracting(used...), of: active, in: loop)
            } else if case .receivingBody(let incoming) = phase {
                guard used < input.count else { break }
                used += receive(input.extracting(used...), of: incoming, in: loop)
            } else {
                guard used < input.count else { break }
                do throws(RequestFailure) {
                    guard let head = try parser.parse(input.extracting(used...)) else { break }
                    used += parser.consumed
                    parser = RequestHeadParser(limits: loop.limits)
                    used += begin(head, available: input.count - used, in: loop)
                } catch {
                    refuse(error, in: loop)
                    used = input.count
                }
            }
            if loop.output.count >= EventLoop.outputBytes { flush(in: loop) }
        }
        flush(in: loop)
        return used
    }

    private func receive(_ input: Span<UInt8>, of incoming: IncomingBody, in loop: EventLoop) -> Int {
        do throws(RequestFailure) {
            let before = incoming.receiver.count
            let used = try incoming.receiver.receive(input)
            hold(incoming.receiver.count - before, of: incoming, in: loop)
            return used
        } catch {
            refuse(error, form: incoming.form, in: loop)
            return input.count
        }
    }

    /// Accounts for content that arrived, and hands the request on when it is complete.
    private func hold(_ count: Int, of incoming: IncomingBody, in loop: EventLoop) {
        incoming.heldBytes += count
        loop.counters.changeHeld(by: count)
        let isOver = loop.counters.held > loop.limits.maxHeldBodyBytes
        if isOver, incoming.taking.waitsUntil == nil {
            refuse(.overloaded, form: incoming.form, in: loop)
        } else if incoming.receiver.isComplete {
            dispatch(
                incoming.head, body: incoming.receiver.take(), form: incoming.form, incoming.taking,
                waited: incoming.waited, in: loop)
        } else if isOver, !loop.mayExceed(token) {
            pause(incoming, in: loop)
        }
    }

    /// The client has sent everything; what it sent completely is answered by now.
    private func endInput(in loop: EventLoop) {
        if case .streaming(let active) = phase {
            failStream(active, .incompleteRequest, in: loop)
        } else if case .receivingBody(let incoming) = phase {
            refuse(.incompleteRequest, form: incoming.form, in: loop)
        } else if hasPending, parser.hasBegun {
            refuse(.incompleteRequest, in: loop)
        } else {
            close(in: loop)
        }
        flush(in: loop)
    }
}
