import AssayCore
import AssayJSON
import FuzzSupport
import GUIVerifier
import VerifierFuzzing

/// Every grammar of actions, by step, as the published scripts score it, and in pixels.
private let fuzzer = {
    var fuzzer = VerifierFuzzer()
    let grammars = [
        "glm_mobile", "glm_web", "glm_computer", "qwen_computer_use", "uitars", "pyautogui", "androidcontrol",
    ]
    fuzzer.add(GUIVerifier.self, grammars.map { ["grammar": .string($0)] })
    fuzzer.add(
        GUIVerifier.self,
        grammars.prefix(3).map { ["grammar": .string($0), "policy": "glm_reference"] })
    fuzzer.add(
        GUIVerifier.self,
        grammars.map {
            ["grammar": .string($0), "coord_space": "pixel", "image_size": [1920, 1080], "text_metric": "similarity"]
        })
    return fuzzer
}()

/// libFuzzer's entry; it calls from one thread.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzzer.run(FuzzInput(start, count))
    return 0
}
