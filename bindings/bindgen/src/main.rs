//! Writes the Python, Kotlin and Swift glue from the built library of `keytill-bindings`.
//!
//! It is built here, not installed, so that the generator is of the very version that the library was built with.

fn main() {
    uniffi::uniffi_bindgen_main();
}
