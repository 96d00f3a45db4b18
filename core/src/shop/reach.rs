//! What the shop knows beside its orders of whom they reach: small tables, each a world of its own. Where a shop uses none
//! of it, all are empty.

use crate::reservation::Reservations;
use crate::slot::OrderSlot;
use crate::unpaid::{Origin, Unpaid};
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use minicbor::Encode;

/// The tables, in one part of the snapshot.
#[derive(Debug, Clone, Default, Encode)]
pub(crate) struct Reach {
    /// Who has what unpaid.
    #[n(0)]
    pub(crate) unpaid: Unpaid,
    /// Stock that is held without an order.
    #[n(1)]
    pub(crate) reservations: Reservations<Option<Box<Origin>>>,
    /// How often the deadline of an unpaid order was put off.
    #[n(2)]
    pub(crate) extended: BTreeMap<OrderSlot, u32>,
}

impl Reach {
    /// Reads what was encoded.
    ///
    /// # Errors
    /// When the bytes are not these tables.
    pub(crate) fn decode(d: &mut minicbor::Decoder<'_>) -> Result<Self, minicbor::decode::Error> {
        let Read { mut unpaid, reservations, extended } = d.decode()?;
        for (_, held) in reservations.iter() {
            if let Some(origin) = &held.origin {
                unpaid.count(origin);
            }
        }
        Ok(Self { unpaid, reservations, extended })
    }
}

/// The tables as they are read, before counts that span several are made anew.
#[derive(minicbor::Decode)]
struct Read {
    #[n(0)]
    unpaid: Unpaid,
    #[n(1)]
    reservations: Reservations<Option<Box<Origin>>>,
    #[n(2)]
    extended: BTreeMap<OrderSlot, u32>,
}
