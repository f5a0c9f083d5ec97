import FuzzSupport
import MathEngine

/// One engine and one arena for the whole run, as a thread of the daemon has.
struct MathEngineFuzzer {
    let arena = ExpressionArena()
    let engine = EquivalenceEngine(secret: .fixed(1))

    /// Reads the bytes as a stack machine and compares what is left on the stack with a changed copy, both ways.
    func run(_ bytes: UnsafeBufferPointer<UInt8>) {
        arena.reset()
        var stack = [arena.symbol("x")]
        var position = 0
        func next() -> UInt8 {
            defer { position += 1 }
            return position < bytes.count ? bytes[position] : 0
        }
        while position < bytes.count, arena.nodeCount < arena.limits.nodes {
            let byte = next()
            switch byte {
            case 0x00..<0x80:
                let operation = Operation.allCases[Int(byte) % Operation.allCases.count]
                let top = stack.last ?? arena.pi()
                if operation.operandCount == 2, stack.count > 1 {
                    let right = stack.removeLast()
                    stack[stack.count - 1] = arena.function(operation, stack[stack.count - 1], right)
                } else if operation == .application, let symbol = arena.symbolIndex(named: "f".utf8) {
                    stack.append(arena.application(of: symbol, to: top))
                } else if operation.operandCount == 1 {
                    stack[stack.count - 1] = arena.function(operation, top)
                } else {
                    stack.append(leaf(operation, next()))
                }
            case 0x80..<0xb0: stack.append(arena.integer(Int64(byte) - 0x98))
            case 0xb0..<0xc0: stack.append(arena.rational(Int64(next()), over: Int64(byte) - 0xb0))
            case 0xc0..<0xd0:
                let digits = (0..<Int(byte - 0xbf)).map { _ in 0x30 + next() % 10 }
                stack.append(arena.numeral(digits: digits, exponent: Int(Int8(bitPattern: next())) * 40))
            default: stack.append(stack[Int(next()) % stack.count])
            }
        }
        guard let a = stack.last, !arena.isOverLimit else { return }
        let b = arena.sum(a, arena.rational(1, over: 1_000_000))
        var (there, back, rest) = (Fuel(), Fuel(), Fuel())
        let verdict = engine.compare(a, b, in: arena, fuel: &there)
        expect(!verdict.isEqual, "equal to itself plus a millionth")
        expect(engine.compare(b, a, in: arena, fuel: &back) == verdict, "not symmetric")
        let other = stack[stack.count / 2]
        _ = engine.compare(a, other, in: arena, fuel: &rest)
        _ = engine.order(a, other, in: arena, fuel: &rest)
        _ = engine.ratio(of: a, to: other, in: arena, fuel: &rest)
        _ = engine.fingerprint(of: a, in: arena, fuel: &rest)
    }

    private func leaf(_ operation: Operation, _ byte: UInt8) -> NodeIndex {
        switch operation {
        case .pi: arena.pi()
        case .eulerNumber: arena.eulerNumber()
        case .imaginaryUnit: arena.imaginaryUnit()
        case .infinity: arena.infinity()
        default: arena.symbol(named: [0x61 + byte % 4])
        }
    }
}

nonisolated(unsafe) private let fuzzer = MathEngineFuzzer()

/// libFuzzer's entry; it calls from one thread.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzzer.run(FuzzInput(start, count).bytes)
    return 0
}
