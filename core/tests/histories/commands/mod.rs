//! How each command is made: mostly one that makes sense in the shop's present state. One file for each topic.

mod after_sale;
mod cart;
mod fulfilment;
mod money;
mod orders;
mod people;
mod plans;
mod reach;
mod setup;
mod stock;

use crate::set_up::BUYERS;
use crate::world::World;
use keytill::id::OrderId;
use keytill::order::Stage;
use keytill::shop::Reply;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How one command is made.
pub struct Row {
    /// Its name, as in [`Body::NAMES`](keytill::shop::command::Body::NAMES).
    pub name: &'static str,
    /// How often, beside the others.
    pub weight: usize,
    /// Its body, as JSON; `None` where there is nothing to ask it of.
    pub make: fn(&mut World) -> Option<Value>,
}

/// All of them.
pub const ALL: &[&[Row]] = &[
    setup::ROWS,
    stock::ROWS,
    orders::ROWS,
    fulfilment::ROWS,
    money::ROWS,
    after_sale::ROWS,
    reach::ROWS,
    people::ROWS,
    plans::ROWS,
];

/// All rows, one after the other.
pub fn each() -> impl Iterator<Item = &'static Row> {
    ALL.iter().copied().flatten()
}

/// What a host remembers of replies and of its own commands.
#[derive(Debug, Default)]
pub struct Host {
    /// Order or nothing, payment, amount.
    pub payments: Vec<(String, String, String)>,
    pub withdrawals: Vec<String>,
    pub refunds: Vec<String>,
    pub batches: Vec<(&'static str, String)>,
    pub reservations: Vec<String>,
    /// Orders that are gifts, with their claims.
    pub gifts: Vec<(String, String)>,
    /// Orders with contact and secret.
    pub findable: Vec<(String, String, String)>,
    /// Orders that left memory, as their bytes.
    pub archive: BTreeMap<String, Value>,
    /// Who joined later.
    pub people: Vec<String>,
    pub merged: Vec<String>,
    /// Who waits for a restock, and of what.
    pub subscribers: Vec<Value>,
}

impl Host {
    /// Keeps what later commands need of a reply.
    pub fn remember(&mut self, reply: &Reply) {
        let reply = serde_json::to_value(reply).unwrap();
        for left in reply["archived"]["orders"].as_array().into_iter().flatten() {
            self.archive.insert(left["order"].as_str().unwrap().into(), left["bytes"].clone());
        }
    }
}

macro_rules! rows {
    ($( $weight:literal $name:ident = $make:expr; )*) => {
        pub const ROWS: &[Row] = &[ $( Row { name: stringify!($name), weight: $weight, make: $make } ),* ];
    };
}
pub(crate) use rows;

pub const PAID: &[Stage] = &[Stage::Paid, Stage::Fulfilling];
pub const DONE: &[Stage] = &[Stage::Fulfilled, Stage::Completed];
pub const PAID_OR_DONE: &[Stage] =
    &[Stage::Paid, Stage::Fulfilling, Stage::Fulfilled, Stage::Completed, Stage::Held];

/// Money as commands write it.
pub fn cny(minor: i64) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    format!("{sign}{}.{:02} CNY", minor.abs() / 100, minor.abs() % 100)
}

/// One who was registered, perhaps merged or forgotten since.
pub fn somebody(w: &mut World) -> String {
    let joined = w.host.people.clone();
    match w.dice.maybe_one_of(&joined) {
        Some(joined) if w.dice.once_in(3) => joined,
        _ => w.dice.one_of(&BUYERS).to_string(),
    }
}

/// Some line of an order with how many units of it are not refunded.
pub fn line_of(w: &mut World, order: &OrderId) -> Option<(usize, u32)> {
    let view = w.shop.order(order).ok()?;
    let line = w.dice.below(view.lines.len());
    let left = view.lines.get(line)?.quantity.saturating_sub(view.lines.get(line)?.refunded_units);
    Some((line, if left == 0 { 1 } else { 1 + w.dice.below(left as usize) as u32 }))
}

/// An order of one line or several that has such a line, with the line's position.
pub fn order_with(w: &mut World, stages: &[Stage], variants: &[&str]) -> Option<(OrderId, usize)> {
    for _ in 0..3 {
        let order = w.order_in(stages)?;
        let view = w.shop.order(&order).ok()?;
        let line = view.lines.iter().position(|line| variants.contains(&line.variant.as_str()));
        if let Some(line) = line {
            return Some((order, line));
        }
    }
    None
}

/// Why something is done, where it is done despite what was promised.
pub fn despite(w: &mut World) -> Option<&'static str> {
    w.dice.one_of(&[None, Some("a kindness")])
}

/// `{name: body}`.
pub fn of(name: &str, body: Value) -> Option<Value> {
    Some(json!({ name: body }))
}
