import Glibc

/// Ends the process with a message where a property does not hold, in release builds too; libFuzzer keeps the input.
@inline(__always)
public func expect(_ holds: @autoclosure () -> Bool, _ message: @autoclosure () -> String) {
    if !holds() { fail(message()) }
}

/// Ends the process with a message.
@inline(never)
public func fail(_ message: String) -> Never {
    let line = Array("fuzz: \(message)\n".utf8)
    _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    abort()
}
