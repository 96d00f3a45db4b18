//! Exchanging faulty units (换卡): other keys for the old ones, which are never sold again. The money stays as it is, nobody earns
//! commission again, and the suppliers are owed for the new keys and not for the old.

use crate::arrange::Arrange;
use crate::catalog::{AfterSale, RefundWindow};
use crate::order::{AfterSaleRefusal, Line, Move, Order, ReplacedUnit, Units};
use crate::shop::choosing::Chooser;
use crate::shop::chosen::Chosen;
use crate::shop::command::ReplaceUnits;
use crate::shop::event::{Event, ToldKeys, UnitsReplaced};
use crate::shop::holding::Stocking;
use crate::shop::reply::Answer;
use crate::shop::{Rejection, Shop};
use crate::text;
use crate::time::{Span, Time};
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// Exchanges units that the buyer has, within their warranty, or with a reason despite it.
    pub(super) fn decide_replace_units(
        &self,
        now: Time,
        command: &ReplaceUnits,
    ) -> Result<Vec<Event>, Rejection> {
        let (named, _, order) = self.order_for(&command.order, Move::Replace)?;
        text::check_text("reason", &command.reason)?;
        let n = command.line;
        let unknown = || AfterSaleRefusal::LineUnknown { order: command.order.clone(), line: n };
        let line = order.lines.get(n as usize).ok_or_else(unknown)?;
        let units = wanted_units(command, line)?;
        if matches!(line.units, Units::Reusable { .. }) {
            return Err(AfterSaleRefusal::NotReplaceable { line: n }.into());
        }
        let promised = self.check_warranty(now, order, n, line, &units);
        let despite = self.despite(command.despite.as_ref(), promised)?;
        let variant = self.catalog.variants().id(line.variant);
        let variant = variant.ok_or_else(|| Rejection::inconsistent("variant"))?;
        let sold = self.catalog.sold(line.variant).ok_or_else(|| Rejection::inconsistent("variant"))?;
        let count = u32::try_from(units.len()).unwrap_or(u32::MAX);
        let mut chooser = Chooser::new(self, now, &command.order, order.buyer, order.channel);
        let new = chooser.choose(sold.source, line.variant, variant, count, None)?;
        let old = units.iter().map(|unit| line.units.part(*unit, 1));
        let old = old.map(|unit| self.told(&unit).map(ToldKeys::from)).collect::<Result<Vec<_>, _>>()?;
        let event = UnitsReplaced {
            order: named,
            line: n,
            units,
            old,
            new: new.into(),
            reason: command.reason.clone(),
            faulty: command.faulty,
            despite,
        };
        Ok(vec![event.into()])
    }

    /// Checks that the warranty of a line covers units once more.
    fn check_warranty(
        &self,
        now: Time,
        order: &Order,
        n: u32,
        line: &Line,
        units: &[u32],
    ) -> Result<(), AfterSaleRefusal> {
        let Some(warranty) = self.after_sale_of(line).warranty else {
            return Err(AfterSaleRefusal::NoWarranty { line: n });
        };
        let until = order.delivered_at.after(Span::from_days(u32::from(warranty.days)));
        if now > until {
            return Err(AfterSaleRefusal::WarrantyOver { line: n, until });
        }
        for unit in units {
            let before = order.replaced().iter().filter(|old| (old.line, old.unit) == (n, *unit)).count();
            if before >= usize::from(warranty.replacements) {
                let limit = warranty.replacements;
                return Err(AfterSaleRefusal::ReplacedEnough { line: n, unit: *unit, limit });
            }
        }
        Ok(())
    }

    /// Whether a refund of units that were handed over comes in time.
    pub(super) fn check_refund_window(
        &self,
        now: Time,
        order: &Order,
        n: u32,
        line: &Line,
    ) -> Result<(), AfterSaleRefusal> {
        match self.after_sale_of(line).refund {
            RefundWindow::Always => Ok(()),
            RefundWindow::Never => Err(AfterSaleRefusal::NeverRefunded { line: n }),
            // The time runs from the day when everything was there.
            RefundWindow::Days(_) if !order.stage.is_delivered() => Ok(()),
            RefundWindow::Days(days) => {
                let until = order.delivered_at.after(Span::from_days(u32::from(days)));
                if now <= until { Ok(()) } else { Err(AfterSaleRefusal::RefundOver { line: n, until }) }
            }
        }
    }

    /// The reason to do what was not promised, where it was not; else the refusal.
    pub(super) fn despite(
        &self,
        reason: Option<&alloc::string::String>,
        promised: Result<(), AfterSaleRefusal>,
    ) -> Result<Option<alloc::string::String>, Rejection> {
        if let Some(reason) = reason {
            text::check_text("despite", reason)?;
        }
        match (promised, reason) {
            (Ok(()), _) => Ok(None),
            (Err(_), Some(reason)) => Ok(Some(reason.clone())),
            (Err(refusal), None) => Err(refusal.into()),
        }
    }

    /// What was promised after the sale of a line when it was bought.
    fn after_sale_of(&self, line: &Line) -> AfterSale {
        let variant = self.catalog.variant(line.variant, line.version);
        variant.and_then(|variant| variant.after_sale.as_deref()).copied().unwrap_or_default()
    }

    pub(super) fn apply_units_replaced(&mut self, event: &UnitsReplaced, answer: &mut Answer) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let n = event.line as usize;
        let order = self.orders.get(slot)?;
        let buyer = order.buyer.filter(|_| n < order.bought());
        let line = order.lines.get(n)?;
        let (variant, before) = (line.variant, line.units.clone());
        let source = self.catalog.sold(variant)?.source;
        let count = u32::try_from(event.units.len()).ok()?;
        for unit in &event.units {
            self.stock_line(Stocking::Return, slot, buyer, variant, &before.part(*unit, 1), 1)?;
        }
        let new = self.units_of(source, &event.new.keys, event.new.parts.as_deref())?;
        self.stock_line(Stocking::Reserve, slot, buyer, variant, &new, count)?;
        self.stock_line(Stocking::Deliver, slot, buyer, variant, &new, count)?;
        let order = self.orders.get_mut(slot)?;
        let from = u32::try_from(order.replaced().len()).ok()?;
        let mut keys = new.keys();
        for unit in &event.units {
            let (old, new) = (before.keys().nth(*unit as usize), keys.next());
            order.dealings_mut().replaced.push(ReplacedUnit { line: event.line, unit: *unit, old, new });
        }
        let line = order.lines.get_mut(n)?;
        let mut all: Vec<_> = line.units.keys().collect();
        for (unit, key) in event.units.iter().zip(new.keys()) {
            *all.get_mut(*unit as usize)? = key;
        }
        line.units = line.units.of_keys(&all);
        *answer = Answer::Replaced { order: slot, from, count };
        Some(())
    }
}

/// The units that a command means: those that the buyer has.
fn wanted_units(command: &ReplaceUnits, line: &Line) -> Result<Vec<u32>, AfterSaleRefusal> {
    let mut units = command.units.clone();
    units.arrange();
    let n = command.line;
    if let Some((twin, _)) = units.iter().zip(units.iter().skip(1)).find(|(unit, next)| unit == next) {
        return Err(AfterSaleRefusal::UnitTwice { line: n, unit: *twin });
    }
    let owned = line.owned_units();
    match units.last() {
        None => Err(AfterSaleRefusal::NoUnits {}),
        Some(unit) if *unit >= owned => Err(AfterSaleRefusal::UnitUnknown { line: n, unit: *unit, owned }),
        Some(_) => Ok(units),
    }
}

impl From<Chosen> for ToldKeys {
    fn from(chosen: Chosen) -> Self {
        Self { keys: chosen.keys, parts: chosen.parts }
    }
}
