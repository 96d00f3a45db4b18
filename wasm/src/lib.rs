//! keytill for browsers, Node and mini-programs: the surface that wasm-bindgen carries over.
//!
//! Documents cross the border as JSON text, never as 64-bit integers or floats: a phone without BigInt reads the same
//! digits as the server. The package's hand-written layer (`npm/`) turns them into objects.

mod pricer;
mod rejection;

pub use pricer::Pricer;
