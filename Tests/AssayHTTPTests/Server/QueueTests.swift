import TestSupport
import Testing

@testable import AssayHTTP

/// The heap of deadlines and the queue of jobs against obvious counterparts.
@Suite struct QueueTests {
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func deadlinesComeUpInOrder(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var heap = DeadlineHeap()
        var sorted: [Int64] = []
        for _ in 0..<2000 {
            if Bool.random(using: &random) || sorted.isEmpty {
                let time = Int64.random(in: 0..<500, using: &random)
                heap.insert(time, ConnectionToken(slot: 0, generation: 0))
                sorted.insert(time, at: sorted.firstIndex { $0 > time } ?? sorted.count)
            } else {
                let now = Int64.random(in: 0..<500, using: &random)
                let expected = sorted[0] <= now ? sorted.removeFirst() : nil
                #expect(heap.removeFirst(notAfter: now)?.time == expected, "seed \(seed)")
            }
            #expect(heap.first == sorted.first, "seed \(seed)")
            #expect(heap.count == sorted.count)
        }
    }

    @Test func jobsComeOutInOrderAcrossCompactions() {
        let log = Lock<[Int]>([])
        var queue = Line<@Sendable () -> Void>()
        var next = 0
        for round in 0..<50 {
            for _ in 0..<(round % 7) * 100 {
                let number = next
                queue.append { log.withLock { $0.append(number) } }
                next += 1
            }
            for _ in 0..<(round % 5) * 100 { queue.removeFirst()?() }
        }
        while let job = queue.removeFirst() { job() }
        #expect(queue.count == 0)
        #expect(log.withLock { $0 } == Array(0..<next))
    }

    @Test func namesOfClosedConnectionsFindNothing() {
        var table = ConnectionTable()
        let make = { Connection(socket: -1, token: $0, peer: .unix, limits: HTTPLimits()) }
        let first = table.insert(make)
        let second = table.insert(make)
        table.remove(first.token)
        let third = table.insert(make)
        #expect(third.token.slot == first.token.slot)
        #expect(table[first.token] == nil)
        #expect(table[second.token] === second)
        #expect(table[third.token] === third)
        table.remove(first.token)
        #expect(table.count == 2)
    }
}
