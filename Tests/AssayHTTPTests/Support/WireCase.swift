import Foundation
import Testing

/// A line of fixtures/http/*.ndjson; see the README there.
struct WireCase: Decodable, CustomTestStringConvertible, Sendable {
    struct Request: Decodable, Sendable {
        let method: String
        let path: String?
        let body: String
        let target: String?
        let length: Int?
        let keepAlive: Bool?
        let http10: Bool?
        let expectsContinue: Bool?
        let query: [String: String?]?
        let fields: [String: String?]?
    }

    private enum Piece: Decodable, Sendable {
        case text(String)
        case repeated(String, Int)

        private enum Key: CodingKey { case `repeat`, times }

        init(from decoder: any Decoder) throws {
            if let text = try? decoder.singleValueContainer().decode(String.self) {
                self = .text(text)
            } else {
                let container = try decoder.container(keyedBy: Key.self)
                self = .repeated(
                    try container.decode(String.self, forKey: .repeat), try container.decode(Int.self, forKey: .times))
            }
        }

        var bytes: [UInt8] {
            switch self {
            case .text(let text): WireCase.bytes(of: text)
            case .repeated(let text, let times): Array(repeatElement(WireCase.bytes(of: text), count: times).joined())
            }
        }
    }

    private enum Key: CodingKey { case id, input, requests, rest, failure, status, after, why }

    let id: String
    let input: [UInt8]
    let requests: [Request]
    let rest: String?
    let failure: String?
    let status: UInt16?
    let after: Int
    let why: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        id = try container.decode(String.self, forKey: .id)
        if let pieces = try? container.decode([Piece].self, forKey: .input) {
            input = pieces.flatMap(\.bytes)
        } else {
            input = Self.bytes(of: try container.decode(String.self, forKey: .input))
        }
        requests = try container.decodeIfPresent([Request].self, forKey: .requests) ?? []
        rest = try container.decodeIfPresent(String.self, forKey: .rest)
        failure = try container.decodeIfPresent(String.self, forKey: .failure)
        status = try container.decodeIfPresent(UInt16.self, forKey: .status)
        after = try container.decodeIfPresent(Int.self, forKey: .after) ?? 0
        why = try container.decode(String.self, forKey: .why)
    }

    var testDescription: String { id }

    /// Each character of the fixture's strings is one byte.
    static func bytes(of text: String) -> [UInt8] { text.unicodeScalars.map { UInt8($0.value) } }

    /// All cases of a file. An unreadable fixture fails the test that asks for it.
    static func load(_ name: String) -> [WireCase] {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../fixtures/http/\(name).ndjson").standardized
        do {
            let lines = try Data(contentsOf: url).split(separator: UInt8(ascii: "\n"))
            return try lines.map { try JSONDecoder().decode(WireCase.self, from: $0) }
        } catch {
            // Arguments of tests are made before there is a test that could fail.
            fatalError("\(url.path): \(error)")
        }
    }
}
