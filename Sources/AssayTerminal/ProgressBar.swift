import Glibc

/// A bar with rate and time left, drawn on standard error while it is a terminal; silent elsewhere.
public struct ProgressBar {
    private let unit: String
    private let isVisible: Bool
    private let start: Double
    private var lastDrawn = 0.0

    /// A bar that counts things.
    ///
    /// - Parameter unit: the plural of what is counted, e.g. `rollouts`.
    public init(unit: String, isQuiet: Bool = false) {
        self.unit = unit
        isVisible = !isQuiet && isatty(STDERR_FILENO) == 1
        start = Self.now()
    }

    /// Draws the state, at most ten times a second.
    ///
    /// - Parameters:
    ///   - done: things done so far.
    ///   - share: how much of the whole that is, 0…1; nil where the whole is unknown.
    public mutating func update(done: Int, share: Double?) {
        guard isVisible else { return }
        let now = Self.now()
        guard now - lastDrawn >= 0.1 else { return }
        lastDrawn = now
        draw(Self.line(done: done, share: share, seconds: now - start, unit: unit))
    }

    /// Takes the bar off the screen.
    public func finish() {
        if isVisible { draw("") }
    }

    /// The text of the bar: share, count, rate, time left.
    static func line(done: Int, share: Double?, seconds: Double, unit: String) -> String {
        let rate = seconds > 0 ? Double(done) / seconds : 0
        let speed = "\(done) \(unit), \(Int(rate.rounded())) a second"
        guard let share, share.isFinite else { return speed }
        let bounded = min(max(share, 0), 1)
        let filled = Int(bounded * 24)
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 24 - filled)
        var line = "[\(bar)] \(Int(bounded * 100)) %, \(speed)"
        if bounded > 0, seconds > 0 {
            let left = Int(min(seconds * (1 - bounded) / bounded, 1e9).rounded(.up))
            line += left >= 60 ? ", \(left / 60) min \(left % 60) s left" : ", \(left) s left"
        }
        return line
    }

    private func draw(_ line: String) {
        let bytes = Array("\r\u{1b}[2K\(line)".utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
