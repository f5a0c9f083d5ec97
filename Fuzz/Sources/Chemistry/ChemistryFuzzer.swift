import AssayCore
import AssayJSON
import FuzzSupport
import ScienceVerifiers
import VerifierFuzzing

/// Formulas, equations and names.
private let fuzzer = {
    var fuzzer = VerifierFuzzer()
    fuzzer.add(ChemistryVerifier.self, [[:], ["unit": "strict"], ["tolerance": "exact"]])
    return fuzzer
}()

/// libFuzzer's entry; it calls from one thread.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzzer.run(FuzzInput(start, count))
    return 0
}
