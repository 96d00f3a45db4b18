use crate::slot::{Slot, VariantSlot};
use crate::stock::{AlertLevels, AlertState, StockFault, StockRefusal, Watch};
use crate::time::Time;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Display;
use minicbor::{Decode, Encode};
use serde::Serialize;

/// Most units of one variant.
const MOST: u64 = 1_000_000_000_000;

/// The counted stock of one variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Encode, Decode)]
pub struct Counted {
    /// Units that lie there, reserved ones among them.
    #[n(0)]
    pub on_hand: u64,
    /// Units held for orders.
    #[n(1)]
    pub reserved: u64,
    /// Units sold so far, taken back ones not counted.
    #[n(2)]
    pub sold: u64,
}

impl Counted {
    /// Units that can be sold.
    #[must_use]
    pub const fn available(&self) -> u64 {
        self.on_hand.saturating_sub(self.reserved)
    }
}

/// Stock that is only counted: parcels, seats, anything without a secret of its own.
///
/// A variant without a row here has no counted stock; unlimited stock needs none.
#[derive(Debug, Clone, Default, Encode, Decode)]
pub struct CountedStock {
    /// By variant slot.
    #[n(0)]
    rows: Vec<Option<Counted>>,
    #[n(1)]
    watches: BTreeMap<VariantSlot, Watch>,
    /// Watched variants whose units moved since they were looked at; no part of the state.
    #[cbor(skip)]
    touched: Vec<VariantSlot>,
}

impl CountedStock {
    /// No stock at all.
    #[must_use]
    pub const fn new() -> Self {
        Self { rows: Vec::new(), watches: BTreeMap::new(), touched: Vec::new() }
    }

    /// The stock of a variant, if it is counted.
    #[must_use]
    pub fn get(&self, variant: VariantSlot) -> Option<Counted> {
        self.rows.get(variant.index()).copied().flatten()
    }

    /// Whether `wanted` units of a variant, called `what` outside, can be taken after `skip` that other lines of the
    /// same order take.
    ///
    /// # Errors
    /// [`StockRefusal::Insufficient`], [`StockRefusal::NotCounted`]
    pub fn plan_take(
        &self,
        variant: VariantSlot,
        what: &impl Display,
        skip: u32,
        wanted: u32,
    ) -> Result<(), StockRefusal> {
        let row = self.get(variant).ok_or_else(|| StockRefusal::NotCounted { what: what.to_string() })?;
        let (available, wanted) = (row.available().saturating_sub(u64::from(skip)), u64::from(wanted));
        if wanted <= available {
            return Ok(());
        }
        Err(StockRefusal::Insufficient { what: what.to_string(), wanted, available })
    }

    /// Whether the units on hand of a variant can be set to `count`.
    ///
    /// # Errors
    /// [`StockRefusal::CountOutOfRange`] below what is reserved or past 10^12.
    pub fn plan_set(
        &self,
        variant: VariantSlot,
        what: &impl Display,
        count: u64,
    ) -> Result<(), StockRefusal> {
        let least = self.get(variant).unwrap_or_default().reserved;
        if (least..=MOST).contains(&count) {
            return Ok(());
        }
        let count = i128::from(count);
        Err(StockRefusal::CountOutOfRange { what: what.to_string(), count, least, most: MOST })
    }

    /// The units on hand of a variant after `by` more, or with a minus fewer.
    ///
    /// # Errors
    /// [`StockRefusal::CountOutOfRange`] below what is reserved or past 10^12.
    pub fn plan_adjust(
        &self,
        variant: VariantSlot,
        what: &impl Display,
        by: i64,
    ) -> Result<u64, StockRefusal> {
        let row = self.get(variant).unwrap_or_default();
        let Some(count) = row.on_hand.checked_add_signed(by) else {
            // Below nothing, or past every limit: told as it is.
            let count = i128::from(row.on_hand).saturating_add(i128::from(by));
            let (what, least) = (what.to_string(), row.reserved);
            return Err(StockRefusal::CountOutOfRange { what, count, least, most: MOST });
        };
        self.plan_set(variant, what, count)?;
        Ok(count)
    }

