// swift-tools-version: 5.9
// `cargo xtask test swift` lays out the package `keytill` and tests this.
import PackageDescription

let package = Package(
    name: "swift-shop",
    platforms: [.macOS(.v13)],
    dependencies: [.package(path: "../../target/swift/keytill")],
    targets: [
        .executableTarget(name: "SwiftShop", dependencies: [.product(name: "Keytill", package: "keytill")]),
        .testTarget(name: "SwiftShopTests", dependencies: ["SwiftShop"]),
    ]
)
