import Foundation
import Testing

@testable import AssayConfiguration

@Suite struct AccessTokenReaderTests {
    /// A file with that text and those permissions, gone when it is let go.
    private final class File {
        let path: String

        init(_ text: String, mode: Int = 0o600) throws {
            path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
            try Data(text.utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    private func load(_ file: File?, _ environment: String? = nil) throws -> [AccessToken] {
        try AccessTokenReader.load(file?.path, environment: environment, file: "assay.yaml")
    }

    @Test func readsNamesAndTokens() throws {
        let file = try File("# trainers\ntrainer:s3cret\n\n  eval-2 : x \r\nother:a:b=\n".replacing(" : x", with: ":x"))
        let tokens = try load(file, "env:from-there,second:one")
        #expect(tokens.map(\.name) == ["trainer", "eval-2", "other", "env", "second"])
        #expect(
            tokens.map { String(decoding: $0.secret, as: UTF8.self) } == ["s3cret", "x", "a:b=", "from-there", "one"])
        #expect(try load(nil).isEmpty && load(nil, "").isEmpty)
    }

    @Test(arguments: [
        ("", "holds no token"), ("# only this", "holds no token"), ("a:x\nsecretwithoutname\n", "line 2 of"),
        ("a:\n", "line 1 of"), (":secret\n", "line 1 of"), ("a b:secret\n", "line 1 of"), ("a:sec ret\n", "line 1 of"),
        ("a:sécret\n", "line 1 of"), ("a:secret\na:secret2\n", "has the name a a second time"),
        ("a:secret\nb:secret\n", "has the token of a a second time"),
        ("a:" + String(repeating: "s", count: 513), "line 1 of"),
    ])
    func mistakesNameTheLineAndNeverWhatStandsThere(_ text: String, _ problem: String) throws {
        let error = #expect(throws: ConfigurationError.self) { try load(File(text)) }
        let message = error?.description ?? ""
        #expect(error?.key == "tokens_file" && message.contains(problem), "\(message)")
        #expect(!message.contains("secret") && !message.contains("sec ret") && !message.contains("sss"), "\(message)")
    }

    @Test func mistakesOfTheEnvironmentNameIt() {
        let error = #expect(throws: ConfigurationError.self) { try load(nil, "a:x,secretwithoutname") }
        #expect(error?.key == "ASSAY_TOKENS" && error?.description.contains("secret") == false)
    }

    @Test(arguments: [(0o600, true), (0o400, true), (0o640, true), (0o644, false), (0o660, false), (0o602, false)])
    func aFileThatEveryoneReadsIsRefused(_ mode: Int, _ isFine: Bool) throws {
        let file = try File("a:x\n", mode: mode)
        #expect(((try? load(file)) != nil) == isFine)
    }

    @Test func whatIsNoFileIsRefused() {
        for path in ["/no/such/file", "/dev/null", "/tmp"] {
            #expect(throws: ConfigurationError.self) {
                try AccessTokenReader.load(path, environment: nil, file: "assay.yaml")
            }
        }
    }

    @Test func thereIsABoundOnTokens() {
        let many = (0...AccessTokenReader.maxTokens).map { "n\($0):t\($0)" }.joined(separator: "\n")
        #expect(throws: ConfigurationError.self) { try load(nil, many) }
    }

    @Test func aTokenIsInNoDescription() throws {
        let token = try #require(AccessToken(line: "trainer:s3cret"))
        var dumped = ""
        dump(token, to: &dumped)
        for text in ["\(token)", token.debugDescription, "\([token])", "\(Optional(token) as Any)", dumped] {
            #expect(!text.contains("s3cret") && text.contains("trainer"), "\(text)")
        }
        // The bytes are no way round it.
        #expect(!dumped.contains("115"))
    }
}
