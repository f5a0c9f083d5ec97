public import AssayCore
public import AssayJSON
public import AssayScoring

/// Tries a generated hostile corpus on verifiers as they are configured.
///
///     let audit = Audit(scorer: scorer, seed: 1)
///     audit.run([CountingVerifier.specification]).filter(\.hasFailed)   // []
///
public struct Audit: Sendable {
    /// What a wrong answer may earn by chance, unless a verifier documents more.
    public static let defaultChanceLevel = 0.05
    /// Tasks made for each verifier.
    private static let subjectCount = 8

    private let scorer: Scorer
    private let seed: UInt64

    /// An audit of a scorer; the same seed makes the same corpus.
    public init(scorer: Scorer, seed: UInt64) {
        self.scorer = scorer
        self.seed = seed
    }

    /// The most an attack may earn: 0.05, and 0.3 for `ocr` without `lower_bound`, where unrelated text is similar by
    /// chance.
    public static func chanceLevel(of verifier: String, options: JSONObject) -> Double {
        verifier == "ocr" && options["lower_bound"]?.numberValue == nil ? 0.3 : defaultChanceLevel
    }

    /// The results by verifier, data source and attack, attacks that make no sense for a verifier left out. Data sources
    /// that bring options of their own are attacked beside the verifier they are routed to.
    public func run(_ specifications: [VerifierSpecification]) -> [AuditResult] {
        AuditTarget.all(specifications, in: scorer.settings).flatMap(run)
    }

    private func run(_ target: AuditTarget) -> [AuditResult] {
        var random = AuditRandom(seed)
        let subjects = AuditSubjects.make(
            for: target.specification, options: target.options, count: Self.subjectCount, random: &random)
        let level = Self.chanceLevel(of: target.specification.name, options: target.options)
        return AuditAttack.allCases.compactMap { attack in
            var scores: [Double] = []
            var withoutScore = 0
            var best: (score: Double, response: String)?
            for subject in subjects {
                for response in HostileCorpus(subject: subject).responses(attack, random: &random) {
                    let rollout = Rollout(
                        verifier: subject.verifier, dataSource: target.dataSource, prompt: .text(subject.prompt),
                        content: .response(response), groundTruth: subject.truth, options: subject.options)
                    guard let score = score(of: rollout) else {
                        withoutScore += 1
                        continue
                    }
                    scores.append(score)
                    if score > best?.score ?? 0 { best = (score, response) }
                }
            }
            guard !scores.isEmpty || withoutScore > 0 else { return nil }
            return AuditResult(
                verifier: target.specification.name, dataSource: target.dataSource, attack: attack,
                tried: scores.count + withoutScore,
                best: best?.score ?? 0, mean: scores.reduce(0, +) / Double(max(scores.count, 1)), chanceLevel: level,
                withoutScore: withoutScore,
                bestResponse: best.map { String(String.UnicodeScalarView($0.response.unicodeScalars.prefix(200))) })
        }
    }

    /// The score, 0 for what rules leave undecided; nil for an invalid or failed row.
    private func score(of rollout: Rollout) -> Double? {
        switch scorer.score(rollout, detail: .none).outcome {
        case .scored(let score, _, _): score
        case .undecided(let score): score ?? 0
        case .invalid, .failed: nil
        }
    }
}
