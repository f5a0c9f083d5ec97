import AssayCore
import AssayJSON
import Foundation
import Testing

/// One line of fixtures/ocr, read for the verifier alone: the pipeline's own tests read all of it.
struct OCRFixtureRow: CustomTestStringConvertible {
    let id: String
    let why: String
    let answer: String
    let groundTruth: JSONValue
    let options: JSONObject
    let expected: JSONObject
    let isAboutTheEnvelope: Bool

    var testDescription: String { id }

    /// The rows of a file that a verifier can be asked without a pipeline.
    static func rows(of file: String) -> [OCRFixtureRow] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../fixtures/ocr")
        do {
            let data = try Data(contentsOf: folder.appending(path: file))
            return try data.split(separator: UInt8(ascii: "\n")).map { try OCRFixtureRow(line: Array($0)) }
                .filter { !$0.isAboutTheEnvelope }
        } catch {
            fatalError("\(file): \(error)")
        }
    }

    struct Problem: Error {
        let text: String
    }

    init(line: [UInt8]) throws {
        guard let object = try JSONDocument(parsing: line).root.value().objectValue,
            let id = object["id"]?.stringValue, let why = object["why"]?.stringValue,
            object["verifier"] == "ocr", object["prompt"]?.stringValue != nil,
            let response = object["response"]?.stringValue, let groundTruth = object["ground_truth"],
            let options = object["options"]?.objectValue, let expected = object["expected"]?.objectValue,
            let tags = object["tags"]?.arrayValue
        else { throw Problem(text: "a member is missing: \(String(decoding: line.prefix(200), as: UTF8.self))") }
        self.id = id
        self.why = why
        self.groundTruth = groundTruth
        self.options = options
        self.expected = expected
        isAboutTheEnvelope = tags.contains("envelope")
        answer = isAboutTheEnvelope ? "" : try Self.box(in: response, of: id)
    }

    /// The text between the only pair of markers after the last `</think>`, trimmed of Unicode white space.
    private static func box(in response: String, of id: String) throws -> String {
        let scalars = Array(response.unicodeScalars)
        let thought = try position(of: "</think>", in: scalars[...], from: .last, id)
        let begin = try position(of: "<|begin_of_box|>", in: scalars[thought.upperBound...], from: .only, id)
        let end = try position(of: "<|end_of_box|>", in: scalars[begin.upperBound...], from: .only, id)
        var text = scalars[begin.upperBound..<end.lowerBound]
        while let first = text.first, first.properties.isWhitespace { text.removeFirst() }
        while let last = text.last, last.properties.isWhitespace { text.removeLast() }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text)
        return String(view)
    }

    private enum Which { case last, only }

    private static func position(
        of marker: String, in text: ArraySlice<Unicode.Scalar>, from which: Which, _ id: String
    ) throws -> Range<Int> {
        let marker = Array(marker.unicodeScalars)
        let starts = text.indices.filter { text[$0] == marker[0] && text[$0...].starts(with: marker) }
        guard let start = starts.last, which == .last || starts.count == 1 else {
            throw Problem(text: "\(id): \(starts.count) markers; tag it `envelope`")
        }
        return start..<(start + marker.count)
    }
}
