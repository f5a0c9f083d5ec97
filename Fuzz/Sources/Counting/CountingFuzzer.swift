import AssayCore
import AssayJSON
import CountingVerifier
import FuzzSupport
import VerifierFuzzing

/// Counts in digits of any script and as words.
private let fuzzer = {
    var fuzzer = VerifierFuzzer()
    fuzzer.add(CountingVerifier.self, [[:]])
    return fuzzer
}()

/// libFuzzer's entry; it calls from one thread.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzzer.run(FuzzInput(start, count))
    return 0
}
