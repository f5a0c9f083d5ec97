import Glibc

/// Waits until a file below some paths is written, made, renamed or deleted (inotify(7)).
///
/// Folders are watched rather than files: editors write a new file and rename it over the old one.
final class FileWatch {
    private let descriptor: Int32
    private static let changes = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE)
    /// How long changes may go on before they count as one.
    private static let settleMilliseconds: Int32 = 50

    /// Watches files by their folders, and folders with those below them.
    ///
    /// - Throws: ``CommandFailure`` where the system has no watch left.
    init(_ paths: [String]) throws {
        descriptor = inotify_init1(Int32(IN_CLOEXEC))
        guard descriptor >= 0 else { throw CommandFailure.shortfall("cannot watch: \(SystemError.text(errno))") }
        for path in paths { try watch(path, depth: 0) }
        // A parent may have blocked the signals that end a watch.
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    deinit { close(descriptor) }

    private func watch(_ path: String, depth: Int) throws {
        var status = stat()
        guard depth < 16, stat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            return try add(parts.isEmpty ? "." : parts.joined(separator: "/") + "/")
        }
        try add(path)
        guard let folder = opendir(path) else { return }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard !name.hasPrefix(".") else { continue }
            let below = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
            if lstat(below, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { try watch(below, depth: depth + 1) }
        }
    }

    private func add(_ folder: String) throws {
        guard inotify_add_watch(descriptor, folder, Self.changes) >= 0 else {
            throw CommandFailure.shortfall("cannot watch \(folder): \(SystemError.text(errno))")
        }
    }

    /// Blocks until something changed, and until it is quiet again.
    func wait() {
        var timeout: Int32 = -1
        var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let ready = Glibc.poll(&poll, 1, timeout)
            if ready < 0 && errno == EINTR { continue }
            guard ready > 0 else { return }
            let count = read(descriptor, &buffer, buffer.count)
            if count <= 0 && errno != EINTR { return }
            timeout = Self.settleMilliseconds
        }
    }
}
