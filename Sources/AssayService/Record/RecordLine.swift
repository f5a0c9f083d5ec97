import AssayCore
import AssayJSON
import AssayWire
import Glibc

/// One verdict on its way to the record.
struct RecordLine: Sendable {
    /// Nanoseconds since 1970.
    let at: Int64
    /// The rollout; nil where the row could not be read.
    let rollout: Rollout?
    let verdict: Verdict

    /// Roughly the memory it holds, in bytes.
    var cost: Int {
        var bytes = 1024 + verdict.detail.count * 128 + (verdict.extraction?.text.utf8.count ?? 0)
        if let rollout {
            bytes += rollout.content.text.utf8.count
            if case .string(let truth)? = rollout.groundTruth { bytes += truth.utf8.count }
            if case .text(let prompt)? = rollout.prompt { bytes += prompt.utf8.count }
        }
        return bytes
    }

    /// Writes it with its line feed.
    func write(includingRollout: Bool, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.key(literal: "time")
        writer.string(Self.text(at))
        if let rollout {
            writer.key(literal: "data_source")
            writer.string(rollout.dataSource)
            if !includingRollout { RolloutWriter.writeOrigin(rollout, into: &writer) }
        }
        writer.key(literal: "verdict")
        VerdictWriter.write(verdict, into: &writer)
        if includingRollout, let rollout {
            writer.key(literal: "rollout")
            RolloutWriter.write(rollout, into: &writer)
        }
        writer.endObject()
        writer.endLine()
    }

    /// clock_gettime(2), in nanoseconds since 1970.
    static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// gmtime_r(3): RFC 3339 in UTC with milliseconds.
    static func text(_ nanoseconds: Int64) -> String {
        var seconds = time_t(nanoseconds / 1_000_000_000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        let day =
            "\(padded(Int(parts.tm_year) + 1900, 4))-\(padded(Int(parts.tm_mon) + 1, 2))-\(padded(Int(parts.tm_mday), 2))"
        let time = "\(padded(Int(parts.tm_hour), 2)):\(padded(Int(parts.tm_min), 2)):\(padded(Int(parts.tm_sec), 2))"
        return "\(day)T\(time).\(padded(Int(nanoseconds / 1_000_000 % 1000), 3))Z"
    }
}
