import CLinux

/// Reading and writing of non-blocking sockets: recv(2), sendmsg(2), shutdown(2), SO_LINGER, close(2).
enum SocketIO {
    /// What one call did.
    enum Outcome {
        /// So many bytes, at least one.
        case moved(Int)
        /// Nothing now; readiness will be reported.
        case wouldBlock
        /// The peer has sent everything (reading only).
        case ended
        /// The connection is broken.
        case failed
    }

    static func receive(_ fd: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Outcome {
        outcome(assay_receive(fd, buffer.baseAddress, buffer.count))
    }

    /// recv(2) as it is: a count, 0 at the end, or -errno.
    static func rawReceive(_ fd: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        assay_receive(fd, buffer.baseAddress, buffer.count)
    }

    static func outcome(_ result: Int) -> Outcome {
        if result > 0 { return .moved(result) }
        if result == 0 { return .ended }
        return result == -Int(ASSAY_EAGAIN) ? .wouldBlock : .failed
    }

    /// Writes two pieces with one call; at least one of them holds something.
    static func send(_ fd: Int32, _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> Outcome {
        let sent =
            first.isEmpty
            ? assay_send(fd, second.baseAddress, second.count, nil, 0)
            : assay_send(fd, first.baseAddress, first.count, second.baseAddress, second.count)
        return outcome(sent)
    }

    static func finishSending(_ fd: Int32) { _ = assay_finish_sending(fd) }

    /// Drops what is unsent and tells the peer by a reset.
    static func reset(_ fd: Int32) { assay_reset(fd) }

    static func close(_ fd: Int32) { assay_close(fd) }
}
