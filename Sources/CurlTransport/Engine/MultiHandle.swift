import CCurl
import CLibcurl

/// Owns libcurl's multi handle, so that another thread can wake the one that polls as long as anyone holds it.
final class MultiHandle: @unchecked Sendable {  // guarded: only curl_multi_wakeup(3) is called off the engine's thread.
    let pointer: UnsafeMutableRawPointer

    init(_ pointer: UnsafeMutableRawPointer) { self.pointer = pointer }

    deinit { curl_multi_cleanup(pointer) }

    /// curl_multi_wakeup(3): ends a poll, or the next one.
    func wake() { curl_multi_wakeup(pointer) }
}
