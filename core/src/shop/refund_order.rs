//! Refunding units of an order: the money goes back, and so does exactly what they earned.
//!
//! What a unit is worth was settled when the order was priced, so any slicing of refunds gives back exactly the whole.
//! Shipping and the buyer's fee come back with the last unit; cash rounding and cashback in proportion
//! ([`Order::given_back`]).
//! Units that are still owed are refunded first. Keys that were not handed over are free again; those that were are never
//! sold again. A refund that leaves a fulfilling order nothing to be handed over fulfils it; one of units without stock
//! lets the rest go its way.

use crate::id::RefundId;
use crate::money::Amount;
use crate::order::{Line, Move, Order, OrderRefusal, Stage, Units};
use crate::shop::command::{RefundOrder, RefundTo};
use crate::shop::deliver::PaidUnits;
use crate::shop::event::{Event, NamedOrder, OrderRefunded, RefundNotes, RefundedLine};
use crate::shop::holding::Stocking;
use crate::shop::refund_money::{Refunding, money_back, of_commission, posting};
use crate::shop::reply::Answer;
use crate::shop::{Rejection, Shop};
use crate::slot::OrderSlot;
use crate::time::Time;
use alloc::boxed::Box;
use alloc::vec::Vec;
use smallvec::SmallVec;

impl Shop {
    /// Refunds units of lines, or everything that is left.
    pub(super) fn decide_refund_order(
        &self,
        now: Time,
        command: &RefundOrder,
    ) -> Result<Vec<Event>, Rejection> {
        let (named, slot, order) = self.order_for(&command.order, Move::Refund)?;
        if self.refunds.knows(&command.refund) {
            return Err(OrderRefusal::RefundUsed { refund: command.refund.clone() }.into());
        }
        if command.to == RefundTo::Wallet && order.buyer.is_none() {
            return Err(OrderRefusal::NoWallet { order: command.order.clone() }.into());
        }
        let asked = match command.amount {
            Some(amount) => self.without_units(command, order, amount)?,
            None => self.with_units(Some(now), command, order)?,
        };
        let mut events = Vec::with_capacity(2);
        self.refund_as(now, (named, slot, order), (&command.refund, command.to), asked, &mut events)?;
        Ok(events)
    }

    /// The refund of what was asked, with all that it takes back.
    pub(super) fn refund_as(
        &self,
        now: Time,
        (named, slot, order): (NamedOrder, OrderSlot, &Order),
        (refund, to): (&RefundId, RefundTo),
        asked: Refunding,
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        let rule = self.allocation_of(order)?;
        let Refunding { lines, whole, mut notes } = asked;
        let (amount, mut apart) = money_back(order, &lines, &notes, rule)?;
        if notes.sources.is_none() {
            notes.sources = self.sources_of(order, to, amount)?;
        }
        notes.cashback_lost = self.cashback_lost(order, to, amount, apart.as_deref_mut(), &notes)?;
        let notes = (notes != RefundNotes::default()).then(|| Box::new(notes));
        self.ledger.check(posting(order, to, amount, apart.as_deref(), notes.as_deref())?)?;
        let after = if whole { None } else { order.after_refund(&lines, amount)? };
        let of_commission = of_commission(order, &lines, rule)?;
        let refund = refund.clone();
        let refunded: SmallVec<[(u32, u32); 2]> = lines.iter().map(|of| (of.line, of.units)).collect();
        events.push(
            OrderRefunded { order: named.clone(), refund, lines, amount, to, whole, apart, notes }.into(),
        );
        match after {
            // Nothing was earned yet, so there is nothing to take back.
            Some(after) if after.is_handed_over() => {
                self.deliver_units(now, named.clone(), PaidUnits::of(self, &after)?, events)?;
            }
            after => {
                self.reverse_partners(&named, order, &of_commission, events)?;
                self.reverse_commission(named.clone(), slot, &of_commission, events)?;
                if let Some(mut after) = after.filter(|after| order.is_short() && !after.is_short()) {
                    self.deliver_covered(now, named.clone(), &mut after, events)?;
                }
            }
        }
        self.take_back_memberships(&named, order, &refunded, events)
    }

