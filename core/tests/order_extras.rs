//! Orders with tax, shipping, fees, round sums, cashback, gifts and budgets: whatever happens to them, every part adds
//! up, and what is wholly refunded leaves every account where it was.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::pricing::Cart;
use keytill::shop::Shop;
use keytill::time::Time;
use serde_json::{Value, json};
use support::Host;

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        // Xorshift.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }

    fn one_of<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len() as u64) as usize]
    }
}

fn cents(n: u64) -> String {
    format!("{}.{:02}", n / 100, n % 100)
}

fn book(dice: &mut Dice) -> Value {
    let variants = ["a", "b", "seat"].map(|id| {
        let mut variant = json!({"variant": id, "product": "p", "price": cents(1 + dice.below(20_000))});
        if dice.below(2) == 0 {
            variant["tax"] = json!("reduced");
        }
        variant
    });
    let gift = json!({"gift": {"variant": dice.one_of(&["a", "seat"]), "units": 1 + dice.below(2)}});
    let offers = [
        json!({"id": "capped", "target": "order", "effect": {"amount_across": cents(dice.below(3000))},
            "cap": {"budget": cents(dice.below(9000)), "customer": cents(dice.below(5000))}}),
        json!({"id": "gift", "target": "order", "effect": gift}),
        json!({"id": "back", "target": "order", "effect": {"cashback": {"percent": cents(dice.below(10_000))}},
            "cap": {"budget": cents(dice.below(9000))}}),
        json!({"id": "ship", "target": "shipping", "effect": {"percent": cents(dice.below(10_000))}}),
    ];
    json!({
        "id": "b1", "currency": "CNY", "variants": variants,
        "allocation": dice.one_of(&["largest_remainder", "floor_then_first", "last_absorbs"]),
        "lanes": [{"id": "all", "mode": "sequential", "offers": offers}],
        "taxes": {
            "inclusive": dice.below(2) == 0, "scope": dice.one_of(&["unit", "line", "order"]),
            "category": "standard", "fees": "reduced",
            "rates": [{"category": "standard", "percent": cents(dice.below(10_000))}, {"category": "reduced", "percent": "7"}],
        },
        "shipping": [{"id": "post", "price": cents(dice.below(2000)), "tax": "standard"}],
        "payment_methods": [{"id": "card", "percent": cents(dice.below(500)), "borne_by": "buyer"}, {"id": "cash"}],
        "cash_rounding": {"step": dice.one_of(&["0.05", "0.1", "1", "5"]), "methods": ["cash"],
            "rounding": dice.one_of(&["down", "half_up", "up"])},
    })
}

fn shop(dice: &mut Dice) -> Host {
    let mut host = Host::new();
    let manual = dice.below(2) == 0;
    for body in [
        json!({"put_channel": {"channel": {"id": "web"}}}),
        json!({"put_product": {"product": {"id": "p", "variants": [
            {"id": "a", "stock": "unlimited", "manual_delivery": manual}, {"id": "b", "stock": "unlimited"},
            {"id": "seat", "stock": "counted"}]}}}),
        json!({"adjust_stock": {"variant": "seat", "by": 30}}),
        json!({"publish_price_book": {"book": book(dice)}}),
        json!({"register_customer": {"customer": "ann"}}),
        json!({"register_customer": {"customer": "bob", "inviter": "ann"}}),
        json!({"publish_plan": {"plan": {"id": "p1", "currency": "CNY", "cap_percent": "30", "vest_after": 86_400_000_u64,
            "bonuses": [{"id": "team", "kind": {"unilevel": {"tiers": [{"percent": "10"}]}}}]}}}),
    ] {
        host.json(body).unwrap();
    }
    host
}

fn cart(dice: &mut Dice) -> Cart {
    let mut cart = Cart::on("web");
    for id in ["a", "b", "seat"] {
        if dice.below(3) > 0 {
            cart = cart.line(id, 1 + dice.below(4) as u32);
        }
    }
    if cart.lines.is_empty() {
        cart = cart.line("a", 1);
    }
    if dice.below(4) > 0 {
        cart = cart.buyer("bob");
    }
    if dice.below(2) == 0 {
        cart = cart.shipped_by("post");
    }
    match dice.below(3) {
        0 => cart.paying_by("card"),
        1 => cart.paying_by("cash"),
        _ => cart,
    }
}

