import ArgumentParser
import AssayFixtures
import AssayText

/// Which rows of fixture files are looked at.
struct FixtureSelection: ParsableArguments {
    @Option(
        name: [.long, .customShort("k")],
        help: ArgumentHelp("Only rows whose id matches (PCRE2).", valueName: "pattern"))
    var filter: String?
    @Option(help: ArgumentHelp("Only rows with this tag; may be repeated.", valueName: "tag"))
    var tag: [String] = []
    @Option(help: ArgumentHelp("Only rows that name this verifier; may be repeated.", valueName: "name"))
    var verifier: [String] = []
    @Option(help: ArgumentHelp("Only rows of this kind; may be repeated.", valueName: "kind"))
    var kind: [String] = []

    /// The rows of files and folders, in order.
    ///
    /// - Throws: ``CommandFailure`` for a file that cannot be read, a row that is no fixture, and where no row is left.
    func cases(in paths: [String], gym: GymFixture) throws -> [FixtureCase] {
        let pattern = try filter.map(Self.pattern)
        var cases: [FixtureCase] = []
        for file in try FixtureFiles.find(paths) {
            var reader = try LineReader(path: file)
            let bytes = try reader.rest()
            do {
                for row in try FixtureReader.read(bytes, file: file, gym: gym) where isWanted(row) {
                    if try Self.matches(pattern, row.id) { cases.append(row) }
                }
            } catch let error as FixtureFileError {
                throw CommandFailure.caller(error.description)
            }
        }
        guard !cases.isEmpty else { throw CommandFailure.caller("no row matches") }
        for row in cases {
            if case .failure(let error) = row.expected {
                throw CommandFailure.caller("\(row.file):\(row.line): \(error.description)")
            }
        }
        return cases
    }

    private func isWanted(_ row: FixtureCase) -> Bool {
        (tag.isEmpty || tag.contains(where: row.tags.contains))
            && (verifier.isEmpty || row.verifier.map(verifier.contains) ?? false)
            && (kind.isEmpty || row.kind.map(kind.contains) ?? false)
    }

    private static func matches(_ filter: UserPattern?, _ id: String) throws -> Bool {
        do throws(PatternLimit) {
            return try filter?.matches(id) ?? true
        } catch {
            throw CommandFailure.caller("--filter passed its limit on \(error.description)")
        }
    }

    private static func pattern(_ source: String) throws -> UserPattern {
        do {
            return try UserPattern(source)
        } catch {
            throw CommandFailure.caller("--filter is not a pattern: \(error)")
        }
    }
}
