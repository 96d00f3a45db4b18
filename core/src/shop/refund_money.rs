//! What a refund gives back: units what they cost, or an amount without units. However the two follow one another, all of
//! them together give back exactly what was paid.

use crate::arrange::Arrange;
use crate::commission::LineRefund;
use crate::handle::Handles;
use crate::ledger::{CustomerAccount, Transfer};
use crate::money::{AllocationRule, Amount, Money, MoneyRefusal, allocate};
use crate::order::{Apart, Charge, Given, Line, LineBack, Order, OrderRefusal, Units};
use crate::shop::chosen::Chosen;
use crate::shop::command::{RefundLine, RefundOrder, RefundTo};
use crate::shop::event::{OrderRefunded, RefundNotes, RefundedLine};
use crate::shop::postings::{self, GATEWAY, HELD, REFUNDING, Transfers};
use crate::shop::{Rejection, Shop};
use crate::time::Time;
use alloc::boxed::Box;
use alloc::vec::Vec;
use smallvec::SmallVec;

/// What is refunded, before it is known what that takes back.
pub(super) struct Refunding {
    pub(super) lines: Vec<RefundedLine>,
    /// Whether no unit is left then.
    pub(super) whole: bool,
    pub(super) notes: RefundNotes,
}

impl Shop {
    /// The refund of units that a command means; in time at `now`, or where nobody asks for the time.
    pub(super) fn with_units(
        &self,
        now: Option<Time>,
        command: &RefundOrder,
        order: &Order,
    ) -> Result<Refunding, Rejection> {
        let wanted = wanted_units(command, order)?;
        let rule = self.allocation_of(order)?;
        let mut lines = Vec::with_capacity(wanted.len());
        let mut promised = Ok(());
        for RefundLine { line: n, units } in &wanted {
            let line = order.lines.get(*n as usize).ok_or_else(|| Rejection::inconsistent("line"))?;
            let amount = worth_of_next(line, *units, rule)?;
            if let Some(now) = now.filter(|_| promised.is_ok() && *units > line.owed_units()) {
                promised = self.check_refund_window(now, order, *n, line);
            }
            let Chosen { keys, parts } = self.told(&units_of_last(order, *n as usize, line, *units))?;
            lines.push(RefundedLine { line: *n, units: *units, amount, keys, parts });
        }
        let left_of = |line: &Line| u64::from(line.quantity.saturating_sub(line.refunded_units));
        let left: u64 = order.lines.iter().map(left_of).sum();
        let whole = wanted.iter().map(|line| u64::from(line.units)).sum::<u64>() == left;
        let kept = (whole && command.keep_shipping).then(|| shipping_kept(order)).transpose()?.flatten();
        let despite = self.despite(command.despite.as_ref(), promised)?;
        let notes = RefundNotes { kept, despite, faulty: command.faulty, ..RefundNotes::default() };
        Ok(Refunding { lines, whole, notes })
    }

    /// The refund of an amount without units.
    pub(super) fn without_units(
        &self,
        command: &RefundOrder,
        order: &Order,
        amount: Money,
    ) -> Result<Refunding, Rejection> {
        let id = || command.order.clone();
        if command.lines.is_some() || command.keep_shipping {
            return Err(OrderRefusal::AmountAndUnits { order: id() }.into());
        }
        let (wanted, left) = (self.positive(amount)?, order.paid.minus(order.refunded)?);
        if wanted > left {
            let (left, wanted) = (self.money(left), self.money(wanted));
            return Err(OrderRefusal::TooMuch { order: id(), left, wanted }.into());
        }
        give(order, wanted)
    }

    /// How much of the cashback that a refund takes back is not there any more; it takes so much less.
    pub(super) fn cashback_lost(
        &self,
        order: &Order,
        to: RefundTo,
        amount: Amount,
        apart: Option<&mut Apart>,
        notes: &RefundNotes,
    ) -> Result<Amount, Rejection> {
        let (Some(apart), Some(buyer)) = (apart, order.buyer) else { return Ok(Amount::ZERO) };
        if !apart.cashback.is_positive() {
            return Ok(Amount::ZERO);
        }
        let credited = match (&notes.sources, to) {
            (Some(sources), _) => sources.wallet,
            (None, RefundTo::Wallet) => amount,
            (None, RefundTo::Source) => Amount::ZERO,
        };
        let there = self.ledger.owed(buyer, CustomerAccount::Wallet).plus(credited)?;
        let lost = apart.cashback.minus(apart.cashback.min(there))?;
        apart.cashback = apart.cashback.minus(lost)?;
        Ok(lost)
    }
}

