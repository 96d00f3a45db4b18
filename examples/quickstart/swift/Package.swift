// swift-tools-version: 5.9
// `cargo xtask test swift` lays out the package `keytill` and runs this.
import PackageDescription

let package = Package(
    name: "quickstart",
    platforms: [.macOS(.v13)],
    dependencies: [.package(path: "../../../target/swift/keytill")],
    targets: [
        .executableTarget(name: "Quickstart", dependencies: [.product(name: "Keytill", package: "keytill")]),
        .testTarget(name: "QuickstartTests", dependencies: ["Quickstart"]),
    ]
)
