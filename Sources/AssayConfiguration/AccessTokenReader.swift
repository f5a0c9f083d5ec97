import Glibc

/// Reads the tokens of `tokens_file` and of the variable `ASSAY_TOKENS`.
///
/// One `NAME:TOKEN` a line; empty lines and lines that start with `#` are passed over. In the variable commas separate
/// as well. A mistake names the line, never what stands there.
public enum AccessTokenReader {
    /// The environment variable that holds tokens.
    public static let variable = "ASSAY_TOKENS"
    /// Tokens of a daemon: every request is compared with each of them.
    public static let maxTokens = 256
    private static let maxFileBytes = 1 << 20

    /// All tokens there are, those of the file first.
    ///
    /// - Parameters:
    ///   - path: `tokens_file`; nil for none.
    ///   - environment: the value of ``variable``; nil where it is not set.
    ///   - file: the configuration's name, for mistakes.
    /// - Throws: ``ConfigurationError`` with the key `tokens_file` or `ASSAY_TOKENS`.
    public static func load(
        _ path: String?, environment: String?, file: String
    ) throws(ConfigurationError) -> [AccessToken] {
        var tokens: [AccessToken] = []
        if let path {
            do throws(Problem) {
                try add(try text(of: path), separators: [0x0a], place: path, to: &tokens)
                guard !tokens.isEmpty else { throw Problem("\(path) holds no token") }
            } catch {
                throw ConfigurationError(file: file, place: nil, key: "tokens_file", problem: error.text)
            }
        }
        if let environment {
            do throws(Problem) {
                try add(environment, separators: [0x0a, 0x2c], place: "it", to: &tokens)
            } catch {
                throw ConfigurationError(file: "environment", place: nil, key: variable, problem: error.text)
            }
        }
        return tokens
    }

    private struct Problem: Error {
        let text: String

        init(_ text: String) { self.text = text }
    }

    private static func add(
        _ text: String, separators: [UInt8], place: String, to tokens: inout [AccessToken]
    ) throws(Problem) {
        let lines = text.utf8.split(omittingEmptySubsequences: false) { separators.contains($0) }
        for (index, bytes) in zip(1..., lines) {
            var line = Substring(bytes)
            while let first = line.utf8.first, isBlank(first) { line = Substring(line.utf8.dropFirst()) }
            while let last = line.utf8.last, isBlank(last) { line = Substring(line.utf8.dropLast()) }
            if line.isEmpty || line.utf8.first == UInt8(ascii: "#") { continue }
            guard let token = AccessToken(line: line) else {
                throw Problem(
                    "line \(index) of \(place) is no NAME:TOKEN: a name of 1 to 64 letters, digits, '.', '_', '-',"
                        + " a token of 1 to \(AccessToken.maxSecretBytes) visible ASCII characters")
            }
            guard !tokens.contains(where: { $0.name == token.name }) else {
                throw Problem("line \(index) of \(place) has the name \(token.name) a second time")
            }
            if let same = tokens.first(where: { $0.secret == token.secret }) {
                throw Problem("line \(index) of \(place) has the token of \(same.name) a second time")
            }
            guard tokens.count < maxTokens else { throw Problem("there are more than \(maxTokens) tokens") }
            tokens.append(token)
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0d }

    /// open(2), fstat(2), read(2).
    private static func text(of path: String) throws(Problem) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Problem("cannot read \(path): \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw Problem("cannot read \(path): \(String(cString: strerror(errno)))")
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Problem("\(path) is no plain file") }
        // The group may read: that is how a secret volume reaches a process that is not root.
        guard status.st_mode & 0o037 == 0 else {
            throw Problem("\(path) can be read by everyone, or written by its group: chmod 600 or 640")
        }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            guard count >= 0 else {
                if errno == EINTR { continue }
                throw Problem("cannot read \(path): \(String(cString: strerror(errno)))")
            }
            if count == 0 { break }
            bytes += piece[..<count]
            guard bytes.count <= maxFileBytes else { throw Problem("\(path) has more than \(maxFileBytes) bytes") }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Problem("\(path) is not UTF-8") }
        return text
    }
}
