// swift-tools-version: 6.2
// Fuzz targets are a package of their own: libFuzzer's main and its sanitizers never enter Assay's build.
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .enableUpcomingFeature("MemberImportVisibility"), .treatAllWarnings(as: .error),
]

/// One target of `./dev fuzz NAME`; it links no more of Assay than it fuzzes, which is what makes it fast.
func fuzz(_ name: String, _ folder: String, _ products: [String], _ targets: [Target.Dependency] = []) -> Target {
    .executableTarget(
        name: "fuzz-\(name)",
        dependencies: ["FuzzSupport"] + targets + products.map { .product(name: $0, package: "assay") },
        path: "Sources/\(folder)", swiftSettings: settings)
}

/// A target for one verifier, or several of a kind.
func verifier(_ name: String, _ folder: String, _ product: String) -> Target {
    fuzz(name, folder, [product], ["VerifierFuzzing"])
}

let package = Package(
    name: "assay-fuzz",
    dependencies: [.package(name: "assay", path: "..")],
    targets: [
        .target(name: "FuzzSupport", path: "Sources/Support", swiftSettings: settings),
        .target(
            name: "VerifierFuzzing",
            dependencies: [
                "FuzzSupport",
                .product(name: "AssayCore", package: "assay"), .product(name: "AssayJSON", package: "assay"),
            ],
            path: "Sources/VerifierFuzzing", swiftSettings: settings),
        // The parts a connection reads requests with, for the fuzz target and for Scripts/http-differential.py.
        .target(
            name: "HTTPReading", dependencies: [.product(name: "AssayHTTP", package: "assay")],
            path: "Sources/HTTPReading", swiftSettings: settings),
        .executableTarget(
            name: "http-requests",
            dependencies: [
                "HTTPReading", .product(name: "AssayHTTP", package: "assay"),
                .product(name: "AssayJSON", package: "assay"),
            ],
            path: "Sources/HTTPRequests", swiftSettings: settings),
        fuzz("http", "HTTP", ["AssayHTTP"], ["HTTPReading"]),
        fuzz("json", "JSON", ["AssayJSON"]),
        fuzz("envelope", "Envelope", ["AssayText"]),
        fuzz("configuration", "Configuration", ["AssayConfiguration"]),
        fuzz("rollout", "Rollout", ["AssayPipeline"]),
        fuzz("wire", "Wire", ["AssayWire", "AssayJSON"]),
        fuzz("judge-reply", "JudgeReply", ["AssayJudge"]),
        fuzz("math-engine", "MathEngine", ["MathEngine"]),
        fuzz("math-parser", "MathParser", ["MathEngine"]),
        verifier("math", "Math", "MathVerifier"),
        verifier("quantity", "Quantity", "ScienceVerifiers"),
        verifier("chemistry", "Chemistry", "ScienceVerifiers"),
        verifier("gui", "GUI", "GUIVerifier"),
        verifier("chart", "Chart", "ChartVerifier"),
        verifier("grounding", "Grounding", "GroundingVerifier"),
        verifier("ocr", "OCR", "OCRVerifier"),
        verifier("mcq", "MCQ", "MCQVerifier"),
        verifier("counting", "Counting", "CountingVerifier"),
        verifier("text", "Text", "TextVerifiers"),
    ]
)
