//! Looking orders up (查单) by contact and secret.
//!
//! A buyer names a contact and a secret when placing an order, and finds the order by both. The machine knows neither: the
//! host hashes the contact ([`ContactHash`](crate::contact::ContactHash)) and seals the secret ([`seal_secret`]) with keys
//! of its own, and commands, events and snapshots carry only the hashes.

mod findable;
mod refusal;
mod secret;

pub use findable::{Findable, FoundBy};
pub use refusal::LookupRefusal;
pub use secret::{SecretHash, seal_secret};
