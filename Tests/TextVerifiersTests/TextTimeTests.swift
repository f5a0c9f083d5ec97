import AssayCore
import AssayJSON
import TestSupport
import Testing
import TextVerifiers

/// Times in every form that is read, around random moments written out by slow, obvious writers.
@Suite struct TextTimeTests {
    private func decision(_ answer: String, _ truth: String) throws -> Finding.Decision {
        let verifier = try VideoVerifier(options: OptionValues())
        var context = VerificationContext()
        return verifier.verify(answer, against: try verifier.readGroundTruth(.string(truth)), in: &context).decision
    }

    private func isRight(_ answer: String, _ truth: String) throws -> Bool? {
        switch try decision(answer, truth) {
        case .decided(let accuracy, _, _): accuracy == 1
        case .undecided: nil
        }
    }

    private func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }

    /// Forms of one moment of the day that say which half of it is meant.
    private func ofTheDay(_ hour: Int, _ minute: Int) -> [String] {
        let twelve = hour % 12 == 0 ? 12 : hour % 12
        let half = hour < 12 ? "am" : "pm"
        var forms = ["\(twelve):\(two(minute)) \(half)", "\(twelve):\(two(minute))\(half.uppercased())"]
        forms.append("\(twelve):\(two(minute)) \(half.first ?? "a").m.")
        if hour > 12 { forms.append("下午\(hour - 12)点\(minute == 30 ? "半" : "\(minute)分")") }
        if minute == 0 { forms.append("\(twelve) \(half)") }
        return forms
    }

    @Test func momentsOfTheDay() throws {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<300 {
            let (hour, minute) = (
                Int.random(in: 0...23, using: &random),
                [0, 30, Int.random(in: 0...59, using: &random)][Int.random(in: 0...2, using: &random)]
            )
            let clock = "\(hour):\(two(minute))"
            let forms = ofTheDay(hour, minute)
            for form in forms {
                #expect(try isRight(form, clock) == true, "\(form) against \(clock)")
                for other in forms { #expect(try isRight(form, other) == true, "\(form) against \(other)") }
                let later = ofTheDay(hour, (minute + 1) % 60)[0]
                #expect(try isRight(form, later) == false, "\(form) against \(later)")
                let twelveHoursOn = ofTheDay((hour + 12) % 24, minute)[0]
                #expect(try isRight(form, twelveHoursOn) == false, "\(form) against \(twelveHoursOn)")
            }
        }
    }

    @Test func lengths() throws {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<300 {
            let seconds = Int.random(in: 1...7_200, using: &random)
            let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60)
            var forms = ["\(seconds) s", "\(seconds)秒", "\(seconds) seconds", "\(seconds).0 sec", "\(seconds)000 ms"]
            var parts: [String] = []
            if hours > 0 { parts.append("\(hours) hours") }
            if minutes > 0 { parts.append("\(minutes) min") }
            if rest > 0 { parts.append("\(rest) s") }
            forms.append(parts.joined(separator: " "))
            if hours == 0, minutes > 0, rest > 0 { forms.append("\(minutes)分\(rest)秒") }
            if hours == 0 {
                forms += ["\(minutes):\(two(rest))", "\(two(minutes)):\(two(rest))", "0:\(two(minutes)):\(two(rest))"]
            }
            for form in forms {
                #expect(try isRight(form, "\(seconds) seconds") == true, "\(form) against \(seconds) seconds")
                #expect(try isRight(form, "\(seconds + 1) seconds") != true, "\(form) against \(seconds + 1) seconds")
            }
        }
    }

    @Test(arguments: [
        "3:3", "3:300", "3:75", "13 pm", "0 am", "3 pm or 4 pm", "three", "3 s 2 min", "3 s 4 s", "5:00-6:00", "-3:00",
        "3:30:15:20", "3点3点", "25点",
        "99999999999999999 hours", "3 parsecs", ":30", "3:", "pm", "点", "下午", "1e5 s",
    ])
    func noTime(_ text: String) throws {
        #expect(try isRight(text, "3:30 PM") != true)
        #expect(try isRight(text, "3 seconds") != true)
    }
}
