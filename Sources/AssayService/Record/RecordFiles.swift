import AssayConfiguration
import Glibc

/// The files `verdicts-NNNNNNNN.ndjson` of a folder: one is appended to, older ones are whole, the oldest are removed.
///
/// Handed over whole: after it is made, the recorder's thread alone touches it. A lock on `record.lock` keeps two daemons out of one folder.
final class RecordFiles: @unchecked Sendable {
    /// What the system refused.
    struct Failure: Error {
        /// What was tried, the path, and the system's words.
        let text: String

        init(_ action: String, _ path: String) {
            text = "cannot \(action) \(path): \(String(cString: strerror(errno)))"
        }
        init(text: String) { self.text = text }
    }

    private let settings: RecordSettings
    private let lock: Int32
    private var numbers: [Int]
    private var descriptor: Int32 = -1
    private var size = 0

    /// Makes the folder, takes its lock and looks what is there.
    init(_ settings: RecordSettings) throws(Failure) {
        self.settings = settings
        guard mkdir(settings.directory, 0o700) == 0 || errno == EEXIST else {
            throw Failure("make", settings.directory)
        }
        let path = "\(settings.directory)/record.lock"
        lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw Failure("write", path) }
        // One that is just ending, such as the daemon before this one, gets half a second.
        var isLocked = flock(lock, LOCK_EX | LOCK_NB) == 0
        for _ in 0..<50 where !isLocked {
            usleep(10_000)
            isLocked = flock(lock, LOCK_EX | LOCK_NB) == 0
        }
        guard isLocked else {
            close(lock)
            throw Failure(text: "another process records into \(settings.directory)")
        }
        numbers = Self.numbers(in: settings.directory)
        // Older ones were whole before it was begun.
        if let newest = numbers.last { RecordRecovery.takeBackHalfLine(self.path(newest)) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        // A child process that is being started may hold a copy of the descriptor: closing alone would not unlock it.
        flock(lock, LOCK_UN)
        close(lock)
    }

    /// Appends whole lines; all of them or none.
    ///
    /// - Throws: ``Failure`` where the disk is full or the file gone; the file then ends as it did before.
    func append(_ lines: [UInt8]) throws(Failure) {
        if descriptor >= 0, size > 0, size + lines.count > settings.maxFileBytes { finish() }
        if descriptor < 0 { try begin() }
        var done = 0
        while done < lines.count {
            let count = lines.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done) }
            if count > 0 {
                done += count
            } else if errno != EINTR {
                let failure = Failure("write", path(numbers.last ?? 0))
                // Half a line would spoil the next one: what there is of it is taken back.
                if ftruncate(descriptor, off_t(size)) != 0 { finish() }
                throw failure
            }
        }
        size += lines.count
    }

    /// Hands the file to the disk (fdatasync) and closes it.
    func finish() {
        guard descriptor >= 0 else { return }
        _ = fdatasync(descriptor)
        close(descriptor)
        descriptor = -1
    }

    private func begin() throws(Failure) {
        let number = (numbers.last ?? 0) + 1
        descriptor = open(path(number), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure("write", path(number)) }
        size = 0
        numbers.append(number)
        while numbers.count > settings.maxFiles { unlink(path(numbers.removeFirst())) }
    }

    private func path(_ number: Int) -> String {
        let digits = String(number)
        return
            "\(settings.directory)/verdicts-\(String(repeating: "0", count: max(0, 8 - digits.utf8.count)))\(digits).ndjson"
    }

    /// readdir(3): the numbers of the files there are, in order.
    private static func numbers(in directory: String) -> [Int] {
        guard let stream = opendir(directory) else { return [] }
        defer { closedir(stream) }
        var numbers: [Int] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name.hasPrefix("verdicts-"), name.hasSuffix(".ndjson"), name.utf8.count >= 24,
                let number = Int(name.dropFirst(9).dropLast(7)), number > 0, number < 1 << 50
            else { continue }
            numbers.append(number)
        }
        return numbers.sorted()
    }
}
