/// Keys a reader knows, to find each member's place among them in one pass over an object.
///
///     let fields = JSONKeyList("id", "response", "ground_truth")
///     for member in row.members {
///         switch member.position(in: fields) {
///         case 0: …
///         case nil: throw unknownField(member.key)
///         …
public struct JSONKeyList: Sendable {
    private let keys: [[UInt8]]
    private let fingerprints: [UInt64]

    /// Keys, each once; a key's position is its place here.
    public init(_ keys: String...) { self.init(keys) }

    /// Keys, each once; a key's position is its place here.
    public init(_ keys: [String]) {
        self.keys = keys.map { Array($0.utf8) }
        fingerprints = self.keys.map { KeyBytes.fingerprint($0.span.bytes, 0, $0.count) }
    }

    /// The place of a key given as bytes.
    func position(of bytes: RawSpan, _ range: Range<Int>) -> Int? {
        let fingerprint = KeyBytes.fingerprint(bytes, range.lowerBound, range.upperBound)
        for index in fingerprints.indices where fingerprints[index] == fingerprint {
            let key = keys[index]
            if KeyBytes.areEqual(bytes, range, key.span.bytes, 0..<key.count) { return index }
        }
        return nil
    }
}
