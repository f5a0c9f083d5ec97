import AssayConfiguration
import AssayCore
import AssayJSON
import AssayWire

/// Reads fixture files: JSON Lines, or YAML with a list of the same objects.
public enum FixtureReader {
    /// Reads a whole file.
    ///
    /// - Parameter file: its name; `.yaml` and `.yml` are read as YAML, all else as JSON Lines.
    /// - Throws: ``FixtureFileError`` with the line where a row is not an object.
    public static func read(_ bytes: [UInt8], file: String) throws(FixtureFileError) -> [FixtureCase] {
        if file.hasSuffix(".yaml") || file.hasSuffix(".yml") { return try readYAML(bytes, file: file) }
        var cases: [FixtureCase] = []
        var line = 0
        for row in bytes.split(separator: 0x0a, omittingEmptySubsequences: false) {
            line += 1
            if row.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }) { continue }
            cases.append(try fixture(Array(row), file: file, line: line))
        }
        return cases
    }

    private static func readYAML(_ bytes: [UInt8], file: String) throws(FixtureFileError) -> [FixtureCase] {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw FixtureFileError(file: file, line: 0, problem: "is not UTF-8")
        }
        let rows: [(line: Int, value: JSONValue)]
        do {
            rows = try YAMLList.read(text, file: file)
        } catch {
            throw FixtureFileError(file: file, line: error.line, problem: error.problem)
        }
        var cases: [FixtureCase] = []
        for row in rows { cases.append(try fixture(Array(row.value.text.utf8), file: file, line: row.line)) }
        return cases
    }

    private static func fixture(_ bytes: [UInt8], file: String, line: Int) throws(FixtureFileError) -> FixtureCase {
        let document: JSONDocument
        do {
            document = try JSONDocument(parsing: bytes)
        } catch {
            throw FixtureFileError(file: file, line: line, problem: error.description)
        }
        guard document.root.kind == .object else {
            throw FixtureFileError(
                file: file, line: line, problem: "a fixture row must be an object, not \(document.root.kind.name)")
        }
        let row = document.root
        let rollout: Result<Rollout, RolloutError>
        do {
            rollout = .success(try RolloutReader.read(row).rollout)
        } catch {
            rollout = .failure(error.error)
        }
        let expected: Result<Expectation, FixtureError>
        do {
            expected = .success(try Expectation(row["expected"]?.value()))
        } catch {
            expected = .failure(error)
        }
        let replies: [RecordedReply]
        do {
            replies = try RecordedReply.list(row["judge_replies"]?.value())
        } catch {
            throw FixtureFileError(file: file, line: line, problem: error.description)
        }
        let id = row["id"]?.string ?? row["id"]?.number?.literal
        return FixtureCase(
            id: id ?? "\(file):\(line)", file: file, line: line, json: bytes, rollout: rollout, expected: expected,
            judgeReplies: replies, why: row["why"]?.string, tags: Set(row["tags"]?.elements.compactMap(\.string) ?? []),
            isDebatable: row["debatable"]?.bool ?? false)
    }
}
