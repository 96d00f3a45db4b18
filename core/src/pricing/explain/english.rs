//! A quote in English.

use super::Totals;
use crate::money::{RoundingMode, RoundingScope};
use crate::pricing::{BorneBy, StepView};
use core::fmt::{self, Write};

/// The words around the steps.
pub(super) const TOTALS: Totals = Totals {
    subtotal: "subtotal",
    discount: "discount",
    shipping: "shipping",
    tax_within: "tax within",
    tax: "tax",
    fee: "fee",
    cash_rounding: "cash rounding",
    cashback: "back later",
    total: "total",
};

pub(super) fn heading(
    out: &mut dyn Write,
    book: &dyn fmt::Display,
    currency: &dyn fmt::Display,
    mode: RoundingMode,
    scope: RoundingScope,
) -> fmt::Result {
    let (mode, scope) = (mode_words(mode), scope_words(scope));
    writeln!(out, "price book `{book}`, amounts in {currency}, rounded {mode} by {scope}")
}

/// One step, in one line.
pub(super) fn step(f: &mut dyn Write, step: &StepView<'_>) -> fmt::Result {
    match step {
        StepView::ListPrice { variant, quantity, list, unit_price, amount } => {
            write!(f, "`{variant}`: {unit_price} × {quantity} = {amount}")?;
            match list {
                Some(list) => write!(f, " by price list `{list}`"),
                None => f.write_str(" by its own price"),
            }
        }
        StepView::Adjusted { variant, list, unit_price, amount } => {
            write!(f, "`{variant}`: price list `{list}` makes it {unit_price} each, {amount}")
        }
        StepView::Premium { variant, amount, after } => {
            write!(f, "`{variant}`: picked keys cost {amount} on top, {after}")
        }
        StepView::Markup { variant, amount, after } => {
            write!(f, "`{variant}`: sub-shops add {amount}, {after}")
        }
        StepView::Abroad { variant, unit_price, amount } => {
            write!(f, "`{variant}`: with the tax of its region {unit_price} each, {amount}")
        }
        StepView::Floor { variant, wanted, kept } => {
            write!(f, "`{variant}`: {wanted} is below its floor, so {kept} stays")
        }
        StepView::Shipping { method, amount } => write!(f, "shipping by `{method}`: {amount}"),
        StepView::ShippingShare { amount, after } => write!(f, "    shipping: {amount} off, {after} left"),
        StepView::Unplaced { amount } => write!(f, "    {amount} more cannot be placed: floors and caps"),
        StepView::Gift { variant, quantity, worth } => {
            write!(f, "    gives `{variant}` × {quantity} along, worth {worth}")
        }
        StepView::Cashback { amount } => write!(f, "    gives {amount} back later"),
        StepView::Tier { variant, from, before, after } => {
            write!(f, "`{variant}`: tier from {from}: {before} becomes {after}")
        }
        StepView::TierPassed { variant, from, amount, kept } => {
            write!(f, "`{variant}`: tier from {from} would be {amount}, so {kept} stays")
        }
        StepView::Lane { lane, subtotal } => write!(f, "lane `{lane}`, on {subtotal}"),
        StepView::Applied { offer, coupon, amount, capped, after } => {
            write!(f, "  `{offer}`")?;
            write_code(f, *coupon)?;
            write!(f, " takes off {amount}")?;
            if *capped {
                f.write_str(", its cap")?;
            }
            write!(f, ": {after} left")
        }
        StepView::Share { variant, amount, after } => {
            write!(f, "    `{variant}`: {amount} off, {after} left")
        }
        StepView::NotApplied { offer, coupon, why, .. } => {
            write!(f, "  `{offer}`")?;
            write_code(f, *coupon)?;
            write!(f, " does not apply: {why}")
        }
        StepView::LaneSkipped { lane, by } => write!(f, "lane `{lane}` is skipped: `{by}` is exclusive"),
        StepView::Exact { subtotal, discount } => {
            write!(f, "before rounding: subtotal {subtotal}, discount {discount}")
        }
        StepView::OrderTax { category, percent, inclusive, amount, tax } => {
            f.write_str("all")?;
            write_tax(f, category, percent, *inclusive, amount, tax)
        }
        StepView::Tax { variant, category, percent, inclusive, amount, tax } => {
            write!(f, "`{variant}`")?;
            write_tax(f, category, percent, *inclusive, amount, tax)
        }
        StepView::ShippingTax { category, percent, inclusive, amount, tax } => {
            f.write_str("shipping")?;
            write_tax(f, category, percent, *inclusive, amount, tax)
        }
        StepView::Fee { method, amount, on, borne_by } => {
            let by = match borne_by {
                BorneBy::Merchant => "the merchant",
                BorneBy::Buyer => "the buyer",
            };
            write!(f, "fee of `{method}` on {on}: {amount}, borne by {by}")
        }
        StepView::FeeTax { category, percent, inclusive, amount, tax } => {
            f.write_str("fee")?;
            write_tax(f, category, percent, *inclusive, amount, tax)
        }
        StepView::CashRounding { before, after } => write!(f, "in round sums: {before} becomes {after}"),
    }
}

fn write_tax(
    f: &mut dyn Write,
    category: &str,
    percent: &str,
    inclusive: bool,
    amount: &str,
    tax: &str,
) -> fmt::Result {
    let place = if inclusive { "within" } else { "on" };
    write!(f, ": tax `{category}` of {percent} % {place} {amount}: {tax}")
}

fn write_code(f: &mut dyn Write, coupon: Option<&str>) -> fmt::Result {
    coupon.map_or(Ok(()), |code| write!(f, " (coupon {code})"))
}

const fn mode_words(mode: RoundingMode) -> &'static str {
    match mode {
        RoundingMode::HalfUp => "half up",
        RoundingMode::HalfEven => "half to even",
        RoundingMode::HalfDown => "half down",
        RoundingMode::Down => "down",
        RoundingMode::Up => "up",
    }
}

const fn scope_words(scope: RoundingScope) -> &'static str {
    match scope {
        RoundingScope::Unit => "unit",
        RoundingScope::Line => "line",
        RoundingScope::Order => "order",
    }
}
