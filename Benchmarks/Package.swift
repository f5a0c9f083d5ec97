// swift-tools-version: 6.2
// Benchmarks are a package of their own, so that the peers they measure against never enter Assay's graph.
import PackageDescription

let package = Package(
    name: "assay-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "assay", path: ".."),
        .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
    ],
    targets: [
        // Clocks, medians and ratios that every benchmark prints the same way.
        .target(name: "BenchmarkSupport", path: "Sources/Support"),
        .executableTarget(
            name: "EditDistanceBenchmark",
            dependencies: ["BenchmarkSupport", .product(name: "AssayVerifiers", package: "assay")]),
        .executableTarget(
            name: "OCRBenchmark",
            dependencies: ["BenchmarkSupport", .product(name: "AssayVerifiers", package: "assay")]),
        // A bare server on AssayHTTP, and the same on FlyingFox: driven by server.sh.
        .executableTarget(
            name: "ServerBenchmark", dependencies: [.product(name: "AssayHTTP", package: "assay")]),
        .executableTarget(
            name: "FlyingFoxBenchmark", dependencies: [.product(name: "FlyingFox", package: "FlyingFox")]),
        // A rollout from JSON to JSON, stage by stage.
        .executableTarget(
            name: "PipelineBenchmark",
            dependencies: ["BenchmarkSupport", .product(name: "AssayPipeline", package: "assay")]),
        // Box matching beside numpy and scipy; run by grounding.py.
        .executableTarget(
            name: "GroundingBenchmark",
            dependencies: [
                "BenchmarkSupport", .product(name: "AssayVerifiers", package: "assay"),
                .product(name: "AssayJSON", package: "assay"),
            ]),
        .executableTarget(
            name: "Counting",
            dependencies: ["BenchmarkSupport", .product(name: "AssayVerifiers", package: "assay")],
            path: "Sources/Counting"),
        .executableTarget(
            name: "EnvelopeBenchmark",
            dependencies: ["BenchmarkSupport", .product(name: "AssayVerifiers", package: "assay")]),
        .target(name: "AllocationCounter", path: "Sources/AllocationCounter"),
        .executableTarget(
            name: "JSONBenchmark",
            dependencies: ["BenchmarkSupport", "AllocationCounter", .product(name: "AssayJSON", package: "assay")]),
        // One training step's rollouts; driven by step.py.
        .executableTarget(
            name: "StepBenchmark",
            dependencies: ["BenchmarkSupport", .product(name: "AssayPipeline", package: "assay")]),
        // Questions to a judge that takes 200 ms: Scripts/judge/stub.c.
        .executableTarget(
            name: "JudgeBenchmark", dependencies: [.product(name: "AssayJudging", package: "assay")]),
        // One check of the math verifier, short and hostile.
        .executableTarget(
            name: "MathBenchmark",
            dependencies: ["BenchmarkSupport", .product(name: "AssayVerifiers", package: "assay")]),
        // The math verifier beside Math-Verify; run by math-verify.py.
        .executableTarget(
            name: "MathPeer",
            dependencies: [
                "BenchmarkSupport", .product(name: "MathVerifier", package: "assay"),
                .product(name: "AssayCore", package: "assay"), .product(name: "AssayJSON", package: "assay"),
            ]),
    ]
)
