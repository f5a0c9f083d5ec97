import AssayCore

/// JUnit XML: a suite a file, a case a row.
enum JUnitReport {
    static func render(_ report: TestReport) -> String {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<testsuites name=\"assay\" tests=\"\(report.results.count)\" failures=\"\(report.failed)\""
        text += " skipped=\"\(report.skipped)\">\n"
        var files: [String] = []
        var byFile: [String: [CaseResult]] = [:]
        for result in report.results {
            if byFile[result.fixture.file] == nil { files.append(result.fixture.file) }
            byFile[result.fixture.file, default: []].append(result)
        }
        for file in files {
            let suite = TestReport(byFile[file] ?? [])
            text += "  <testsuite name=\"\(escaped(file))\" tests=\"\(suite.results.count)\""
            text += " failures=\"\(suite.failed)\" skipped=\"\(suite.skipped)\">\n"
            for result in suite.results { text += testCase(result) }
            text += "  </testsuite>\n"
        }
        return text + "</testsuites>\n"
    }

    private static func testCase(_ result: CaseResult) -> String {
        let seconds = seconds(result.verdict?.microseconds ?? 0)
        var text = "    <testcase classname=\"\(escaped(result.fixture.file))\""
        text += " name=\"\(escaped(result.fixture.id))\" time=\"\(seconds)\""
        switch result.outcome {
        case .passed:
            return text + "/>\n"
        case .skipped(let why):
            return text + ">\n      <skipped message=\"\(escaped(why))\"/>\n    </testcase>\n"
        case .failed(let differences):
            text += ">\n      <failure message=\"\(escaped(differences.joined(separator: "; ")))\">"
            return text + "\(escaped(result.fixture.why ?? ""))</failure>\n    </testcase>\n"
        }
    }

    /// Seconds with six decimals, without a formatter.
    private static func seconds(_ microseconds: Int) -> String {
        let fraction = String(microseconds % 1_000_000)
        return "\(microseconds / 1_000_000).\(String(repeating: "0", count: 6 - fraction.count))\(fraction)"
    }

    /// XML 1.0 text: markup escaped, characters XML cannot hold written as U+FFFD (XML 1.0, section 2.2).
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\n": escaped += "&#10;"
            case "\t": escaped += "&#9;"
            default:
                let isAllowed = scalar.value >= 0x20 && scalar.value != 0xfffe && scalar.value != 0xffff
                escaped.unicodeScalars.append(isAllowed ? scalar : "\u{fffd}")
            }
        }
        return escaped
    }
}
