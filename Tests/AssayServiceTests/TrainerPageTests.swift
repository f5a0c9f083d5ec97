import AssayConfiguration
import Foundation
import TestSupport
import Testing

/// The commands on the trainers' pages are run as they stand there, against the configuration that stands there.
@Suite struct TrainerPageTests {
    /// The fenced blocks of a page in one language.
    private func blocks(_ language: String, _ page: String) throws -> [String] {
        let parts = try Repository.text("docs/trainers/\(page).md").components(separatedBy: "\n```")
        return parts.filter { $0.hasPrefix(language + "\n") }.map { String($0.dropFirst(language.count + 1)) }
    }

    private func shell(_ command: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", command]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(command)")
        return text
    }

    /// Whether a reply is what a page shows: `…` stands for anything, and times differ.
    private func isShown(_ reply: String, as shown: String) -> Bool {
        func timeless(_ text: String) -> String {
            text.replacing(/"verify_ms":(\[?)[0-9.]+/) { "\"verify_ms\":\($0.1)0" }
        }
        var rest = Substring(timeless(reply))
        for (index, part) in timeless(shown).components(separatedBy: "…").enumerated() {
            guard let found = rest.range(of: part), index > 0 || found.lowerBound == rest.startIndex else {
                return false
            }
            rest = rest[found.upperBound...]
        }
        return shown.hasSuffix("…") || rest.isEmpty
    }

    @Test(arguments: ["openrlhf", "slime", "nemo-gym", "glmv"])
    func everyCommandAnswersWhatThePageShows(_ page: String) throws {
        var configuration = Configuration()
        for text in try blocks("yaml", page) {
            configuration = try ConfigurationReader.read(yaml: text, file: page)
        }
        let running = try RunningService(configuration)
        let authority = running.url.replacing("http://", with: "")
        var count = 0
        for block in try blocks("console", page) {
            for entry in ("\n" + block).components(separatedBy: "\n$ ").dropFirst() {
                let lines = entry.split(separator: "\n", maxSplits: 1).map(String.init)
                let command = lines[0].replacing("localhost:8787", with: authority)
                let reply = try shell(command).trimmingCharacters(in: .newlines)
                let shown = (lines.count > 1 ? lines[1] : "").trimmingCharacters(in: .newlines)
                #expect(isShown(reply, as: shown), "\(command)\n\(reply)\n\(shown)")
                count += 1
            }
        }
        #expect(count > 0)
    }

    /// Every address the pages give a trainer takes what that trainer sends.
    @Test(arguments: [
        (
            "openrlhf",
            #"{"query":["What is 6 x 7?\n\\boxed{42}<|im_end|>"],"prompts":["What is 6 x 7?\n"],"labels":["42"]}"#
        ),
        ("slime", #"{"prompt":"What is 6 x 7?","response":"\\boxed{42}","label":"42"}"#),
    ])
    func everyAddressOnThePageAnswers(_ page: String, _ body: String) throws {
        let running = try RunningService()
        let text = try Repository.text("docs/trainers/\(page).md")
        let paths = text.matches(of: /127\.0\.0\.1:8787(\/[A-Za-z0-9_\/?=&]+)/).map { String($0.1) }
        #expect(paths.count >= 2)
        for path in Set(paths) where !path.contains("healthz") {
            let reply = try RawClient.exchange(running.url, "POST", path, body: Array(body.utf8))
            #expect(reply.status == 200, "\(path): \(reply.text)")
            #expect(reply.text.contains("1.0") || path.contains("mcq"), "\(path): \(reply.text)")
        }
    }
}
