//! What every language binding carries over, written once: keytill behind documents.
//!
//! A binding (UniFFI, wasm-bindgen, a C header) wraps these types, adds what its language is used to, and has no logic of
//! its own. State stays here; what crosses the border is text (JSON), bytes (CBOR, journals, snapshots) and numbers that
//! every language holds exactly. Money is decimal text, times are integers below 2^53.
//!
//! * [`EmbeddedShop`]: the machine with its journal; commands in, outcomes out; [`Query`] is every read of it.
//! * [`EmbeddedPricer`], [`EmbeddedPlan`], [`allocate_json`], [`parse_keys_json`], [`verify_journal_json`]: the
//!   calculators that need no machine.
//! * [`EmbeddedSealer`]: keys from clear to sealed and back, in the host.
//! * [`Rejected`]: the one error, with the stable code, the parameters and the sentence.
//!
//! Nothing here panics, whatever comes in.

mod batch;
mod journals;
mod keys;
mod outcome;
mod plan;
mod plan_views;
mod pricer;
mod query;
mod rejected;
mod shop;
mod split;
mod views;

pub use batch::OnRejection;
pub use journals::{journal_lines, verify_journal_json};
pub use keys::{EmbeddedSealer, parse_keys_json};
pub use plan::EmbeddedPlan;
pub use pricer::EmbeddedPricer;
pub use query::Query;
pub use rejected::Rejected;
pub use shop::{EmbeddedShop, RecoveredShop};
pub use split::allocate_json;
