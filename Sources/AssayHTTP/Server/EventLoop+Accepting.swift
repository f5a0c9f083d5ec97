import CLinux

extension EventLoop {
    /// Connections taken from one listener before the open ones get their turn.
    private static let acceptsPerTurn = 64
    /// How long accepting rests after a failure for want of descriptors.
    private static let exhaustionPause: Int64 = 100_000_000

    /// Takes waiting connections from a listener.
    func accept(from index: Int) {
        guard index < acceptor.listeners.count else { return }
        for _ in 0..<Self.acceptsPerTurn {
            guard connections.count < limits.maxConnections else {
                onEvent(.connectionLimit)
                pauseAccepting(.full)
                return
            }
            guard acceptOne(acceptor.listeners[index].descriptor) else { return }
        }
    }

    /// Takes one connection; false if there is none, or none can be taken now.
    private func acceptOne(_ listener: Int32) -> Bool {
        var address = assay_address()
        let socket = assay_accept(listener, &address)
        guard socket >= 0 else { return handleAcceptFailure(-socket, listener) }
        let peer = PeerAddress(address)
        guard acceptor.countOpened(peer, limits) else {
            onEvent(.peerLimit(peer))
            turnAway(socket)
            return true
        }
        counters.countAccepted()
        counters.changeOpen(by: 1)
        let connection = connections.insert { token in
            Connection(socket: socket, token: token, peer: peer, limits: limits)
        }
        if poller.addEdgeTriggered(socket, token: connection.token.rawValue) < 0 {
            // ENOMEM or the user's limit of watches: this one cannot be served.
            connection.close(in: self)
            return true
        }
        connection.updateDeadline(in: self)
        return true
    }

    private func handleAcceptFailure(_ error: Int32, _ listener: Int32) -> Bool {
        switch Int(error) {
        case ASSAY_EAGAIN: return false
        case ASSAY_EMFILE, ASSAY_ENFILE, ASSAY_ENOBUFS, ASSAY_ENOMEM:
            onEvent(.acceptFailed(errno: error))
            acceptor.usingSpare {
                var address = assay_address()
                let socket = assay_accept(listener, &address)
                if socket >= 0 { turnAway(socket) }
            }
            pauseAccepting(.exhausted(until: now + Self.exhaustionPause))
            return false
        default:
            // The connection was lost between its arrival and this call, or the network reports an error for it
            // (accept(2)); the next one may be fine.
            return true
        }
    }

    /// Answers 503 without taking the connection in; what fits the empty send buffer of a new socket is sent at once.
    private func turnAway(_ socket: Int32) {
        var response = handler.response(to: .overloaded)
        response.status = RequestFailure.overloaded.status
        response.asksToRetry()
        var bytes: [UInt8] = []
        let form = ResponseSerializer.Form(keepsConnection: false)
        serializer.appendHead(of: response, form: form, to: &bytes)
        bytes.append(contentsOf: response.body)
        bytes.withUnsafeBytes { _ = SocketIO.send(socket, $0, UnsafeRawBufferPointer(start: nil, count: 0)) }
        SocketIO.finishSending(socket)
        SocketIO.close(socket)
        counters.count(.overloaded)
    }

    private func pauseAccepting(_ pause: Acceptor.Pause) {
        acceptor.pause = pause
        guard acceptor.isListening else { return }
        for listener in acceptor.listeners { poller.remove(listener.descriptor) }
        acceptor.isListening = false
    }

    /// Takes connections again.
    func resumeAccepting() {
        acceptor.pause = nil
        guard !acceptor.isListening, !acceptor.listeners.isEmpty else { return }
        for (index, listener) in acceptor.listeners.enumerated() {
            _ = poller.addLevelTriggered(listener.descriptor, token: LoopToken.forListener(index))
        }
        acceptor.isListening = true
    }

    func resumeAcceptingIfDue() {
        switch acceptor.pause {
        case .full where connections.count < limits.maxConnections: resumeAccepting()
        case .exhausted(let until) where until <= now: resumeAccepting()
        default: return
        }
    }
}
