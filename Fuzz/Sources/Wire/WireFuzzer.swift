import AssayJSON
import AssayWire
import FuzzSupport

/// Batches cut into rows, and streams cut into lines.
///
/// The first byte chooses; the rest is the batch or the stream.
enum WireFuzzer {
    static func run(_ input: FuzzInput) {
        var input = input
        let hash = input.hash
        if input.byte() & 1 == 0 {
            checkBatch(input.rest())
        } else {
            checkStream(input.rest(), hash)
        }
    }

    /// The scanner follows brackets and strings only; where the whole is JSON it finds the rows the reader finds.
    private static func checkBatch(_ bytes: [UInt8]) {
        let layout = try? BatchScanner.scan(bytes.span.bytes, maxRows: 8)
        if let layout {
            for row in layout.rows { expect(row.upperBound <= bytes.count && !row.isEmpty, "a row outside: \(row)") }
            expect(
                zip(layout.rows, layout.rows.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound }, "rows overlap")
        }
        guard let root = try? JSONDocument(parsing: bytes).root, root.kind == .object, let rows = root["rollouts"],
            rows.kind == .array, rows.count <= 8,
            root.members.allSatisfy({ ["rollouts", "defaults", "detail"].contains($0.key) }),
            !bytes.contains(UInt8(ascii: "\\"))
        else { return }
        guard let layout else { fail("a batch that is JSON is not cut into rows") }
        expect(layout.rows == rows.elements.map(\.sourceRange), "other rows than the reader's")
    }

    /// However a stream is cut, its rows are the same.
    private static func checkStream(_ bytes: [UInt8], _ hash: UInt64) {
        let whole = rows(bytes, cutAt: bytes.count)
        let cut = Int(hash % UInt64(bytes.count + 1))
        let cutRows = rows(bytes, cutAt: cut)
        expect(whole.elementsEqual(cutRows, by: ==), "cut at \(cut) it has other rows: \(whole) \(cutRows)")
        for (index, row) in whole.enumerated() { expect(row.number == index, "row \(index) is called \(row.number)") }
    }

    private struct Row: Equatable {
        let number: Int
        let kind: StreamLines.Kind
        let bytes: [UInt8]
    }

    private static func rows(_ bytes: [UInt8], cutAt cut: Int) -> [Row] {
        var lines = StreamLines(maxRowBytes: 12)
        var found: [Row] = []
        func drain() {
            while let rows = lines.next(maxRows: 3, maxBytes: 20) {
                for row in rows.rows {
                    found.append(Row(number: row.number, kind: row.kind, bytes: Array(rows.bytes[row.range])))
                }
            }
        }
        lines.append(Array(bytes[..<cut]))
        drain()
        lines.append(Array(bytes[cut...]))
        drain()
        lines.end()
        drain()
        return found
    }
}

/// libFuzzer's entry; it calls from one thread.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    WireFuzzer.run(FuzzInput(start, count))
    return 0
}