    pub(super) fn apply_order_refunded(&mut self, event: &OrderRefunded, answer: &mut Answer) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let order = self.orders.get(slot)?;
        let (buyer, has_stock) = (order.buyer, order.has_stock());
        let bought = order.bought();
        let notes = event.notes.as_deref();
        self.post(posting(order, event.to, event.amount, event.apart.as_deref(), notes).ok()?)?;
        for refunded in &event.lines {
            let n = refunded.line as usize;
            let line = self.orders.get(slot)?.lines.get(n)?;
            let buyer = buyer.filter(|_| n < bought);
            let owed = line.owed_units().min(refunded.units);
            let (variant, returned) = (line.variant, refunded.units.checked_sub(owed)?);
            // Those that were handed over stand before those that are owed.
            let all = self.units_that_come_back(line, refunded)?;
            let (of_returned, of_owed) = (all.part(0, returned), all.part(returned, owed));
            if has_stock && returned > 0 {
                self.stock_line(Stocking::Return, slot, buyer, variant, &of_returned, returned)?;
            }
            // Those without stock go first.
            let short = self.orders.get(slot)?.short_units(n).min(owed);
            let held = owed.checked_sub(short)?;
            if has_stock && held > 0 {
                self.stock_line(Stocking::Release, slot, buyer, variant, &of_owed, held)?;
            }
            if has_stock {
                self.give_back_units(slot, n, refunded.units)?;
            }
            self.orders.get_mut(slot)?.count_refunded(refunded, of_owed.key_count()).ok()?;
        }
        let order = self.orders.get_mut(slot)?;
        order.refunded = order.refunded.plus(event.amount).ok()?;
        order.note_refund(event).ok()?;
        self.keep_refund(&event.refund, slot, event.to, event.amount, event.notes.as_deref())?;
        if event.whole {
            if has_stock {
                self.give_back_coupons(slot)?;
                if let Some(buyer) = buyer {
                    self.customers.uncount_paid_order(buyer);
                }
            }
            self.accruals.schedule(slot, None);
            let before = self.orders.get(slot)?.supplier_account();
            self.orders.move_to(slot, Stage::Refunded).then_some(())?;
            self.move_supplier_money(slot, before)?;
        }
        // A tick tells what it did in all.
        if !matches!(answer, Answer::Ticked(_)) {
            *answer = Answer::Refunded(event.amount);
        }
        Some(())
    }
}

impl Shop {
    /// The stock that a refund's event tells to come back.
    fn units_that_come_back(&self, line: &Line, refunded: &RefundedLine) -> Option<Units> {
        Some(match &line.units {
            Units::Keys { pool, .. } => Units::Keys { pool: *pool, handles: refunded.keys.clone() },
            Units::Pools { .. } => Units::Pools { parts: self.parts_of(refunded.parts.as_deref())? },
            other => other.clone(),
        })
    }
}

impl Order {
    /// What a refund leaves of an order that is not wholly handed over yet; `None` of another.
    fn after_refund(&self, lines: &[RefundedLine], amount: Amount) -> Result<Option<Self>, Rejection> {
        if !matches!(self.stage, Stage::Paid | Stage::Fulfilling) {
            return Ok(None);
        }
        let mut after = self.clone();
        for refunded in lines {
            let owed = after.lines.get(refunded.line as usize).map_or(0, Line::owed_units);
            let keys = refunded.keys.len();
            let parts: usize =
                refunded.parts.iter().flat_map(|parts| &parts.0).map(|part| part.keys.len()).sum();
            // Keys that were handed over stand before those that are owed.
            let returned = refunded.units.saturating_sub(owed) as usize;
            after.count_refunded(refunded, keys.saturating_add(parts).saturating_sub(returned))?;
        }
        after.refunded = after.refunded.plus(amount)?;
        Ok(Some(after))
    }

    /// Whether a part was handed over, and nothing is owed any more.
    fn is_handed_over(&self) -> bool {
        self.stage == Stage::Fulfilling && self.lines.iter().all(|line| line.owed_units() == 0)
    }

    /// Counts the refunded units of a line, of which so many keys were not handed over. Units without stock go first.
    fn count_refunded(&mut self, refunded: &RefundedLine, owed_keys: usize) -> Result<(), Rejection> {
        let wrong = || Rejection::inconsistent("line");
        let (n, has_stock, earned) = (refunded.line as usize, self.has_stock(), self.stage.is_delivered());
        let owed = self.lines.get(n).ok_or_else(wrong)?.owed_units().min(refunded.units);
        let short = self.short_units(n).min(owed);
        if let Some(of) = self.fulfilment.as_mut().and_then(|of| of.line_mut(n)) {
            of.short_units = of.short_units.checked_sub(short).ok_or_else(wrong)?;
        }
        let line = self.lines.get_mut(n).ok_or_else(wrong)?;
        line.refunded_units = line.refunded_units.saturating_add(refunded.units);
        line.refunded = line.refunded.plus(refunded.amount)?;
        if !earned {
            line.unearned_units = line.refunded_units;
        }
        if has_stock && owed > 0 {
            let left = line.units.key_count().checked_sub(owed_keys).ok_or_else(wrong)?;
            line.units.truncate_keys(left);
        }
        Ok(())
    }
}
