//! What the shop knows beside its orders of whom they reach: small tables, each a world of its own. Where a shop uses none
//! of it, all are empty.

use crate::gift::Gifts;
use crate::listing::Listings;
use crate::money::Currency;
use crate::notice::TemplateBook;
use crate::reservation::Reservations;
use crate::restock::Waiting;
use crate::rule::MoneyScale;
use crate::sale::Sales;
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
    /// Limits of sales, and what counts for them.
    #[n(3)]
    pub(crate) sales: Sales,
    /// The texts of notices.
    #[n(4)]
    pub(crate) templates: TemplateBook,
    /// Orders that one pays and another receives.
    #[n(5)]
    pub(crate) gifts: Gifts,
    /// Who waits for what to be available again.
    #[n(6)]
    pub(crate) waiting: Waiting,
    /// What is other about products on some channels, and their reviews.
    #[n(7)]
    pub(crate) listings: Listings,
}

impl Reach {
    /// Reads what was encoded.
    ///
    /// # Errors
    /// When the bytes are not these tables.
    pub(crate) fn decode(
        d: &mut minicbor::Decoder<'_>,
        currency: Currency,
    ) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        if d.array()? != Some(8) {
            return Err(minicbor::decode::Error::message("not the tables of a shop").at(at));
        }
        let mut all = Self {
            unpaid: d.decode()?,
            reservations: d.decode()?,
            extended: d.decode()?,
            sales: Sales::decode(d, MoneyScale::minor(currency))?,
            templates: d.decode()?,
            gifts: d.decode()?,
            waiting: d.decode()?,
            listings: d.decode()?,
        };
        for (_, held) in all.reservations.iter() {
            if let Some(origin) = &held.origin {
                all.unpaid.count(origin);
            }
        }
        Ok(all)
    }
}
