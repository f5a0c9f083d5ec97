public import AssayCore
import Glibc

/// The file that holds a deployment's secret: 32 bytes, readable by its owner alone.
///
/// Made with random bytes where it is missing. It appears whole or not at all, so that replicas that start at the same
/// time on one file system take the same secret.
public enum SecretFile {
    /// Reads the secret, or makes it.
    ///
    /// - Throws: ``ConfigurationError`` with the key `secret_file`: the file cannot be read or made, has another size, or
    ///   others may read it.
    public static func load(_ path: String, file: String) throws(ConfigurationError) -> DeploymentSecret {
        do throws(Problem) {
            if let secret = try read(path) { return secret }
            try make(path)
            if let secret = try read(path) { return secret }
            throw Problem("\(path) was removed while it was made")
        } catch {
            throw ConfigurationError(file: file, place: nil, key: "secret_file", problem: error.text)
        }
    }

    private struct Problem: Error {
        let text: String

        init(_ text: String) { self.text = text }
        init(_ action: String, _ path: String) { text = "\(action) \(path): \(String(cString: strerror(errno)))" }
    }

    /// open(2), fstat(2), read(2); nil where there is no file.
    private static func read(_ path: String) throws(Problem) -> DeploymentSecret? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw Problem("cannot read", path)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Problem("cannot read", path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Problem("\(path) is no plain file") }
        guard status.st_mode & 0o077 == 0 else {
            throw Problem("\(path) can be read by others than its owner: chmod 600 it, or remove it for a new one")
        }
        // One more than it may hold, to see that there is no more.
        var bytes = [UInt8](repeating: 0, count: DeploymentSecret.byteCount + 1)
        let count = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
        guard count >= 0 else { throw Problem("cannot read", path) }
        guard let secret = DeploymentSecret(Array(bytes.prefix(count))) else {
            throw Problem("\(path) must hold exactly \(DeploymentSecret.byteCount) bytes; remove it for a new one")
        }
        return secret
    }

    /// Writes a new secret beside its place and links it there: link(2) fails where someone else was first, which is
    /// as good.
    private static func make(_ path: String) throws(Problem) {
        let draft = "\(path).new-\(getpid())"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Problem("cannot write", draft) }
        defer { unlink(draft) }
        let bytes = DeploymentSecret.random().bytes
        let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        let isWritten = count == bytes.count && fsync(descriptor) == 0
        guard close(descriptor) == 0, isWritten else { throw Problem("cannot write", draft) }
        guard link(draft, path) == 0 || errno == EEXIST else { throw Problem("cannot write", path) }
    }
}
