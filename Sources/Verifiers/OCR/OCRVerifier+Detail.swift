import AssayCore
import AssayJSON
import AssayText

extension OCRVerifier {
    /// Places shown where the texts differ.
    private static let greatestDifferenceCount = 8
    /// Code points shown of each side of such a place.
    private static let greatestExcerptCount = 32
    /// Code points shown before and after it.
    private static let greatestContextCount = 12

    func detail(
        _ comparison: Comparison, answer: String, codePoints: [UInt32], references: [OCRGroundTruth.Reference],
        level: DetailLevel
    ) -> JSONObject {
        if level == .none { return [:] }
        let reference = references[comparison.reference].codePoints
        var members: [(String, JSONValue)] = [
            ("metric", .string(metric.rawValue)), ("normalize", .string(profile.rawValue)),
        ]
        members.reserveCapacity(8)
        switch comparison.outcome {
        case .exactly(let distance): members.append(("distance", .number(JSONNumber(distance))))
        case .moreThan(let maximum): members.append(("distance_more_than", .number(JSONNumber(maximum))))
        case .outOfWork: break
        }
        members.append(("answer_length", .number(JSONNumber(codePoints.count))))
        members.append(("reference_length", .number(JSONNumber(reference.count))))
        if let similarity = comparison.similarity.flatMap(JSONNumber.init) {
            members.append(("similarity", .number(similarity)))
        }
        if references.count > 1 {
            members.append(("reference", .number(JSONNumber(comparison.reference))))
        }
        if level == .full {
            let invisible = InvisibleCharacters.counts(in: answer)
            if !invisible.isEmpty { members.append(("invisible", .object(invisible))) }
            if comparison.rule != .exact { members.append(("differences", differences(codePoints, reference))) }
        }
        return JSONObject(members)
    }

    /// What is shown of an answer too long to compare.
    func limitDetail(_ codePoints: [UInt32], _ level: DetailLevel) -> JSONObject {
        if level == .none { return [:] }
        return [
            "metric": .string(metric.rawValue), "normalize": .string(profile.rawValue),
            "answer_length": .number(JSONNumber(codePoints.count)),
        ]
    }

    /// The first places where the normalised texts differ, offsets in their code points.
    private func differences(_ answer: [UInt32], _ reference: [UInt32]) -> JSONValue {
        let spans = EditDistance.withShared {
            $0.firstDifferences(answer.span, reference.span, limit: Self.greatestDifferenceCount)
        }
        return .array(
            spans.map { span in
                [
                    "answer": Self.place(span.left, in: answer), "reference": Self.place(span.right, in: reference),
                    "before": .string(
                        TextNormalization.string(answer[..<span.left.lowerBound].suffix(Self.greatestContextCount))),
                    "after": .string(
                        TextNormalization.string(answer[span.left.upperBound...].prefix(Self.greatestContextCount))),
                ]
            })
    }

    private static func place(_ range: Range<Int>, in text: [UInt32]) -> JSONValue {
        [
            "range": [.number(JSONNumber(range.lowerBound)), .number(JSONNumber(range.upperBound))],
            "text": .string(TextNormalization.string(text[range].prefix(greatestExcerptCount))),
        ]
    }
}
