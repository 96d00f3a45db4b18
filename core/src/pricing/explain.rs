use crate::money::{RoundingMode, RoundingScope};
use crate::pricing::{Quote, StepView};
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
        }
    }
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
