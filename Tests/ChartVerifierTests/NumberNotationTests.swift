import AssayCore
import AssayJSON
import ChartVerifier
import TestSupport
import Testing

/// Numbers written in random notations, against a slow oracle: an integer of thousandths is made first, then written.
@Suite struct NumberNotationTests {
    /// A number of thousandths, and one way to write it.
    private struct Written {
        let thousandths: Int
        let text: String
    }

    private func grouped(_ digits: String, _ separator: String, indian: Bool) -> String {
        var groups: [String] = []
        var rest = Substring(digits)
        var size = 3
        while rest.count > size {
            groups.insert(String(rest.suffix(size)), at: 0)
            rest = rest.dropLast(size)
            if indian { size = 2 }
        }
        groups.insert(String(rest), at: 0)
        return groups.joined(separator: separator)
    }

    private func decimal(_ thousandths: Int, _ separator: String = "", indian: Bool = false) -> String {
        let whole = grouped(String(thousandths / 1_000), separator, indian: indian)
        let fraction = String(String(thousandths % 1_000 + 1_000).dropFirst())
        return fraction == "000" ? whole : "\(whole).\(fraction)"
    }

    private func translated(_ text: String, zero: UInt32) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let value = scalar.value &- 0x30 < 10 ? zero + scalar.value - 0x30 : scalar.value
            scalars.append(Unicode.Scalar(value) ?? scalar)
        }
        return String(scalars)
    }

    private func write(_ random: inout SeededGenerator) -> Written {
        let length = Int.random(in: 1...12, using: &random)
        var value = 0
        for _ in 0..<length { value = value * 10 + Int.random(in: 0...9, using: &random) }
        let isNegative = value > 0 && Bool.random(using: &random)
        var text: String
        switch Int.random(in: 0..<9, using: &random) {
        case 0: text = decimal(value)
        case 1:
            let separators = [",", " ", "\u{A0}", "\u{202F}", "\u{2009}", "'"]
            text = decimal(value, separators.randomElement(using: &random) ?? ",")
        case 2: text = decimal(value, ",", indian: true)
        case 3: text = "\(value)e-3"
        case 4: text = "\(value)/1000"
        case 5: text = "\(value / 1_000) \(value % 1_000)/1000"
        case 6:
            let scales: [(String, Int)] = [
                ("k", 3), (" thousand", 3), ("M", 6), (" million", 6), ("bn", 9), ("万", 4), ("亿", 8), (" lakh", 5),
                (" crore", 7), (" trillion", 12),
            ]
            let (scale, power) = scales.randomElement(using: &random) ?? ("k", 3)
            let digits = String(value)
            let places = power + 3
            let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
            text = "\(padded.dropLast(places)).\(padded.suffix(places))\(scale)"
        case 7:
            text = translated(
                decimal(value), zero: [0x660, 0x966, 0xFF10, 0xE50].randomElement(using: &random) ?? 0x660)
        default: text = "\(value)×10^-3"
        }
        // A mixed number with a first part of up to three digits before three would be a group: keep it unambiguous.
        if text.contains("/"), text.contains(" "), value % 1_000 >= 100 { text = "\(value)/1000" }
        let before = ["", "$", "US$ ", "€", "~", "about ", "₹"].randomElement(using: &random) ?? ""
        let after = ["", "", "", " kg", " USD", " people"].randomElement(using: &random) ?? ""
        let sign = isNegative ? ["-", "−", "minus "].randomElement(using: &random) ?? "-" : ""
        return Written(thousandths: isNegative ? -value : value, text: sign + before + text + after)
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func everyNotationIsReadAsTheNumberItWrites(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let verifier = try ChartVerifier(options: OptionValues(["answer_type": "number", "rel_tol": 0]))
        for _ in 0..<2_000 {
            let written = write(&random)
            let offset = [0, 0, 1, -1].randomElement(using: &random) ?? 0
            let truth = written.thousandths + offset
            var context = VerificationContext()
            let finding = verifier.verify(
                written.text, against: try verifier.readGroundTruth(.string("\(truth)e-3")), in: &context)
            let isRight = finding.decision == .decided(accuracy: 1, .correct, by: .rule("tolerance"))
            #expect(isRight == (offset == 0), "seed \(seed): \(written.text) against \(truth)e-3, \(finding)")
        }
    }

    /// `|p − g| ≤ t·|g|` in integers: thousandths times thousandths.
    @Test(arguments: [6, 7, 8] as [UInt64])
    func theToleranceIsExactAtBothEnds(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1_000 {
            let tolerance = Int.random(in: 0...1_000, using: &random)
            let literal = decimal(tolerance)
            let rate = try #require(JSONNumber(literal: literal))
            let verifier = try ChartVerifier(
                options: OptionValues(["answer_type": "number", "rel_tol": .number(rate)]))
            let truth = Int.random(in: -2_000...2_000, using: &random)
            let bound = abs(truth) * tolerance / 1_000
            let near = truth + (Bool.random(using: &random) ? bound : -bound) + Int.random(in: -2...2, using: &random)
            // Both as quotients of the same denominator, so that the arithmetic is on fractions, too.
            let denominator = [1, 3, 7, 1_000].randomElement(using: &random) ?? 1
            let truthText = "\(truth)/\(denominator)"
            let answer = "\(near)/\(denominator)"
            var context = VerificationContext()
            let finding = verifier.verify(
                answer, against: try verifier.readGroundTruth(.string(truthText)), in: &context)
            let isRight = finding.decision == .decided(accuracy: 1, .correct, by: .rule("tolerance"))
            let isWithin = abs(near - truth) * 1_000 <= tolerance * abs(truth)
            #expect(isRight == isWithin, "seed \(seed): \(answer) against \(truthText), tolerance \(literal)")
        }
    }
}
