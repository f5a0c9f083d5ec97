import Glibc

/// Finds texts in texts by their UTF-8: some hundred phrases are looked for in every answer.
enum ByteSearch {
    /// Whether a text stands in another one, byte for byte.
    ///
    /// - Complexity: O(n · m) at worst; in practice one memchr(3) over the text.
    static func holds(_ needle: some Collection<UInt8>, in text: String.UTF8View) -> Bool {
        let isFound = needle.withContiguousStorageIfAvailable { needle in
            text.withContiguousStorageIfAvailable { find(needle, in: $0) }
        }
        return (isFound ?? nil)
            ?? Array(needle).withUnsafeBufferPointer { needle in
                Array(text).withUnsafeBufferPointer { find(needle, in: $0) }
            }
    }

    /// The same of two strings.
    static func holds(_ needle: String, in text: String) -> Bool { holds(needle.utf8, in: text.utf8) }

    private static func find(_ needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = needle.baseAddress, let first = needle.first, var place = text.baseAddress else {
            return needle.isEmpty
        }
        var left = text.count - needle.count + 1
        while left > 0, let found = memchr(place, Int32(first), left) {
            let candidate = found.assumingMemoryBound(to: UInt8.self)
            if memcmp(candidate, start, needle.count) == 0 { return true }
            left -= candidate - UnsafeMutablePointer(mutating: place) + 1
            place = UnsafePointer(candidate) + 1
        }
        return false
    }
}
