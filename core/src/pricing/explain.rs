use crate::money::{RoundingMode, RoundingScope};
use crate::pricing::{BorneBy, Quote, StepView};
use alloc::string::String;
use core::fmt::{self, Write};

/// A quote's trace as text, one line a step, then the totals.
pub(crate) fn explain(quote: &Quote) -> String {
    let mut out = String::new();
    // Writing to memory cannot fail.
    let _ = write_all(quote, &mut out);
    out
}

fn write_all(quote: &Quote, out: &mut String) -> fmt::Result {
    let rounding = quote.book.book.rounding;
    writeln!(
        out,
        "price book `{}`, amounts in {}, rounded {} by {}",
        quote.book_id(),
        quote.currency,
        mode_words(rounding.mode),
        scope_words(rounding.scope)
    )?;
    for step in quote.trace() {
        writeln!(out, "{step}")?;
    }
    writeln!(out, "subtotal {}", quote.subtotal.decimal())?;
    writeln!(out, "discount {}", quote.discount.decimal())?;
    if let Some(shipping) = &quote.shipping {
        writeln!(out, "shipping {}", shipping.total.decimal())?;
    }
    if !quote.taxes.is_empty() {
        let place = if quote.is_tax_inclusive { "tax within" } else { "tax" };
        writeln!(out, "{place} {}", quote.tax.decimal())?;
    }
    if let Some(fee) = quote.fee.as_ref().filter(|fee| fee.borne_by == BorneBy::Buyer) {
        writeln!(out, "fee {}", fee.amount.decimal())?;
    }
    if quote.cash_rounding.minor() != 0 {
        writeln!(out, "cash rounding {}", quote.cash_rounding.decimal())?;
    }
    writeln!(out, "total {}", quote.total.decimal())
}

impl fmt::Display for StepView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ListPrice { variant, quantity, list, unit_price, amount } => {
                write!(f, "`{variant}`: {unit_price} × {quantity} = {amount}")?;
                match list {
                    Some(list) => write!(f, " by price list `{list}`"),
                    None => f.write_str(" by its own price"),
                }
            }
            Self::Adjusted { variant, list, unit_price, amount } => {
                write!(f, "`{variant}`: price list `{list}` makes it {unit_price} each, {amount}")
            }
            Self::Abroad { variant, unit_price, amount } => {
                write!(f, "`{variant}`: with the tax of its region {unit_price} each, {amount}")
            }
            Self::Floor { variant, wanted, kept } => {
                write!(f, "`{variant}`: {wanted} is below its floor, so {kept} stays")
            }
            Self::Shipping { method, amount } => write!(f, "shipping by `{method}`: {amount}"),
            Self::ShippingShare { amount, after } => write!(f, "    shipping: {amount} off, {after} left"),
            Self::Unplaced { amount } => write!(f, "    {amount} more cannot be placed: floors and caps"),
            Self::Gift { variant, quantity, worth } => {
                write!(f, "    gives `{variant}` × {quantity} along, worth {worth}")
            }
            Self::Cashback { amount } => write!(f, "    gives {amount} back later"),
            Self::Tier { variant, from, before, after } => {
                write!(f, "`{variant}`: tier from {from}: {before} becomes {after}")
            }
            Self::TierPassed { variant, from, amount, kept } => {
                write!(f, "`{variant}`: tier from {from} would be {amount}, so {kept} stays")
            }
            Self::Lane { lane, subtotal } => write!(f, "lane `{lane}`, on {subtotal}"),
            Self::Applied { offer, coupon, amount, capped, after } => {
                write!(f, "  `{offer}`")?;
                write_code(f, *coupon)?;
                write!(f, " takes off {amount}")?;
                if *capped {
                    f.write_str(", its cap")?;
                }
                write!(f, ": {after} left")
            }
            Self::Share { variant, amount, after } => {
                write!(f, "    `{variant}`: {amount} off, {after} left")
            }
            Self::NotApplied { offer, coupon, why, .. } => {
                write!(f, "  `{offer}`")?;
                write_code(f, *coupon)?;
                write!(f, " does not apply: {why}")
            }
            Self::LaneSkipped { lane, by } => write!(f, "lane `{lane}` is skipped: `{by}` is exclusive"),
            Self::Exact { subtotal, discount } => {
                write!(f, "before rounding: subtotal {subtotal}, discount {discount}")
            }
            Self::OrderTax { category, percent, inclusive, amount, tax } => {
                f.write_str("all")?;
                write_tax(f, category, percent, *inclusive, amount, tax)
            }
            Self::Tax { variant, category, percent, inclusive, amount, tax } => {
                write!(f, "`{variant}`")?;
                write_tax(f, category, percent, *inclusive, amount, tax)
            }
            Self::ShippingTax { category, percent, inclusive, amount, tax } => {
                f.write_str("shipping")?;
                write_tax(f, category, percent, *inclusive, amount, tax)
            }
            Self::Fee { method, amount, on, borne_by } => {
                let by = match borne_by {
                    BorneBy::Merchant => "the merchant",
                    BorneBy::Buyer => "the buyer",
                };
                write!(f, "fee of `{method}` on {on}: {amount}, borne by {by}")
            }
            Self::FeeTax { category, percent, inclusive, amount, tax } => {
                f.write_str("fee")?;
                write_tax(f, category, percent, *inclusive, amount, tax)
            }
            Self::CashRounding { before, after } => write!(f, "in round sums: {before} becomes {after}"),
        }
    }
}

fn write_tax(
    f: &mut fmt::Formatter<'_>,
    category: &str,
    percent: &str,
    inclusive: bool,
    amount: &str,
    tax: &str,
) -> fmt::Result {
    let place = if inclusive { "within" } else { "on" };
    write!(f, ": tax `{category}` of {percent} % {place} {amount}: {tax}")
}

fn write_code(f: &mut fmt::Formatter<'_>, coupon: Option<&str>) -> fmt::Result {
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
