import Glibc

/// The system's text for an errno.
enum SystemErrorText {
    static func of(_ errno: Int32) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            guard let base = buffer.baseAddress else { return "error \(errno)" }
            // The GNU or the POSIX variant, depending on the headers: the buffer is filled by the one, the other may
            // return a constant text instead, so the number stands beside it.
            base[0] = 0
            _ = strerror_r(errno, base, buffer.count)
            let text = String(cString: base)
            return text.isEmpty ? "error \(errno)" : "\(text) (errno \(errno))"
        }
    }
}
