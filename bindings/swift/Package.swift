// swift-tools-version: 5.9
// Assembled under target/swift/keytill by `cargo xtask test swift`: UniFFI's code goes into KeytillNative, its header into keytillFFI.
import Foundation
import PackageDescription

// Where `xcframework.sh` put the native library beside this file, it is taken; else the linker finds it.
let framework = "Keytill.xcframework"
let hasFramework = FileManager.default.fileExists(atPath: "\(Context.packageDirectory)/\(framework)")

let package = Package(
    name: "keytill",
    platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16)],
    products: [.library(name: "Keytill", targets: ["Keytill"])],
    targets: [
        hasFramework ? .binaryTarget(name: "keytillFFI", path: framework) : .systemLibrary(name: "keytillFFI"),
        .target(name: "KeytillNative", dependencies: ["keytillFFI"]),
        .target(name: "Keytill", dependencies: ["KeytillNative"]),
        .testTarget(name: "KeytillTests", dependencies: ["Keytill"]),
    ]
)
