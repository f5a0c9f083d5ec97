import Foundation

/// Reads the rows of a file below fixtures/, one JSON value a line.
enum FixtureLines {
    static func decoded<Row: Decodable>(_ file: String, as type: Row.Type) throws -> [Row] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let data = try Data(contentsOf: root.appending(path: "fixtures/" + file))
        return try data.split(separator: 0x0A).map { try JSONDecoder().decode(Row.self, from: $0) }
    }
}

/// Strings compare by canonical equivalence in Swift; tests of normalisation must not.
func expectSame(_ left: String, _ right: String) -> Bool { left.unicodeScalars.elementsEqual(right.unicodeScalars) }

/// A small, seeded generator (SplitMix64), so that a failure can be run again.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
