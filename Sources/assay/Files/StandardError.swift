import Glibc

/// Standard error, written whole.
enum StandardError {
    static func write(_ text: String) { _ = FileOutput.writeAll(Array(text.utf8), to: STDERR_FILENO) }
}
