/// What a file of votes holds.
public struct VoteSummary: Sendable, Hashable {
    /// One judge's share.
    public struct Judge: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// Its votes.
        public let votes: Int
        /// Its votes of 0.5 and more.
        public let right: Int
        /// When the first one was given, in seconds since 1970.
        public let oldest: Int64
        /// When the last one was given, in seconds since 1970.
        public let newest: Int64
    }

    /// By name.
    public let judges: [Judge]
    /// Of the file and what belongs to it.
    public let bytes: Int

    /// What a file holds.
    public init(judges: [Judge], bytes: Int) {
        self.judges = judges
        self.bytes = bytes
    }
}
