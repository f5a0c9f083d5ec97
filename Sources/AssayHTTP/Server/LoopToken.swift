/// The names epoll events of the loop's own descriptors carry; all have the top bit set, connections' never do.
enum LoopToken {
    static let mailbox = UInt64.max
    static let signals = UInt64.max - 1
    private static let firstListener: UInt64 = 1 << 63

    static func isOwn(_ token: UInt64) -> Bool { token >= firstListener }

    static func forListener(_ index: Int) -> UInt64 { firstListener + UInt64(index) }

    static func listener(_ token: UInt64) -> Int { Int(truncatingIfNeeded: token - firstListener) }
}
