import Glibc

/// A program of the system, run to its end by posix_spawn.
///
/// Not Foundation's Process: on Linux it reads past the end of a buffer when many descriptors are open, which
/// AddressSanitizer reports in place of what these tests look for.
enum Command {
    struct Missing: Error, CustomStringConvertible {
        let name: String
        var description: String { "\(name) is not installed; these tests need it (apt-get install \(name))" }
    }

    struct Failure: Error {
        let call: String
        let errno: Int32
    }

    struct Result {
        let status: Int32
        let output: String
    }

    /// Runs a program found on the PATH and returns what it printed, errors included.
    static func run(_ name: String, _ arguments: [String]) throws -> Result {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Failure(call: "pipe", errno: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        let child: pid_t
        do {
            defer { close(ends[1]) }
            child = try spawn(name, arguments, output: ends[1])
        }
        let output = readToEnd(ends[0])
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        // WEXITSTATUS; a signal's number is reported as the shell does.
        let signal = status & 0x7F
        return Result(
            status: signal == 0 ? status >> 8 & 0xFF : 128 + signal, output: String(decoding: output, as: UTF8.self))
    }

    private static func spawn(_ name: String, _ arguments: [String], output: Int32) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)
        var strings = ([name] + arguments).map { strdup($0) }
        defer { for string in strings { free(string) } }
        strings.append(nil)
        var child = pid_t()
        let error = posix_spawnp(&child, name, &actions, nil, strings, environ)
        if error == ENOENT { throw Missing(name: name) }
        guard error == 0 else { throw Failure(call: "posix_spawnp", errno: error) }
        return child
    }

    private static func readToEnd(_ end: Int32) -> [UInt8] {
        var output: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(end, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return output }
            output += piece[..<count]
        }
    }
}
