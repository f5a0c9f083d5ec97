/// The members of a JSON object in the order they arrived in, each key once.
///
/// Lookup is a scan: the objects Assay holds as trees (options, details) have a handful of members, and a scan over
/// them beats a hash table while it keeps the output byte-stable.
public struct JSONObject: Sendable, Hashable {
    /// One member.
    public struct Member: Sendable, Hashable {
        /// The key, unescaped.
        public let key: String
        /// The value.
        public var value: JSONValue

        /// Pairs a key with a value.
        public init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }

        /// Whether key and value are the same text; keys are compared byte for byte, never by canonical equivalence.
        public static func == (left: Member, right: Member) -> Bool {
            JSONValue.areSame(left.key, right.key) && left.value == right.value
        }

        /// Feeds what ``==(_:_:)`` compares.
        public func hash(into hasher: inout Hasher) {
            JSONValue.hash(key, into: &hasher)
            hasher.combine(value)
        }
    }

    /// The members in order. Keys are distinct.
    public private(set) var members: [Member]

    /// An object without members.
    public init() { members = [] }

    /// The given members in order; of two with one key the later value stands at the earlier's place.
    ///
    /// - Complexity: O(members).
    public init(_ pairs: [(String, JSONValue)]) {
        members = []
        members.reserveCapacity(pairs.count)
        lay(pairs.lazy.map { Member(key: $0.0, value: $0.1) }, count: pairs.count)
    }

    /// Whether there is no member.
    public var isEmpty: Bool { members.isEmpty }
    /// The number of members.
    public var count: Int { members.count }
    /// The keys in order.
    public var keys: [String] { members.map(\.key) }

    /// The value under a key, or nil where there is none. Setting nil removes the member; a new key goes last.
    ///
    /// - Complexity: O(number of members).
    public subscript(key: String) -> JSONValue? {
        get {
            for member in members where JSONValue.areSame(member.key, key) { return member.value }
            return nil
        }
        set {
            let position = members.firstIndex { JSONValue.areSame($0.key, key) }
            switch (position, newValue) {
            case (let position?, let value?): members[position].value = value
            case (let position?, nil): members.remove(at: position)
            case (nil, let value?): members.append(Member(key: key, value: value))
            case (nil, nil): break
            }
        }
    }

    /// An empty object with room for members.
    package init(capacity: Int) {
        members = []
        members.reserveCapacity(capacity)
    }

    /// Appends a member whose key a programmer knows to be new, without looking for a twin.
    package mutating func append(distinct key: String, _ value: JSONValue) {
        members.append(Member(key: key, value: value))
    }

    /// Appends members the reader has found to be distinct, without looking for twins again.
    mutating func appendDistinct(_ members: [Member]) { self.members += members }

    /// This object with the members of another laid over it: same keys replaced in place, new keys last.
    ///
    /// - Complexity: O(members of both).
    public func merging(_ other: JSONObject) -> JSONObject {
        if other.isEmpty { return self }
        if isEmpty { return other }
        var merged = self
        merged.lay(other.members, count: other.count)
        return merged
    }

    /// Lays members over these, by scanning where there are few and by a table of keys where a caller sent many.
    private mutating func lay(_ laid: some Sequence<Member>, count: Int) {
        guard members.count + count > 32 else {
            for member in laid { self[member.key] = member.value }
            return
        }
        // Strings are compared by canonical equivalence, so the table holds bytes.
        var positions: [[UInt8]: Int] = [:]
        positions.reserveCapacity(members.count + count)
        for (position, member) in members.enumerated() { positions[Array(member.key.utf8)] = position }
        for member in laid {
            let key = Array(member.key.utf8)
            if let position = positions[key] {
                members[position].value = member.value
            } else {
                positions[key] = members.count
                members.append(member)
            }
        }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// The members in the order written.
    public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}
