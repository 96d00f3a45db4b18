//! Discounts on top of one another: percentages, lines and then the order, and what a wallet pays of the rest.

use super::basket::Basket;
use super::case::{Case, Library};
use super::offers::{offer, one_of};
use super::till::{Till, currency_of, from_minor, major};
use super::{Answer, Json, Stop};
use keytill::money::{AllocationRule, Amount, Cascade, Exact, Money, cascade};
use serde_json::{Value, json};

/// Percentages of one amount, stacked one on the other or added up.
pub fn percents(case: &Case, library: &Library) -> Answer {
    let input = &case.input;
    let Some(percents) = input.get("percents") else { return super::promotions::answer(case, library) };
    let amounts = case.expected.entries().iter().filter(|(name, _)| name != "total_percent_off").cloned();
    let mut till = Till::new(currency_of(input, &Json::Object(amounts.collect()))?);
    // What is left is rounded half up, so that what comes off is rounded half down.
    till.rounding("half_down", "line");
    let amount = input.any(&["amount", "total", "base"]).map_or(Ok(Exact::HUNDRED), Json::exact)?;
    till.sell("goods", amount);
    till.buy("goods", 1);
    let mut offers = Vec::new();
    for (n, percent) in percents.list().iter().enumerate() {
        offers.push(offer(
            &format!("percent-{}", n + 1),
            json!("order"),
            json!({ "percent": percent.exact()? }),
        ));
    }
    for (n, fixed) in
        input.any(&["fixed", "fixeds", "amounts"]).map(Json::list).unwrap_or_default().iter().enumerate()
    {
        offers.push(offer(
            &format!("amount-{}", n + 1),
            json!("order"),
            json!({ "amount_across": fixed.exact()? }),
        ));
    }
    let mode = input.get("mode").and_then(Json::text).unwrap_or(&case.area);
    let lane = if mode.contains("additive") {
        "additive"
    } else if mode.contains("best") || mode.contains("largest") || mode.contains("highest") {
        "best"
    } else {
        "sequential"
    };
    till.lane(lane, offers);
    let quote = till.quote()?;
    let share = super::tiers::rate(&major(quote.0.discount), amount)?;
    Ok([("total", major(quote.0.total)), ("discount", major(quote.0.discount)), ("total_percent_off", share)]
        .into())
}

/// Lines with discounts of their own, then a discount of the order.
pub fn lines_then_order(case: &Case, _: &Library) -> Answer {
    let input = &case.input;
    let mut basket = Basket::read(input, &case.expected)?;
    basket.till.allocation(AllocationRule::LargestRemainder);
    let mut lane: Vec<Value> = Vec::new();
    let mut add = |line: &str, effect: Value| {
        let target = json!({ "lines": one_of("variant", &[line.to_owned()]) });
        lane.push(offer(&format!("{} off {line}", lane.len() + 1), target, effect));
    };
    for (id, line) in
        basket.lines.iter().zip(input.any(&["lines", "items"]).map(Json::list).unwrap_or_default())
    {
        for (name, value) in line.entries() {
            match name.as_str() {
                "off_each" | "discount_each" => add(id, json!({ "amount_each": value.exact()? })),
                "off" | "off_line" | "fixed_off" => add(id, json!({ "amount_per_line": value.exact()? })),
                "percent_off" | "coupon_percent" | "percent" => add(id, json!({ "percent": value.exact()? })),
                _ => {}
            }
        }
    }
    for name in ["line_fixed_off", "line_percent_off"] {
        for (place, value) in input.get(name).map(Json::entries).unwrap_or_default() {
            let nth = usize::try_from(Json::from(place.as_str()).int()?).unwrap_or(usize::MAX);
            let id = basket
                .lines
                .get(nth)
                .ok_or_else(|| Stop::unmapped(format!("there is no line {place}")))?
                .clone();
            let kind = if name == "line_fixed_off" { "amount_per_line" } else { "percent" };
            add(&id, json!({ kind: value.exact()? }));
        }
    }
    basket.till.lane("sequential", lane);
    let after_lines = basket.till.quote()?.0.total;
    let mut order = Vec::new();
    if let Some(percent) = input.any(&["order_percent", "order_coupon_percent"]) {
        order.push(offer("order percent", json!("order"), json!({ "percent": percent.exact()? })));
    }
    if let Some(amount) = input.any(&["order_off", "order_fixed", "order_coupon_fixed"]) {
        order.push(offer("order amount", json!("order"), json!({ "amount_across": amount.exact()? })));
    }
    basket.till.lane("sequential", order);
    if let Some(percent) = input.get("tax_percent") {
        basket.till.set("taxes", json!({
            "scope": "order", "category": "goods", "rates": [{ "category": "goods", "percent": percent.exact()? }],
        }));
    }
    let quote = basket.till.quote()?;
    let goods = quote.goods()?;
    // A wallet pays first; what it cannot pay is owed.
    let wallet =
        input.any(&["wallet_credits", "wallet"]).map(Json::exact).transpose()?.unwrap_or(Exact::ZERO);
    let wallet = Money::from_exact(wallet, basket.till.currency)?.amount();
    let Cascade { parts, .. } = cascade(quote.0.total.amount(), &[Some(wallet), None])?;
    let owed = parts.last().copied().unwrap_or(Amount::ZERO).in_currency(basket.till.currency);
    let discounts: Vec<Json> = quote.0.lines.iter().map(|line| major(line.order_discount)).collect();
    let list_first = case.expected.get("after_line_coupon").is_some();
    Ok([
        ("subtotal", major(if list_first { quote.0.subtotal } else { after_lines })),
        ("after_line_coupon", major(after_lines)),
        ("after_order_coupon", major(goods)),
        ("taxable", major(goods)),
        ("tax", if input.get("tax_percent").is_some() { major(quote.tax()) } else { "0".into() }),
        ("total", major(owed)),
        ("discounts", Json::List(discounts)),
        ("discount", major(quote.0.discount)),
    ]
    .into())
}

/// The second percentage is of what the first left.
pub fn second_base(case: &Case, library: &Library) -> Answer {
    let input = &case.input;
    let Some(first) = input.get("unit_percent_promo") else { return percents(case, library) };
    let voucher = input.need("order_voucher_percent")?.exact()?;
    let mut till = Till::new(currency_of(input, &Json::Null)?);
    till.sell("goods", input.get("unit").map_or(Ok(Exact::HUNDRED), Json::exact)?);
    till.buy("goods", input.any(&["qty", "quantity"]).map_or(Ok(1), Json::units)?);
    till.lane(
        "sequential",
        vec![offer("promotion", json!({ "lines": "always" }), json!({ "percent": first.exact()? }))],
    );
    let before = till.quote()?.0.total;
    till.lane("sequential", vec![offer("voucher", json!("order"), json!({ "percent": voucher }))]);
    let after = till.quote()?.0.total;
    let share = super::tiers::rate(&major(after), from_minor(before.minor(), till.currency)?)?;
    let share = share.text().unwrap_or_default().to_owned();
    Ok([
        ("expected", Json::from(format!("customer pays {share}% of the already discounted total"))),
        ("total", major(after)),
    ]
    .into())
}
