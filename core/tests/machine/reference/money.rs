//! Prices and commission computed by hand, in fractions of integers.

use super::{Accrued, Code, Model};
use crate::documents::{BookRow, CouponRow, Ineligible, Off, VARIANTS};
use keytill::order::Stage;
use keytill::pricing::Cart;

/// What a cart costs.
#[derive(Debug, Clone)]
pub struct Quoted {
    pub total: i128,
    /// By line of the cart: list price, price with tax and the tax in it.
    pub lines: Vec<(i128, i128, i128)>,
    /// What is given along.
    pub gift: Option<&'static str>,
    pub cashback: i128,
    /// What was added to make the total a round sum.
    pub rounding: i128,
    /// The coupons that took something off.
    pub coupons: Vec<CouponRow>,
}

/// `amount × part / whole`, rounded down or half up.
pub fn share(amount: i128, part: i128, whole: i128, down: bool) -> i128 {
    if down { amount * part / whole } else { (2 * amount * part + whole) / (2 * whole) }
}

/// Parts of `total` in proportion to `weights`.
fn split(total: i128, weights: &[i128], last_absorbs: bool) -> Vec<i128> {
    let all: i128 = weights.iter().sum();
    let mut parts: Vec<i128> = weights.iter().map(|weight| total * weight / all).collect();
    let mut left = total - parts.iter().sum::<i128>();
    if last_absorbs {
        for n in (0..parts.len()).rev() {
            let more = left.min(weights[n] - parts[n]);
            parts[n] += more;
            left -= more;
        }
        return parts;
    }
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|n| (-(total * weights[*n] % all), *n));
    for n in order.into_iter().take(left as usize) {
        parts[n] += 1;
    }
    parts
}

/// So many units at a price in thousandths, rounded half up to minor units.
fn at(price: i128, units: i128) -> i128 {
    (price * units + 5) / 10
}

impl Model {
    /// What the current book asks for a cart.
    pub fn quote(&self, cart: &Cart) -> Result<Quoted, Code> {
        self.quote_by(self.books.last().ok_or("price_book.none")?, cart)
    }

    pub fn quote_by(&self, book: &BookRow, cart: &Cart) -> Result<Quoted, Code> {
        let buyer = cart.buyer.as_ref().map(|id| self.customer(id.as_str())).transpose()?;
        let gold = buyer.is_some_and(|buyer| self.customers[buyer].level.as_deref() == Some("gold"));
        let mut bought = Vec::new();
        for (place, line) in cart.lines.iter().enumerate() {
            let known = VARIANTS.iter().position(|id| *id == line.variant.as_str());
            let known = known.ok_or("cart.unknown_variant")?;
            if line.quantity == 0 || line.quantity > 1_000_000 {
                return Err("cart.quantity");
            }
            bought.push((known, place, i128::from(line.quantity)));
        }
        // Discounts are spread in the order of the book.
        bought.sort_unstable();
        if bought.windows(2).any(|pair| pair[0].0 == pair[1].0) {
            return Err("cart.duplicate_line");
        }
        let mut given: Vec<CouponRow> = Vec::new();
        for code in &cart.coupons {
            let code = code.as_str().to_ascii_uppercase();
            if code.is_empty() || code.contains(' ') {
                return Err("coupon.code");
            }
            let row = book.coupons.iter().find(|row| row.code == code).ok_or("coupon.unknown")?;
            if given.iter().any(|known| known.code == row.code) {
                return Err("coupon.duplicate");
            }
            given.push(*row);
        }
        let (mut lists, mut totals) = (Vec::new(), Vec::new());
        for (variant, _, units) in &bought {
            let id = VARIANTS[*variant];
            let own = |list: Option<(&str, i128)>, holds: bool| {
                list.filter(|(listed, _)| holds && *listed == id).map(|(_, price)| price)
            };
            let unit = own(book.gold, gold)
                .or_else(|| own(book.wechat, cart.channel.as_str() == "wechat"))
                .unwrap_or(book.prices[*variant]);
            let list = at(unit, *units);
            let (tiered, graduated, from, price) = book.tier;
            let mut total = list;
            if tiered == id && *units >= i128::from(from) {
                let below = i128::from(from) - 1;
                let stepped = if graduated {
                    (unit * below + price * (*units - below) + 5) / 10
                } else {
                    at(price, *units)
                };
                total = total.min(stepped);
            }
            lists.push(list);
            totals.push(total);
        }
        // The first order is one beside which no other is paid or waits to be.
        let waits = |who: usize| self.orders.iter().any(|o| o.stage == Stage::Placed && o.buyer == Some(who));
        let first_order = buyer.is_some_and(|who| self.customers[who].orders_paid == 0 && !waits(who));
        if let Some(off) = book.welcome.filter(|_| first_order) {
            let cut = share(totals.iter().sum(), off, 1000, false);
            take_off(&mut totals, cut, book.last_absorbs);
        }
        // Of several coupons the one that takes most off, the earlier in the book among equals.
        let sum: i128 = totals.iter().sum();
        let off = |row: &CouponRow| match row.off {
            Off::Permille(off) => share(sum, off, 1000, false),
            Off::Minor(off) => off.min(sum),
        };
        let mut best: Option<(i128, CouponRow)> = None;
        for row in book.coupons.iter().filter(|row| given.iter().any(|g| g.code == row.code)) {
            if off(row) > best.map_or(0, |(most, _)| most) {
                best = Some((off(row), *row));
            }
        }
        let mut coupons = Vec::new();
        if let Some((cut, row)) = best {
            take_off(&mut totals, cut, book.last_absorbs);
            coupons.push(row);
        }
        let net: i128 = totals.iter().sum();
        let taxed = |total: i128| book.closing.map_or(0, |closing| share(total, closing.tax, 100, false));
        let mut lines = vec![(0, 0, 0); bought.len()];
        for (n, (_, place, _)) in bought.iter().enumerate() {
            lines[*place] = (lists[n], totals[n] + taxed(totals[n]), taxed(totals[n]));
        }
        let gross: i128 = lines.iter().map(|line| line.1).sum();
        let (mut gift, mut cashback, mut rounding) = (None, 0, 0);
        if let Some(closing) = book.closing {
            gift = (net >= closing.gift.1).then_some(closing.gift.0);
            cashback = buyer.map_or(0, |_| share(net, closing.cashback, 100, false));
            rounding = gross / closing.step * closing.step - gross;
        }
        Ok(Quoted { total: gross + rounding, lines, gift, cashback, rounding, coupons })
    }

