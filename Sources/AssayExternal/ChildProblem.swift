import Glibc

/// Why a program could not be started.
struct ChildProblem: Error, CustomStringConvertible {
    let errno: Int32

    var description: String { "cannot be started: " + String(cString: strerror(errno)) }
}
