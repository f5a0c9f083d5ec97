import Glibc

/// A bar with rate and time left, drawn on standard error while it is a terminal; silent elsewhere.
public struct ProgressBar {
    private let total: Int?
    private let unit: String
    private let isVisible: Bool
    private let start: Double
    private var lastDrawn = 0.0

    /// A bar over a number of things, or over an unknown number.
    ///
    /// - Parameter unit: the plural of what is counted, e.g. `rollouts`.
    public init(total: Int?, unit: String, isQuiet: Bool = false) {
        self.total = total
        self.unit = unit
        isVisible = !isQuiet && isatty(STDERR_FILENO) == 1
        start = Self.now()
    }

    /// Draws the state, at most ten times a second.
    public mutating func update(done: Int) {
        guard isVisible else { return }
        let now = Self.now()
        guard now - lastDrawn >= 0.1 else { return }
        lastDrawn = now
        draw(Self.line(done: done, total: total, seconds: now - start, unit: unit))
    }

    /// Takes the bar off the screen.
    public func finish() {
        if isVisible { draw("") }
    }

    /// The text of the bar.
    static func line(done: Int, total: Int?, seconds: Double, unit: String) -> String {
        let rate = seconds > 0 ? Double(done) / seconds : 0
        let speed = "\(Int(rate.rounded())) \(unit)/s"
        guard let total, total > 0 else { return "\(done) \(unit), \(speed)" }
        let share = min(Double(done) / Double(total), 1)
        let filled = Int(share * 24)
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 24 - filled)
        let left = rate > 0 ? Int((Double(total - min(done, total)) / rate).rounded(.up)) : nil
        let eta = left.map { $0 >= 60 ? "\($0 / 60)m\($0 % 60)s left" : "\($0)s left" } ?? ""
        return "[\(bar)] \(done)/\(total) \(unit), \(speed), \(eta)"
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
