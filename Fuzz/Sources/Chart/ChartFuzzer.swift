import AssayCore
import AssayJSON
import ChartVerifier
import FuzzSupport
import VerifierFuzzing

/// Numbers, years, texts and lists of charts.
private let fuzzer = {
    var fuzzer = VerifierFuzzer()
    fuzzer.add(
        ChartVerifier.self,
        [
            [:], ["answer_type": "number"], ["answer_type": "text"], ["answer_type": "list"], ["answer_type": "year"],
            ["answer_type": "list", "list_order": "strict", "partial": "overlap"], ["percent": "lenient"],
        ])
    return fuzzer
}()

/// libFuzzer's entry; it calls from one thread.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzzer.run(FuzzInput(start, count))
    return 0
}
