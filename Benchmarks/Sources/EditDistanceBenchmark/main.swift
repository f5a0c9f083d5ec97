// Our side of Benchmarks/edit-distance.py, which measures AssayText's edit distance against rapidfuzz:
//
//     pip install rapidfuzz && python3 Benchmarks/edit-distance.py
//
// Reads requests from standard input: a line `load` and a line for each of two texts add a pair; `run CALLS`
// measures every pair so many times and answers with one line: the sum of the distances, CPU nanoseconds per pair
// from code points, the same from UTF-8 strings, and word steps per pair; `clear` forgets the pairs.
import AssayText
import BenchmarkSupport
import Glibc

var strings: [(String, String)] = []
var scalars: [([UInt32], [UInt32])] = []
let editDistance = EditDistance()

while let line = readLine() {
    let words = line.split(separator: " ")
    switch words.first {
    case "clear":
        strings = []
        scalars = []
    case "load":
        let pair = (readLine() ?? "", readLine() ?? "")
        strings.append(pair)
        scalars.append((pair.0.unicodeScalars.map(\.value), pair.1.unicodeScalars.map(\.value)))
    case "run":
        let calls = Int(words[1]) ?? 1
        let pairs = Double(scalars.count * calls)
        var sum = 0
        var steps = 0
        var start = processCPUNanoseconds()
        for (left, right) in scalars {
            for _ in 0..<calls {
                let measured = editDistance.measure(left.span, right.span)
                sum += measured.distance ?? 0
                steps += measured.steps
            }
        }
        let fromScalars = Double(processCPUNanoseconds() - start) / pairs
        start = processCPUNanoseconds()
        for (left, right) in strings {
            for _ in 0..<calls { keep(editDistance.measure(left, right)) }
        }
        let fromStrings = Double(processCPUNanoseconds() - start) / pairs
        print(sum / calls, fromScalars, fromStrings, Double(steps) / pairs)
        // The reader waits for this line on a pipe.
        fflush(nil)
    default:
        fatalError("unknown request: \(line)")
    }
}
