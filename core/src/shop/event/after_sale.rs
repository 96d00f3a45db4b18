//! Complaints and replacements.

use crate::shop::command::Resolution;
use crate::shop::event::facts::facts;
use crate::shop::event::{NamedOrder, ToldKeys};
use alloc::string::String;
use alloc::vec::Vec;

facts! {
    /// Units of an order are exchanged for others.
    UnitsReplaced {
        0 /// The order.
        order: NamedOrder,
        1 /// The line's position in the order, from 0.
        line: u32,
        2 /// Which units, from 0.
        units: Vec<u32>,
        3 /// The keys that they were, unit by unit.
        old: Vec<ToldKeys>,
        4 /// The keys that they are from now on.
        new: ToldKeys,
        5 /// Why.
        reason: String,
        6 /// Whether they were faulty.
        faulty: bool,
        7 /// Why it was done although no warranty covers it.
        despite: Option<String>,
    }
    /// A buyer complains: the order does not complete meanwhile, and its suppliers are not paid.
    ComplaintOpened {
        0 /// The order.
        order: NamedOrder,
        1 /// What is wrong.
        reason: String,
    }
    /// A complaint was not answered in time.
    ComplaintOverdue {
        0 /// The order.
        order: NamedOrder,
    }
    /// A complaint ended.
    ComplaintResolved {
        0 /// The order.
        order: NamedOrder,
        1 /// How.
        resolution: Resolution,
    }
}
