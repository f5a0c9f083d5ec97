import AssayHTTP
import CLinux

/// A program that runs beside us: whole lines go in and come out, and only ``wait(for:milliseconds:)`` waits. Used by
/// one thread.
final class ChildProcess {
    /// How a program ended.
    enum Ending: CustomStringConvertible {
        case exit(code: Int)
        case signal(number: Int)

        var description: String {
            switch self {
            case .exit(let code): "ended with code \(code)"
            case .signal(let number): "was ended by signal \(number)"
            }
        }
    }

    /// The longest line either side may write.
    static let maxLineBytes = 64 << 20

    private var child = assay_child()
    private var unsent: [UInt8] = []
    private var sentCount = 0
    private var received: [UInt8] = []
    private var ended: Ending?
    private var isInputOpen = true

    /// Starts a program.
    init(
        command: [String], environment: [(key: String, value: String)], directory: String?, memoryBytes: Int
    ) throws(ChildProblem) {
        let arguments = CStrings(command)
        let variables = CStrings(environment.map { "\($0.key)=\($0.value)" })
        let result = withExtendedLifetime((arguments, variables)) {
            assay_child_start(
                arguments.pointer, variables.pointer, directory, UInt64(clamping: memoryBytes), &child)
        }
        guard result == 0 else { throw ChildProblem(errno: -result) }
    }

    /// Ends the program if it still runs; SIGKILL cannot be put off, so that this does not wait for long.
    deinit {
        closeInput()
        assay_close(child.output)
        guard ended == nil, child.pid > 0 else { return }
        assay_child_signal(child.pid, 9)
        var status: Int32 = 0
        _ = assay_child_reap(child.pid, 1, &status)
    }

    /// Whether something waits to be written.
    private var hasUnsent: Bool { isInputOpen && sentCount < unsent.count }

    /// Queues a line.
    func send(_ line: [UInt8]) {
        if !hasUnsent {
            unsent.removeAll(keepingCapacity: unsent.capacity <= 1 << 20)
            sentCount = 0
        }
        unsent.append(contentsOf: line)
        unsent.append(0x0a)
    }

    /// Waits until the program writes, takes what waits for it, the event comes or the time is over.
    ///
    /// - Returns: whether there is output to read.
    func wait(for event: Int32, milliseconds: Int) -> Bool {
        var ready: Int32 = 0
        _ = assay_child_wait(&child, hasUnsent ? 1 : 0, event, Int32(clamping: milliseconds), &ready)
        return ready & 1 != 0
    }

    /// Writes what fits now. A program that reads no more is found out by its end.
    func write() {
        while hasUnsent {
            let count = unsent.withUnsafeBytes { bytes in
                let rest = UnsafeRawBufferPointer(rebasing: bytes[sentCount...])
                return assay_child_write(child.input, rest.baseAddress, UInt(rest.count))
            }
            guard count > 0 else {
                if count != -11 { closeInput() }
                return
            }
            sentCount += count
        }
    }

    /// Reads what is there and takes the whole lines out of it.
    ///
    /// - Returns: the lines; nil at the end of the output, or where a line is too long.
    func read() -> [[UInt8]]? {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = buffer.withUnsafeMutableBytes { assay_child_read(child.output, $0.baseAddress, UInt($0.count)) }
        if count == -11 { return [] }
        guard count > 0 else { return nil }
        var lines: [[UInt8]] = []
        var rest = buffer[..<count]
        while let end = rest.firstIndex(of: 0x0a) {
            received.append(contentsOf: rest[..<end])
            lines.append(received)
            received.removeAll(keepingCapacity: received.capacity <= 1 << 20)
            rest = rest[(end + 1)...]
        }
        received.append(contentsOf: rest)
        return received.count > Self.maxLineBytes ? nil : lines
    }

    /// How it ended, where it has.
    func ending() -> Ending? {
        if let ended { return ended }
        var status: Int32 = 0
        guard assay_child_reap(child.pid, 0, &status) == 1 else { return nil }
        ended = status >= 256 ? .signal(number: Int(status) - 256) : .exit(code: Int(status))
        return ended
    }

    /// Gives a program whose output has ended a moment to end too, so that its end can be told; then ends it.
    func endingSoon(milliseconds: Int) -> Ending? {
        let end = MonotonicClock.now + Int64(milliseconds) * 1_000_000
        while ending() == nil, MonotonicClock.now < end {
            // Nothing is polled: a rest.
            var nobody = assay_child(pid: 0, input: -1, output: -1)
            var ready: Int32 = 0
            _ = assay_child_wait(&nobody, 0, -1, 5, &ready)
        }
        return ending()
    }

    /// Closes its standard input, which asks it to end; after the time SIGTERM, and SIGKILL when this goes.
    func finish(milliseconds: Int) {
        closeInput()
        if endingSoon(milliseconds: milliseconds) != nil { return }
        assay_child_signal(child.pid, 15)
        _ = endingSoon(milliseconds: milliseconds)
    }

    private func closeInput() {
        guard isInputOpen else { return }
        isInputOpen = false
        assay_close(child.input)
    }
}
