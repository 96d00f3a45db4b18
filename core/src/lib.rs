//! keytill: the shop engine that you embed.
//!
//! > The machine never reads a clock, a file, a socket or a random number. Everything it needs comes in with a command,
//! > so the same commands give the same state, bit for bit, in every language and on every machine.
#![no_std]
extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod catalog;
pub mod channel;
pub mod codec;
pub mod commission;
pub mod digest;
pub mod document;
pub mod handle;
pub mod id;
pub mod journal;
pub mod ledger;
pub mod money;
pub mod order;
pub mod people;
pub mod pricing;
pub mod refusal;
pub mod rule;
pub mod shop;
pub mod slot;
pub mod stock;
pub mod text;
pub mod time;
