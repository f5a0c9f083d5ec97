import AssayJSON
import Foundation
import Testing

/// One row of fixtures/counting.
struct CountingFixture: Decodable, Sendable, CustomTestStringConvertible {
    struct Expected: Decodable, Sendable {
        let score: Double?
        let status: String?
        let reason: String?
        let decidedBy: String?

        enum CodingKeys: String, CodingKey {
            case score, status, reason
            case decidedBy = "decided_by"
        }
    }

    /// As much of JSON as ground truths have.
    enum GroundTruth: Decodable, Sendable {
        case value(JSONValue)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .value(.null)
            } else if let flag = try? container.decode(Bool.self) {
                self = .value(.bool(flag))
            } else if let integer = try? container.decode(Int.self) {
                self = .value(.number(JSONNumber(integer)))
            } else if let double = try? container.decode(Double.self), let number = JSONNumber(double) {
                self = .value(.number(number))
            } else if let text = try? container.decode(String.self) {
                self = .value(.string(text))
            } else if (try? container.decode([Int].self)) != nil {
                self = .value(.array([]))
            } else {
                self = .value(.object([:]))
            }
        }
    }

    let id: String
    let prompt: String
    let response: String
    let groundTruth: GroundTruth
    let expected: Expected
    let why: String
    let tags: [String]

    enum CodingKeys: String, CodingKey {
        case id, prompt, response, expected, why, tags
        case groundTruth = "ground_truth"
    }

    var testDescription: String { "\(id): \(why)" }

    /// The text of the one box after the thought; nil where there is none, or more than one.
    var boxed: String? {
        let answer = response.range(of: "</think>", options: .backwards).map { response[$0.upperBound...] } ?? ""
        let parts = answer.components(separatedBy: "<|begin_of_box|>")
        guard parts.count == 2 else { return nil }
        let ends = parts[1].components(separatedBy: "<|end_of_box|>")
        return ends.count == 2 ? ends[0] : nil
    }

    static func rows(_ file: String) throws -> [CountingFixture] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let data = try Data(contentsOf: root.appending(path: "fixtures/counting/" + file))
        return try data.split(separator: 0x0A).map { try JSONDecoder().decode(CountingFixture.self, from: $0) }
    }
}
