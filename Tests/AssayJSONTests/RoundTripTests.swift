import AssayJSON
import TestSupport
import Testing

/// Random trees and doubles are written, read, and come back the same.
@Suite struct RoundTripTests {
    private static func tree(_ random: inout SeededGenerator, depth: Int) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &random) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &random))
        case 2: return .number(JSONNumber(Int(truncatingIfNeeded: random.next())))
        case 3: return JSONNumber(Double(bitPattern: random.next())).map(JSONValue.number) ?? .null
        case 4, 5: return .string(text(&random))
        case 6:
            return .array((0..<Int.random(in: 0..<6, using: &random)).map { _ in tree(&random, depth: depth - 1) })
        default:
            // Up to 40 members, so that the table of keys is used as well as the scan.
            let count = Int.random(in: 0..<(depth == 3 ? 40 : 6), using: &random)
            return .object(JSONObject((0..<count).map { ("\(text(&random))\($0)", tree(&random, depth: depth - 1)) }))
        }
    }

    private static func text(_ random: inout SeededGenerator) -> String {
        let alphabet: [Unicode.Scalar] = [
            "a", "b", "\"", "\\", "/", "\n", "\0", "\u{1f}", "\u{7f}", "é", "e", "\u{301}", "世", "界", "😀", "\u{2028}",
            "\u{ffff}", "\u{10ffff}", "\u{d7ff}", "\u{e000}", " ", "x", "y",
        ]
        let length = Int.random(in: 0..<60, using: &random)
        let ascii = Bool.random(using: &random)
        var text = String.UnicodeScalarView()
        for _ in 0..<length {
            text.append(ascii ? "k" : alphabet[Int.random(in: alphabet.indices, using: &random)])
        }
        return String(text)
    }

    @Test(arguments: 0..<4)
    func treesComeBack(_ part: Int) throws {
        let seed = 0x7ee_0000 + UInt64(part)
        var random = SeededGenerator(seed: seed)
        for round in 0..<300 {
            let value = Self.tree(&random, depth: 3)
            var writer = JSONWriter()
            writer.value(value)
            let document = try JSONDocument(parsing: writer.bytes)
            #expect(document.root.value() == value, "seed \(seed), round \(round)")
            #expect(OracleParser.parse(writer.bytes) == value, "seed \(seed), round \(round)")
            #expect(Array(value.text.utf8) == writer.bytes)
        }
    }

    @Test(arguments: 0..<4)
    func doublesComeBackBitForBit(_ part: Int) throws {
        let seed = 0xd0b1_0000 + UInt64(part)
        var random = SeededGenerator(seed: seed)
        var doubles: [Double] = [0, -0.0, 1, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .leastNormalMagnitude]
        doubles += [0.1, 1e15, 1e16, 1e22, 9_007_199_254_740_992]
        for _ in 0..<26_000 {
            let wild = Double(bitPattern: random.next())
            if wild.isFinite { doubles.append(wild) }
            // Decimals as people write them take the short way of reading.
            doubles.append(Double(Int.random(in: -99_999...99_999, using: &random)) / 1_000)
        }
        var writer = JSONWriter()
        writer.beginArray()
        for double in doubles { writer.double(double) }
        writer.endArray()
        var position = 0
        for element in try JSONDocument(parsing: writer.bytes).root.elements {
            let double = doubles[position]
            let back = try element.readDouble()
            #expect(back.bitPattern == double.bitPattern, "seed \(seed): \(double) came back as \(back)")
            if back.bitPattern != double.bitPattern { return }
            position += 1
        }
        #expect(position == doubles.count && !writer.hasReplacedNonFinite)
    }

    /// Short decimals are read without the general algorithm; both must round alike.
    @Test func shortDecimalsRoundAsTheGeneralAlgorithm() throws {
        let seed: UInt64 = 0xdec1
        var random = SeededGenerator(seed: seed)
        for round in 0..<20_000 {
            let sign = Bool.random(using: &random) ? "-" : ""
            let whole = UInt64.random(in: 0...(1 << UInt64.random(in: 0..<57, using: &random)), using: &random)
            let fraction = Bool.random(using: &random) ? ".\(Int.random(in: 0..<100_000, using: &random))" : ""
            let exponent = Bool.random(using: &random) ? "e\(Int.random(in: -30...30, using: &random))" : ""
            let text = sign + String(whole) + fraction + exponent
            let read = try JSONDocument(parsing: Array(text.utf8)).root.readDouble()
            #expect(read.bitPattern == Double(text)?.bitPattern, "seed \(seed), round \(round): \(text)")
        }
    }
}
