import AssayCore
import AssayJudge
import AssayScoring
import AssayText
import StandardVerifiers
import TestSupport
import Testing

/// The closed lists in docs/scoring.md are those of the code, no more and no less.
@Suite struct ClosedListTests {
    /// The names in backquotes that open the rows of the table under a heading.
    private func documented(under heading: String) throws -> Set<String> {
        var names: Set<String> = []
        var isInside = false
        for line in try Repository.text("docs/scoring.md").split(separator: "\n") {
            if line.hasPrefix("## ") { isInside = line == "## \(heading)" }
            guard isInside, line.hasPrefix("| `"), let end = line.dropFirst(3).firstIndex(of: "`") else { continue }
            names.insert(String(line[line.index(line.startIndex, offsetBy: 3)..<end]))
        }
        return names
    }

    @Test func reasons() throws {
        #expect(try documented(under: "`reason`") == Set(Reason.allCases.map(\.rawValue)))
    }

    @Test func errorCodes() throws {
        #expect(try documented(under: "`error.code`") == Set(ErrorCode.allCases.map(\.rawValue)))
    }

    @Test func violations() throws {
        #expect(try documented(under: "Violations") == Set(FormatViolation.allCases.map(\.rawValue)))
    }

    @Test func findings() throws {
        #expect(try documented(under: "Findings") == Set(FormatFinding.allCases.map(\.rawValue)))
    }

    @Test func whoDecides() throws {
        var names: Set<String> = ["rule:extraction", "rule:no_judge", "limit:response_bytes", "limit:pattern"]
        for type in StandardVerifiers.all {
            names.formUnion(type.specification.rules.map { "rule:\($0)" })
            names.formUnion(type.specification.limits.map { "limit:\($0)" })
        }
        names.formUnion(FormatComponent.allCases.map { "gate:\($0.rawValue)" })
        names.formUnion(GateName.allCases.map { "gate:\($0.rawValue)" })
        #expect(try documented(under: "`decided_by`") == names)
    }
}
