#!/usr/bin/env bash
# Lays the package out in target/swift/apple, with an XCFramework of the native library for iOS, its simulator and macOS in it.
# Runs on a Mac with Xcode and rustup.
set -euo pipefail
cd "$(dirname "$0")/../.."

out=target/swift
targets=(aarch64-apple-ios aarch64-apple-ios-sim aarch64-apple-darwin x86_64-apple-darwin)
library() { echo "target/$1/release/libkeytill_bindings.a"; }

rustup target add "${targets[@]}"
for target in "${targets[@]}"; do
    cargo rustc --locked --release --package keytill-bindings --lib --crate-type staticlib --target "$target"
done

package=$out/apple
headers=$out/headers
rm -rf "$package" "$headers"
mkdir -p "$package" "$headers" "$out/macos"
cp -R bindings/swift/ "$package"
cargo run --locked --package keytill-uniffi-bindgen -- generate --no-format --language swift --out-dir "$headers" \
    "$(library aarch64-apple-darwin)"
mkdir "$package/Sources/KeytillNative"
mv "$headers/keytill.swift" "$package/Sources/KeytillNative/keytill.swift"
mv "$headers/keytillFFI.modulemap" "$headers/module.modulemap"

lipo -create "$(library aarch64-apple-darwin)" "$(library x86_64-apple-darwin)" -output "$out/macos/libkeytill_bindings.a"
xcodebuild -create-xcframework \
    -library "$(library aarch64-apple-ios)" -headers "$headers" \
    -library "$(library aarch64-apple-ios-sim)" -headers "$headers" \
    -library "$out/macos/libkeytill_bindings.a" -headers "$headers" \
    -output "$package/Keytill.xcframework"
