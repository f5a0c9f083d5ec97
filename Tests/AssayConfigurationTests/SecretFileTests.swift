import AssayConfiguration
import AssayCore
import Foundation
import Testing

@Suite struct SecretFileTests {
    /// Runs a body with the path of a secret in a folder of its own.
    private func withPath(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.appending(path: "secret").path())
    }

    @Test func isMadeOnceForItsOwnerAlone() throws {
        try withPath { path in
            let made = try SecretFile.load(path, file: "f")
            #expect(try SecretFile.load(path, file: "f") == made)
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600 && attributes[.size] as? Int == 32)
            #expect(Array(try Data(contentsOf: URL(filePath: path))) == made.bytes)
            let folder = URL(filePath: path).deletingLastPathComponent().path()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["secret"])
        }
    }

    @Test(arguments: [(31, 0o600), (33, 0o600), (0, 0o600), (32, 0o640), (32, 0o604)])
    func anythingElseIsRefused(_ count: Int, _ mode: Int) throws {
        try withPath { path in
            #expect(FileManager.default.createFile(atPath: path, contents: Data(count: count)))
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            let error = #expect(throws: ConfigurationError.self) { try SecretFile.load(path, file: "f") }
            #expect(error?.key == "secret_file")
        }
    }

    @Test func aFolderThatIsNotThereIsNamed() {
        let error = #expect(throws: ConfigurationError.self) { try SecretFile.load("/no/such/secret", file: "f") }
        #expect(error?.description.contains("/no/such/secret") == true)
    }

    @Test func neverShowsItself() throws {
        let secret = try #require(DeploymentSecret([UInt8](1...32)))
        #expect(secret.bytes == [UInt8](1...32) && DeploymentSecret([1]) == nil)
        var dumped = ""
        dump(secret, to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), dumped] {
            #expect(!text.contains("\(secret.words.0)") && !text.contains("578437695752307201"))
        }
    }

    @Test(
        arguments: [
            ("10.0.0.0/8", [10, 255, 0, 1], true), ("10.0.0.0/8", [11, 0, 0, 1], false),
            ("192.0.2.7", [192, 0, 2, 7], true),
            ("0.0.0.0/0", [9, 9, 9, 9], true), ("10.0.0.0/9", [10, 127, 0, 0], true),
            ("10.0.0.0/9", [10, 128, 0, 0], false),
            ("fd00::/8", [10, 0, 0, 1], false),
        ] as [(String, [UInt8], Bool)])
    func rangesOfAddresses(_ text: String, _ address: [UInt8], _ isInside: Bool) {
        #expect(AddressRange(text)?.contains(address) == isInside)
    }

    @Test(arguments: ["10.0.0.1/8", "10.0.0.0/33", "10.0.0", "x", "", "10.0.0.0/", "10.0.0.0/+8", "::1/129"])
    func noRanges(_ text: String) { #expect(AddressRange(text) == nil) }
}
