use super::{Lines, OrderFacts, Record, Step};
use crate::money::{MoneyRefusal, Ratio, RoundingMode, RoundingScope};
use crate::pricing::TierKind;
use crate::pricing::compile::{Compiled, CompiledTier, Priced};
use crate::slot::Slot;

/// Steps one and two: list price, quantity tier. `lines` must be in the order of the book.
pub(crate) fn price_lines<R: Record>(
    book: &Compiled,
    facts: &OrderFacts,
    lines: &mut Lines,
    record: &mut R,
) -> Result<(), MoneyRefusal> {
    let Lines { lines, amounts, subtotal } = lines;
    for line in lines {
        let Some(priced) = book.priced.get(line.variant.index()) else { continue };
        let listed = book.lists.price(line.variant, facts.level, facts.channel);
        let (unit, list) = listed.map_or((priced.price, None), |(unit, list)| (unit, Some(list)));
        let amount = book.units(unit.steps, line.quantity)?;
        line.unit = unit.exact;
        line.list = amount;
        record.step(Step::ListPrice { line: line.in_cart, list, unit: unit.exact, amount });
        let amount = match tiered(book, priced, unit.steps, line.quantity)? {
            Some((from, tiered)) if tiered < amount => {
                record.step(Step::Tier { line: line.in_cart, from, before: amount, after: tiered });
                tiered
            }
            Some((from, tiered)) => {
                record.step(Step::TierPassed { line: line.in_cart, from, amount: tiered, kept: amount });
                amount
            }
            None => amount,
        };
        *subtotal = subtotal.checked_add(amount).ok_or(MoneyRefusal::Overflow {})?;
        amounts.push(amount);
    }
    Ok(())
}

/// The line by its tier table, and the threshold that it reached.
fn tiered(
    book: &Compiled,
    priced: &Priced,
    list: Ratio,
    quantity: u32,
) -> Result<Option<(u32, i64)>, MoneyRefusal> {
    let tiers = priced.tiers.slice(&book.tiers);
    let reached = tiers.partition_point(|tier| tier.from <= quantity);
    let Some(top) = reached.checked_sub(1).and_then(|nth| tiers.get(nth)) else { return Ok(None) };
    if priced.tier_kind == TierKind::Volume {
        return Ok(Some((top.from, book.units(top.price.steps, quantity)?)));
    }
    let reached = tiers.get(..reached).unwrap_or_default();
    Ok(Some((top.from, graduated(book, list, reached, quantity)?)))
}

/// Each unit at the price of its tier. Rounded as the scope says: each unit, or the line once.
fn graduated(
    book: &Compiled,
    list: Ratio,
    tiers: &[CompiledTier],
    quantity: u32,
) -> Result<i64, MoneyRefusal> {
    let ends = tiers.iter().skip(1).map(|tier| tier.from).chain([quantity.saturating_add(1)]);
    let first = tiers.first().map_or(1, |tier| tier.from);
    let below = (list, first.saturating_sub(1));
    let parts = tiers.iter().zip(ends).map(|(tier, end)| (tier.price.steps, end.saturating_sub(tier.from)));
    let mut whole = 0_i64;
    let mut exact = Ratio::ZERO;
    for (price, count) in core::iter::once(below).chain(parts) {
        if book.book.rounding.scope == RoundingScope::Unit {
            whole = whole.checked_add(book.units(price, count)?).ok_or(MoneyRefusal::Overflow {})?;
        } else {
            exact = exact.plus(times(price, count)?)?;
        }
    }
    whole.checked_add(exact.of(1, book.step_mode())?).ok_or(MoneyRefusal::Overflow {})
}

fn times(price: Ratio, count: u32) -> Result<Ratio, MoneyRefusal> {
    price
        .numerator()
        .checked_mul(i64::from(count))
        .and_then(|numerator| Ratio::new(numerator, price.denominator()))
        .ok_or(MoneyRefusal::Overflow {})
}

impl Compiled {
    /// So many units at a price, rounded as the scope says.
    #[inline]
    pub(super) fn units(&self, price: Ratio, quantity: u32) -> Result<i64, MoneyRefusal> {
        if self.book.rounding.scope == RoundingScope::Unit {
            let unit = price.of(1, self.book.rounding.mode)?;
            return unit.checked_mul(i64::from(quantity)).ok_or(MoneyRefusal::Overflow {});
        }
        price.of(i64::from(quantity), self.step_mode())
    }

    /// How a step rounds to the scale. Where the order is rounded once at the end, the scale is a millionth of the
    /// minor unit and its own rounding must favour nobody.
    #[inline]
    pub(super) const fn step_mode(&self) -> RoundingMode {
        match self.book.rounding.scope {
            RoundingScope::Order => RoundingMode::HalfEven,
            RoundingScope::Unit | RoundingScope::Line => self.book.rounding.mode,
        }
    }
}