fn stage(shop: &Shop, order: &str) -> String {
    json!(shop.order(&order.parse().unwrap()).unwrap().stage).as_str().unwrap().to_string()
}

/// Refunds some units of a line, or all that is left.
fn refund(host: &mut Host, dice: &mut Dice, order: &str, n: u64, all: bool) {
    let view = host.shop.order(&order.parse().unwrap()).unwrap();
    let left = |line: u64| {
        let line = &view.lines[line as usize];
        u64::from(line.quantity - line.refunded_units)
    };
    let line = dice.below(view.lines.len() as u64);
    let lines = (!all).then(|| json!([{"line": line, "units": 1 + dice.below(left(line).max(1))}]));
    if all || left(line) > 0 {
        let refund = format!("r-{order}-{n}");
        host.json(json!({"refund_order": {"order": order, "refund": refund, "lines": lines}})).unwrap();
    }
}

#[test]
fn whatever_happens_every_part_adds_up_and_comes_back() {
    let mut seen = [0_u32; 5];
    for seed in 1..=60_u64 {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut host = shop(&mut dice);
        let mut orders: Vec<String> = Vec::new();
        for n in 0..60 {
            host.now += dice.below(200_000);
            let order =
                (!orders.is_empty()).then(|| orders[dice.below(orders.len() as u64) as usize].clone());
            match (dice.below(6), order) {
                (0 | 1, _) | (_, None) => {
                    let order = format!("o-{n}");
                    // Stock may be out, and a buyer may have enough unpaid orders.
                    if host.place(&order, cart(&mut dice)).is_ok() {
                        orders.push(order);
                    }
                }
                (2, _) => {
                    host.tick();
                }
                (_, Some(order)) => match stage(&host.shop, &order).as_str() {
                    "placed" if dice.below(4) == 0 => {
                        host.json(json!({"cancel_order": {"order": order}})).unwrap();
                    }
                    "placed" | "expired" | "cancelled" => {
                        // Late money may have nothing to buy any more; what is paid once is not paid again.
                        let _ = host.pay(&order, &format!("pay-{order}"));
                    }
                    "paid" if dice.below(2) == 0 => {
                        host.json(json!({"deliver": {"order": order}})).unwrap();
                    }
                    "held" if dice.below(2) == 0 => {
                        let _ = host.json(json!({"release_hold": {"order": order}}));
                    }
                    "paid" | "held" | "fulfilled" | "completed" => {
                        let all = dice.below(3) == 0;
                        refund(&mut host, &mut dice, &order, n, all);
                    }
                    _ => {}
                },
            }
        }
        for order in &orders {
            let explained = host.shop.explain(&order.parse().unwrap()).unwrap();
            assert!(explained.price_agrees, "seed {seed}, {order}: {}", explained.text());
            let view = host.shop.order(&order.parse().unwrap()).unwrap();
            let gift = view.lines.iter().any(|line| line.gift_of.is_some());
            let parts = view.extras.map_or([0; 4], |extras| {
                [extras.tax, extras.fee, extras.rounding, extras.cashback].map(|money| money.minor())
            });
            let had = parts.map(|part| u32::from(part != 0)).into_iter().chain([u32::from(gift)]);
            seen.iter_mut().zip(had).for_each(|(seen, had)| *seen += had);
            match stage(&host.shop, order).as_str() {
                "placed" => {
                    host.json(json!({"cancel_order": {"order": order}})).unwrap();
                }
                "paid" | "held" | "fulfilled" | "completed" => {
                    refund(&mut host, &mut dice, order, 1000, true)
                }
                _ => {}
            }
        }
        let all = json!(host.shop.balances());
        for account in ["held", "revenue", "tax", "fees", "rounding", "promotion", "commission", "gateway"] {
            assert_eq!(all[account], "0.00 CNY", "seed {seed}: {account} of {all}");
        }
        let now = Time::from_millis(host.now);
        assert_eq!(host.shop.stock(&"seat".parse().unwrap(), now).unwrap().reserved, 0, "seed {seed}");
        assert_eq!(keytill::journal::replay(&host.bytes).unwrap().digest(), host.shop.digest());
    }
    assert!(seen.iter().all(|seen| *seen > 100), "tax, fee, rounding, cashback, gift: {seen:?}");
}
