use super::cell::{Cell, all_cuts};
use super::{Line, Lines, OrderFacts, Record, Step};
use crate::money::{MoneyRefusal, Ratio, RoundingScope};
use crate::pricing::compile::{Compiled, CompiledTable, CompiledTier, steps};
use crate::pricing::{Dearer, TierKind, TierPlace};
use crate::slot::Slot;

/// Step two: the quantity tiers whose place is before the lanes.
pub(crate) fn tier_lines<R: Record>(
    book: &Compiled,
    facts: &OrderFacts,
    lines: &mut Lines,
    record: &mut R,
) -> Result<(), MoneyRefusal> {
    if book.book.tiers.is_empty() {
        return Ok(());
    }
    for n in 0..lines.lines.len() {
        let found = tiered(book, facts, &lines.lines, n, TierPlace::Step, |_| true)?;
        let Some(Tiered { from, amount: by_tier, dearer }) = found else { continue };
        let (Some(line), Some(amount)) = (lines.lines.get_mut(n), lines.amounts.get_mut(n)) else { continue };
        let in_cart = line.in_cart;
        if dearer != Dearer::Apply && by_tier >= *amount {
            record.step(Step::TierPassed { line: in_cart, from, amount: by_tier, kept: *amount });
            continue;
        }
        let kept = by_tier.max(if dearer == Dearer::Apply { 0 } else { line.floor });
        record.step(Step::Tier { line: in_cart, from, before: *amount, after: by_tier });
        if kept != by_tier {
            record.step(Step::Floor { line: in_cart, wanted: by_tier, kept });
        }
        line.tiered = true;
        if dearer == Dearer::Apply {
            // The table is the price: there is nothing to take a discount from.
            lines.list_subtotal = lines
                .list_subtotal
                .checked_sub(line.list)
                .and_then(|sum| sum.checked_add(kept))
                .ok_or(MoneyRefusal::Overflow {})?;
            line.list = kept;
            line.floor = line.least.min(kept);
        }
        let subtotal = lines.subtotal.checked_sub(*amount).and_then(|sum| sum.checked_add(kept));
        lines.subtotal = subtotal.ok_or(MoneyRefusal::Overflow {})?;
        *amount = kept;
    }
    Ok(())
}

/// A line by its tier table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tiered {
    /// The threshold that it reached.
    from: u32,
    pub(super) amount: i64,
    dearer: Dearer,
}

/// What a line costs by its tier table, where it has one that is reached. Only the lines that `counts` says are counted.
#[inline]
pub(super) fn tiered(
    book: &Compiled,
    facts: &OrderFacts,
    lines: &[Line],
    nth: usize,
    place: TierPlace,
    counts: impl Fn(usize) -> bool,
) -> Result<Option<Tiered>, MoneyRefusal> {
    let Some(line) = lines.get(nth).filter(|_| counts(nth)) else { return Ok(None) };
    let Some((own, table)) = table_of(book, facts, line, place) else { return Ok(None) };
    let (mut before, mut all) = (0, line.quantity);
    if table.together {
        // The units of the lines before it in the same table, and of all lines in it.
        all = 0;
        for (m, other) in lines.iter().enumerate().filter(|(m, _)| counts(*m)) {
            if table_of(book, facts, other, place).is_some_and(|(other, _)| other == own) {
                // INVARIANT: at most 1000 lines of at most a million units.
                before += if m < nth { other.quantity } else { 0 };
                all += other.quantity;
            }
        }
    }
    let mut found = by_table(book, facts, table, line, before, all)?;
    if let Some(found) = &mut found
        && place == TierPlace::Lane
    {
        // The premium of picked keys was added before the lanes, and no table takes it off.
        found.amount = found.amount.checked_add(line.premium).ok_or(MoneyRefusal::Overflow {})?;
    }
    Ok(found)
}

#[inline]
fn table_of<'a>(
    book: &'a Compiled,
    facts: &OrderFacts,
    line: &Line,
    place: TierPlace,
) -> Option<(u32, &'a CompiledTable)> {
    let priced = book.priced.get(line.variant.index())?;
    book.tables.pick(priced.tables, place, facts.currency, facts.buyer, facts.at)
}

