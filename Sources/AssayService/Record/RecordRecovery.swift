import Glibc

/// Takes back the half line that a crash in the middle of a write leaves at the end of a file.
enum RecordRecovery {
    private static let blockBytes = 64 << 10

    /// Cuts a file behind its last line feed; one that ends in it, or cannot be opened, stays as it is.
    ///
    /// - Returns: how many bytes were taken off, or nil where the system refused.
    /// - Complexity: O(length of the half line).
    @discardableResult static func takeBackHalfLine(_ path: String) -> Int? {
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        let length = Int(lseek(descriptor, 0, SEEK_END))
        guard length > 0 else { return length == 0 ? 0 : nil }
        var block = [UInt8](repeating: 0, count: blockBytes)
        var start = length
        while start > 0 {
            let from = max(0, start - blockBytes)
            let count = block.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, start - from, off_t(from)) }
            if count < 0, errno == EINTR { continue }
            guard count == start - from else { return nil }
            if let last = block[..<count].lastIndex(of: 0x0a) {
                start = from + last + 1
                break
            }
            start = from
        }
        guard start < length else { return 0 }
        return ftruncate(descriptor, off_t(start)) == 0 ? length - start : nil
    }
}
