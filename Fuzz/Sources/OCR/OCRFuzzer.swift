import AssayCore
import AssayJSON
import FuzzSupport
import OCRVerifier
import VerifierFuzzing

/// Transcriptions in every normalisation and metric.
private let fuzzer = {
    var fuzzer = VerifierFuzzer()
    fuzzer.add(
        OCRVerifier.self,
        [
            [:], ["ignore_case": true], ["normalize": "collapse"], ["normalize": "nfc"], ["normalize": "nfkc"],
            ["metric": "anls"],
            ["lower_bound": 0.3],
        ])
    return fuzzer
}()

/// libFuzzer's entry; it calls from one thread.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzzer.run(FuzzInput(start, count))
    return 0
}
