// Assay's JSON reader and writer against Foundation's JSONDecoder, in alternation in one run:
//
//     swift run -c release --package-path Benchmarks JSONBenchmark
//
// Figures are medians of CPU time; MB are 10^6 bytes of JSON text.
import AllocationCounter
import AssayJSON
import BenchmarkSupport
import Foundation

@main
struct JSONBenchmark {
    static func main() throws {
        var corpus = RolloutCorpus(seed: 1)
        let mixed = corpus.batch(rows: 256, responseBytes: 3_850, .mixed)
        let plain = corpus.batch(rows: 256, responseBytes: 3_850, .plain)
        let chinese = corpus.batch(rows: 256, responseBytes: 3_850, .chinese)
        let escaped = corpus.batch(rows: 256, responseBytes: 3_850, .chineseEscaped)
        try againstDecoder(mixed)
        for (name, bytes) in [("plain ASCII", plain), ("Chinese, raw", chinese), (#"Chinese as \uXXXX"#, escaped)] {
            report(name, bytes)
        }
        numbers()
        manyKeys()
        try single(Array(corpus.rollout(7, responseBytes: 3_850, .mixed).utf8))
        writer()
    }

    private static func againstDecoder(_ bytes: [UInt8]) throws {
        let data = Data(bytes)
        let decoder = JSONDecoder()
        let decodedRows = try decoder.decode(DecodedBatch.self, from: data).rollouts.count
        let responseBytes = strings(of: try JSONDocument(parsing: bytes))
        precondition(decodedRows == 256 && responseBytes > 900_000, "both read the whole batch")
        let times = alternated(
            rounds: 15, calls: 8,
            [
                { keep(try? decoder.decode(DecodedBatch.self, from: data)) },
                { keep(try? JSONDocument(parsing: bytes)) },
                { keep((try? JSONDocument(parsing: bytes)).map(responses)) },
                { keep((try? JSONDocument(parsing: bytes)).map(strings)) },
            ])
        print("batch of 256 rollouts, \(bytes.count) bytes, escapes and some non-ASCII")
        line("Foundation JSONDecoder", bytes.count, times[0], times[0])
        line("index", bytes.count, times[1], times[0])
        line("index + unescape every response", bytes.count, times[2], times[0])
        line("index + a String of every response", bytes.count, times[3], times[0])
        let unescape = times[2] - times[1]
        print("  unescape alone: \(Int(Double(bytes.count) * 1_000 / unescape)) MB/s")
    }

    private static func report(_ name: String, _ bytes: [UInt8]) {
        let times = alternated(
            rounds: 15, calls: 8,
            [
                { keep(try? JSONDocument(parsing: bytes)) },
                { keep((try? JSONDocument(parsing: bytes)).map(responses)) },
            ])
        print("\(name), \(bytes.count) bytes")
        line("index", bytes.count, times[0], nil)
        line("index + unescape every response", bytes.count, times[1], nil)
    }

    private static func numbers() {
        var corpus = "["
        for index in 0..<40_000 { corpus += "[\(index % 1_000),\(index * 7 % 1_000),0.\(index),-\(index)e3],\n " }
        let bytes = Array((corpus + "null]").utf8)
        let times = alternated(rounds: 15, calls: 4, [{ keep(try? JSONDocument(parsing: bytes)) }])
        print("arrays of numbers, \(bytes.count) bytes, 200,002 values")
        line("index", bytes.count, times[0], nil)
        print("  \(rounded(times[0] / 200_002)) ns a value")
    }

    private static func manyKeys() {
        var text = "{"
        for index in 0..<1_000_000 { text += "\"key\(index)\":0," }
        let bytes = Array((text + "\"last\":0}").utf8)
        let times = alternated(rounds: 5, calls: 1, [{ keep(try? JSONDocument(parsing: bytes)) }])
        print("one object of 1,000,001 keys, \(bytes.count) bytes, checked for duplicates")
        line("index", bytes.count, times[0], nil)
    }

    private static func single(_ bytes: [UInt8]) throws {
        let before = assay_allocation_count()
        let document = try JSONDocument(parsing: bytes)
        let allocations = assay_allocation_count() - before
        var parser = JSONParser()
        parser.recycle(try parser.parse(bytes))
        let beforeReuse = assay_allocation_count()
        parser.recycle(try parser.parse(bytes))
        let reusedAllocations = assay_allocation_count() - beforeReuse
        let times = alternated(
            rounds: 15, calls: 2_000,
            [{ keep(try? JSONDocument(parsing: bytes)) }, { fields(of: document) }])
        print("one rollout, \(bytes.count) bytes")
        print("  index: \(rounded(times[0] / 1_000)) us; allocations: \(allocations), recycled \(reusedAllocations)")
        print("  every field looked at and the response made a String: \(rounded(times[1] / 1_000)) us")
    }

    private static func writer() {
        let times = alternated(rounds: 15, calls: 2_000, [{ keep(verdict()) }])
        print("one verdict written, \(verdict().count) bytes: \(rounded(times[0])) ns")
    }

    /// The bytes of all responses, unescaped into one buffer.
    @inline(never)
    private static func responses(of document: JSONDocument) -> Int {
        var buffer: [UInt8] = []
        var total = 0
        for row in document.root["rollouts"]?.elements ?? document.root.elements {
            buffer.removeAll(keepingCapacity: true)
            row["response"]?.appendUnescaped(to: &buffer)
            total += buffer.count
        }
        return total
    }

    @inline(never)
    private static func strings(of document: JSONDocument) -> Int {
        var total = 0
        for row in document.root["rollouts"]?.elements ?? document.root.elements {
            total += row["response"]?.string?.utf8.count ?? 0
        }
        return total
    }

    @inline(never)
    private static func fields(of document: JSONDocument) {
        for member in document.root.members {
            if member.hasKey("response") {
                keep(member.value.string)
            } else if member.hasKey("ground_truth") {
                keep(member.value.value())
            } else if member.hasKey("deadline_ms") || member.hasKey("iteration") {
                keep(member.value.number?.int)
            } else {
                keep(member.value.kind)
            }
        }
    }

    @inline(never)
    private static func verdict() -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("id")
        writer.string("step12/p17/s3")
        writer.key("score")
        writer.double(1)
        writer.key("reason")
        writer.string("correct")
        writer.key("components")
        writer.beginObject()
        for key in ["accuracy", "structure", "language_mix", "repetition"] {
            writer.key(key)
            writer.double(0.8125)
        }
        writer.endObject()
        writer.key("extraction")
        writer.string("the \"answer\" is\n42 π")
        writer.key("timing_us")
        writer.int(12_345)
        writer.endObject()
        return writer.bytes
    }

    private static func line(_ name: String, _ bytes: Int, _ nanoseconds: Double, _ peer: Double?) {
        let rate = Int(Double(bytes) * 1_000 / nanoseconds)
        let ratio = peer.map { ", \(rounded($0 / nanoseconds)) x JSONDecoder" } ?? ""
        print("  \(name): \(rate) MB/s, \(rounded(nanoseconds / 1_000)) us\(ratio)")
    }

    private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
