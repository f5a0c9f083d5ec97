import AssayConfiguration
import FuzzSupport

/// Configuration files: a mistake names the file, a good one reads the same twice.
enum ConfigurationFuzzer {
    static func run(_ input: FuzzInput) {
        let yaml = String(decoding: input.bytes, as: UTF8.self)
        do throws(ConfigurationError) {
            let configuration = try ConfigurationReader.read(yaml: yaml, file: "fuzz.yaml")
            let again = try ConfigurationReader.read(yaml: yaml, file: "fuzz.yaml")
            expect(again.hash == configuration.hash, "two hashes of one file")
            expect(again.keysThatNeedRestart(since: configuration).isEmpty, "differs from itself")
        } catch {
            let text = "\(error)"
            expect(text.hasPrefix("fuzz.yaml"), "a mistake without its file: \(text)")
        }
    }
}

/// libFuzzer's entry; it calls from one thread.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    ConfigurationFuzzer.run(FuzzInput(start, count))
    return 0
}
