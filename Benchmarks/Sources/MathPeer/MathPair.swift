import AssayCore
import AssayJSON
import Glibc
import MathVerifier

/// One row of a file of checks, with the verifier its options ask for.
struct MathPair {
    let id: String
    let answer: String
    let truth: JSONValue
    let verifier: MathVerifier

    /// The rows of JSON Lines that `math` can check: an answer or a response's box, and a ground truth.
    static func read(_ path: String) throws -> [MathPair] {
        var bytes: [UInt8] = []
        guard let file = fopen(path, "r") else { throw ReadingError(path: path) }
        defer { fclose(file) }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return try bytes.split(separator: 0x0A).compactMap { line in
            let root = try JSONDocument(parsing: Array(line)).root
            guard let answer = root["answer"]?.string, let truth = root["ground_truth"]?.value() else { return nil }
            let options = root["options"]?.value().objectValue ?? [:]
            // Options of the pipeline say nothing to the verifier.
            guard let verifier = try? MathVerifier(options: OptionValues(options)) else { return nil }
            return MathPair(id: root["id"]?.string ?? "", answer: answer, truth: truth, verifier: verifier)
        }
    }

    /// Both sides parsed, both compared, with the detail a batch shows by default.
    @inline(never)
    func check() -> Finding? {
        guard let truth = try? verifier.readGroundTruth(truth) else { return nil }
        var context = VerificationContext(detailLevel: .brief)
        return verifier.verify(answer, against: truth, in: &context)
    }
}

/// A file that cannot be read.
struct ReadingError: Error, CustomStringConvertible {
    let path: String
    var description: String { "cannot read \(path)" }
}
