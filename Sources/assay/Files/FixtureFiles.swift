import Glibc

/// Finds fixture files below the paths someone named: files as they are, folders searched for `*.jsonl` and `*.yaml`.
enum FixtureFiles {
    private static let endings = [".jsonl", ".yaml", ".yml"]

    /// The files in a fixed order.
    ///
    /// - Throws: ``CommandFailure`` where a path does not exist or holds no fixture file.
    static func find(_ paths: [String]) throws -> [String] {
        var files: [String] = []
        for path in paths {
            var status = stat()
            guard stat(path, &status) == 0 else {
                throw CommandFailure.caller("cannot read \(path): \(SystemError.text(errno))")
            }
            if status.st_mode & S_IFMT != S_IFDIR {
                files.append(path)
                continue
            }
            let found = list(path, depth: 0).sorted()
            if found.isEmpty { throw CommandFailure.caller("there is no .jsonl or .yaml file below \(path)") }
            files += found
        }
        return files
    }

    private static func list(_ folder: String, depth: Int) -> [String] {
        guard depth < 16, let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var files: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasPrefix(".") { continue }
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            var status = stat()
            guard lstat(path, &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR {
                files += list(path, depth: depth + 1)
            } else if endings.contains(where: name.hasSuffix) {
                files.append(path)
            }
        }
        return files
    }
}
