//! keytill: the shop engine that you embed.
//!
//! > The machine never reads a clock, a file, a socket or a random number. Everything it needs comes in with a command,
//! > so the same commands give the same state, bit for bit, in every language and on every machine.
//!
//! # How it works
//! A [`Shop`](shop::Shop) is one machine. A host sends it [commands](shop::command) — place this order, this payment
//! came — each with an id and a time. The shop decides: either a [`Rejection`](shop::Rejection) that names its rule and
//! changes nothing, or [events](shop::event), the facts of what happened, which it folds into its state. The host keeps
//! the events of each command as one [record](shop::Record) in a [journal] on its own storage; replaying the
//! journal gives the state back, byte for byte.
//!
//! Nothing happens by itself: [`next_deadline`](shop::Shop::next_deadline) says when to send a
//! [`Tick`](shop::command::Tick), which expires unpaid orders, completes delivered ones and lets commission vest.
//!
//! Keys (卡密) are secrets that the machine never sees: [`stock::Sealer`] seals them before the import and opens them
//! after the delivery, in the host.
//!
//! The calculators are useful alone: [`pricing::Pricer`] quotes carts, [`commission::Plan::pay`] says what a sale pays,
//! [`money::allocate`] splits amounts, [`stock::KeyFormat::parse`] reads key files, [`journal::verify`] checks journals.
//!
//! # A first order
//! ```
//! use keytill::id::CommandId;
//! use keytill::money::Currency;
//! use keytill::pricing::Cart;
//! use keytill::shop::command::{Body, PlaceOrder, RecordPayment};
//! use keytill::shop::{Command, Settings, Shop};
//! use keytill::time::Time;
//!
//! let mut shop = Shop::new("demo", Settings::in_currency(Currency::CNY))?;
//! let now = Time::from_millis(1_795_321_884_000);
//!
//! // Documents come as JSON or are built as values.
//! let setup = [
//!     r#"{"put_channel": {"channel": {"id": "web"}}}"#,
//!     r#"{"put_product": {"product": {"id": "guide", "variants": [{"id": "guide-pdf", "stock": "unlimited"}]}}}"#,
//!     r#"{"publish_price_book": {"book": {"id": "2026-11", "currency": "CNY",
//!         "variants": [{"variant": "guide-pdf", "product": "guide", "price": "9.90"}]}}}"#,
//! ];
//! for (n, body) in setup.iter().enumerate() {
//!     let body: Body = serde_json::from_str(body)?;
//!     shop.execute(Command::new(CommandId::new(format!("setup-{n}"))?, now, body))?;
//! }
//!
//! let quote = shop.quote(&Cart::on("web").line("guide-pdf", 2).at(now))?;
//! assert_eq!(quote.total.to_string(), "19.80 CNY");
//!
//! let place = PlaceOrder::of("order-1", &quote)?;
//! shop.execute(Command::new(CommandId::new("c-1")?, now, place))?;
//! let pay = RecordPayment { order: "order-1".parse()?, payment: "pay-1".parse()?, amount: quote.total };
//! let paid = shop.execute(Command::new(CommandId::new("c-2")?, now, pay))?;
//! assert_eq!(paid.events().len(), 2); // paid, delivered
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Money
//! Amounts are integers of the currency's minor unit; rates and unit prices are exact decimals. Rounding and allocation
//! are settings, and the parts always add up to the whole. A price, payment or total lies within ±(2^53 − 1) minor units,
//! so that every language reads it exactly.
#![no_std]
extern crate alloc;
#[cfg(test)]
extern crate std;

mod arrange;
mod blocks;
pub mod catalog;
pub mod channel;
pub mod codec;
pub mod commission;
pub mod contact;
pub mod digest;
pub mod document;
pub mod embed;
pub mod few;
pub mod gift;
pub mod handle;
pub mod id;
pub mod journal;
pub mod language;
pub mod ledger;
pub mod limit;
pub mod listing;
pub mod lookup;
pub mod money;
pub mod notice;
pub mod order;
pub mod people;
pub mod pricing;
pub mod refusal;
pub mod reservation;
pub mod restock;
pub mod rule;
pub mod sale;
pub mod shop;
mod slab;
pub mod slot;
pub mod stock;
pub mod text;
pub mod time;
pub mod unpaid;
