import AssayJSON
import Foundation
import Testing

@Suite struct FixtureCommandTests {
    private let right = #"{"id":"r","verifier":"counting","answer":"3","ground_truth":3,"expected":{"score":1}}"#
    private let wrong =
        #"{"id":"w","verifier":"counting","answer":"4","ground_truth":3,"kind":"hack","expected":{"score":1},"why":"y"}"#

    private func withFile(_ text: String, _ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "cases.jsonl")
        try Data(text.utf8).write(to: file)
        try body(file)
    }

    @Test func rowsAreChosenByVerifierAndKind() throws {
        try withFile("\(right)\n\(wrong)\n") { (file: URL) throws in
            #expect(
                try Command.run("test", file.path(), "--kind", "hack").output.hasSuffix(
                    "0 passed, 1 failed, 0 skipped\n"))
            #expect(try Command.run("test", file.path(), "--verifier", "math").status == 2)
            #expect(try Command.run("test", file.path(), "-k", "^r", "--verifier", "counting").status == 0)
            #expect(try Command.run("test", file.path(), "-k", "^r", "--repeat", "3").status == 0)
        }
    }

    @Test func aFailureTellsBothParsesAndTheDifference() throws {
        try withFile(#"{"id":"m","verifier":"math","answer":"0.51","ground_truth":"1/2","expected":{"score":0.75}}"#) {
            file in
            let text = try Command.run("test", file.path()).output
            for part in [
                "score: expected 0.75, got 0.0 (off by -0.75)", "extracted 0.51", "prediction: \"51/100\"",
                "ground_truth: \"1/2\"", "components: accuracy 0.0", "decided by rule:numeric",
            ] { #expect(text.contains(part), "\(part) in \(text)") }
        }
    }

    @Test func anUpdateRewritesOnlyWhatDiffers() throws {
        try withFile("\(right)  \n\n\(wrong)") { (file: URL) throws in
            let link = file.deletingLastPathComponent().appending(path: "link.jsonl")
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path())
            let result = try Command.run("test", link.path(), "--update")
            #expect(result.status == 0 && result.errors == "1 rows updated, 0 left as they are\n")
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(text == "\(right)  \n\n" + wrong.replacing("\"score\":1", with: "\"score\":0"))
            let attributes = try FileManager.default.attributesOfItem(atPath: file.path())
            #expect(attributes[.posixPermissions] as? Int == 0o640)
            let files = try FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path())
            #expect(files.sorted() == ["cases.jsonl", "link.jsonl"])
            #expect(try Command.run("test", file.path(), "--update").errors.isEmpty)
        }
    }

    @Test func aWatchRunsAgainWhenAFileChanges() throws {
        try withFile(right + "\n") { (file: URL) throws in
            let process = Process()
            process.executableURL = try Command.binary
            process.arguments = ["test", file.path(), "--watch"]
            let output = Pipe()
            process.standardOutput = output
            process.standardError = FileHandle.nullDevice
            try process.run()
            defer {
                process.terminate()
                process.waitUntilExit()
            }
            func line() throws -> String {
                var bytes: [UInt8] = []
                while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 0x0a {
                    bytes.append(byte)
                }
                return String(decoding: bytes, as: UTF8.self)
            }
            #expect(try line() == "1 passed, 0 failed, 0 skipped")
            // As editors do it: a new file is renamed over the old one.
            try Data("\(right)\n\(right)\n".utf8).write(to: file, options: .atomic)
            #expect(try line() == "2 passed, 0 failed, 0 skipped")
            try Data("\(right)\n\(right)\n\(right)\n".utf8).write(to: file)
            #expect(try line() == "3 passed, 0 failed, 0 skipped")
        }
    }

    /// A daemon for the length of a body.
    private func withDaemon(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let ready = folder.appending(path: "ready")
        #expect(mkfifo(ready.path(), 0o600) == 0)
        let daemon = Process()
        daemon.executableURL = try Command.binary
        daemon.arguments = ["serve", "--listen", "127.0.0.1:0", "--ready-file", ready.path()]
        daemon.standardError = FileHandle.nullDevice
        try daemon.run()
        defer {
            daemon.terminate()
            daemon.waitUntilExit()
        }
        let pipe = try FileHandle(forReadingFrom: ready)
        let address = String(decoding: pipe.readDataToEndOfFile(), as: UTF8.self)
        try body("http://\(address.trimmingCharacters(in: .whitespacesAndNewlines))")
    }

    @Test func aDaemonIsTestedThroughTrainersProtocols() throws {
        func row(_ id: String, _ text: String, _ rest: String) -> String {
            #"{"id":"\#(id)","verifier":"counting","response":"<think>x</think><answer>\#(text)</answer>",\#(rest)}"#
        }
        let rows = [
            row(
                "right", "<|begin_of_box|>3<|end_of_box|>",
                #""prompt":"How many?","ground_truth":3,"expected":{"score":1}"#),
            row(
                "wrong", "<|begin_of_box|>4<|end_of_box|>",
                #""ground_truth":3,"expected":{"score":0,"reason":"incorrect"}"#),
            row("gated", "3", #""ground_truth":3,"expected":{"score":0}"#),
            row(
                "boxed", "\\\\boxed{3}",
                #""ground_truth":3,"options":{"extraction":"boxed","layout":"none"},"expected":{"score":1}"#),
            row("reason", "3", #""ground_truth":3,"expected":{"reason":"format_violation"}"#),
            row("invalid", "3", #""ground_truth":"many","expected":{"status":"invalid"}"#),
            #"{"id":"answer","verifier":"counting","answer":"3","ground_truth":3,"expected":{"score":1}}"#,
        ]
        try withFile(rows.joined(separator: "\n")) { (file: URL) throws in
            try withDaemon { (url: String) throws in
                let whole = try Command.run("test", file.path(), "--url", url)
                #expect(whole.output == "7 passed, 0 failed, 0 skipped\n")
                for door in ["openrlhf", "slime"] {
                    let result = try Command.run("test", file.path(), "--url", url, "--protocol", door)
                    #expect(
                        result.output == "5 passed, 0 failed, 2 skipped\n", "\(door): \(result.output)\(result.errors)")
                    let tap = try Command.run("test", file.path(), "--url", url, "--protocol", door, "--format", "tap")
                    #expect(tap.output.contains("ok 7 - answer # SKIP the protocol cannot ask for such a row"))
                }
                #expect(try Command.run("test", file.path(), "--protocol", "slime").status == 2)
                #expect(
                    try Command.run("test", file.path(), "--url", url + "/nowhere", "--protocol", "slime").status == 1)
            }
        }
    }
}
