import Testing

@testable import AssayHTTP

@Suite struct MemoryReturnTests {
    /// One server's decisions, asked in order.
    private final class Asked {
        private var memory = MemoryReturn()
        var dueAt: Int64? { memory.dueAt }

        func isDue(at now: Int64, received: Int, held: Int) -> Bool {
            memory.isDue(at: now, received: received, held: held)
        }
    }

    private static let second: Int64 = 1_000_000_000
    private static let much = 20 << 20

    @Test func waitsForASecondWithoutBodies() {
        let memory = Asked()
        #expect(!memory.isDue(at: 0, received: Self.much, held: 1))
        #expect(memory.dueAt == nil)
        #expect(!memory.isDue(at: 5, received: Self.much, held: 0))
        #expect(memory.dueAt == Self.second + 5)
        // A body in between starts the second anew.
        #expect(!memory.isDue(at: Self.second, received: Self.much, held: 7))
        #expect(!memory.isDue(at: Self.second + 5, received: Self.much, held: 0))
        #expect(!memory.isDue(at: 2 * Self.second + 4, received: Self.much, held: 0))
        #expect(memory.isDue(at: 2 * Self.second + 5, received: Self.much, held: 0))
    }

    @Test func happensOnceForTheSameTraffic() {
        let memory = Asked()
        _ = memory.isDue(at: 0, received: Self.much, held: 0)
        #expect(memory.isDue(at: Self.second, received: Self.much, held: 0))
        #expect(!memory.isDue(at: 5 * Self.second, received: Self.much + 100, held: 0))
        #expect(memory.dueAt == nil)
        #expect(!memory.isDue(at: 6 * Self.second, received: 2 * Self.much, held: 0))
        #expect(memory.dueAt == 7 * Self.second)
    }
}
