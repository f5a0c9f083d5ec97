/// The windows of 50 code points of a text with their hashes, from left to right.
struct WindowHashes: ~Escapable {
    struct Window {
        var hash: UInt64
        /// In UTF-8 bytes.
        var range: Range<Int>
    }

    private let text: Span<UInt8>
    private let end: Int
    private let base: UInt64
    private let mixer: UInt64
    /// The base to the power of 49: what the first code point of a window was multiplied by.
    private let highest: UInt64
    private var first: Int
    private var head: Int
    private var sum: UInt64 = 0
    private var isFull = false

    @_lifetime(copy text)
    init(_ text: Span<UInt8>, _ range: Range<Int>) {
        self.text = text
        end = range.upperBound
        first = range.lowerBound
        head = range.lowerBound
        base = HashSeeds.process.first
        mixer = HashSeeds.process.second
        var power: UInt64 = 1
        for _ in 1..<WindowCounter.length { power = power &* HashSeeds.process.first }
        highest = power
    }

    /// The next window, or nil at the end.
    @inline(__always)
    mutating func next() -> Window? {
        if isFull {
            guard head < end else { return nil }
            let (out, length) = text.scalar(at: first)
            first &+= length
            sum = sum &- UInt64(out) &* highest
            take()
        } else {
            for _ in 0..<WindowCounter.length {
                guard head < end else { return nil }
                take()
            }
            isFull = true
        }
        return Window(hash: (sum ^ sum >> 32) &* mixer, range: first..<head)
    }

    @inline(__always)
    private mutating func take() {
        let (value, length) = text.scalar(at: head)
        head &+= length
        sum = sum &* base &+ UInt64(value)
    }
}