    /// Sets the units on hand, and begins to count if the variant was not counted.
    ///
    /// # Errors
    /// [`StockFault::Count`] below what is reserved.
    pub fn set(&mut self, variant: VariantSlot, count: u64) -> Result<(), StockFault> {
        let index = variant.index();
        if self.rows.len() <= index {
            self.rows.resize(index.saturating_add(1), None);
        }
        let row = self.rows.get_mut(index).ok_or(StockFault::Variant)?.get_or_insert_default();
        if count < row.reserved {
            return Err(StockFault::Count);
        }
        row.on_hand = count;
        self.touch(variant);
        Ok(())
    }

    /// Holds units for an order.
    ///
    /// # Errors
    /// [`StockFault::Variant`], [`StockFault::Count`]
    pub fn reserve(&mut self, variant: VariantSlot, units: u32) -> Result<(), StockFault> {
        let row = self.row(variant)?;
        if u64::from(units) > row.available() {
            return Err(StockFault::Count);
        }
        row.reserved = row.reserved.saturating_add(u64::from(units));
        self.touch(variant);
        Ok(())
    }

    /// Gives reserved units back for sale.
    ///
    /// # Errors
    /// [`StockFault::Variant`], [`StockFault::Count`]
    pub fn release(&mut self, variant: VariantSlot, units: u32) -> Result<(), StockFault> {
        let row = self.row(variant)?;
        row.reserved = row.reserved.checked_sub(u64::from(units)).ok_or(StockFault::Count)?;
        self.touch(variant);
        Ok(())
    }

    /// Hands reserved units over.
    ///
    /// # Errors
    /// [`StockFault::Variant`], [`StockFault::Count`]
    pub fn deliver(&mut self, variant: VariantSlot, units: u32, now: Time) -> Result<(), StockFault> {
        let row = self.row(variant)?;
        let sold = units;
        let units = u64::from(units);
        let after = || {
            Some(Counted {
                on_hand: row.on_hand.checked_sub(units)?,
                reserved: row.reserved.checked_sub(units)?,
                sold: row.sold.checked_add(units)?,
            })
        };
        *row = after().ok_or(StockFault::Count)?;
        if let Some(watch) = self.watches.get_mut(&variant) {
            watch.sell(sold, now);
        }
        Ok(())
    }

    /// Takes delivered units back after a refund; `restock` puts them on hand again.
    ///
    /// # Errors
    /// [`StockFault::Variant`], [`StockFault::Count`]
    pub fn take_back(&mut self, variant: VariantSlot, units: u32, restock: bool) -> Result<(), StockFault> {
        let row = self.row(variant)?;
        let units = u64::from(units);
        let after = || {
            let on_hand = if restock { row.on_hand.checked_add(units)? } else { row.on_hand };
            Some(Counted { on_hand, sold: row.sold.checked_sub(units)?, ..*row })
        };
        *row = after().ok_or(StockFault::Count)?;
        self.touch(variant);
        Ok(())
    }

    /// The alert on a variant's stock, and what was sold of it by day.
    #[must_use]
    pub fn watch_of(&self, variant: VariantSlot) -> Option<&Watch> {
        self.watches.get(&variant)
    }

    /// Watches a variant's stock, or no longer does.
    pub fn watch(&mut self, variant: VariantSlot, levels: Option<AlertLevels>, now: Time) {
        match (levels, self.watches.get_mut(&variant)) {
            (None, _) => drop(self.watches.remove(&variant)),
            (Some(levels), Some(watch)) => watch.set_levels(levels, now),
            (Some(levels), None) => drop(self.watches.insert(variant, Watch::new(levels, now))),
        }
        self.touch(variant);
    }

    /// Keeps how a watched stock stands.
    ///
    /// # Errors
    /// [`StockFault::Variant`] where it is not watched.
    pub fn set_alert(&mut self, variant: VariantSlot, state: AlertState) -> Result<(), StockFault> {
        self.watches.get_mut(&variant).ok_or(StockFault::Variant)?.set_state(state);
        Ok(())
    }

    /// The watched variants whose units moved since this was last asked.
    pub fn take_touched(&mut self) -> Vec<VariantSlot> {
        core::mem::take(&mut self.touched)
    }

