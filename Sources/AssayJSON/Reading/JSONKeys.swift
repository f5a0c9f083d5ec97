/// Finds a key that stands twice in one object.
enum JSONKeys {
    /// Objects with more members than this are checked by hashing.
    private static let pairwiseLimit = 16

    /// The second of two equal keys of an object, as a node index, or nil.
    ///
    /// - Complexity: O(bytes of the keys); pairwise for small objects, by a seeded hash table for large ones.
    static func duplicate(in object: Int, nodes: [JSONNode], bytes: RawSpan) -> Int? {
        var keys = InlineArray<16, Int>(repeating: 0)
        var count = 0
        var key = object + 1
        let end = Int(nodes[object].next)
        while key < end {
            if count == pairwiseLimit { return duplicateByHashing(in: object, nodes: nodes, bytes: bytes) }
            let node = nodes[key]
            for index in 0..<count where areEqual(nodes[keys[index]], node, bytes) { return key }
            keys[count] = key
            count += 1
            key = Int(nodes[key + 1].next)
        }
        return nil
    }

    private static func duplicateByHashing(in object: Int, nodes: [JSONNode], bytes: RawSpan) -> Int? {
        // Hasher is seeded per process, so that nobody can prepare colliding keys.
        var seen: Set<[UInt8]> = []
        var key = object + 1
        let end = Int(nodes[object].next)
        while key < end {
            if !seen.insert(JSONStrings.unescaped(nodes[key], bytes)).inserted { return key }
            key = Int(nodes[key + 1].next)
        }
        return nil
    }

    private static func areEqual(_ left: JSONNode, _ right: JSONNode, _ bytes: RawSpan) -> Bool {
        if left.hasEscapes || right.hasEscapes {
            return JSONStrings.unescaped(left, bytes) == JSONStrings.unescaped(right, bytes)
        }
        let length = left.end - left.start
        guard length == right.end - right.start else { return false }
        for offset in 0..<Int(length) {
            let one = bytes.unsafeLoad(fromByteOffset: Int(left.start) + offset, as: UInt8.self)
            let other = bytes.unsafeLoad(fromByteOffset: Int(right.start) + offset, as: UInt8.self)
            if one != other { return false }
        }
        return true
    }
}
