import Glibc

/// Replaces a file as a whole: whoever reads it sees the old text or the new one.
enum FileReplacement {
    /// Writes bytes beside a file and renames them over it; a link is followed, the permissions stay.
    ///
    /// - Throws: ``CommandFailure`` naming the file, which is as it was then.
    static func write(_ bytes: [UInt8], to path: String) throws {
        var resolved = path
        if let real = realpath(path, nil) {
            resolved = String(cString: real)
            free(real)
        }
        var status = stat()
        guard stat(resolved, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw CommandFailure.caller("cannot replace \(path): it is no regular file")
        }
        let temporary = "\(resolved).\(getpid()).tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, status.st_mode & 0o7777)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        guard FileOutput.writeAll(bytes, to: descriptor), fsync(descriptor) == 0, rename(temporary, resolved) == 0
        else {
            let failure = failure(path)
            unlink(temporary)
            throw failure
        }
    }

    private static func failure(_ path: String) -> CommandFailure {
        .caller("cannot replace \(path): \(SystemError.text(errno))")
    }
}
