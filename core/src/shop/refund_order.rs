//! Refunding units of an order: the money goes back, and so does exactly what they earned.
//!
//! What a unit is worth was settled when the order was priced, so any slicing of refunds gives back exactly the whole.
//! Shipping and the buyer's fee come back with the last unit; cash rounding and cashback in proportion
//! ([`Order::given_back`]).
//! Units that are still owed are refunded first. Keys that were not handed over are free again; those that were are never
//! sold again. A refund that leaves a fulfilling order nothing to be handed over fulfils it.

use crate::commission::LineRefund;
use crate::ledger::Transfer;
use crate::money::{AllocationRule, Amount, MoneyRefusal};
use crate::order::{Apart, Line, Move, Order, OrderRefusal, Stage, Units};
use crate::shop::command::{RefundLine, RefundOrder, RefundTo};
use crate::shop::deliver::PaidUnits;
use crate::shop::event::{Event, OrderRefunded, RefundSources, RefundedLine};
use crate::shop::holding::{Chosen, Stocking};
use crate::shop::postings::{self, GATEWAY, HELD, REFUNDING, Transfers};
use crate::shop::reply::Answer;
use crate::shop::{Rejection, Shop};
use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;
use smallvec::SmallVec;

impl Shop {
    /// Refunds units of lines, or everything that is left.
    pub(super) fn decide_refund_order(&self, command: &RefundOrder) -> Result<Vec<Event>, Rejection> {
        let (named, slot, order) = self.order_for(&command.order, Move::Refund)?;
        if self.refunds.find(&command.refund).is_some() {
            return Err(OrderRefusal::RefundUsed { refund: command.refund.clone() }.into());
        }
        if command.to == RefundTo::Wallet && order.buyer.is_none() {
            return Err(OrderRefusal::NoWallet { order: command.order.clone() }.into());
        }
        let wanted = wanted_units(command, order)?;
        let rule = self.allocation_of(order)?;
        let mut lines = Vec::with_capacity(wanted.len());
        let mut of_commission: SmallVec<[LineRefund; 2]> = SmallVec::new();
        for RefundLine { line: n, units } in &wanted {
            let line = order.lines.get(*n as usize).ok_or_else(|| Rejection::inconsistent("line"))?;
            let amount = worth_of_next(line, *units, rule)?;
            let Chosen { keys, parts } = self.told(&units_of_last(order, line, *units))?;
            lines.push(RefundedLine { line: *n, units: *units, amount, keys, parts });
            if *n as usize >= order.bought() {
                continue;
            }
            of_commission.push(LineRefund {
                line: u16::try_from(*n).map_err(|_| Rejection::inconsistent("line"))?,
                refunded: line
                    .refunded
                    .plus(amount)?
                    .minus(line.worth_of_first(line.unearned_units, rule))?,
                whole: line.worth_of_earned(rule),
            });
        }
        let (amount, apart) = money_back(order, &lines, rule)?;
        let sources = self.sources_of(order, command.to, amount)?;
        self.ledger.check(posting(order, command.to, amount, apart.as_deref(), sources.as_deref())?)?;
        let left_of = |line: &Line| u64::from(line.quantity.saturating_sub(line.refunded_units));
        let left: u64 = order.lines.iter().map(left_of).sum();
        let whole = wanted.iter().map(|line| u64::from(line.units)).sum::<u64>() == left;
        let fulfilled = if whole { None } else { self.fulfilled_by_refund(order, &lines, amount)? };
        let (refund, to) = (command.refund.clone(), command.to);
        let mut events = vec![
            OrderRefunded { order: named.clone(), refund, lines, amount, to, whole, apart, sources }.into(),
        ];
        match fulfilled {
            // Nothing was earned yet, so there is nothing to take back.
            Some(units) => self.deliver_units(named, units, &mut events)?,
            None => self.reverse_commission(named, slot, &of_commission, &mut events)?,
        }
        Ok(events)
    }

    /// What a fulfilling order has earned when a refund takes everything that it is still owed; `None` when it does not.
    fn fulfilled_by_refund(
        &self,
        order: &Order,
        lines: &[RefundedLine],
        amount: Amount,
    ) -> Result<Option<PaidUnits>, Rejection> {
        if order.stage != Stage::Fulfilling {
            return Ok(None);
        }
        let mut after = order.clone();
        after.refunded = after.refunded.plus(amount)?;
        for refunded in lines {
            let line = after.lines.get_mut(refunded.line as usize);
            line.ok_or_else(|| Rejection::inconsistent("line"))?.count_refunded(refunded, false)?;
        }
        let owed = after.lines.iter().any(|line| line.owed_units() > 0);
        if owed { Ok(None) } else { PaidUnits::of(self, &after).map(Some) }
    }

