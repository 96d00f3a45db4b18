use super::{Lines, OrderFacts, Record, Step};
use crate::money::{Exact, MoneyRefusal, Ratio, RoundingMode, RoundingScope};
use crate::pricing::compile::{Changes, Compiled, Listed, Priced, UnitPrice, steps};
use crate::pricing::{CrossBorder, PricingRefusal};
use crate::refusal::quoted;
use crate::rule::MoneyScale;
use crate::slot::{Slot, VariantSlot};

/// Step one: the list price of each line, and the floor under it. `lines` must be in the order of the book.
pub(crate) fn price_lines<R: Record>(
    book: &Compiled,
    facts: &OrderFacts,
    lines: &mut Lines,
    record: &mut R,
) -> Result<(), PricingRefusal> {
    let listed = book.lists.listed(facts.currency, facts.buyer, facts.at);
    let mut changes = Changes::new();
    for line in &mut lines.lines {
        let Some(priced) = book.priced.get(line.variant.index()) else { continue };
        let wanted = Wanted { variant: line.variant, quantity: line.quantity, in_cart: line.in_cart };
        let found = find(book, facts, &listed, priced, &wanted, &mut changes, record)?;
        line.passes = priced.passes;
        line.unit = found.unit;
        line.list = found.amount;
        line.least = found.least;
        line.floor = line.least.min(found.amount);
        lines.floored |= line.least > 0;
        lines.subtotal = lines.subtotal.checked_add(found.amount).ok_or(MoneyRefusal::Overflow {})?;
        lines.amounts.push(found.amount);
    }
    lines.list_subtotal = lines.subtotal;
    Ok(())
}

/// The list price of some units of a variant.
pub(super) struct Found {
    /// Of one unit.
    unit: Exact,
    pub(super) amount: i64,
    /// The least that they may cost.
    least: i64,
}

/// Some units of a variant, and their place in the cart.
pub(super) struct Wanted {
    pub(super) variant: VariantSlot,
    pub(super) quantity: u32,
    pub(super) in_cart: u16,
}

/// Finds the list price of a variant: by the most specific list, changed by those more specific still.
#[inline(always)]
pub(super) fn find<R: Record>(
    book: &Compiled,
    facts: &OrderFacts,
    listed: &Listed<'_>,
    priced: &Priced,
    wanted: &Wanted,
    changes: &mut Changes,
    record: &mut R,
) -> Result<Found, PricingRefusal> {
    let at_home = facts.currency == book.book.currency;
    let Wanted { variant, quantity, in_cart } = *wanted;
    let row = listed.price(variant, changes);
    let (mut price, list) = match row {
        Some(row) => (row.price, Some(row.list)),
        None if at_home => (priced.price, None),
        None => {
            let variant = book.variants.id(variant).map(|id| quoted(id.as_str())).unwrap_or_default();
            return Err(PricingRefusal::NotPricedIn { variant, currency: facts.currency });
        }
    };
    // By cost or margin, and by minimum.
    let (cost, minimum) = if at_home { (priced.cost_floor, priced.minimum) } else { (None, None) };
    let least = [cost, row.and_then(|row| row.minimum).or(minimum)];
    let mut amount = book.units(price.steps, quantity)?;
    record.step(Step::ListPrice { line: in_cart, list, unit: price.exact, amount });
    for change in changes.iter().rev() {
        let exact = change.of(price.exact).ok_or(MoneyRefusal::Overflow {})?;
        price = unit_price(exact, facts.scale)?;
        amount = book.units(price.steps, quantity)?;
        record.step(Step::Adjusted { line: in_cart, list: change.list, unit: exact, amount });
    }
    if book.book.taxes.inclusive
        && book.book.taxes.cross_border == CrossBorder::KeepNet
        && let Some(exact) = abroad(book, facts, priced, price.exact)?
    {
        price = unit_price(exact, facts.scale)?;
        amount = book.units(price.steps, quantity)?;
        record.step(Step::Abroad { line: in_cart, unit: exact, amount });
    }
    let least = if let [None, None] = least { 0 } else { floor(book, least, quantity)? };
    Ok(Found { unit: price.exact, amount, least })
}

fn unit_price(exact: Exact, scale: MoneyScale) -> Result<UnitPrice, MoneyRefusal> {
    let steps = steps(exact, scale).ok_or(MoneyRefusal::Overflow {})?;
    Ok(UnitPrice { exact, steps })
}

/// A price that holds the tax at home, as one that holds that of another region: the net stays the same. Rounded to
/// minor units by the book's mode. `None` where the rate is the same.
fn abroad(
    book: &Compiled,
    facts: &OrderFacts,
    priced: &Priced,
    price: Exact,
) -> Result<Option<Exact>, MoneyRefusal> {
    let Some(category) = priced.tax else { return Ok(None) };
    let home = book.taxes.at_home(category).map_or(Ratio::ZERO, |rate| rate.share);
    let there = book.taxes.rate(category, facts.region).map_or(Ratio::ZERO, |rate| rate.share);
    if home == there {
        return Ok(None);
    }
    let (home, there) = (home.plus(Ratio::ONE)?, there.plus(Ratio::ONE)?);
    let minor = MoneyScale::minor(facts.currency);
    let gross = steps(price, minor).ok_or(MoneyRefusal::Overflow {})?.times(there)?;
    let back = Ratio::new(home.denominator(), home.numerator()).ok_or(MoneyRefusal::Overflow {})?;
    let gross = gross.times(back)?.of(1, book.book.rounding.mode)?;
    Ok(Some(Exact::from_parts(gross, facts.currency.exponent()).ok_or(MoneyRefusal::Overflow {})?))
}

/// The least that a line may cost, in whole minor units: each floor is rounded up, so that no unit is below it.
fn floor(book: &Compiled, least: [Option<Ratio>; 2], quantity: u32) -> Result<i64, MoneyRefusal> {
    let mut floor = 0;
    for least in least.into_iter().flatten() {
        let each = if book.book.rounding.scope == RoundingScope::Unit { 1 } else { i64::from(quantity) };
        let amount = least.of(each, RoundingMode::Up)?;
        let amount = if each == 1 { amount.checked_mul(i64::from(quantity)) } else { Some(amount) };
        floor = floor.max(amount.ok_or(MoneyRefusal::Overflow {})?);
    }
    let minor = book.scale.per_minor();
    RoundingMode::Up.divide_i64(floor, minor).checked_mul(minor).ok_or(MoneyRefusal::Overflow {})
}

impl Compiled {
    /// So many units at a price, rounded as the scope says.
    #[inline]
    pub(super) fn units(&self, price: Ratio, quantity: u32) -> Result<i64, MoneyRefusal> {
        if price.denominator() == 1 {
            // A whole number of steps needs no rounding, as most prices.
            return price.numerator().checked_mul(i64::from(quantity)).ok_or(MoneyRefusal::Overflow {});
        }
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
        self.step_mode
    }
}
