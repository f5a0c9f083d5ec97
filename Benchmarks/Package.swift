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
        .executableTarget(
            name: "Counting",
            dependencies: ["BenchmarkSupport", .product(name: "AssayVerifiers", package: "assay")],
            path: "Sources/Counting"),
    ]
)
