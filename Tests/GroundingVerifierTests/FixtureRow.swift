import AssayCore
import AssayJSON
import Foundation
import Testing

/// One line of a fixture file.
struct FixtureRow: Sendable, CustomTestStringConvertible {
    let id: String
    let answer: String
    let groundTruth: JSONValue
    let options: JSONObject
    let expected: JSONObject
    let tags: [String]

    var testDescription: String { id }

    /// The rows of a file of fixtures/grounding that need no envelope to be judged.
    static func load(_ name: String) -> [FixtureRow] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("fixtures/grounding/\(name)")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        return text.split(separator: "\n").compactMap { line in
            guard let object = try? JSONDocument(parsing: Array(line.utf8)).root.value().objectValue else { return nil }
            return FixtureRow(object)
        }.filter { !$0.tags.contains("envelope") }
    }

    private init?(_ object: JSONObject) {
        guard let id = object["id"]?.stringValue, let groundTruth = object["ground_truth"],
            let expected = object["expected"]?.objectValue
        else { return nil }
        self.id = id
        self.groundTruth = groundTruth
        self.expected = expected
        options = object["options"]?.objectValue ?? [:]
        tags = object["tags"]?.arrayValue?.compactMap(\.stringValue) ?? []
        if let answer = object["answer"]?.stringValue {
            self.answer = answer
        } else if let response = object["response"]?.stringValue, let boxed = Self.boxed(response) {
            answer = boxed
        } else {
            return nil
        }
    }

    /// The text between the box markers behind the thought, trimmed.
    private static func boxed(_ response: String) -> String? {
        let behind = response.range(of: "</think>", options: .backwards)?.upperBound ?? response.startIndex
        guard let begin = response.range(of: "<|begin_of_box|>", range: behind..<response.endIndex),
            let end = response.range(of: "<|end_of_box|>", range: begin.upperBound..<response.endIndex)
        else { return nil }
        return response[begin.upperBound..<end.lowerBound].trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
