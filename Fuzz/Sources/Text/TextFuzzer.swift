import AssayCore
import AssayJSON
import FuzzSupport
import TextVerifiers
import VerifierFuzzing

/// Every verifier of short texts: numbers, number words, letters, lists.
private let fuzzer = {
    var fuzzer = VerifierFuzzer()
    fuzzer.add(VQAVerifier.self, [[:]])
    fuzzer.add(MultiImageVerifier.self, [[:]])
    fuzzer.add(MMSIVerifier.self, [[:]])
    fuzzer.add(LongDocumentVerifier.self, [[:]])
    fuzzer.add(VideoVerifier.self, [[:]])
    fuzzer.add(BiologyVerifier.self, [[:]])
    fuzzer.add(GeographyVerifier.self, [[:]])
    fuzzer.add(LiberalArtsVerifier.self, [[:]])
    fuzzer.add(GeoQuestVerifier.self, [[:]])
    return fuzzer
}()

/// libFuzzer's entry; it calls from one thread.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzzer.run(FuzzInput(start, count))
    return 0
}
