import AssayCore
import AssayJSON
import FuzzSupport
import MCQVerifier
import VerifierFuzzing

/// Letters and texts of options, sets of them, yes and no.
private let fuzzer = {
    var fuzzer = VerifierFuzzer()
    fuzzer.add(
        MCQVerifier.self,
        [
            [:], ["multi": true], ["multi": true, "partial": "jaccard"], ["kind": "yes_no"],
            ["choices": ["A": "cat", "B": "dog", "C": "rabbit"]], ["kind": "vqa_text"],
        ])
    return fuzzer
}()

/// libFuzzer's entry; it calls from one thread.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzzer.run(FuzzInput(start, count))
    return 0
}
