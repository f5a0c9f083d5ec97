import Glibc

/// A file, or standard output, that lines are appended to through a buffer.
struct FileOutput: ~Copyable {
    private let descriptor: Int32
    private let name: String
    private var buffer: [UInt8] = []

    /// Opens a file for writing; `-` and nil are standard output.
    ///
    /// - Parameter replacesExisting: false refuses to write where there is a file already.
    /// - Throws: ``CommandFailure`` naming the file.
    init(path: String?, replacesExisting: Bool = true) throws {
        guard let path, path != "-" else {
            descriptor = STDOUT_FILENO
            name = "standard output"
            return
        }
        name = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (replacesExisting ? O_TRUNC : O_EXCL), 0o644)
        guard descriptor >= 0 else { throw CommandFailure.caller("cannot write \(path): \(SystemError.text(errno))") }
    }

    /// Goes on writing a file from a byte on; what stands behind it is cut off.
    ///
    /// - Throws: ``CommandFailure`` naming the file.
    init(path: String, continuingAt offset: Int) throws {
        name = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0, ftruncate(descriptor, off_t(offset)) == 0,
            lseek(descriptor, off_t(offset), SEEK_SET) == off_t(offset)
        else { throw CommandFailure.caller("cannot write \(path): \(SystemError.text(errno))") }
    }

    deinit { if descriptor > STDERR_FILENO { close(descriptor) } }

    /// Appends bytes.
    mutating func append(_ bytes: [UInt8]) throws {
        buffer.append(contentsOf: bytes)
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// Appends text.
    mutating func append(_ text: String) throws { try append(Array(text.utf8)) }

    /// Hands everything to the system.
    mutating func flush() throws {
        guard Self.writeAll(buffer, to: descriptor) else {
            let code = errno
            // A reader that went away (`assay score … | head`) is no mistake worth a message.
            if code == EPIPE { throw CommandFailure(message: "\(name) was closed", exitCode: 1) }
            throw CommandFailure.shortfall("cannot write \(name): \(SystemError.text(code))")
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// write(2) until all bytes are out; EINTR is tried again.
    static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, bytes.count - done)
            }
            if count > 0 {
                done += count
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }
}
