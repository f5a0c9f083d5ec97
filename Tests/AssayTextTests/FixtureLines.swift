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
