import AssayConfiguration
import AssayCore
import AssayJSON
import AssayWire

/// Reads fixture files: JSON Lines, or YAML with a list of the same objects (alone, or as `cases` beside `defaults`).
public enum FixtureReader {
    /// What stands in a fixture row and is no part of a rollout, beyond what the daemon passes over itself.
    private static let ownMembers = ["name", "kind", "xfail", "symmetric"]

    /// Reads a whole file.
    ///
    /// - Parameters:
    ///   - file: its name; `.yaml` and `.yml` are read as YAML, all else as JSON Lines.
    ///   - gym: how lines of NeMo Gym's own form are scored.
    /// - Throws: ``FixtureFileError`` with the line where a row is not an object.
    public static func read(
        _ bytes: [UInt8], file: String, gym: GymFixture = GymFixture()
    ) throws(FixtureFileError) -> [FixtureCase] {
        if file.hasSuffix(".yaml") || file.hasSuffix(".yml") { return try readYAML(bytes, file: file, gym) }
        var cases: [FixtureCase] = []
        var line = 0
        for row in bytes.split(separator: 0x0a, omittingEmptySubsequences: false) {
            line += 1
            if row.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }) { continue }
            cases += try fixtures(Array(row), file: file, line: line, gym, isRewritable: true)
        }
        return cases
    }

    private static func readYAML(
        _ bytes: [UInt8], file: String, _ gym: GymFixture
    ) throws(FixtureFileError) -> [FixtureCase] {
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
        for row in rows {
            let bytes = Array(row.value.text.utf8)
            cases += try fixtures(bytes, file: file, line: row.line, gym, isRewritable: false)
        }
        return cases
    }

    /// The cases of a row: one, or two where it holds both ways round.
    private static func fixtures(
        _ bytes: [UInt8], file: String, line: Int, _ gym: GymFixture, isRewritable: Bool
    ) throws(FixtureFileError) -> [FixtureCase] {
        let document: JSONDocument
        do {
            document = try JSONDocument(parsing: bytes)
        } catch {
            throw FixtureFileError(file: file, line: line, problem: error.description)
        }
        let row = document.root
        guard row.kind == .object else {
            throw FixtureFileError(
                file: file, line: line, problem: "a fixture row must be an object, not \(row.kind.name)")
        }
        let isGym = GymFixture.isOne(row)
        let hasOwn = ownMembers.contains { row[text: $0] != nil }
        var rollout = isGym ? gym.rollout(row) : hasOwn ? row.value().objectValue : nil
        if !isGym { for key in ownMembers { rollout?[key] = nil } }
        let json = rollout.map { Array(JSONValue.object($0).text.utf8) } ?? bytes
        let place = isGym ? row["expected_reward"] : row["expected"]
        let source: FixtureCase.Source =
            if isRewritable, let place { .line(bytes, expectation: place.sourceRange) } else { .fixed }
        let id = row["id"]?.string ?? row["id"]?.number?.literal ?? row["name"]?.string ?? "\(file):\(line)"
        let replies: [RecordedReply]
        do {
            replies = try RecordedReply.list(row["judge_replies"]?.value())
        } catch {
            throw FixtureFileError(file: file, line: line, problem: error.description)
        }
        func fixture(_ id: String, _ json: [UInt8], _ source: FixtureCase.Source) -> FixtureCase {
            FixtureCase(
                id: id, file: file, line: line, json: json, rollout: Self.rollout(json),
                expected: expectation(row, isGym: isGym), judgeReplies: replies, why: row["why"]?.string,
                tags: Set(row["tags"]?.elements.compactMap(\.string) ?? []),
                isDebatable: row["debatable"]?.bool ?? false,
                expectedFailure: expectedFailure(row["xfail"]), verifier: Self.verifier(json),
                kind: row["kind"]?.string,
                source: source)
        }
        let first = fixture(id, json, source)
        guard row["symmetric"]?.bool == true else { return [first] }
        guard let swapped = swapped(json) else {
            throw FixtureFileError(
                file: file, line: line, problem: "symmetric needs an answer and a ground_truth that are both strings")
        }
        return [first, fixture("\(id) (swapped)", swapped, .fixed)]
    }

    private static func expectation(_ row: JSONElement, isGym: Bool) -> Result<Expectation, FixtureError> {
        do throws(FixtureError) {
            return .success(isGym ? try GymFixture.expectation(row) : try Expectation(row["expected"]?.value()))
        } catch {
            return .failure(error)
        }
    }

    private static func rollout(_ json: [UInt8]) -> Result<Rollout, RolloutError> {
        do {
            return .success(try RolloutReader.read(json).rollout)
        } catch {
            return .failure(error.error)
        }
    }

    private static func verifier(_ json: [UInt8]) -> String? {
        (try? JSONDocument(parsing: json))?.root["verifier"]?.string
    }

    /// `xfail` is a reason, or `true`.
    private static func expectedFailure(_ value: JSONElement?) -> String? {
        value?.string ?? (value?.bool == true ? "no reason given" : nil)
    }

    /// The row with answer and ground truth exchanged.
    private static func swapped(_ json: [UInt8]) -> [UInt8]? {
        guard var row = (try? JSONDocument(parsing: json))?.root.value().objectValue,
            case .string? = row["answer"], case .string? = row["ground_truth"]
        else { return nil }
        (row["answer"], row["ground_truth"]) = (row["ground_truth"], row["answer"])
        return Array(JSONValue.object(row).text.utf8)
    }
}
