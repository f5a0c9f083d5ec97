import AssayCore
import AssayJSON
import FuzzSupport
import GroundingVerifier
import VerifierFuzzing

/// Boxes, points and times in any spelling, under every metric.
private let fuzzer = {
    var fuzzer = VerifierFuzzer()
    fuzzer.add(
        GroundingVerifier.self,
        [
            [:], ["metric": "iou"], ["metric": "mean_iou"], ["metric": "giou"], ["metric": "point_in_box"],
            ["metric": "points_f1"],
            ["metric": "tiou"], ["matching": "greedy", "label_match": true],
            ["coord_space": "pixel", "image_size": [640, 480], "box_format": "xywh"], ["coord_space": "norm1"],
            ["cmp": ">", "iou_threshold": 0, "edges": "exclusive", "max_boxes": 3],
        ])
    return fuzzer
}()

/// libFuzzer's entry; it calls from one thread.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzzer.run(FuzzInput(start, count))
    return 0
}
