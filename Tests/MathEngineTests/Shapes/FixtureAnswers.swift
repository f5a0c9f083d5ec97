import Foundation

/// The answers and ground truths of the mathematics fixtures that need no options.
struct FixtureAnswers {
    struct Row: Decodable {
        struct Expected: Decodable { let score: Double? }
        let id: String
        let answer: String?
        let groundTruth: String?
        let expected: Expected
    }

    /// A row without options whose sides are both texts.
    static func rows() throws -> [Row] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../fixtures/math")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try ["answers", "cases", "hostile"].flatMap { name in
            try String(contentsOf: folder.appending(path: "\(name).jsonl"), encoding: .utf8).split(separator: "\n")
                .compactMap { line -> Row? in
                    let data = Data(line.utf8)
                    let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
                    let options = object?["options"] as? [String: Any]
                    guard options?.isEmpty != false, object?["ground_truth"] is String else { return nil }
                    let row = try decoder.decode(Row.self, from: data)
                    return row.answer == nil || row.groundTruth == nil ? nil : row
                }
        }
    }

    /// Every ground truth once that can be read and is short.
    static func groundTruths() throws -> [String] {
        var seen: Set<String> = []
        return try rows().compactMap(\.groundTruth).filter { $0.utf8.count < 200 && seen.insert($0).inserted }
    }
}
