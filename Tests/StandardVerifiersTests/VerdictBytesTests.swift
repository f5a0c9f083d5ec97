import AssayCore
import AssayFixtures
import AssayJSON
import AssayScoring
import AssayWire
import Foundation
import StandardVerifiers
import TestSupport
import Testing

/// Verdicts stay the same byte for byte: what `fixtures/DOMAIN/verdicts.ndjson` holds, timings apart, is what is written
/// for the rows of `fixtures/DOMAIN/example.jsonl` in full detail.
///
/// `ASSAY_WRITE_VERDICTS=1 swift test --filter VerdictBytesTests` writes the files anew after a change that is meant.
@Suite struct VerdictBytesTests {
    private static var examples: [String] {
        Repository.fixtureFiles().filter { $0.hasSuffix("/example.jsonl") }
    }

    @Test(arguments: examples)
    func examplesAreAnsweredByTheSameBytes(_ file: String) throws {
        let verdictFile = file.replacingOccurrences(of: "example.jsonl", with: "verdicts.ndjson")
        let written = try Self.verdicts(on: file)
        if ProcessInfo.processInfo.environment["ASSAY_WRITE_VERDICTS"] != nil {
            try Data(written.utf8).write(to: Repository.root.appending(path: verdictFile))
        }
        let kept = try Repository.text(verdictFile).split(separator: "\n")
        let lines = written.split(separator: "\n")
        #expect(lines.count == kept.count)
        for (line, expected) in zip(lines, kept) {
            // Not ==, to which canonically equivalent text is the same.
            #expect(line.utf8.elementsEqual(expected.utf8), "is \(line)\nwas \(expected)")
        }
    }

    private static func verdicts(on file: String) throws -> String {
        let scorer = try Scorer(
            registry: VerifierRegistry(StandardVerifiers.all), settings: ScoringSettings(), configHash: "test",
            secret: try #require(DeploymentSecret([UInt8](repeating: 7, count: 32))))
        var writer = JSONWriter()
        for row in try FixtureReader.read(try Repository.bytes(file), file: file) {
            // A verdict's own timing is zero until a service measures it.
            VerdictWriter.write(scorer.score(try row.rollout.get()), into: &writer)
            writer.endLine()
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
