// swift-tools-version: 5.9
// What calls from Swift cost; `cargo xtask bench swift` says how it is built and runs it.
import PackageDescription

let package = Package(
    name: "bench",
    platforms: [.macOS(.v13)],
    dependencies: [.package(path: "../../target/swift/keytill")],
    targets: [.executableTarget(name: "Bench", dependencies: [.product(name: "Keytill", package: "keytill")])]
)
