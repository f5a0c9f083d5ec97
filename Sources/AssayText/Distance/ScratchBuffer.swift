/// Memory that is kept from one use to the next, so that a measurement in steady state allocates nothing.
///
/// Grows by doubling and never shrinks by itself; contents are undefined after a growth. The elements are trivial
/// types (integers), so nothing is ever deinitialised.
struct ScratchBuffer<Element: BitwiseCopyable>: ~Copyable {
    private(set) var base: UnsafeMutablePointer<Element>
    private(set) var capacity: Int

    init() {
        capacity = 16
        base = UnsafeMutablePointer<Element>.allocate(capacity: 16)
    }

    deinit { base.deallocate() }

    /// Makes room for `count` elements; what was stored is lost where the buffer has to grow.
    @inline(__always)
    mutating func reserve(_ count: Int) {
        if count > capacity { grow(to: count, keeping: 0) }
    }

    /// Makes room for `count` elements and keeps the first `kept`.
    @inline(never)
    mutating func grow(to count: Int, keeping kept: Int) {
        var larger = capacity
        while larger < count { larger &<<= 1 }
        let moved = UnsafeMutablePointer<Element>.allocate(capacity: larger)
        moved.update(from: base, count: kept)
        base.deallocate()
        base = moved
        capacity = larger
    }

    /// Sets the first `count` elements to a value; there must be room.
    @inline(__always)
    func fill(_ count: Int, with value: Element) {
        base.update(repeating: value, count: count)
    }

    /// Bytes held.
    var byteCount: Int { capacity * MemoryLayout<Element>.stride }
}
