// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableExperimentalFeature("Lifetimes"),
    .treatAllWarnings(as: .error),
]

func library(_ name: String, path: String? = nil, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: name, dependencies: dependencies, path: path ?? "Sources/\(name)",
        exclude: path == nil ? [] : ["README.md"],
        swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], path: String? = nil) -> Target {
    .testTarget(name: name, dependencies: dependencies, path: path ?? "Tests/\(name)", swiftSettings: strict)
}

/// One domain: a folder below Sources/Verifiers with its README.
func verifier(_ domain: String, _ extra: [Target.Dependency] = []) -> Target {
    library("\(domain)Verifier", path: "Sources/Verifiers/\(domain)", ["AssayCore", "AssayJSON", "AssayText"] + extra)
}

/// Libraries a caller may take one by one: each domain, and what stands between them and the wire.
let libraries = [
    "AssayConfiguration", "AssayCore", "AssayJudge", "AssayText", "AssayWire", "ChartVerifier", "CountingVerifier",
    "GUIVerifier", "GroundingVerifier", "MCQVerifier", "MathVerifier", "OCRVerifier", "ScienceVerifiers",
    "TextVerifiers",
]

let package = Package(
    name: "assay",
    products: [
        .library(
            name: "AssayVerifiers",
            targets: [
                "StandardVerifiers", "AssayCore", "AssayText", "FormatVerifier", "OCRVerifier", "CountingVerifier",
                "GroundingVerifier", "MathVerifier", "MCQVerifier", "ChartVerifier", "GUIVerifier", "TextVerifiers",
                "ScienceVerifiers", "GeneralVerifier",
            ]),
        .library(
            name: "AssayPipeline",
            targets: ["AssayCore", "AssayJSON", "AssayScoring", "AssayWire", "StandardVerifiers"]),
        .library(name: "AssayJudging", targets: ["AssayCore", "AssayJudge", "CurlTransport"]),
        .library(name: "MathEngine", targets: ["MathEngine"]),
        .library(name: "AssayJSON", targets: ["AssayJSON"]),
        .library(name: "AssayHTTP", targets: ["AssayHTTP"]),
    ] + libraries.map { .library(name: $0, targets: [$0]) },
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // The system's edge.
        .target(name: "CLinux", path: "Sources/CLinux"),
        .systemLibrary(
            name: "CPCRE2", path: "Sources/CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        .systemLibrary(
            name: "CLibcurl", path: "Sources/CLibcurl", pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(name: "CZlib", path: "Sources/CZlib", linkerSettings: [.linkedLibrary("z")]),
        .target(name: "CCurl", dependencies: ["CLibcurl"], path: "Sources/CCurl"),

        // Bytes in, bytes out.
        library("AssayHTTP", ["CLinux", "CZlib"]),
        library("AssayJSON"),

        // The vocabulary, and what every domain may use.
        library("AssayCore", ["AssayJSON"]),
        library("AssayText", ["CPCRE2"]),
        library("AssayMatching", ["AssayCore"]),
        library("CurlTransport", ["CCurl", "CLibcurl", "CLinux"]),
        library("AssayTerminal"),
        library("MathEngine", [.product(name: "BigInt", package: "BigInt")]),

        library("AssayWire", ["AssayCore", "AssayJSON"]),

        // The domains.
        verifier("Format"),
        verifier("OCR", ["AssayMatching", "MathEngine"]),
        verifier("Counting"),
        verifier("Grounding", ["AssayMatching"]),
        verifier("MCQ"),
        verifier("General"),
        verifier("GUI"),
        library(
            "TextVerifiers", path: "Sources/Verifiers/Text", ["AssayCore", "AssayJSON", "AssayText", "MathEngine"]),
        verifier("Math", ["MathEngine"]),
        verifier("Chart", ["AssayMatching"]),
        library(
            "ScienceVerifiers", path: "Sources/Verifiers/Science", ["AssayCore", "AssayJSON", "MathEngine"]),
        library(
            "StandardVerifiers", path: "Sources/Verifiers/Standard",
            [
                "AssayCore", "FormatVerifier", "OCRVerifier", "CountingVerifier", "GroundingVerifier", "MathVerifier",
                "MCQVerifier", "ChartVerifier", "GUIVerifier", "TextVerifiers",
                "ScienceVerifiers", "GeneralVerifier",
            ]),

        // From a rollout to a verdict, and from there to the outside.
        library("AssayScoring", ["AssayCore", "AssayJSON", "AssayText"]),
        library("AssayJudge", ["AssayCore", "AssayJSON", "AssayText"]),
        library("JudgeStore", ["AssayCore", "AssayJudge", .product(name: "GRDB", package: "GRDB.swift")]),
        library(
            "AssayConfiguration",
            [
                "AssayCore", "AssayJSON", "AssayJudge", "AssayText", "AssayScoring",
                .product(name: "Yams", package: "Yams"),
            ]),
        library("AssayAudit", ["AssayCore", "AssayJSON", "AssayScoring"]),
        library("AssayStory", ["AssayJSON", "AssayTerminal"]),
        library("AssayLogs", ["AssayJSON"]),
        library(
            "AssayFixtures",
            ["AssayConfiguration", "AssayCore", "AssayJSON", "AssayLogs", "AssayTerminal", "AssayWire"]),
        library(
            "AssayService",
            ["AssayConfiguration", "AssayCore", "AssayHTTP", "AssayJSON", "AssayScoring", "AssayWire"]),
        .executableTarget(
            name: "assay",
            dependencies: [
                "AssayAudit", "AssayConfiguration", "AssayCore", "AssayFixtures", "AssayHTTP", "AssayJSON",
                "AssayJudge", "AssayLogs", "AssayScoring", "AssayService", "AssayStory", "AssayTerminal", "AssayText",
                "AssayWire", "CurlTransport", "JudgeStore", "StandardVerifiers",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/assay", swiftSettings: strict),

        // Tests mirror Sources.
        .target(
            name: "TestSupport", dependencies: ["AssayJSON", "AssayCore"], path: "Tests/TestSupport",
            swiftSettings: strict),
        tests("AssayHTTPTests", ["AssayHTTP", "CLinux", "CZlib", "TestSupport"]),
        .testTarget(
            name: "CurlTransportTests", dependencies: ["CurlTransport"], path: "Tests/CurlTransportTests",
            exclude: ["faults.py", "tls.py"], swiftSettings: strict),
        tests("AssayJSONTests", ["AssayJSON", "TestSupport"]),
        tests("AssayCoreTests", ["AssayCore", "AssayJSON", "TestSupport"]),
        tests("AssayTextTests", ["AssayText", "TestSupport"]),
        tests("AssayWireTests", ["AssayWire", "AssayCore", "AssayJSON", "TestSupport"]),
        tests("AssayTerminalTests", ["AssayTerminal"]),
        tests("AssayStoryTests", ["AssayStory", "AssayJSON", "TestSupport"]),
        tests("AssayAuditTests", ["AssayAudit", "AssayCore", "AssayJSON", "AssayScoring", "StandardVerifiers"]),
        tests("AssayLogsTests", ["AssayLogs", "AssayCore", "AssayJSON", "AssayWire"]),
        tests("AssayFixturesTests", ["AssayFixtures", "AssayCore", "AssayJSON"]),
        tests(
            "AssayConfigurationTests",
            ["AssayConfiguration", "AssayCore", "AssayJSON", "AssayJudge", "AssayScoring", "AssayText", "TestSupport"]),
        tests(
            "JudgeStoreTests",
            ["AssayCore", "AssayJudge", "JudgeStore", .product(name: "GRDB", package: "GRDB.swift")]),
        tests("AssayJudgeTests", ["AssayJudge", "AssayCore", "AssayJSON", "TestSupport"]),
        tests(
            "AssayScoringTests",
            [
                "AssayScoring", "AssayConfiguration", "AssayCore", "AssayJSON", "AssayText", "StandardVerifiers",
                "TestSupport",
            ]),
        tests(
            "AssayServiceTests",
            [
                "AssayConfiguration", "AssayCore", "AssayHTTP", "AssayJSON", "AssayJudge", "AssayScoring",
                "AssayService",
                "AssayWire",
                "CurlTransport",
                "StandardVerifiers", "TestSupport",
            ]),
        tests(
            "StandardVerifiersTests",
            [
                "AssayCore", "AssayJudge", "AssayFixtures", "AssayJSON", "AssayScoring", "AssayText", "AssayWire",
                "StandardVerifiers",
                "TestSupport",
            ]),
        .testTarget(
            name: "CommandTests", dependencies: ["AssayJSON", "TestSupport", "assay"], path: "Tests/CommandTests",
            exclude: ["judge.py"], swiftSettings: strict),
        tests("MathEngineTests", ["MathEngine", "TestSupport", .product(name: "BigInt", package: "BigInt")]),
        tests("OCRVerifierTests", ["OCRVerifier", "AssayCore", "AssayJSON", "AssayText", "TestSupport"]),
        tests("CountingVerifierTests", ["CountingVerifier", "AssayCore", "AssayJSON", "AssayText", "TestSupport"]),
        tests("GroundingVerifierTests", ["GroundingVerifier", "AssayCore", "AssayJSON", "AssayText", "TestSupport"]),
        tests("MCQVerifierTests", ["MCQVerifier", "AssayCore", "AssayJSON", "AssayText", "TestSupport"]),
        tests("GUIVerifierTests", ["GUIVerifier", "AssayCore", "AssayJSON", "AssayText", "TestSupport"]),
        tests("TextVerifiersTests", ["TextVerifiers", "AssayCore", "AssayJSON", "TestSupport"]),
        tests("MathVerifierTests", ["MathVerifier", "AssayCore", "AssayJSON", "AssayText", "TestSupport"]),
        tests("ScienceVerifiersTests", ["ScienceVerifiers", "AssayCore", "AssayJSON", "TestSupport"]),
        tests("ChartVerifierTests", ["ChartVerifier", "AssayCore", "AssayJSON", "AssayText", "TestSupport"]),
    ]
)
