import AssayJSON

/// Rewrites what rows expect to what they got, and not a byte besides.
public enum FixtureUpdate {
    /// A file with new expectations.
    public struct Rewritten: Sendable {
        /// The file's bytes.
        public let bytes: [UInt8]
        /// Rows that expect something else now.
        public let updated: Int
        /// Rows that differ and stay as they are: bounds (`min`, `max`, `max_work`), YAML, a verdict that failed.
        public let left: Int
    }

    /// Rewrites the rows of a file that failed.
    ///
    /// - Parameters:
    ///   - bytes: the file as it was read.
    ///   - results: of rows of this file, in any order.
    public static func rewrite(_ bytes: [UInt8], _ results: [CaseResult]) -> Rewritten {
        var replacements: [Int: [UInt8]] = [:]
        var left = 0
        for result in results where result.isFailure {
            if let line = line(result) { replacements[result.fixture.line] = line } else { left += 1 }
        }
        guard !replacements.isEmpty else { return Rewritten(bytes: bytes, updated: 0, left: left) }
        var rewritten: [UInt8] = []
        rewritten.reserveCapacity(bytes.count + 1024)
        for (index, line) in bytes.split(separator: 0x0a, omittingEmptySubsequences: false).enumerated() {
            if index > 0 { rewritten.append(0x0a) }
            rewritten += replacements[index + 1] ?? Array(line)
        }
        return Rewritten(bytes: rewritten, updated: replacements.count, left: left)
    }

    /// The row's line with its new expectation; nil where it stays.
    private static func line(_ result: CaseResult) -> [UInt8]? {
        guard case .line(let bytes, let place) = result.fixture.source, result.fixture.expectedFailure == nil,
            let verdict = result.verdict, verdict.status != "failed", !verdict.tellsScoreAlone,
            let expectation = expectation(Array(bytes[place]), verdict)
        else { return nil }
        var line = Array(bytes[..<place.lowerBound])
        line += Array(expectation.text.utf8)
        return line + bytes[place.upperBound...]
    }

    private static func expectation(_ old: [UInt8], _ verdict: ObservedVerdict) -> JSONValue? {
        guard let value = (try? JSONDocument(parsing: old))?.root.value() else { return nil }
        let score = verdict.score.flatMap(JSONNumber.init).map(JSONValue.number)
        guard let object = value.objectValue else {
            // A Gym line's expected_reward.
            return score == value ? nil : score
        }
        var new = object
        for member in object.members {
            switch (member.key, member.value) {
            case ("score", .number):
                new["score"] = score
                if score == nil { new["status"] = .string(verdict.status) }
            case ("status", _): new["status"] = .string(verdict.status)
            case ("reason", _): new["reason"] = verdict.reason.map(JSONValue.string)
            case ("extracted", _): new["extracted"] = verdict.extracted.map(JSONValue.string)
            case ("decided_by", _): new["decided_by"] = verdict.decidedBy.map(JSONValue.string)
            case ("violations", _):
                new["violations"] = .array((verdict.violations ?? []).sorted().map(JSONValue.string))
            case ("components", .object(let components)):
                new["components"] = .object(Self.components(components, verdict))
            default: continue
            }
        }
        // What a list of choices or a tolerance allows stays as it was written.
        guard let before = try? Expectation(value), let after = try? Expectation(.object(new)),
            !before.differences(from: verdict).isEmpty, after.differences(from: verdict).isEmpty
        else { return nil }
        return .object(new)
    }

    private static func components(_ old: JSONObject, _ verdict: ObservedVerdict) -> JSONObject {
        var new = old
        for member in old.members {
            new[member.key] = verdict.components[member.key].flatMap(JSONNumber.init).map(JSONValue.number)
        }
        return new
    }
}
