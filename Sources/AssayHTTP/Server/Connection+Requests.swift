extension Connection {
    /// Starts a request and returns how many bytes of its body were skipped.
    ///
    /// - Parameter available: Bytes that were received behind the head.
    func begin(_ parsed: RequestHead, available: Int, in loop: EventLoop) -> Int {
        var head = parsed
        head.peer = peer
        headStartedAt = nil
        loop.counters.countRequest()
        let form = ResponseSerializer.Form(
            isHead: head.method == .head, isHTTP10: head.isHTTP10, keepsConnection: head.keepAlive)
        guard head.method != .connect else {
            refuse(.tunnelRefused, form: form, in: loop)
            return 0
        }
        requestCount += 1
        switch loop.handler.plan(for: head) {
        case .respond(let response):
            return respondEarly(response, to: head, form: form, available: available, in: loop)
        case .stream(let response, let lease):
            if let refusal = codingRefusal(head, in: loop) ?? (loop.hasRoom ? nil : overload(in: loop)) {
                return respondEarly(refusal, to: head, form: form, available: available, in: loop)
            }
            self.lease = lease
            beginStream(of: head, response, form: form, available: available, in: loop)
            return 0
        case .receive(let maxBodyBytes, let inlineUpTo, let whenFull, let lease):
            let taking = BodyTaking(
                maxBodyBytes: maxBodyBytes, inlineUpTo: inlineUpTo, whenFull: whenFull, limits: loop.limits,
                now: loop.now)
            // Nearly always: nothing to ask.
            if head.contentCoding != .unknown, loop.waiting.isEmpty, loop.hasRoom {
                self.lease = lease
                take(head, form: form, taking, waited: 0, available: available, in: loop)
                return 0
            }
            if let refusal = codingRefusal(head, in: loop) ?? holdBack(head, form: form, taking, in: loop) {
                return respondEarly(refusal, to: head, form: form, available: available, in: loop)
            }
            self.lease = lease
            if !isWaitingForRoom { take(head, form: form, taking, waited: 0, available: available, in: loop) }
            return 0
        }
    }

    /// Answers without the body. A body that is here already is skipped; for any other the connection is given up,
    /// since reading what nobody wants costs more than a new connection.
    private func respondEarly(
        _ response: Response, to head: RequestHead, form: ResponseSerializer.Form, available: Int, in loop: EventLoop
    ) -> Int {
        var form = form
        var skipped = 0
        switch head.framing {
        case .none: break
        case .length(let length) where length <= available: skipped = length
        case .length, .chunked: form.keepsConnection = false
        }
        let bodyFollows = head.framing != .none && skipped == 0
        reply(response, form: form, in: loop)
        if bodyFollows, !isClosed { afterOutput = .lingers }
        return skipped
    }

    /// What a content in a coding that is not taken is answered; it tells which are (RFC 9110 section 15.5.16).
    private func codingRefusal(_ head: RequestHead, in loop: EventLoop) -> Response? {
        guard head.contentCoding == .unknown, head.framing != .none else { return nil }
        loop.note(.unknownContentCoding, peer)
        var response = loop.handler.response(to: .unknownContentCoding)
        response.status = RequestFailure.unknownContentCoding.status
        response.fields.append(HTTPField("Accept-Encoding", "gzip, deflate"))
        return response
    }

    /// Takes a request up whose plan is to receive its body.
    func take(
        _ head: RequestHead, form: ResponseSerializer.Form, _ taking: BodyTaking, waited: Int64, available: Int,
        in loop: EventLoop
    ) {
        let receiver: BodyReceiver
        do throws(RequestFailure) {
            receiver = try BodyReceiver(framing: head.framing, limits: loop.limits, maxBodyBytes: taking.maxBodyBytes)
        } catch {
            refuse(error, form: form, in: loop)
            return
        }
        guard !receiver.isComplete else {
            return dispatch(head, body: [], form: form, taking, waited: waited, in: loop)
        }
        // RFC 9110 section 10.1.1: not if some of the content is here, and never before a refusal.
        if head.expectsContinue, available == 0 { loop.output.append(literal: "HTTP/1.1 100 Continue\r\n\r\n") }
        phase = .receivingBody(
            IncomingBody(
                head: head, form: form, taking: taking, startedAt: loop.now, waited: waited, receiver: receiver))
    }

    /// Hands a complete request to the handler, here or on a worker.
    func dispatch(
        _ head: RequestHead, body: [UInt8], form: ResponseSerializer.Form, _ taking: BodyTaking, waited: Int64,
        in loop: EventLoop
    ) {
        phase = .responding(form)
        guard head.contentCoding == .identity || body.isEmpty else {
            return inflate(head, body, maxBytes: taking.maxBodyBytes, waited: waited, in: loop)
        }
        let exchange = Exchange(
            head: head, body: body, receivedAt: MonotonicClock.now, waited: waited, pool: loop.pool,
            token: token, mailbox: loop.mailbox, life: life, compressedReplyBytes: loop.limits.compressedReplyBytes)
        let handler = loop.handler
        if body.count <= taking.inlineUpTo {
            guard let response = exchange.runInline(handler) else { return loop.countHandedOver() }
            loop.counters.changeHeld(by: -body.count)
            reply(response, form: form, in: loop)
        } else {
            loop.countHandedOver()
            loop.submit { handler.respond(to: exchange) }
        }
    }

    /// Has a compressed content decompressed on the workers, and handed on from there.
    private func inflate(_ head: RequestHead, _ coded: [UInt8], maxBytes: Int, waited: Int64, in loop: EventLoop) {
        let (pool, mailbox, life, token) = (loop.pool, loop.mailbox, life, token)
        let receivedAt = MonotonicClock.now
        let compressedReplyBytes = loop.limits.compressedReplyBytes
        let heldBytes = coded.count
        let job = InflationJob(
            head: head, coded: coded, maxBytes: maxBytes, maxRatio: loop.limits.maxInflationRatio,
            hold: BodyHold(loop.counters, maxHeldBytes: loop.limits.maxHeldBodyBytes), handler: loop.handler,
            pool: pool, isWanted: { !life.hasEnded },
            make: { body, hold in
                Exchange(
                    head: head, body: body, receivedAt: receivedAt, waited: waited, pool: pool, token: token,
                    mailbox: mailbox,
                    life: life, compressedReplyBytes: compressedReplyBytes, heldBytes: heldBytes, hold: hold)
            },
            refuse: { failure in
                mailbox.post(Completion(token: token, outcome: .refused(failure), heldBytes: heldBytes))
            })
        loop.countHandedOver()
        loop.submit { job.turn() }
    }

    /// Takes the response of an exchange that was finished on another thread, or let go.
    func complete(_ outcome: Completion.Outcome, in loop: EventLoop) {
        guard case .responding(let form) = phase else { return }
        switch outcome {
        case .finished(let response):
            reply(response, form: form, in: loop)
        case .abandoned: replyInstead(.abandoned, form: form, in: loop)
        case .refused(let failure): replyInstead(failure, form: form, in: loop)
        }
        flush(in: loop)
        advance(in: loop)
    }

    /// Answers a request that was received completely but cannot be handled; the connection stays.
    func replyInstead(_ failure: RequestFailure, form: ResponseSerializer.Form, in loop: EventLoop) {
        loop.note(failure, peer)
        var response = loop.handler.response(to: failure)
        response.status = failure.status
        if failure == .overloaded { response.fields.append(HTTPField("Retry-After", "1")) }
        reply(response, form: form, in: loop)
    }
}
