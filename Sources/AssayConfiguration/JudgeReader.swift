import AssayJSON
import AssayJudge
import Glibc
import Yams

/// Reads `judges:`: a list of judges, or a mapping with `list` and what the judges share.
enum JudgeReader {
    static func read(_ node: ConfigurationNode) throws(ConfigurationError) -> PanelSettings {
        var panel = PanelSettings()
        if node.isNull { return panel }
        if case .sequence = node.node {
            panel.judges = try judges(node)
        } else {
            for (key, value) in try node.members() {
                switch key {
                case "list": panel.judges = try judges(value)
                case "quorum": panel.quorum = try value.integer(in: 1...1000)
                case "max_queued": panel.maxQueued = try value.integer(in: 1...10_000_000)
                case "gates": panel.usesGates = try flag(value)
                case "cache_bytes": panel.cacheBytes = try value.integer(in: 0...68_719_476_736)
                case "proxy": panel.proxy = try address(value)
                case "certificate_file": panel.certificateFile = try value.string()
                default:
                    throw value.mistake(
                        "there is no such key; there are list, quorum, max_queued, gates, cache_bytes, proxy,"
                            + " certificate_file")
                }
            }
        }
        if Set(panel.judges.map(\.name)).count < panel.judges.count {
            throw node.mistake("two judges have one name; give them a name each")
        }
        return panel
    }

    private static func judges(_ node: ConfigurationNode) throws(ConfigurationError) -> [JudgeSettings] {
        var judges: [JudgeSettings] = []
        for element in try node.elements() { judges.append(try judge(element)) }
        return judges
    }

    private static func judge(_ node: ConfigurationNode) throws(ConfigurationError) -> JudgeSettings {
        var judge = JudgeSettings(name: "", endpoints: [], model: "")
        var sources = 0
        for (key, value) in try node.members() {
            switch key {
            case "name": judge.name = try value.string()
            case "url": judge.endpoints.append(try address(value))
            case "urls": for element in try value.elements() { judge.endpoints.append(try address(element)) }
            case "model": judge.model = try value.string()
            case "key_env":
                sources += 1
                judge.key = try keyFromEnvironment(value)
            case "key_file":
                sources += 1
                judge.key = try keyFromFile(value)
            case "form": judge.form = try value.choice(JudgeForm.self)
            case "verifiers":
                var names: Set<String> = []
                for element in try value.elements() { names.insert(try element.string()) }
                judge.verifiers = names
            case "question": judge.showsQuestion = try flag(value)
            case "samples": judge.samples = try value.integer(in: 1...64)
            case "soft": judge.isSoft = try flag(value)
            case "temperature": judge.temperature = try value.number(in: 0...2)
            case "seed": judge.seed = value.isNull ? nil : try value.integer(in: 0...2_147_483_647)
            case "max_tokens": judge.maxTokens = try value.integer(in: 1...1_000_000)
            case "extra_body":
                guard case .object(let object) = try value.json() else { throw value.mistake("must be a mapping") }
                judge.extraBody = object
            default: try readLimit(key, value, into: &judge)
            }
        }
        guard !judge.model.isEmpty else { throw node.mistake("a judge needs a model") }
        guard !judge.endpoints.isEmpty else { throw node.mistake("a judge needs a url") }
        guard sources < 2 else { throw node.mistake("key_env and key_file exclude each other") }
        if judge.isSoft, judge.form != .labels { throw node.mistake("soft needs form: labels") }
        if judge.name.isEmpty { judge.name = judge.model }
        return judge
    }

    private static func readLimit(
        _ key: String, _ value: ConfigurationNode, into judge: inout JudgeSettings
    ) throws(ConfigurationError) {
        switch key {
        case "timeout_ms": judge.timeoutMilliseconds = try value.integer(in: 1...3_600_000)
        case "concurrency": judge.concurrency = try value.integer(in: 1...10_000)
        case "retries": judge.retries = try value.integer(in: 0...20)
        case "requests_per_minute": judge.requestsPerMinute = try value.integer(in: 1...100_000_000)
        case "token_budget": judge.tokenBudget = try value.integer(in: 1...1_000_000_000_000_000)
        case "money_budget": judge.moneyBudget = try value.number(in: 0...1e12)
        case "prompt_price": judge.promptPrice = try value.number(in: 0...1e9)
        case "reply_price": judge.replyPrice = try value.number(in: 0...1e9)
        case "canaries":
            for (key, value) in try value.members() {
                switch key {
                case "probation": judge.canaries.probation = try value.integer(in: 0...1000)
                case "rate": judge.canaries.rate = try value.number(in: 0...1)
                case "max_false_positive_rate": judge.canaries.maxFalsePositiveRate = try value.number(in: 0...1)
                case "max_false_negative_rate": judge.canaries.maxFalseNegativeRate = try value.number(in: 0...1)
                case "retest_ms": judge.canaries.retestMilliseconds = try value.integer(in: 1...86_400_000)
                default:
                    throw value.mistake(
                        "there is no such key; there are probation, rate, max_false_positive_rate,"
                            + " max_false_negative_rate, retest_ms")
                }
            }
        default:
            throw value.mistake(
                "there is no such key; there are name, url, urls, model, key_env, key_file, form, verifiers, question,"
                    + " samples, soft, temperature, seed, max_tokens, extra_body, timeout_ms, concurrency, retries,"
                    + " requests_per_minute, token_budget, money_budget, prompt_price, reply_price, canaries")
        }
    }

    private static func flag(_ node: ConfigurationNode) throws(ConfigurationError) -> Bool {
        guard case .bool(let flag) = try node.json() else { throw node.mistake("must be true or false") }
        return flag
    }

    private static func address(_ node: ConfigurationNode) throws(ConfigurationError) -> String {
        let text = try node.string()
        guard text.hasPrefix("http://") || text.hasPrefix("https://"), !text.contains("@") else {
            throw node.mistake("must be an http or https address without a name or password in it")
        }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    private static func keyFromEnvironment(_ node: ConfigurationNode) throws(ConfigurationError) -> JudgeKey {
        let name = try node.string()
        guard let value = getenv(name), let key = JudgeKey(String(cString: value)) else {
            throw node.mistake("the environment variable \(name) holds no key")
        }
        return key
    }

    private static func keyFromFile(_ node: ConfigurationNode) throws(ConfigurationError) -> JudgeKey {
        let path = try node.string()
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw node.mistake("the file \(path) cannot be read") }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 16_384)
        let count = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
        guard count > 0, let key = JudgeKey(String(decoding: bytes[..<count], as: UTF8.self)) else {
            throw node.mistake("the file \(path) holds no key")
        }
        return key
    }
}
