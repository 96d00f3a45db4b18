//! The five rules of `data/price-book.json` written out in Rust, without ids of its own, checks, traces or taxes: what a
//! cart costs at least, to which a quote by a price book is compared.

use keytill::pricing::Cart;

/// A priced line, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Units times the list price.
    pub list: i64,
    /// What is left to be paid.
    pub total: i64,
}

/// Prices a cart of that book; `None` where it has other goods.
#[must_use]
pub fn price(cart: &Cart) -> Option<Vec<Line>> {
    let is_vip = cart.facts.level.as_ref().is_some_and(|level| level.as_str() == "vip");
    let mut lines = Vec::with_capacity(cart.lines.len());
    for line in &cart.lines {
        let units = i64::from(line.quantity);
        let (each, off) = match line.variant.as_str() {
            "gift-card-50" if units >= 10 => (4790, 50 * units),
            "gift-card-50" if units >= 5 => (4850, 50 * units),
            "gift-card-50" => (4900, 50 * units),
            "month" => (1250, percent(1250 * units, 15)),
            "game-648" => (if is_vip { 62_990 } else { 64_800 }, 0),
            _ => return None,
        };
        lines.push((Line { list: each * units, total: each * units }, line.variant.as_str(), off));
    }
    // The better of two offers on goods.
    let of = |goods: &str| {
        lines.iter().filter(|(_, variant, _)| *variant == goods).map(|(.., off)| off).sum::<i64>()
    };
    let better = if of("month") >= of("gift-card-50") { "month" } else { "gift-card-50" };
    for (line, variant, off) in &mut lines {
        if *variant == better {
            line.total -= *off;
        }
    }
    let mut lines: Vec<Line> = lines.into_iter().map(|(line, ..)| line).collect();
    let subtotal = |lines: &[Line]| lines.iter().map(|line| line.total).sum::<i64>();
    if ["wechat", "h5"].contains(&cart.channel.as_str()) && subtotal(&lines) >= 10_000 {
        split(&mut lines, 1000);
    }
    if is_vip {
        let off = percent(subtotal(&lines), 3).min(2000);
        split(&mut lines, off);
    }
    if cart.coupons.iter().any(|code| code.as_str() == "NEW10") {
        let off = percent(subtotal(&lines), 10).min(3000);
        split(&mut lines, off);
    }
    Some(lines)
}

/// Half away from zero.
fn percent(amount: i64, percent: i64) -> i64 {
    (amount * percent + 50) / 100
}

/// Takes so much off all lines together, by the largest remainder.
fn split(lines: &mut [Line], off: i64) {
    let all: i64 = lines.iter().map(|line| line.total).sum();
    let mut left = off;
    let mut remainders = [0_i64; 16];
    for (line, remainder) in lines.iter_mut().zip(&mut remainders) {
        let (whole, rest) = (off * line.total / all, off * line.total % all);
        line.total -= whole;
        left -= whole;
        *remainder = rest;
    }
    while left > 0 {
        let most = remainders
            .iter()
            .take(lines.len())
            .enumerate()
            .max_by_key(|(nth, rest)| (**rest, usize::MAX - nth));
        let Some((nth, _)) = most else { return };
        if let (Some(line), Some(rest)) = (lines.get_mut(nth), remainders.get_mut(nth)) {
            line.total -= 1;
            *rest = -1;
        }
        left -= 1;
    }
}
