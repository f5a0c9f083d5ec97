import CLinux

extension EventLoop {
    /// Whether replies announce the end of their connection.
    var isDraining: Bool { drainStartedAt != nil }

    /// Stops accepting and lets what is under way finish.
    func startDrain() {
        guard drainStartedAt == nil else { return }
        // Clients in the backlogs are connected already as far as they know: closing would reset them.
        for index in acceptor.listeners.indices {
            while connections.count < limits.maxConnections, acceptWaiting(index) {}
        }
        acceptor.close()
        drainStartedAt = now
        onEvent(.draining)
        for connection in connections.all where connection.isIdle { connection.updateDeadline(in: self) }
    }

    /// Takes a listener's waiting connections; false once there are none.
    private func acceptWaiting(_ index: Int) -> Bool {
        let before = connections.count
        accept(from: index)
        return connections.count > before
    }

    /// Ends the loop when everything is finished or the grace is over.
    func finishDrainIfDue() {
        guard let start = drainStartedAt else { return }
        if connections.count == 0 || now - start >= deadlines.grace { isStopped = true }
    }

    /// Closes everything; returns how many connections were cut off.
    func shutDown() -> Int {
        let unfinished = connections.all
        for connection in unfinished { connection.close(in: self) }
        acceptor.close()
        if signalDescriptor >= 0 { assay_close(signalDescriptor) }
        pool.stop()
        onEvent(.stopped(unfinished: unfinished.count))
        return unfinished.count
    }

    /// SIGTERM and SIGINT drain, then stop; SIGHUP reloads.
    func readSignals() {
        guard let signals else { return }
        while true {
            let signal = assay_signalfd_read(signalDescriptor)
            guard signal > 0 else { return }
            if Int(signal) == ASSAY_SIGHUP {
                signals.onReload()
            } else if isDraining {
                isStopped = true
            } else {
                startDrain()
                signals.onDrain()
            }
        }
    }
}
