//! keytill for Python, Kotlin and Swift: the surface that UniFFI carries over.
//!
//! It is coarse on purpose: state stays behind objects, one call answers one action of a person, and documents cross
//! the border as JSON text. Each language wraps it in a thin layer of its own (`python/`).

mod pricer;
mod rejection;

pub use pricer::Pricer;
pub use rejection::{Param, Rejection};

uniffi::setup_scaffolding!("keytill");
