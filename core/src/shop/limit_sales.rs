//! Limits of sales: put for a variant, checked when an order is placed, resized or stocked again, and given back when it
//! comes to nothing or is refunded.
//!
//! An unpaid order counts as long as it may be paid, so that nobody buys twice what is allowed by placing first and paying
//! later; it counts for nothing once it expired or was cancelled.

use crate::catalog::FulfilmentKind;
use crate::id::{CustomerId, VariantId};
use crate::order::Order;
use crate::pricing::Quote;
use crate::rule::MoneyScale;
use crate::sale::{Asked, Sale, SaleRefusal};
use crate::shop::command::PutSale;
use crate::shop::event::{Event, SalePut};
use crate::shop::{Rejection, Shop};
use crate::slot::{CustomerSlot, Named, OrderSlot, Slot, VariantSlot};
use crate::time::Time;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use serde::Serialize;

/// The limits of a variant and what is left of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SaleView {
    /// The limits.
    pub sale: Sale,
    /// For each limit of a buyer, how many units the buyer has within its window; empty without a buyer.
    pub had: Vec<u64>,
    /// How many units of the flash sale's allowance are left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flash_left: Option<u64>,
}

impl Shop {
    /// The limits of a variant at a moment, and what a buyer has of them; `None` where nothing limits it.
    ///
    /// # Errors
    /// When the variant is not in the catalogue or the buyer not registered.
    pub fn sale(
        &self,
        variant: &VariantId,
        buyer: Option<&CustomerId>,
        at: Time,
    ) -> Result<Option<SaleView>, Rejection> {
        let (slot, _) = self.catalog.find(variant)?;
        let buyer = buyer.map(|id| self.customers.slot(id)).transpose()?;
        let sales = &self.reach.sales;
        let Some(sale) = sales.sale(slot) else { return Ok(None) };
        let names = self.names_of(buyer);
        let had = sale.per_buyer.iter().map(|limit| sales.had(&names, slot, limit.since(at)));
        let flash_left = sale.flash.as_ref().map(|flash| flash.units.saturating_sub(sales.flash_taken(slot)));
        Ok(Some(SaleView { sale: sale.clone(), had: had.filter(|_| buyer.is_some()).collect(), flash_left }))
    }

    /// Sets the limits of a variant. What counts for them is counted from now on.
    pub(super) fn decide_put_sale(&self, command: &PutSale) -> Result<Vec<Event>, Rejection> {
        let (slot, sold) = self.catalog.find(&command.sale.variant)?;
        self.reach.sales.check(&command.sale, self.scale())??;
        if sold.kind == FulfilmentKind::Bundle {
            check_bundle(&command.sale)?;
        }
        let variant = Named::known(command.sale.variant.clone(), slot);
        Ok(vec![SalePut { variant, sale: Box::new(command.sale.clone()) }.into()])
    }

    pub(super) fn apply_sale_put(&mut self, event: &SalePut) -> Option<()> {
        let slot = event.variant.slot(self.catalog.variants())?;
        let scale = self.scale();
        self.reach.sales.put(slot, &event.sale, scale)
    }

    fn scale(&self) -> MoneyScale {
        MoneyScale::minor(self.settings.currency)
    }

    /// Whether what a quote buys is within the limits. `resized` is the order that it takes the place of.
    pub(super) fn check_sales(
        &self,
        now: Time,
        quote: &Quote,
        channel: &str,
        buyer: Option<CustomerSlot>,
        first_order: bool,
        resized: Option<OrderSlot>,
    ) -> Result<(), Rejection> {
        let wanted = self.wanted(quote)?;
        let level = self.level_of(buyer).and_then(|level| self.levels.registry().id(level));
        let level = level.map(|id| id.as_str());
        let names = &*self.names_of(buyer);
        self.check_wanted(&wanted, &Asked { channel, level, names, first_order, now }, resized)
    }

    /// How many units of each variant a quote buys. A bundle stands for itself, for when and to whom it is sold, and for its
    /// parts, of which units are counted: orders have lines of parts alone.
    fn wanted(&self, quote: &Quote) -> Result<Vec<(VariantSlot, u32)>, Rejection> {
        let mut wanted = Vec::with_capacity(quote.lines.len());
        for line in &quote.lines {
            let (slot, sold) = self.catalog.find(&line.variant)?;
            want(&mut wanted, slot, line.quantity);
            if sold.kind != FulfilmentKind::Bundle {
                continue;
            }
            let parts = self.bundle_parts(slot, sold.version);
            for part in parts.ok_or_else(|| Rejection::inconsistent("bundle"))? {
                let (part_slot, _) = self.catalog.find(&part.variant)?;
                want(&mut wanted, part_slot, part.units.saturating_mul(line.quantity));
            }
        }
        Ok(wanted)
    }

    fn check_wanted(
        &self,
        wanted: &[(VariantSlot, u32)],
        asked: &Asked<'_>,
        resized: Option<OrderSlot>,
    ) -> Result<(), Rejection> {
        for (variant, units) in wanted {
            let own = resized.and_then(|slot| Some((slot, self.orders.get(slot)?)));
            let own = own.map(|(slot, order)| (slot, order.placed_at, units_of(order, *variant)));
            self.reach.sales.check_buy(*variant, *units, asked, self.scale(), own)?;
        }
        Ok(())
    }

