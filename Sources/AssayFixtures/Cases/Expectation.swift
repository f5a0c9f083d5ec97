public import AssayJSON

/// What a fixture row expects of its verdict; what it does not name is not compared.
public struct Expectation: Sendable, Hashable {
    /// A score with a tolerance, or a range.
    public enum Score: Sendable, Hashable {
        /// Within `tolerance` of a value.
        case exactly(Double, tolerance: Double)
        /// From `min` to `max`, both included.
        case between(Double, Double)

        /// The expectation as people read it.
        public var text: String {
            switch self {
            case .exactly(let value, _): "\(value)"
            case .between(let low, let high): "\(low)…\(high)"
            }
        }

        func holds(_ score: Double) -> Bool {
            switch self {
            case .exactly(let value, let tolerance): abs(score - value) <= tolerance
            case .between(let low, let high): (low...high).contains(score)
            }
        }
    }

    /// The score.
    public var score: Score?
    /// The status, e.g. `invalid`.
    public var status: String?
    /// The reason.
    public var reason: String?
    /// The violations, as a set.
    public var violations: Set<String>?
    /// The extracted text.
    public var extracted: String?
    /// Who decided.
    public var decidedBy: String?
    /// Units of work at the most.
    public var maxWork: Int?
    /// Any verdict within the work budget will do.
    public var isAnything = false

    /// Reads `expected`.
    ///
    /// - Throws: ``FixtureError`` naming the key.
    public init(_ value: JSONValue?) throws(FixtureError) {
        guard let value else { throw FixtureError(field: "expected", problem: "is required") }
        guard let object = value.objectValue else {
            throw FixtureError(field: "expected", problem: "must be an object")
        }
        if object.isEmpty { throw FixtureError(field: "expected", problem: "expects nothing; use {\"any\":true}") }
        var tolerance = 1e-9
        if let given = object["tolerance"] { tolerance = try Self.number(given, "tolerance") }
        for member in object.members {
            switch member.key {
            case "score": score = try Self.score(member.value, tolerance)
            case "status": status = try Self.string(member.value, "status")
            case "reason": reason = try Self.string(member.value, "reason")
            case "extracted": extracted = try Self.string(member.value, "extracted")
            case "decided_by": decidedBy = try Self.string(member.value, "decided_by")
            case "violations": violations = try Self.names(member.value)
            case "max_work":
                guard let units = member.value.numberValue?.int, units >= 0 else {
                    throw FixtureError(field: "expected.max_work", problem: "must be a whole number from 0")
                }
                maxWork = units
            case "any": isAnything = member.value == true
            case "tolerance": break
            default:
                throw FixtureError(
                    field: "expected.\(member.key)",
                    problem: "is unknown; there are score, tolerance, status, reason, violations, extracted,"
                        + " decided_by, max_work, any")
            }
        }
    }

    private static func score(_ value: JSONValue, _ tolerance: Double) throws(FixtureError) -> Score {
        if let bounds = value.objectValue {
            let low = try bounds["min"].map { (value) throws(FixtureError) in try number(value, "score.min") } ?? 0
            let high = try bounds["max"].map { (value) throws(FixtureError) in try number(value, "score.max") } ?? 1
            guard low <= high else { throw FixtureError(field: "expected.score", problem: "min is above max") }
            return .between(low, high)
        }
        return .exactly(try number(value, "score"), tolerance: tolerance)
    }

    private static func number(_ value: JSONValue, _ key: String) throws(FixtureError) -> Double {
        guard let number = value.numberValue?.double else {
            throw FixtureError(field: "expected.\(key)", problem: "must be a number, not \(value.kindName)")
        }
        return number
    }

    private static func string(_ value: JSONValue, _ key: String) throws(FixtureError) -> String {
        guard let text = value.stringValue else {
            throw FixtureError(field: "expected.\(key)", problem: "must be a string, not \(value.kindName)")
        }
        return text
    }

    private static func names(_ value: JSONValue) throws(FixtureError) -> Set<String> {
        var names: Set<String> = []
        for element in value.arrayValue ?? [] { names.insert(try string(element, "violations")) }
        guard value.arrayValue != nil else {
            throw FixtureError(field: "expected.violations", problem: "must be a list of names")
        }
        return names
    }

    /// Everything in which a verdict differs from this, one sentence each; empty where it holds.
    public func differences(from verdict: ObservedVerdict) -> [String] {
        if isAnything {
            return verdict.status == "failed" ? ["expected any verdict, but it failed: \(verdict.errorText ?? "")"] : []
        }
        var differences: [String] = []
        func compare(_ name: String, _ expected: String?, _ found: String?) {
            guard let expected, expected != found else { return }
            differences.append("\(name): expected \(expected), got \(found ?? "none")")
        }
        if let score {
            if let found = verdict.score {
                if !score.holds(found) { differences.append("score: expected \(score.text), got \(found)") }
            } else {
                differences.append("score: expected \(score.text), got none (\(verdict.status))")
            }
        }
        compare("status", status, verdict.status)
        compare("reason", reason, verdict.reason)
        compare("extracted", extracted, verdict.extracted)
        compare("decided_by", decidedBy, verdict.decidedBy)
        if let violations {
            let found = verdict.violations ?? []
            if found != violations {
                differences.append(
                    "violations: expected [\(violations.sorted().joined(separator: ", "))],"
                        + " got [\(found.sorted().joined(separator: ", "))]")
            }
        }
        if let maxWork, let work = verdict.work, work > maxWork {
            differences.append("max_work: expected at most \(maxWork) units, got \(work)")
        }
        return differences
    }
}
