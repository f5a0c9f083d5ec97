import Testing

@testable import AssayHTTP

@Suite struct MemoryReturnTests {
    private static let second: Int64 = 1_000_000_000
    private static let much = 20 << 20

    @Test func waitsForASecondWithoutBodies() {
        var memory = MemoryReturn()
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
        var memory = MemoryReturn()
        _ = memory.isDue(at: 0, received: Self.much, held: 0)
        #expect(memory.isDue(at: Self.second, received: Self.much, held: 0))
        #expect(!memory.isDue(at: 5 * Self.second, received: Self.much + 100, held: 0))
        #expect(memory.dueAt == nil)
        #expect(!memory.isDue(at: 6 * Self.second, received: 2 * Self.much, held: 0))
        #expect(memory.dueAt == 7 * Self.second)
    }
}
