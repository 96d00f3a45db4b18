//! keytill for browsers, Node and mini-programs: the surface that wasm-bindgen carries over.
//!
//! It wraps [`keytill::embed`] and adds nothing. Documents cross the border as JSON text, never as 64-bit integers or
//! floats: a phone without BigInt reads the same digits as the server. What is refused is thrown as a text, the rejection
//! as JSON; the package's hand-written layer (`npm/`) makes an `Error` of it, and objects of documents.
//!
//! Built without the feature `machine` the module has prices alone.

mod language;
mod pricer;
mod split;
mod thrown;

#[cfg(feature = "machine")]
mod journal;
#[cfg(feature = "machine")]
mod keys;
#[cfg(feature = "machine")]
mod plan;
#[cfg(feature = "machine")]
mod shop;

pub use pricer::Pricer;
pub use split::allocate;

#[cfg(feature = "machine")]
pub use journal::{journal_lines, verify_journal};
#[cfg(feature = "machine")]
pub use keys::{Sealer, parse_keys};
#[cfg(feature = "machine")]
pub use plan::Plan;
#[cfg(feature = "machine")]
pub use shop::{Recovered, Shop};
