import AssayCore
import AssayJSON
import FuzzSupport
import ScienceVerifiers
import VerifierFuzzing

/// Quantities with units.
private let fuzzer = {
    var fuzzer = VerifierFuzzer()
    fuzzer.add(
        PhysicsVerifier.self,
        [[:], ["unit": "strict"], ["tolerance": "exact"], ["tolerance": ["relative": 0.01]], ["order": "any"]])
    return fuzzer
}()

/// libFuzzer's entry; it calls from one thread.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzzer.run(FuzzInput(start, count))
    return 0
}
