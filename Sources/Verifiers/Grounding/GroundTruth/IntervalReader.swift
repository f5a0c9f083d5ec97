import AssayCore
import AssayJSON

/// Reads the stretches of time of a ground truth: `[[start, end], …]`, `[start, end]`, an object with two times, or text.
struct IntervalReader {
    private static let maxIntervals = 1000
    /// The members of an object that hold times.
    private static let timeNames: Set<String> = [
        "start", "end", "start_time", "end_time", "begin", "stop", "interval", "intervals", "timestamp", "timestamps",
        "segment", "span", "time",
    ]

    let unit: TimeUnit

    func read(_ value: JSONValue) throws(GroundTruthError) -> GroundingTruth {
        var times: [Double] = []
        try gather(value, into: &times, depth: 0)
        guard times.count.isMultiple(of: 2) else {
            throw GroundTruthError("holds \(times.count) times; each stretch needs a start and an end")
        }
        var intervals: [TimeInterval] = []
        for index in stride(from: 0, to: times.count, by: 2) {
            do throws(ShapeProblem) {
                intervals.append(try TimeInterval(start: times[index], end: times[index + 1], allowsZeroLength: true))
            } catch {
                throw GroundTruthError("stretch \(index / 2) is no stretch of time: \(error.rawValue)")
            }
        }
        return GroundingTruth(intervals: intervals)
    }

    private func gather(_ value: JSONValue, into times: inout [Double], depth: Int) throws(GroundTruthError) {
        guard depth < 4 else { throw GroundTruthError("must be [[start, end]], nested no deeper") }
        switch value {
        case .number(let number):
            guard let time = number.double else {
                throw GroundTruthError("holds \(number.literal), which is no finite time")
            }
            times.append(time * unit.seconds)
        case .string(let text):
            let read = TimeParser.parse(text, unit: unit, limit: 2 * Self.maxIntervals + 1)
            guard !read.isEmpty || text.utf8.allSatisfy({ !ByteClass.isLetter($0) && $0 < 0x80 }) else {
                throw GroundTruthError("is a text that holds no time")
            }
            times += read
        case .array(let elements):
            for element in elements { try gather(element, into: &times, depth: depth + 1) }
        case .object(let object):
            let members = object.members.filter { Self.timeNames.contains($0.key) }
            guard !members.isEmpty else { throw GroundTruthError("must have the members start and end") }
            for member in members { try gather(member.value, into: &times, depth: depth + 1) }
        case .null, .bool:
            throw GroundTruthError("must hold times, not \(value.kindName)")
        }
        guard times.count <= 2 * Self.maxIntervals else {
            throw GroundTruthError("holds more than \(Self.maxIntervals) stretches of time")
        }
    }
}
