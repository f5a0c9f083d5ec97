import AssayJSON
import AssayJudge
import Glibc
import Yams

/// Reads `judges:`: a list of judges, or a mapping with `list` and what the judges share.
enum JudgeReader {
    private static let panelKeys = [
        "list", "quorum", "max_queued", "gates", "cache_bytes", "cache_file", "cache_file_bytes", "cache_days", "audit",
        "proxy", "certificate_file",
    ]
    private static let judgeKeys = [
        "name", "url", "urls", "model", "key_env", "key_file", "form", "verifiers", "question", "samples", "soft",
        "both_orders", "hedge", "reward", "temperature", "seed", "max_tokens", "extra_body", "timeout_ms",
        "concurrency",
        "retries", "requests_per_minute", "tokens_per_minute", "token_budget", "money_budget", "prompt_price",
        "reply_price", "canaries",
    ]

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
                case "gates": panel.usesGates = try value.flag()
                case "cache_bytes": panel.cacheBytes = try value.integer(in: 0...68_719_476_736)
                case "cache_file": panel.cacheFile = value.isNull ? nil : try value.string()
                case "cache_file_bytes": panel.cacheFileBytes = try value.integer(in: 1_048_576...1_099_511_627_776)
                case "cache_days": panel.cacheDays = try value.integer(in: 1...36_500)
                case "audit": panel.audit = value.isNull ? nil : try audit(value)
                case "proxy": panel.proxy = try address(value)
                case "certificate_file": panel.certificateFile = try value.string()
                default: throw value.unknownKey(known: panelKeys)
                }
            }
        }
        let names = panel.judges.map(\.name) + (panel.audit.map { [$0.judge.name] } ?? [])
        if Set(names).count < names.count {
            throw node.mistake("two judges have one name; give them a name each")
        }
        return panel
    }

    private static func judges(_ node: ConfigurationNode) throws(ConfigurationError) -> [JudgeSettings] {
        var judges: [JudgeSettings] = []
        for element in try node.elements() { judges.append(try judge(element)) }
        return judges
    }

    private static func audit(_ node: ConfigurationNode) throws(ConfigurationError) -> AuditSettings {
        var rate = 0.01
        let judge = try judge(node) { (key, value) throws(ConfigurationError) in
            guard key == "rate" else { return false }
            rate = try value.number(in: 0...1)
            return true
        }
        guard !judge.form.isReward else { throw node.mistake("a reward model knows no ground truth to audit by") }
        var audit = AuditSettings(judge: judge)
        audit.rate = rate
        return audit
    }

    /// Reads one judge.
    ///
    /// - Parameter takes: reads a key that only this place has; false where it has it not.
    private static func judge(
        _ node: ConfigurationNode,
        takes: (String, ConfigurationNode) throws(ConfigurationError) -> Bool = { _, _ in false }
    ) throws(ConfigurationError) -> JudgeSettings {
        var judge = JudgeSettings(name: "", endpoints: [], model: "")
        var sources = 0
        var showsCanaries = false
        for (key, value) in try node.members() {
            if try takes(key, value) { continue }
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
            case "question": judge.showsQuestion = try value.flag()
            case "samples": judge.samples = try value.integer(in: 1...64)
            case "soft": judge.isSoft = try value.flag()
            case "both_orders": judge.asksBothOrders = try value.flag()
            case "hedge": judge.hedges = try value.flag()
            case "reward": judge.reward = try RewardReader.read(value)
            case "canaries":
                showsCanaries = true
                try readCanaries(value, into: &judge.canaries)
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
        if judge.form.isReward {
            try RewardReader.check(judge, showsCanaries: showsCanaries, at: node)
            // It sees no ground truth: there is nothing to know of an item, and nothing but free tasks to ask about.
            (judge.canaries.probation, judge.canaries.rate) = (0, 0)
            judge.verifiers = judge.verifiers ?? ["general"]
        }
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
        case "tokens_per_minute": judge.tokensPerMinute = try value.integer(in: 1...1_000_000_000_000)
        case "token_budget": judge.tokenBudget = try value.integer(in: 1...1_000_000_000_000_000)
        case "money_budget": judge.moneyBudget = try value.number(in: 0...1e12)
        case "prompt_price": judge.promptPrice = try value.number(in: 0...1e9)
        case "reply_price": judge.replyPrice = try value.number(in: 0...1e9)
        default: throw value.unknownKey(known: judgeKeys)
        }
    }

    private static func readCanaries(
        _ node: ConfigurationNode, into canaries: inout CanarySettings
    ) throws(ConfigurationError) {
        for (key, value) in try node.members() {
            switch key {
            case "probation": canaries.probation = try value.integer(in: 0...1000)
            case "rate": canaries.rate = try value.number(in: 0...1)
            case "max_false_positive_rate": canaries.maxFalsePositiveRate = try value.number(in: 0...1)
            case "max_false_negative_rate": canaries.maxFalseNegativeRate = try value.number(in: 0...1)
            case "retest_ms": canaries.retestMilliseconds = try value.integer(in: 1...86_400_000)
            default:
                throw value.unknownKey(known: [
                    "probation", "rate", "max_false_positive_rate", "max_false_negative_rate", "retest_ms",
                ])
            }
        }
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