    /// Whether any variant is watched.
    #[must_use]
    pub fn is_any_watched(&self) -> bool {
        !self.watches.is_empty()
    }

    /// Whether a watched variant's units moved.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        !self.touched.is_empty()
    }

    fn touch(&mut self, variant: VariantSlot) {
        if !self.watches.is_empty() && self.watches.contains_key(&variant) && !self.touched.contains(&variant)
        {
            self.touched.push(variant);
        }
    }

    /// Checks that no variant has more reserved than lies there.
    ///
    /// # Errors
    /// A sentence about the first that has.
    pub fn check(&self) -> Result<(), String> {
        match self.rows.iter().flatten().position(|row| row.reserved > row.on_hand) {
            None => Ok(()),
            Some(n) => Err(format!("counted stock {n} has more reserved than on hand")),
        }
    }

    fn row(&mut self, variant: VariantSlot) -> Result<&mut Counted, StockFault> {
        self.rows.get_mut(variant.index()).and_then(Option::as_mut).ok_or(StockFault::Variant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

    fn stock(count: u64) -> (CountedStock, VariantSlot) {
        let variant = VariantSlot::from_index(3).unwrap();
        let mut stock = CountedStock::new();
        stock.set(variant, count).unwrap();
        (stock, variant)
    }

    #[test]
    fn the_last_unit_can_be_bought_and_no_more() {
        let (mut stock, v) = stock(2);
        stock.plan_take(v, &"cup", 1, 1).unwrap();
        let refusal = stock.plan_take(v, &"cup", 1, 2).unwrap_err();
        assert_eq!(refusal.to_string(), "only 1 of `cup` left, 2 wanted");
        stock.reserve(v, 2).unwrap();
        assert_eq!(stock.reserve(v, 1), Err(StockFault::Count));
        assert!(stock.plan_take(v, &"cup", 0, 1).is_err());
        stock.deliver(v, 2, Time::default()).unwrap();
        assert_eq!(stock.get(v), Some(Counted { on_hand: 0, reserved: 0, sold: 2 }));
    }

    #[test]
    fn refunds_restock_only_when_told() {
        let (mut stock, v) = stock(3);
        stock.reserve(v, 3).unwrap();
        stock.deliver(v, 2, Time::default()).unwrap();
        stock.release(v, 1).unwrap();
        stock.take_back(v, 1, true).unwrap();
        stock.take_back(v, 1, false).unwrap();
        assert_eq!(stock.get(v), Some(Counted { on_hand: 2, reserved: 0, sold: 0 }));
        assert_eq!(stock.take_back(v, 1, true), Err(StockFault::Count));
        assert_eq!(stock.release(v, 1), Err(StockFault::Count));
        assert_eq!(stock.deliver(v, 1, Time::default()), Err(StockFault::Count));
        stock.check().unwrap();
    }

    #[test]
    fn stock_never_falls_below_what_is_reserved() {
        let (mut stock, v) = stock(5);
        stock.reserve(v, 4).unwrap();
        assert_eq!(stock.plan_set(v, &"cup", 3).unwrap_err().code(), "stock.count_out_of_range");
        let refusal = stock.plan_adjust(v, &"cup", -500).unwrap_err();
        assert!(refusal.to_string().contains("cannot be -"), "{refusal}");
        assert!(stock.plan_set(v, &"cup", u64::MAX).is_err());
        assert_eq!(stock.set(v, 3), Err(StockFault::Count));
        stock.plan_set(v, &"cup", 4).unwrap();
    }

    #[test]
    fn an_uncounted_variant_is_named() {
        let (mut stock, _) = stock(5);
        let other = VariantSlot::from_index(900).unwrap();
        assert_eq!(stock.plan_take(other, &"pen", 0, 1).unwrap_err().code(), "stock.not_counted");
        assert_eq!(stock.reserve(other, 1), Err(StockFault::Variant));
        let back: CountedStock = minicbor::decode(&minicbor::to_vec(&stock).unwrap()).unwrap();
        assert_eq!(back.rows, stock.rows);
    }
}