/// An amount without units: out of what is left of the lines, in proportion to it, and what is more than that out of what
/// is left beside them.
pub(super) fn give(order: &Order, amount: Amount) -> Result<Refunding, Rejection> {
    let left: SmallVec<[Amount; 4]> =
        order.lines.iter().map(|line| line.total.minus(line.refunded)).collect::<Result<_, _>>()?;
    let of_lines = amount.min(Amount::sum(left.iter().copied())?);
    let mut lines = Vec::new();
    if of_lines.is_positive() {
        let weights: SmallVec<[u64; 4]> = left.iter().map(|left| left.minor().unsigned_abs()).collect();
        let shares = allocate(of_lines, &weights, AllocationRule::LargestRemainder)?;
        for (line, amount) in (0_u32..).zip(shares).filter(|(_, share)| share.is_positive()) {
            lines.push(RefundedLine { line, units: 0, amount, keys: Handles::new(), parts: None });
        }
    }
    let given = Given { of_lines, beside: amount.minus(of_lines)? };
    Ok(Refunding { lines, whole: false, notes: RefundNotes { given: Some(given), ..RefundNotes::default() } })
}

/// What a refund gives back, and what of it is no revenue.
pub(super) fn money_back(
    order: &Order,
    lines: &[RefundedLine],
    notes: &RefundNotes,
    rule: AllocationRule,
) -> Result<(Amount, Option<Box<Apart>>), MoneyRefusal> {
    if order.extras.is_none() {
        return Ok((Amount::sum(lines.iter().map(|line| line.amount))?, None));
    }
    let so_far = order.given();
    let before = order.given_back(rule, |n| order.line_back(n), so_far, Charge::default())?;
    let more = notes.given.unwrap_or_default();
    let given =
        Given { of_lines: so_far.of_lines.plus(more.of_lines)?, beside: so_far.beside.plus(more.beside)? };
    let then = |n: usize| {
        let back = order.line_back(n);
        let Some(line) = lines.iter().find(|line| line.line as usize == n) else { return back };
        LineBack {
            units: back.units.saturating_add(line.units),
            // INVARIANT: no more is refunded of a line than it cost.
            amount: back.amount.plus(line.amount).unwrap_or(back.amount),
        }
    };
    let after = order.given_back(rule, then, given, notes.kept.unwrap_or_default())?;
    // Before the delivery nothing is told apart yet.
    let apart = order.stage.is_delivered().then(|| after.apart.less(before.apart)).transpose()?;
    Ok((after.amount.minus(before.amount)?, apart.map(Box::new)))
}

