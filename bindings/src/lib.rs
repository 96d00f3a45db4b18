//! keytill for Python, Kotlin and Swift: the surface that UniFFI carries over.
//!
//! It wraps [`keytill::embed`] and has no logic of its own: state stays behind objects, one call answers one action of a
//! person, and documents cross the border as JSON text or CBOR. Each language wraps it in a thin layer of its own (`python/`).
//!
//! To add an object: a type in `core/src/embed/`, a file here that wraps it, its methods through `calm`, so
//! that no panic of the core reaches a host as such.

mod calm;
mod journal;
mod keys;
mod language;
mod plan;
mod pricer;
mod rejection;
mod shop;
mod split;

pub use journal::{journal_lines, verify_journal};
pub use keys::{KeyFormat, OlderKey, Sealer};
pub use language::Language;
pub use plan::Plan;
pub use pricer::Pricer;
pub use rejection::{Param, Rejection};
pub use shop::{Recovered, Shop, recover_shop};
pub use split::allocate;

uniffi::setup_scaffolding!("keytill");
