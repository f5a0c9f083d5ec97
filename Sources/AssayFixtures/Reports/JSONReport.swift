import AssayCore
import AssayJSON

/// One JSON object: the counts, and what each row expected and got.
enum JSONReport {
    static func render(_ report: TestReport) -> String {
        var cases: [JSONValue] = []
        for result in report.results { cases.append(.object(object(result))) }
        let document: JSONObject = [
            "passed": number(report.passed), "failed": number(report.failed), "skipped": number(report.skipped),
            "cases": .array(cases),
        ]
        return JSONValue.object(document).text + "\n"
    }

    private static func object(_ result: CaseResult) -> JSONObject {
        let fixture = result.fixture
        let verdict = result.verdict
        var object: JSONObject = [
            "id": .string(fixture.id), "file": .string(fixture.file), "line": number(fixture.line),
            "passed": .bool(!result.isFailure),
            "score": verdict?.score.flatMap(JSONNumber.init).map(JSONValue.number) ?? .null,
            "expected": expected(fixture),
            "status": text(verdict?.status), "reason": text(verdict?.reason),
            "decided_by": text(verdict?.decidedBy), "us": number(verdict?.microseconds ?? 0),
        ]
        switch result.outcome {
        case .passed: break
        case .failed(let differences): object["differences"] = .array(differences.map(JSONValue.string))
        case .skipped(let why): object["skipped"] = .string(why)
        }
        return object
    }

    private static func expected(_ fixture: FixtureCase) -> JSONValue {
        guard case .success(let expectation) = fixture.expected else { return .null }
        switch expectation.score {
        case .exactly(let value, _): return JSONNumber(value).map(JSONValue.number) ?? .null
        case .between(let low, let high):
            return .object([
                "min": JSONNumber(low).map(JSONValue.number) ?? .null,
                "max": JSONNumber(high).map(JSONValue.number) ?? .null,
            ])
        case nil: return .null
        }
    }

    private static func number(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }
    private static func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
}
