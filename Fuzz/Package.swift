// swift-tools-version: 6.2
// Fuzz targets are a package of their own: libFuzzer's main and its sanitizers never enter Assay's build.
import PackageDescription

let package = Package(
    name: "assay-fuzz",
    dependencies: [.package(name: "assay", path: "..")],
    targets: [
        .executableTarget(
            name: "FuzzMath", dependencies: [.product(name: "MathEngine", package: "assay")],
            swiftSettings: [.swiftLanguageMode(.v6)])
    ]
)
