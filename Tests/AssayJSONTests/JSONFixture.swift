import Foundation
import Testing

/// A row of fixtures/json: a text, whether it is accepted, and where a refusal points.
struct JSONFixture: Decodable, Sendable, CustomTestStringConvertible {
    let id: String
    let text: String?
    let bytesHex: String?
    let accept: Bool
    let error: String?
    let offset: Int?
    let why: String

    var testDescription: String { id }

    /// The bytes of the text.
    var bytes: [UInt8] {
        if let text { return Array(text.utf8) }
        let digits = Array(bytesHex ?? "")
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(digits[$0...($0 + 1)]), radix: 16)
        }
    }

    /// The rows of a file, read by Foundation so that the reader under test does not read its own expectations.
    static func load(_ name: String) -> [JSONFixture] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../fixtures/json/\(name).ndjson")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            return try lines.map { try decoder.decode(JSONFixture.self, from: Data($0.utf8)) }
        } catch {
            Issue.record("\(file.path()): \(error)")
            return []
        }
    }

    static let accepted = load("accept")
    static let rejected = load("reject")
}
