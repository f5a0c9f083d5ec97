import AssayCore
import AssayJSON
import AssayText
import Yams

/// A place in a YAML document that knows its file, line, column and path, so that a mistake can name them.
struct ConfigurationNode {
    let file: String
    let path: String
    let node: Node
    /// The key it stands under, where it is a member of a mapping.
    var key: Node?

    /// The root of a YAML text; nil where it is empty.
    static func root(of yaml: String, file: String) throws(ConfigurationError) -> ConfigurationNode? {
        do {
            return try Yams.compose(yaml: yaml).map { ConfigurationNode(file: file, path: "", node: $0) }
        } catch let error as YamlError {
            throw syntaxError(error, in: yaml, file: file)
        } catch {
            throw ConfigurationError(file: file, place: nil, key: "", problem: "is not YAML: \(error)")
        }
    }

    private static func syntaxError(_ error: YamlError, in yaml: String, file: String) -> ConfigurationError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return ConfigurationError(
                file: file, place: ConfigurationPlace(mark), key: "", problem: "is not YAML: \(problem)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let key = duplicates.first ?? ""
            return ConfigurationError(
                file: file, place: .secondKey(key, in: yaml, mappingAt: ConfigurationPlace(context.mark)), key: key,
                problem: "stands twice")
        default:
            return ConfigurationError(file: file, place: nil, key: "", problem: "is not YAML: \(error)")
        }
    }

    /// The line, from 1; 0 where it is not known.
    var line: Int { place?.line ?? 0 }

    /// Where the value stands.
    var place: ConfigurationPlace? { node.mark.map { ConfigurationPlace($0) } }

    /// Whether nothing, `null` or `~` stands here.
    var isNull: Bool {
        if case .scalar(let scalar) = node {
            return scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
        }
        return false
    }

    /// A mistake in the value.
    func mistake(_ problem: String) -> ConfigurationError {
        ConfigurationError(file: file, place: place, key: path, problem: problem)
    }

    /// A key that does not exist: the mistake points at the key, and guesses what was meant.
    func unknownKey(_ kind: String = "key", known: [String]) -> ConfigurationError {
        var written = ""
        if case .scalar(let scalar) = key { written = scalar.string }
        return ConfigurationError(
            file: file, place: key?.mark.map { ConfigurationPlace($0) } ?? place, key: path,
            problem: "there is no such \(kind)\(NearestName.hint(written, among: known)); there are "
                + known.joined(separator: ", "))
    }

    /// Every place below this one by its path, the key's where it has one.
    func places(into places: inout [String: ConfigurationPlace]) {
        places[path] = key?.mark.map { ConfigurationPlace($0) } ?? place
        switch node {
        case .mapping: for member in (try? members()) ?? [] { member.node.places(into: &places) }
        case .sequence: for element in (try? elements()) ?? [] { element.places(into: &places) }
        case .scalar, .alias: break
        }
    }

    /// The members of a mapping in order; a key that is no string is a mistake.
    func members() throws(ConfigurationError) -> [(key: String, node: ConfigurationNode)] {
        guard case .mapping(let mapping) = node else { throw mistake("must be a mapping") }
        var members: [(key: String, node: ConfigurationNode)] = []
        for (key, value) in mapping {
            guard case .scalar(let name) = key else { throw mistake("its keys must be strings") }
            let below = path.isEmpty ? name.string : "\(path).\(name.string)"
            members.append((name.string, ConfigurationNode(file: file, path: below, node: value, key: key)))
        }
        return members
    }

    /// The elements of a sequence.
    func elements() throws(ConfigurationError) -> [ConfigurationNode] {
        guard case .sequence(let sequence) = node else { throw mistake("must be a list") }
        return sequence.enumerated().map { ConfigurationNode(file: file, path: "\(path)[\($0)]", node: $1) }
    }

    /// A string; a number or a Boolean without quotes is a mistake.
    func string() throws(ConfigurationError) -> String {
        guard case .string(let text) = try json() else { throw mistake("must be a string") }
        return text
    }

    /// `true` or `false`.
    func flag() throws(ConfigurationError) -> Bool {
        guard case .bool(let flag) = try json() else { throw mistake("must be true or false") }
        return flag
    }

    /// A whole number in a range.
    func integer(in range: ClosedRange<Int>) throws(ConfigurationError) -> Int {
        guard case .number(let number) = try json(), let value = number.int, range.contains(value) else {
            throw mistake("must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    /// A number in a range.
    func number(in range: ClosedRange<Double>) throws(ConfigurationError) -> Double {
        guard case .number(let number) = try json(), let value = number.double, range.contains(value) else {
            throw mistake("must be a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    /// One of the raw values of an enumeration.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(_: Choice.Type) throws(ConfigurationError) -> Choice {
        guard case .string(let text) = try json(), let choice = Choice(rawValue: text) else {
            throw mistake("must be one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return choice
    }

    /// The value as JSON, scalars resolved by YAML's core schema; quoted scalars are strings.
    func json() throws(ConfigurationError) -> JSONValue {
        switch node {
        case .scalar(let scalar):
            return Self.json(of: scalar)
        case .sequence:
            var values: [JSONValue] = []
            for element in try elements() { values.append(try element.json()) }
            return .array(values)
        case .mapping:
            var object = JSONObject()
            for member in try members() { object[member.key] = try member.node.json() }
            return .object(object)
        case .alias:
            throw mistake("aliases are not read here; write the value out")
        }
    }

    private static func json(of scalar: Node.Scalar) -> JSONValue {
        guard scalar.style == .plain else { return .string(scalar.string) }
        switch scalar.string {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .bool(true)
        case "false", "False", "FALSE": return .bool(false)
        default: break
        }
        let digits = scalar.string.replacing("_", with: "")
        if let value = Int(digits) { return .number(JSONNumber(value)) }
        let startsLikeNumber = scalar.string.utf8.first.map { "+-.0123456789".utf8.contains($0) } ?? false
        if startsLikeNumber, let value = Double(scalar.string), let number = JSONNumber(value) {
            return .number(number)
        }
        return .string(scalar.string)
    }
}