    pub(super) fn apply_order_refunded(&mut self, event: &OrderRefunded, answer: &mut Answer) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let order = self.orders.get(slot)?;
        let (stage, buyer) = (order.stage, order.buyer);
        let bought = order.bought();
        let sources = event.sources.as_deref();
        self.post(posting(order, event.to, event.amount, event.apart.as_deref(), sources).ok()?)?;
        for refunded in &event.lines {
            let n = refunded.line as usize;
            let line = self.orders.get(slot)?.lines.get(n)?;
            let buyer = buyer.filter(|_| n < bought);
            let owed = line.owed_units().min(refunded.units);
            let (variant, returned) = (line.variant, refunded.units.checked_sub(owed)?);
            // Those that were handed over stand before those that are owed.
            let all = self.units_that_come_back(line, refunded)?;
            let (of_returned, of_owed) = (all.part(0, returned), all.part(returned, owed));
            if stage != Stage::Held && returned > 0 {
                self.stock_line(Stocking::Return, slot, buyer, variant, &of_returned, returned)?;
            }
            if stage != Stage::Held && owed > 0 {
                self.stock_line(Stocking::Release, slot, buyer, variant, &of_owed, owed)?;
            }
            if stage != Stage::Held {
                self.give_back_units(slot, n, refunded.units)?;
            }
            let line = self.orders.get_mut(slot)?.lines.get_mut(n)?;
            line.count_refunded(refunded, stage.is_delivered()).ok()?;
            if stage != Stage::Held && owed > 0 {
                let left = line.units.key_count().checked_sub(of_owed.key_count())?;
                line.units.truncate_keys(left);
            }
        }
        let order = self.orders.get_mut(slot)?;
        order.refunded = order.refunded.plus(event.amount).ok()?;
        self.keep_refund(&event.refund, slot, event.to, event.amount, event.sources.as_deref())?;
        if event.whole {
            if stage != Stage::Held {
                self.give_back_coupons(slot)?;
                if let Some(buyer) = buyer {
                    self.customers.uncount_paid_order(buyer);
                }
            }
            self.accruals.schedule(slot, None);
            self.orders.move_to(slot, Stage::Refunded).then_some(())?;
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

impl Line {
    /// Counts refunded units; `earned` where the order was fulfilled before.
    fn count_refunded(&mut self, refunded: &RefundedLine, earned: bool) -> Result<(), MoneyRefusal> {
        self.refunded_units = self.refunded_units.saturating_add(refunded.units);
        self.refunded = self.refunded.plus(refunded.amount)?;
        if !earned {
            self.unearned_units = self.refunded_units;
        }
        Ok(())
    }
}

/// What a refund of these units gives back, and what of it is no revenue.
fn money_back(
    order: &Order,
    lines: &[RefundedLine],
    rule: AllocationRule,
) -> Result<(Amount, Option<Box<Apart>>), MoneyRefusal> {
    if order.extras.is_none() {
        return Ok((Amount::sum(lines.iter().map(|line| line.amount))?, None));
    }
    let so_far = |n: usize| order.lines.get(n).map_or(0, |line| line.refunded_units);
    let now = |n: usize| lines.iter().find(|line| line.line as usize == n).map_or(0, |line| line.units);
    let before = order.given_back(rule, so_far)?;
    let after = order.given_back(rule, |n| so_far(n).saturating_add(now(n)))?;
    // Before the delivery nothing is told apart yet.
    let apart = order.stage.is_delivered().then(|| after.apart.less(before.apart)).transpose()?;
    Ok((after.amount.minus(before.amount)?, apart.map(Box::new)))
}

fn posting(
    order: &Order,
    to: RefundTo,
    amount: Amount,
    apart: Option<&Apart>,
    sources: Option<&RefundSources>,
) -> Result<Transfers, MoneyRefusal> {
    let to = match (to, order.buyer) {
        (RefundTo::Wallet, Some(buyer)) => postings::wallet(buyer),
        _ if sources.is_some_and(|sources| sources.awaited) => REFUNDING,
        _ => GATEWAY,
    };
    let mut transfers = if order.stage.is_delivered() {
        postings::refund(to, amount, apart, order.buyer)?
    } else {
        Transfers::from_iter([Transfer::new(HELD, to, amount)])
    };
    if let (Some(buyer), Some(sources)) = (order.buyer, sources)
        && !sources.wallet.is_zero()
    {
        transfers.push(Transfer::new(to, postings::wallet(buyer), sources.wallet));
    }
    Ok(transfers)
}

/// What the next units of a line are worth, after those that were refunded.
fn worth_of_next(line: &Line, units: u32, rule: AllocationRule) -> Result<Amount, MoneyRefusal> {
    let before = line.worth_of_first(line.refunded_units, rule);
    line.worth_of_first(line.refunded_units.saturating_add(units), rule).minus(before)
}

/// The units that a command means, checked against what is left.
fn wanted_units(command: &RefundOrder, order: &Order) -> Result<Vec<RefundLine>, OrderRefusal> {
    let id = || command.order.clone();
    let left_of = |line: &Line| line.quantity.saturating_sub(line.refunded_units);
    let Some(wanted) = &command.lines else {
        let all = (0_u32..).zip(&order.lines).map(|(n, line)| RefundLine { line: n, units: left_of(line) });
        return Ok(all.filter(|line| line.units > 0).collect());
    };
    let mut sorted = wanted.clone();
    sorted.sort_unstable_by_key(|line| line.line);
    if sorted.is_empty() || sorted.iter().any(|line| line.units == 0) {
        return Err(OrderRefusal::NoUnits { order: id() });
    }
    let twins = sorted.iter().zip(sorted.iter().skip(1)).find(|(line, next)| line.line == next.line);
    if let Some((twin, _)) = twins {
        return Err(OrderRefusal::LineTwice { line: twin.line });
    }
    for RefundLine { line: n, units } in &sorted {
        let line = order.lines.get(*n as usize);
        let line = line.ok_or_else(|| OrderRefusal::LineUnknown { order: id(), line: *n })?;
        let left = left_of(line);
        if *units > left {
            return Err(OrderRefusal::TooManyUnits { line: *n, wanted: *units, left });
        }
    }
    Ok(sorted)
}

/// The stock that comes back for the last `units` units that are not refunded yet. A held order has no keys: those that
/// it had were freed when it expired, and may be another's by now.
fn units_of_last(order: &Order, line: &Line, units: u32) -> Units {
    let kept = (line.quantity.saturating_sub(line.refunded_units) as usize).min(line.units.key_count());
    let kept = if order.stage == Stage::Held { 0 } else { kept };
    line.units.with_keys(kept.saturating_sub(units as usize), kept)
}
