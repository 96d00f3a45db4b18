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
    /// Since when it waits, once it is paid and was not delivered at once.
    #[n(2)]
    pub waiting: Option<Waiting>,
    /// How often its delivery failed.
    #[n(3)]
    pub failures: u32,
    /// When its delivery is tried again.
    #[n(4)]
    pub retry_at: Option<Time>,
}

/// Since when a paid order waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Waiting {
    /// When it was paid.
    #[n(0)]
    pub since: Time,
    /// Its place in the order of payments: the number of the record of its payment.
    #[n(1)]
    pub number: u64,
    /// The rank of its buyer's level then.
    #[n(2)]
    pub rank: u16,
    /// Whether a person must deliver it.
    #[n(3)]
    pub by_person: bool,
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
    /// Whether it was told that stock did not come in time.
    #[n(7)]
    pub told_overdue: bool,
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

impl LineFulfilment {
    /// A line of a kind, of which nothing else is known.
    #[must_use]
    pub const fn new(line: u32, kind: FulfilmentKind) -> Self {
        Self {
            line,
            kind,
            part_of: None,
            answers: Vec::new(),
            short_units: 0,
            downloads: 0,
            until: None,
            told_overdue: false,
        }
    }
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
    /// Forgets what it tells of a person: answers to forms, and the numbers by which carriers know where parcels went.
    pub fn forget_person(&mut self) {
        let Some(of) = &mut self.fulfilment else { return };
        of.lines.iter_mut().for_each(|line| line.answers = Vec::new());
        of.parcels.iter_mut().for_each(|parcel| parcel.tracking = String::new());
    }

    /// How a line is made good, beyond handing over its stock.
    #[must_use]
    pub fn fulfilment_of(&self, line: usize) -> Option<&LineFulfilment> {
        self.fulfilment.as_ref()?.line(line)
    }

    /// How many units of a line are owed for which no stock is held.
    #[must_use]
    pub fn short_units(&self, line: usize) -> u32 {
        self.fulfilment_of(line).map_or(0, |of| of.short_units)
    }

    /// Whether stock is missing for any unit.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.fulfilment.as_ref().is_some_and(|of| of.lines.iter().any(|line| line.short_units > 0))
    }

    /// How many units are owed that could be handed over now.
    #[must_use]
    pub fn covered_units(&self) -> u64 {
        let owed = self.lines.iter().map(|line| u64::from(line.owed_units())).sum::<u64>();
        let lines = self.fulfilment.iter().flat_map(|of| &of.lines);
        owed.saturating_sub(lines.map(|line| u64::from(line.short_units)).sum())
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
