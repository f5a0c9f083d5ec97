/// Files that hold rollouts in a form Assay does not read, told by their first bytes, with the command that turns them
/// into one it does.
public enum ForeignFile: Sendable, Hashable, CaseIterable {
    /// A checkpoint of `torch.save`: a zip archive.
    case torchArchive
    /// A Python pickle, of torch or not. It is a program; Assay runs none.
    case pickle
    /// Apache Parquet.
    case parquet
    /// gzip.
    case gzip
    /// Zstandard.
    case zstandard

    /// The kind of file that starts with these bytes; nil for one that may be text.
    public init?(prefix: [UInt8]) {
        guard let kind = Self.allCases.first(where: { prefix.starts(with: $0.magic) }) else { return nil }
        self = kind
    }

    private var magic: [UInt8] {
        switch self {
        case .torchArchive: [0x50, 0x4b, 0x03, 0x04]
        case .pickle: [0x80]
        case .parquet: Array("PAR1".utf8)
        case .gzip: [0x1f, 0x8b]
        case .zstandard: [0x28, 0xb5, 0x2f, 0xfd]
        }
    }

    /// What the file is and what to do, as the end of a sentence that begins with its name.
    public func hint(_ path: String) -> String {
        switch self {
        case .torchArchive, .pickle:
            """
            is a file of torch.save or a pickle, which only running it can read. Where it was made, turn it into JSON:
              python3 -c 'import json,sys,torch; d=torch.load(sys.argv[1], weights_only=False); \
            [print(json.dumps({k:s.get(k) for k in ("group_index","index","prompt","response","label","reward",\
            "status","metadata")}, default=str)) for s in d["samples"]]' \(path) > samples.jsonl
            """
        case .parquet:
            """
            is Parquet. Turn it into JSON Lines:
              python3 -c 'import pandas,sys; \
            pandas.read_parquet(sys.argv[1]).to_json(sys.argv[2], orient="records", lines=True)' \(path) rows.jsonl
            """
        case .gzip: "is compressed: zcat \(path) | assay score -"
        case .zstandard: "is compressed: zstdcat \(path) | assay score -"
        }
    }
}
