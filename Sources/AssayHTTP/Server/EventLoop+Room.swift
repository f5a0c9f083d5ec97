/// The budget of what is in flight, and the line of those that wait for room in it.
extension EventLoop {
    /// Whether another request may be taken up.
    var hasRoom: Bool {
        inFlight < limits.maxRequestsInFlight && counters.held < limits.maxHeldBodyBytes
    }

    /// Requests that the handler has and that take room: those that wait for something outside do not.
    private var inFlight: Int { outstanding - parked }

    /// Whether a body may go on beyond the budget: everything that is held is unfinished bodies, which would otherwise wait
    /// for each other.
    func mayExceed(_ token: ConnectionToken) -> Bool { exempt == token }

    /// Puts a connection at the end of the line. Each has one request at a time, so the line is a round of connections.
    func waitForRoom(_ connection: Connection) {
        waiting.append(connection.token)
        counters.setWaiting(waiting.count)
    }

    /// The handler has one more request.
    func countHandedOver() {
        outstanding += 1
        counters.setInFlight(inFlight)
    }

    /// Takes account of what came from other threads.
    func settle(_ contents: Mailbox.Contents) {
        guard contents.parked > 0 || !contents.completions.isEmpty else { return }
        parked += contents.parked
        for completion in contents.completions {
            counters.changeHeld(by: -completion.heldBytes)
            outstanding -= 1
            if completion.wasParked { parked -= 1 }
        }
        counters.setInFlight(inFlight)
    }

    /// Lets those at the front of the line go on, as far as there is room.
    func admitWaiting() {
        guard !waiting.isEmpty else { return }
        if let token = exempt, connections[token]?.isReceiving != true { exempt = nil }
        while let token = waiting.first {
            guard let connection = connections[token], connection.isWaitingForRoom else {
                waiting.removeFirst()
                continue
            }
            if !hasRoom {
                // Nothing that would make room is under way: the first one has to.
                guard outstanding == 0, exempt == nil else { break }
                exempt = token
            }
            waiting.removeFirst()
            connection.goOn(in: self)
        }
        counters.setWaiting(waiting.count)
    }
}
