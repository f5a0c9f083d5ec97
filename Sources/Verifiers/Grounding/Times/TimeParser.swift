/// Reads the times of an answer in order: seconds, `mm:ss`, `hh:mm:ss`, or numbers with a unit.
///
/// Brackets, quotes and words do not matter, so that `[12.5, 20]`, `10s to 20s`, `01:15 - 01:30`,
/// `{"start": 10, "end": 20}` and "from 1 min 30 s to 2 min" all hold two times. Where two times are joined by a dash,
/// a comma, "to", "and" or "until" and an earlier number is not ("scene 2: 10 to 20"), reading starts with the joined.
///
/// - Complexity: O(bytes).
struct TimeParser {
    /// One time and what stands between it and the one before.
    struct Time: Sendable, Hashable {
        let seconds: Double
        /// Whether only joining signs or words stand between this time and the one before.
        let isJoined: Bool
    }

    private let text: FoldedText
    private let unit: TimeUnit
    private let limit: Int
    private var offset = 0
    private var times: [Time] = []
    private var isJoined = false
    /// A minus seen where it may be a sign: at the start, behind a bracket or comma.
    private var mayBeSigned = true

    /// The first times of a text, in seconds, at most `limit` of them.
    static func parse(_ answer: String, unit: TimeUnit, limit: Int) -> [Double] {
        var answer = answer
        return answer.withUTF8 { parse($0, unit: unit, limit: limit) }
    }

    static func parse(_ bytes: UnsafeBufferPointer<UInt8>, unit: TimeUnit, limit: Int) -> [Double] {
        // One unjoined number in front may be dropped, so that one more is read.
        var parser = TimeParser(text: FoldedText(bytes), unit: unit, limit: limit + maxSkipped)
        parser.run()
        return Array(parser.fromFirstJoined.prefix(limit))
    }

    /// Numbers passed over in front of the first joined pair.
    private static let maxSkipped = 16

    private init(text: FoldedText, unit: TimeUnit, limit: Int) {
        self.text = text
        self.unit = unit
        self.limit = limit
    }

    private var fromFirstJoined: [Double] {
        let first = times.indices.dropFirst().first { times[$0].isJoined }
        return times[(first.map { $0 - 1 } ?? 0)...].map(\.seconds)
    }

    private mutating func run() {
        while times.count < limit {
            let glyph = text.glyph(at: offset)
            if glyph.width == 0 { return }
            if ByteClass.isDigit(glyph.byte) || (glyph.byte == UInt8(ascii: ".") && startsNumber(glyph)) {
                readTime(isNegative: false)
            } else if glyph.byte == UInt8(ascii: "-"), mayBeSigned, startsNumber(glyph) {
                offset += glyph.width
                readTime(isNegative: true)
            } else if ByteClass.isLetter(glyph.byte) {
                readWord()
            } else {
                readSign(glyph)
            }
        }
    }

    private func startsNumber(_ glyph: FoldedText.Glyph) -> Bool { NumberScanner.starts(text, at: offset, glyph) }

    private mutating func readSign(_ glyph: FoldedText.Glyph) {
        offset += glyph.width
        switch glyph.byte {
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "("): mayBeSigned = true
        case UInt8(ascii: "-"), UInt8(ascii: "~"), UInt8(ascii: ">"): mayBeSigned = false
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "]"), UInt8(ascii: ")"): break
        case let byte where ByteClass.isSpace(byte): break
        default: isJoined = false
        }
    }

    /// A word: joining, or prose with its digits ("frame2").
    private mutating func readWord() {
        let start = offset
        while true {
            let glyph = text.glyph(at: offset)
            guard ByteClass.isLetter(glyph.byte) || ByteClass.isDigit(glyph.byte) else { break }
            offset += glyph.width
        }
        let name = PackedName(text, start..<offset)
        if !Self.joiners.contains(name) { isJoined = false }
        mayBeSigned = false
    }

    private static let joiners = ["to", "and", "until", "till", "through"].map { PackedName($0) }

    private mutating func readTime(isNegative: Bool) {
        guard let scan = NumberScanner.scan(text, at: offset) else {
            offset += 1
            return
        }
        let joined = isJoined
        offset = scan.end
        var seconds = scan.value
        if text.glyph(at: offset).byte == UInt8(ascii: ":") {
            seconds = clock(from: scan.value)
        } else {
            seconds = withUnits(scan.value)
        }
        times.append(Time(seconds: isNegative ? -seconds : seconds, isJoined: joined))
        isJoined = true
        mayBeSigned = false
    }

    /// `mm:ss` or `hh:mm:ss`; minutes and seconds behind a colon are 0…59, else the time is no number.
    private mutating func clock(from first: Double) -> Double {
        var seconds = first
        var parts = 1
        while parts < 3, text.glyph(at: offset).byte == UInt8(ascii: ":") {
            let behind = offset + text.glyph(at: offset).width
            guard ByteClass.isDigit(text.glyph(at: behind).byte), let part = NumberScanner.scan(text, at: behind) else {
                break
            }
            offset = part.end
            seconds = part.value < 60 && seconds.rounded() == seconds ? seconds * 60 + part.value : .nan
            parts += 1
        }
        // A colon that no digits follow: "10: opens the door".
        return parts == 1 ? first * unit.seconds : seconds
    }

    /// A number with a unit behind it, and then smaller units: "1 min 30 s", "500 ms", "90".
    private mutating func withUnits(_ first: Double) -> Double {
        guard var scale = takeUnit(below: .infinity) else { return first * unit.seconds }
        var total = first * scale
        while scale > 1 {
            let start = text.skippingSpaces(from: offset)
            guard ByteClass.isDigit(text.glyph(at: start).byte), let next = NumberScanner.scan(text, at: start) else {
                break
            }
            let mark = offset
            offset = next.end
            guard let smaller = takeUnit(below: scale) else {
                offset = mark
                break
            }
            total += next.value * smaller
            scale = smaller
        }
        return total
    }

    /// Seconds in the unit that stands next, if it is a smaller one; steps behind it.
    private mutating func takeUnit(below larger: Double) -> Double? {
        let start = text.skippingSpaces(from: offset)
        if let wide = TimeUnitName.wide(text, at: start), wide.seconds < larger {
            offset = start + wide.length
            return wide.seconds
        }
        var end = start
        // "1m30s": a unit ends where its letters do.
        while end - start < 16, ByteClass.isLetter(text.glyph(at: end).byte) { end += text.glyph(at: end).width }
        guard end > start, let seconds = TimeUnitName.seconds(PackedName(text, start..<end)), seconds < larger else {
            return nil
        }
        offset = end
        return seconds
    }
}