/// The transfers of a refund.
pub(super) fn posting(
    order: &Order,
    to: RefundTo,
    amount: Amount,
    apart: Option<&Apart>,
    notes: Option<&RefundNotes>,
) -> Result<Transfers, MoneyRefusal> {
    let sources = notes.and_then(|notes| notes.sources.as_ref());
    let to = match (to, order.buyer) {
        (RefundTo::Wallet, Some(buyer)) => postings::wallet(buyer),
        _ if sources.is_some_and(|sources| sources.awaited) => REFUNDING,
        _ => GATEWAY,
    };
    let mut transfers = if order.stage.is_delivered() {
        let charged_back = notes.is_some_and(|notes| notes.charged_back);
        postings::refund(to, amount, apart, order.buyer, charged_back)?
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

/// What of each line is refunded in all, of what earned commission.
pub(super) fn of_commission(
    order: &Order,
    lines: &[RefundedLine],
    rule: AllocationRule,
) -> Result<SmallVec<[LineRefund; 2]>, Rejection> {
    let mut refunds = SmallVec::new();
    for RefundedLine { line: n, amount, .. } in lines {
        let at = *n as usize;
        let Some(line) = order.lines.get(at).filter(|_| at < order.bought()) else { continue };
        refunds.push(LineRefund {
            line: u16::try_from(*n).map_err(|_| Rejection::inconsistent("line"))?,
            refunded: line.refunded.plus(*amount)?.minus(order.unearned_of(at, rule).amount)?,
            whole: order.earned_of(at, rule),
        });
    }
    Ok(refunds)
}

impl Order {
    /// Notes what is not so with most refunds, once the refund is counted in its lines.
    pub(super) fn note_refund(&mut self, event: &OrderRefunded) -> Result<(), MoneyRefusal> {
        let earned = self.stage.is_delivered();
        if let Some(notes) = event.notes.as_deref() {
            let more = notes.given.unwrap_or_default();
            let revenue =
                event.apart.as_ref().map_or(Ok(event.amount), |apart| apart.revenue_of(event.amount))?;
            let plain = more == Given::default()
                && notes.kept.is_none()
                && notes.cashback_lost.is_zero()
                && !(notes.charged_back && earned);
            if !plain {
                let dealings = self.dealings_mut();
                dealings.given.of_lines = dealings.given.of_lines.plus(more.of_lines)?;
                dealings.given.beside = dealings.given.beside.plus(more.beside)?;
                dealings.kept = notes.kept.unwrap_or(dealings.kept);
                dealings.cashback_lost = dealings.cashback_lost.plus(notes.cashback_lost)?;
                if notes.charged_back && earned {
                    dealings.charged_back = dealings.charged_back.plus(revenue)?;
                }
            }
        }
        if !earned && self.given().of_lines.is_positive() {
            let refunded = self.lines.iter().map(|line| line.refunded).collect();
            self.dealings_mut().unearned = refunded;
        }
        Ok(())
    }
}

/// What of the shipping stays paid when the last unit comes back: all that was not given back before.
fn shipping_kept(order: &Order) -> Result<Option<Charge>, Rejection> {
    let Some(extras) = order.extras.as_deref().filter(|_| order.stage.is_delivered()) else {
        return Ok(None);
    };
    let Charge { total, tax } = extras.shipping;
    let kept = total.minus(order.given().beside.min(total))?;
    if kept.is_zero() {
        return Ok(None);
    }
    let share = i128::from(tax.minor()) * i128::from(kept.minor()) / i128::from(total.minor().max(1));
    let tax = Amount::from_minor(i64::try_from(share).unwrap_or_default());
    Ok(Some(Charge { total: kept, tax }))
}

/// What the next units of a line are worth, after those that were refunded: their share of what is left, so that money
/// given without units is missing from all of them alike, and the last takes the rest.
fn worth_of_next(line: &Line, units: u32, rule: AllocationRule) -> Result<Amount, MoneyRefusal> {
    let before = line.worth_of_first(line.refunded_units, rule);
    let worth = line.worth_of_first(line.refunded_units.saturating_add(units), rule).minus(before)?;
    let (of_units, left) = (line.total.minus(before)?, line.total.minus(line.refunded)?);
    if left == of_units {
        return Ok(worth);
    }
    if line.refunded_units.saturating_add(units) >= line.quantity {
        return Ok(left);
    }
    let share = i128::from(left.minor()) * i128::from(worth.minor()) / i128::from(of_units.minor().max(1));
    // INVARIANT: the share is at most what is left.
    Ok(Amount::from_minor(i64::try_from(share).unwrap_or_default()))
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
    sorted.arrange_by_key(|line| line.line);
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

/// The stock that comes back for the last `units` units that are not refunded yet. An order that was paid too late has no
/// keys: those that it had were freed when it expired, and may be another's by now.
fn units_of_last(order: &Order, n: usize, line: &Line, units: u32) -> Units {
    let kept = (line.quantity.saturating_sub(line.refunded_units) as usize).min(line.units.key_count());
    let kept = if order.has_stock() { kept } else { 0 };
    // Units without stock come first and have no keys.
    let with_stock = units.saturating_sub(order.short_units(n)) as usize;
    line.units.with_keys(kept.saturating_sub(with_stock), kept)
}
