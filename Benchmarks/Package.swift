// swift-tools-version: 6.2
// Benchmarks are a package of their own, so that the peers they measure against never enter Assay's graph.
import PackageDescription

let package = Package(
    name: "assay-benchmarks",
    dependencies: [
        .package(name: "assay", path: "..")
    ],
    targets: [
        // Clocks, medians and ratios that every benchmark prints the same way.
        .target(name: "BenchmarkSupport", path: "Sources/Support"),
        .target(name: "AllocationCounter", path: "Sources/AllocationCounter"),
        .executableTarget(
            name: "JSONBenchmark",
            dependencies: ["BenchmarkSupport", "AllocationCounter", .product(name: "AssayJSON", package: "assay")]),
    ]
)
