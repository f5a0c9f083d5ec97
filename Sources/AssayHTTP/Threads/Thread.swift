import CLinux
import Glibc

/// A detached system thread.
package enum Thread {
    /// Deep enough for any verifier's bounded recursion; only pages that are used take memory.
    static let stackBytes = 8 << 20

    /// Starts `body` on a thread of its own.
    ///
    /// - Parameter name: Shown by tools; at most 15 bytes.
    /// - Returns: 0 or the errno of pthread_create.
    package static func start(name: String, _ body: @escaping @Sendable () -> Void) -> Int32 {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackBytes)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        let start = Unmanaged.passRetained(Start(name: name, body: body))
        var thread = pthread_t()
        let error = pthread_create(&thread, &attributes, { Thread.run($0) }, start.toOpaque())
        // Nobody else will take it.
        if error != 0 { start.release() }
        return error
    }

    private static func run(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let argument else { return nil }
        let start = Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
        assay_name_thread(start.name)
        start.body()
        return nil
    }

    /// What crosses from the creating thread to the created one.
    private final class Start: Sendable {
        let name: String
        let body: @Sendable () -> Void

        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }
    }
}