    /// Whether an order that lost its stock is still within how many units a buyer may have, and within allowances. What
    /// it was sold for and to whom was settled when it was placed.
    pub(super) fn check_sales_again(&self, now: Time, order: &Order) -> Result<(), Rejection> {
        let sales = &self.reach.sales;
        if sales.is_empty() {
            return Ok(());
        }
        for (n, line) in order.lines.iter().take(order.bought()).enumerate() {
            if order.lines.iter().take(n).any(|earlier| earlier.variant == line.variant) {
                continue;
            }
            let units = units_of(order, line.variant);
            sales.check_amounts(line.variant, units, &self.names_of(order.buyer), now)?;
        }
        Ok(())
    }

    /// Counts what an order buys.
    pub(super) fn take_limits(&mut self, slot: OrderSlot) -> Option<()> {
        self.count_limits(slot, true)
    }

    /// Counts what an order buys no more.
    pub(super) fn give_back_limits(&mut self, slot: OrderSlot) -> Option<()> {
        self.count_limits(slot, false)
    }

    fn count_limits(&mut self, slot: OrderSlot, more: bool) -> Option<()> {
        if self.reach.sales.is_empty() {
            return Some(());
        }
        let (order, sales, now) = (self.orders.get(slot)?, &mut self.reach.sales, self.clock);
        for line in order.lines.iter().take(order.bought()) {
            let units = line.quantity.saturating_sub(line.refunded_units);
            if more {
                sales.take(slot, order.buyer, line.variant, units, order.placed_at, now);
            } else {
                sales.give_back(slot, order.buyer, line.variant, units, order.placed_at);
            }
        }
        Some(())
    }

    /// Gives back units of a line that are refunded.
    pub(super) fn give_back_units(&mut self, slot: OrderSlot, line: usize, units: u32) -> Option<()> {
        let order = self.orders.get(slot)?;
        if self.reach.sales.is_empty() || line >= order.bought() {
            return Some(());
        }
        let variant = order.lines.get(line)?.variant;
        self.reach.sales.give_back(slot, order.buyer, variant, units, order.placed_at);
        Some(())
    }

    /// Keeps what a delivered order took of allowances.
    pub(super) fn keep_allowances(&mut self, slot: OrderSlot) {
        let gone = self.orders.get(slot).is_none_or(|order| order.stage.is_delivered());
        if gone {
            self.reach.sales.keep(slot);
        }
    }

    /// What is counted for limits is no more than the orders say; allowances have given what orders took.
    pub(super) fn check_limits(&self) -> Result<(), String> {
        let sales = &self.reach.sales;
        if !sales.allowances_agree() {
            return Err("an allowance of a flash sale gave less than orders took".into());
        }
        let open = |slot| {
            self.orders.get(slot).is_some_and(|order| order.has_stock() && !order.stage.is_delivered())
        };
        if let Some(slot) = sales.with_allowance().find(|slot| !open(*slot)) {
            return Err(format!(
                "order {slot:?} could give back what it took of an allowance, and is not open"
            ));
        }
        if !self.orders.archived().is_empty() {
            return Ok(());
        }
        let mut told = BTreeMap::new();
        for (_, order) in self.orders.iter() {
            let counts = order.has_stock();
            for line in order.lines.iter().take(order.bought()).filter(|_| counts) {
                let units = u64::from(line.quantity.saturating_sub(line.refunded_units));
                *told.entry((order.buyer, line.variant, order.placed_at)).or_insert(0_u64) += units;
            }
        }
        for (buyer, variant, at, units) in sales.counted() {
            let most = told.get(&(Some(buyer), variant, at)).copied().unwrap_or_default();
            if units > most {
                return Err(format!(
                    "{units} units of variant {} are counted, {most} are sold",
                    variant.index()
                ));
            }
        }
        Ok(())
    }
}

fn want(wanted: &mut Vec<(VariantSlot, u32)>, variant: VariantSlot, units: u32) {
    match wanted.iter_mut().find(|(known, _)| *known == variant) {
        Some((_, known)) => *known = known.saturating_add(units),
        None => wanted.push((variant, units)),
    }
}

/// Units of a bundle are units of its parts, and are limited there: the same parts in another bundle would pass a limit.
fn check_bundle(sale: &Sale) -> Result<(), SaleRefusal> {
    let field = match sale {
        Sale { per_buyer, .. } if !per_buyer.is_empty() => "per_buyer",
        Sale { flash: Some(_), .. } => "flash",
        _ => return Ok(()),
    };
    let rule = "counts nothing, because it is a bundle: limit its parts";
    Err(SaleRefusal::BadLimit { variant: Box::new(sale.variant.clone()), field, rule })
}

/// How many units of a variant an order bought and did not refund.
fn units_of(order: &Order, variant: VariantSlot) -> u32 {
    let lines = order.lines.iter().take(order.bought()).filter(|line| line.variant == variant);
    lines.map(|line| line.quantity.saturating_sub(line.refunded_units)).fold(0, u32::saturating_add)
}
