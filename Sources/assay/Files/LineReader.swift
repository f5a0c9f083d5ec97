import Glibc

/// Reads a file, or standard input, line by line without holding more than one line.
struct LineReader: ~Copyable {
    private let descriptor: Int32
    private let name: String
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    private let maxLineBytes: Int

    /// The size of the file, or nil where it has none.
    private let byteCount: Int?
    /// Bytes handed out so far.
    private var bytesRead = 0
    /// Whether the line handed out last ended in a line feed, rather than with the file.
    private(set) var isLineWhole = true

    /// How much of the file was handed out, 0…1; nil where its size is unknown.
    var share: Double? { byteCount.map { $0 > 0 ? Double(bytesRead) / Double($0) : 1 } }

    /// Opens a file; `-` is standard input.
    ///
    /// - Throws: ``CommandFailure`` naming the file.
    init(path: String, maxLineBytes: Int = 1_073_741_824) throws {
        self.maxLineBytes = maxLineBytes
        if path == "-" {
            descriptor = STDIN_FILENO
            name = "standard input"
            byteCount = nil
            return
        }
        name = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw CommandFailure.caller("cannot read \(path): \(SystemError.text(errno))") }
        var status = stat()
        byteCount = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    deinit { if descriptor > STDERR_FILENO { close(descriptor) } }

    /// The next line without its line feed, or nil at the end.
    mutating func next() throws -> [UInt8]? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0a) {
                let line = Array(buffer[start..<end])
                start = end + 1
                bytesRead += line.count + 1
                return line
            }
            searched = buffer.count
            if isAtEnd {
                guard start < buffer.count else { return nil }
                let line = Array(buffer[start...])
                start = buffer.count
                bytesRead += line.count
                isLineWhole = false
                return line
            }
            guard buffer.count - start <= maxLineBytes else {
                throw CommandFailure.caller("\(name) has a line of more than \(maxLineBytes) bytes")
            }
            searched -= start
            buffer.removeSubrange(..<start)
            start = 0
            try fill()
        }
    }

    /// Everything that is left.
    mutating func rest() throws -> [UInt8] {
        while !isAtEnd { try fill() }
        let rest = Array(buffer[start...])
        start = buffer.count
        return rest
    }

    private mutating func fill() throws {
        let chunk = 1 << 16
        let used = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: chunk))
        while true {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress.map { $0 + used }, chunk) }
            if count < 0 && errno == EINTR { continue }
            buffer.removeLast(chunk - max(count, 0))
            guard count >= 0 else { throw CommandFailure.caller("cannot read \(name): \(SystemError.text(errno))") }
            isAtEnd = count == 0
            return
        }
    }
}
