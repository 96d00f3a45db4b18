// swift-tools-version: 5.9
// Assembled under target/swift/keytill by `cargo xtask test swift`: UniFFI's code goes into KeytillNative, its header into keytillFFI.
import PackageDescription

let package = Package(
    name: "keytill",
    platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16)],
    products: [.library(name: "Keytill", targets: ["Keytill"])],
    targets: [
        .systemLibrary(name: "keytillFFI"),
        .target(name: "KeytillNative", dependencies: ["keytillFFI"]),
        .target(name: "Keytill", dependencies: ["KeytillNative"]),
        .testTarget(name: "KeytillTests", dependencies: ["Keytill"]),
    ]
)
