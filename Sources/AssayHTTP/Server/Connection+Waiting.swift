/// Waiting for room in the budget of what is in flight: nothing is read meanwhile, so the client's system holds back what it
/// has, and the client sees a slow reply instead of an error.
extension Connection {
    var isWaitingForRoom: Bool {
        switch phase {
        case .waiting: true
        case .receivingBody(let incoming): incoming.pausedAt != nil
        default: false
        }
    }

    var isReceiving: Bool { if case .receivingBody = phase { true } else { false } }

    /// What a request is answered, or that it waits, where there is no room for it; nil where it goes on.
    func holdBack(
        _ head: RequestHead, form: ResponseSerializer.Form, _ taking: BodyTaking, in loop: EventLoop
    ) -> Response? {
        switch taking.whenFull {
        case .proceeds: return nil
        case .refuses:
            guard !loop.hasRoom else { return nil }
            return overload(in: loop)
        case .waits:
            // Behind those that came before, also where a little room has come up.
            guard !loop.hasRoom || !loop.waiting.isEmpty else { return nil }
            phase = .waiting(WaitingRequest(head: head, form: form, taking: taking, since: loop.now))
            loop.waitForRoom(self)
            return nil
        }
    }

    /// 503 with `Retry-After`.
    func overload(in loop: EventLoop) -> Response {
        loop.note(.overloaded, peer)
        var response = loop.handler.response(to: .overloaded)
        response.status = RequestFailure.overloaded.status
        response.fields.append(HTTPField("Retry-After", "1"))
        return response
    }

    /// Stops reading a body until there is room.
    func pause(_ incoming: IncomingBody, in loop: EventLoop) {
        incoming.pausedAt = loop.now
        loop.waitForRoom(self)
    }

    /// There is room: what was held back goes on.
    func goOn(in loop: EventLoop) {
        switch phase {
        case .waiting(let request):
            phase = .awaitingHead
            take(
                request.head, form: request.form, request.taking, waited: loop.now - request.since,
                available: pending.count - pendingStart, in: loop)
        case .receivingBody(let incoming):
            guard let pausedAt = incoming.pausedAt else { return }
            incoming.pausedAt = nil
            incoming.waited += loop.now - pausedAt
            // The client could not send meanwhile.
            incoming.startedAt += loop.now - pausedAt
        default: return
        }
        flush(in: loop)
        advance(in: loop)
    }
}
