/// Finds a key that stands twice in one object.
enum KeyTwins {
    /// Objects with more members than this are checked by hashing.
    private static let pairwiseLimit = 16

    /// The second of two equal keys of an object, as a node index, or nil; the first such in the order of the text.
    ///
    /// Keys are equal when their unescaped bytes are: `"a"` and `"\u0061"` are twins.
    ///
    /// - Complexity: O(bytes of the keys), pairwise for small objects without escapes in their keys, by a seeded hash
    ///   table for all others.
    static func second(in object: Int, nodes: [JSONNode], bytes: RawSpan) -> Int? {
        var fingerprints = InlineArray<16, UInt64>(repeating: 0)
        var keys = InlineArray<16, Int>(repeating: 0)
        var count = 0
        var key = object + 1
        let end = Int(nodes[object].next)
        while key < end {
            let node = nodes[key]
            if count == pairwiseLimit || node.hasEscapes {
                return hashed(in: object, nodes: nodes, bytes: bytes)
            }
            let fingerprint = KeyBytes.fingerprint(bytes, Int(node.start), Int(node.end))
            for index in 0..<count where fingerprints[index] == fingerprint {
                if areEqual(nodes[keys[index]], node, bytes) { return key }
            }
            fingerprints[count] = fingerprint
            keys[count] = key
            count += 1
            key = Int(nodes[key + 1].next)
        }
        return nil
    }

    private static func areEqual(_ left: JSONNode, _ right: JSONNode, _ bytes: RawSpan) -> Bool {
        KeyBytes.areEqual(
            bytes, Int(left.start)..<Int(left.end), bytes, Int(right.start)..<Int(right.end))
    }

    /// Open addressing over the nodes of the keys. The stdlib's `Hasher` (SipHash) is seeded by process, so that nobody
    /// can prepare keys that collide; 32 bits of each hash stand beside the node, so that keys are compared hardly ever.
    private static func hashed(in object: Int, nodes: [JSONNode], bytes: RawSpan) -> Int? {
        let end = Int(nodes[object].next)
        var count = 0
        var key = object + 1
        while key < end {
            count += 1
            key = Int(nodes[key + 1].next)
        }
        var mask = 31
        while mask < 2 * count { mask = mask << 1 | 1 }
        // The upper half of an entry is the hash, the lower the node of a key; no key is node 0.
        var table = [UInt64](repeating: 0, count: mask + 1)
        key = object + 1
        while key < end {
            let hash = UInt64(truncatingIfNeeded: hash(nodes[key], bytes))
            var slot = Int(truncatingIfNeeded: hash) & mask
            while table[slot] != 0 {
                if table[slot] >> 32 == hash >> 32,
                    areEqualUnescaped(nodes[Int(table[slot] & 0xffff_ffff)], nodes[key], bytes)
                {
                    return key
                }
                slot = (slot + 1) & mask
            }
            table[slot] = hash & ~0xffff_ffff | UInt64(key)
            key = Int(nodes[key + 1].next)
        }
        return nil
    }

    private static func hash(_ node: JSONNode, _ bytes: RawSpan) -> Int {
        var hasher = Hasher()
        if node.hasEscapes {
            JSONStrings.unescaped(node, bytes).withUnsafeBytes { hasher.combine(bytes: $0) }
        } else {
            bytes.extracting(Int(node.start)..<Int(node.end)).withUnsafeBytes { hasher.combine(bytes: $0) }
        }
        return hasher.finalize()
    }

    private static func areEqualUnescaped(_ left: JSONNode, _ right: JSONNode, _ bytes: RawSpan) -> Bool {
        guard left.hasEscapes || right.hasEscapes else { return areEqual(left, right, bytes) }
        return JSONStrings.unescaped(left, bytes) == JSONStrings.unescaped(right, bytes)
    }
}
