use crate::catalog::{FieldAnswer, FulfilmentKind};
use crate::order::Order;
use crate::slot::VariantSlot;
use crate::time::Time;
use alloc::string::String;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// How an order is made good, beyond handing over its stock. Most orders have nothing of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
pub struct OrderFulfilment {
    /// Of lines that have something of it, in the order of the lines.
    #[n(0)]
    pub lines: Vec<LineFulfilment>,
    /// The parcels that were sent, in their order.
    #[n(1)]
    pub parcels: Vec<Parcel>,
}

/// How one line is made good.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct LineFulfilment {
    /// The line's position in the order, from 0.
    #[n(0)]
    pub line: u32,
    /// How it is fulfilled.
    #[n(1)]
    pub kind: FulfilmentKind,
    /// The bundle that it is a part of.
    #[n(2)]
    pub part_of: Option<PartOf>,
    /// What the buyer answered: personal data.
    #[n(3)]
    pub answers: Vec<FieldAnswer>,
    /// How many units are owed for which no stock is held.
    #[n(4)]
    pub short_units: u32,
    /// How often content was downloaded since it was delivered, or delivered again.
    #[n(5)]
    pub downloads: u32,
    /// Until when content may be downloaded; absent where it never ends.
    #[n(6)]
    pub until: Option<Time>,
}

/// The bundle that a line is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct PartOf {
    /// What was bought.
    #[n(0)]
    pub bundle: VariantSlot,
    /// The number of the description of its product.
    #[n(1)]
    pub version: u32,
    /// The cart's line, from 0: the parts of one line stand together.
    #[n(2)]
    pub cart_line: u32,
    /// How many bundles were bought.
    #[n(3)]
    pub bundles: u32,
}

/// A parcel that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Encode, Decode)]
pub struct Parcel {
    /// Who carries it.
    #[n(0)]
    pub carrier: String,
    /// The carrier's number for it.
    #[n(1)]
    pub tracking: String,
    /// What is in it.
    #[n(2)]
    pub lines: Vec<ParcelLine>,
    /// When it was sent.
    #[n(3)]
    pub sent_at: Time,
    /// When it arrived, as far as that is known.
    #[n(4)]
    pub arrived_at: Option<Time>,
}

/// Units of one line in a parcel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct ParcelLine {
    /// The line's position in the order, from 0.
    #[n(0)]
    pub line: u32,
    /// How many units.
    #[n(1)]
    pub units: u32,
}

impl OrderFulfilment {
    /// What there is of a line.
    #[must_use]
    pub fn line(&self, line: usize) -> Option<&LineFulfilment> {
        let found = self.lines.binary_search_by_key(&line, |of| of.line as usize).ok()?;
        self.lines.get(found)
    }

    /// What there is of a line, to change it.
    pub fn line_mut(&mut self, line: usize) -> Option<&mut LineFulfilment> {
        let found = self.lines.binary_search_by_key(&line, |of| of.line as usize).ok()?;
        self.lines.get_mut(found)
    }
}

impl Order {
    /// How a line is made good, beyond handing over its stock.
    #[must_use]
    pub fn fulfilment_of(&self, line: usize) -> Option<&LineFulfilment> {
        self.fulfilment.as_ref()?.line(line)
    }

    /// The bundle that a line is a part of.
    #[must_use]
    pub fn part_of(&self, line: usize) -> Option<PartOf> {
        self.fulfilment_of(line)?.part_of
    }

    /// The lines that were bought, as they stood in the cart: the parts of a bundle together.
    pub fn cart_lines(&self) -> impl Iterator<Item = CartLines> {
        let mut next = 0;
        core::iter::from_fn(move || {
            let first = next;
            let line = self.lines.get(first).filter(|_| first < self.bought())?;
            let Some(part) = self.part_of(first) else {
                next = first.saturating_add(1);
                return Some(CartLines {
                    variant: line.variant,
                    quantity: line.quantity,
                    first,
                    until: next,
                });
            };
            let same = |n: &usize| self.part_of(*n).is_some_and(|of| of.cart_line == part.cart_line);
            next = (first..self.bought()).take_while(same).last().unwrap_or(first).saturating_add(1);
            Some(CartLines { variant: part.bundle, quantity: part.bundles, first, until: next })
        })
    }
}

/// A line of the cart, and the lines of the order that it became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CartLines {
    /// What was bought.
    pub variant: VariantSlot,
    /// How many.
    pub quantity: u32,
    /// The first of the order's lines.
    pub first: usize,
    /// One past the last of them.
    pub until: usize,
}