fn by_table(
    book: &Compiled,
    facts: &OrderFacts,
    table: &CompiledTable,
    line: &Line,
    before: u32,
    all: u32,
) -> Result<Option<Tiered>, MoneyRefusal> {
    let reached = table.tiers.partition_point(|tier| tier.from <= all);
    let tiers = table.tiers.get(..reached).unwrap_or_default();
    let Some(top) = tiers.last() else { return Ok(None) };
    let is_plain = top.flat == 0 && top.package == 1;
    let amount = if table.kind == TierKind::Volume && is_plain {
        book.units(top.price.steps, line.quantity)?
    } else {
        // What the units up to the last of this line cost, less those up to the last of the line before.
        let list = steps(line.unit, facts.scale).ok_or(MoneyRefusal::Overflow {})?;
        let read = if table.kind == TierKind::Volume { core::slice::from_ref(top) } else { tiers };
        let upto = |units: u32| cost(book, table.kind, list, read, units);
        upto(before + line.quantity)?.checked_sub(upto(before)?).ok_or(MoneyRefusal::Overflow {})?
    };
    Ok(Some(Tiered { from: top.from, amount, dearer: table.dearer }))
}

/// What the first units cost. Rounded as the scope says: each unit or package, or the sum once.
fn cost(
    book: &Compiled,
    kind: TierKind,
    list: Ratio,
    tiers: &[CompiledTier],
    units: u32,
) -> Result<i64, MoneyRefusal> {
    if units == 0 {
        return Ok(0);
    }
    let mut whole = 0_i64;
    let mut exact = Ratio::ZERO;
    let by_unit = book.book.rounding.scope == RoundingScope::Unit;
    let mut add = |price: Ratio, count: u32| {
        if by_unit {
            whole = whole.checked_add(book.units(price, count)?).ok_or(MoneyRefusal::Overflow {})?;
        } else {
            let part = price.numerator().checked_mul(i64::from(count)).ok_or(MoneyRefusal::Overflow {})?;
            exact = exact.plus(Ratio::new(part, price.denominator()).ok_or(MoneyRefusal::Overflow {})?)?;
        }
        Ok::<(), MoneyRefusal>(())
    };
    let mut flat = 0_i64;
    if kind == TierKind::Volume {
        for tier in tiers {
            add(tier.price.steps, units.div_ceil(tier.package.max(1)))?;
            flat = flat.checked_add(tier.flat).ok_or(MoneyRefusal::Overflow {})?;
        }
    } else {
        let first = tiers.first().map_or(1, |tier| tier.from);
        add(list, units.min(first.saturating_sub(1)))?;
        let ends = tiers.iter().skip(1).map(|tier| tier.from).chain([u32::MAX]);
        for (tier, end) in tiers.iter().zip(ends) {
            // The units of this tier: those from its threshold up to the next, as far as there are any.
            let count = units.min(end.saturating_sub(1)).saturating_sub(tier.from.saturating_sub(1));
            if count > 0 {
                add(tier.price.steps, count.div_ceil(tier.package.max(1)))?;
                flat = flat.checked_add(tier.flat).ok_or(MoneyRefusal::Overflow {})?;
            }
        }
    }
    whole
        .checked_add(exact.of(1, book.step_mode())?)
        .and_then(|sum| sum.checked_add(flat))
        .ok_or(MoneyRefusal::Overflow {})
}

/// Takes off the chosen lines what their tier tables in lanes make them cheaper by; the sum of it.
pub(super) fn off_by_tiers(
    book: &Compiled,
    facts: &OrderFacts,
    lines: &Lines,
    cells: &mut [Cell],
) -> Result<i64, MoneyRefusal> {
    for n in 0..lines.lines.len() {
        let counts = |n: usize| cells.get(n).is_some_and(|cell| cell.worth > 0);
        let found = tiered(book, facts, &lines.lines, n, TierPlace::Lane, counts)?;
        if let Some(cell) = cells.get_mut(n) {
            cell.cut = found.map_or(0, |found| cell.worth.saturating_sub(found.amount).max(0));
        }
    }
    Ok(all_cuts(cells))
}