    /// What an order's delivery pays: product, units, paid and list price of each line.
    pub(super) fn commission(
        &self,
        buyer: Option<usize>,
        lines: &[(String, i128, i128, i128)],
    ) -> Vec<Accrued> {
        let mut earned = Vec::new();
        let (Some(plan), Some(buyer)) = (self.plans.last(), buyer) else { return earned };
        for (n, (product, units, paid, list)) in lines.iter().enumerate() {
            let base = if plan.of_list_price { *list } else { *paid };
            let mut left = (base * plan.cap / 1000).min(*paid);
            for bonus in plan.bonuses {
                let (tiers, own) = match bonus.event.filter(|_| product == "event") {
                    Some(tiers) => (tiers, None),
                    None => (bonus.tiers, bonus.gold_first),
                };
                let eligible = |who: usize| {
                    let gold = self.customers[who].level.as_deref() == Some("gold");
                    self.customers[who].promoter && (gold || !bonus.only_gold)
                };
                let mut here = Some(buyer);
                if !(plan.self_purchase && eligible(buyer)) {
                    here = self.customers[buyer].inviter;
                }
                let mut tier = 0;
                while let Some(who) = here
                    && tier < tiers.len()
                {
                    here = self.customers[who].inviter;
                    if !eligible(who) {
                        match bonus.ineligible {
                            Ineligible::Skip => tier += 1,
                            Ineligible::Stop => break,
                            Ineligible::Compress => {}
                        }
                        continue;
                    }
                    let gold = self.customers[who].level.as_deref() == Some("gold");
                    let (percent, fixed) = match own.filter(|_| gold && tier == 0) {
                        Some(percent) => (percent, 0),
                        None => tiers[tier],
                    };
                    let wanted = share(base, percent, 1000, plan.rounds_down) + fixed * units;
                    tier += 1;
                    if wanted == 0 {
                        continue;
                    }
                    let amount = wanted.min(left);
                    left -= amount;
                    earned.push(Accrued {
                        promoter: who,
                        line: n,
                        bonus: bonus.id,
                        tier,
                        amount,
                        reversed: 0,
                        vested: false,
                    });
                }
            }
        }
        earned
    }
}

fn take_off(totals: &mut [i128], cut: i128, last_absorbs: bool) {
    let cuts = split(cut, totals, last_absorbs);
    for (total, cut) in totals.iter_mut().zip(cuts) {
        *total -= cut;
    }
}
