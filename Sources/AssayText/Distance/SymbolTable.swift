/// Gives each code point of a pattern a small number, its symbol: 1, 2, 3 … in order of first appearance; 0 is every
/// code point the pattern does not hold.
///
/// A two-stage table, as the Unicode standard, section 5.1, recommends for data over all code points: no hashing, so
/// no input can make look-ups collide. Pages of 256 code points are made as scripts turn up and stay for the next
/// pattern. All of Unicode would take 4.4 MB; Latin text takes one page, Chinese about eighty (80 KB).
struct SymbolTable: ~Copyable {
    /// Pages of 256 symbols; page 0 stays empty and stands for every page not made yet.
    private var pages = ScratchBuffer<UInt32>()
    private var pageCount = 1
    /// The page of each block of 256 code points.
    private let pageOfBlock: UnsafeMutablePointer<UInt16>
    /// The code points that have a symbol, by symbol minus one.
    private var members = ScratchBuffer<UInt32>()
    /// The number of symbols, not counting 0.
    private(set) var count = 0

    /// Blocks of 256 in 0…10FFFF.
    private static let blockCount = 0x1100

    init() {
        pageOfBlock = UnsafeMutablePointer<UInt16>.allocate(capacity: Self.blockCount)
        pageOfBlock.initialize(repeating: 0, count: Self.blockCount)
        pages.reserve(256)
        pages.fill(256, with: 0)
    }

    deinit { pageOfBlock.deallocate() }

    /// The symbol of a code point, 0 where it has none or is beyond U+10FFFF.
    @inline(__always)
    func symbol(of codePoint: UInt32) -> UInt32 {
        let block = Int(codePoint &>> 8)
        guard block < Self.blockCount else { return 0 }
        return pages.base[Int(pageOfBlock[block]) &<< 8 | Int(codePoint & 0xFF)]
    }

    /// The symbol of a code point, a new one where it has none yet; 0 for values beyond U+10FFFF, which match nothing.
    @inline(__always)
    mutating func insert(_ codePoint: UInt32) -> UInt32 {
        let block = Int(codePoint &>> 8)
        guard block < Self.blockCount else { return 0 }
        var page = Int(pageOfBlock[block])
        if page == 0 { page = addPage(for: block) }
        let slot = page &<< 8 | Int(codePoint & 0xFF)
        let known = pages.base[slot]
        if known != 0 { return known }
        if count == members.capacity { members.grow(to: count + 1, keeping: count) }
        members.base[count] = codePoint
        count &+= 1
        let symbol = UInt32(truncatingIfNeeded: count)
        pages.base[slot] = symbol
        return symbol
    }

    /// Forgets every symbol.
    ///
    /// - Complexity: O(number of symbols).
    mutating func removeAll() {
        for index in 0..<count {
            let codePoint = members.base[index]
            pages.base[Int(pageOfBlock[Int(codePoint &>> 8)]) &<< 8 | Int(codePoint & 0xFF)] = 0
        }
        count = 0
    }

    /// Bytes held.
    var byteCount: Int { pages.byteCount + members.byteCount + Self.blockCount * 2 }

    @inline(never)
    private mutating func addPage(for block: Int) -> Int {
        let page = pageCount
        pageCount += 1
        if pageCount &<< 8 > pages.capacity { pages.grow(to: pageCount &<< 8, keeping: page &<< 8) }
        (pages.base + page &<< 8).update(repeating: 0, count: 256)
        pageOfBlock[block] = UInt16(truncatingIfNeeded: page)
        return page
    }
}
