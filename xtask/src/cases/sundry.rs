//! Short examples that manuals print: a few percentages, a subtotal, a tax.

use super::basket::{Basket, divided};
use super::case::{Case, Library};
use super::offers::{offer, one_of};
use super::till::{Till, currency_of, from_minor, major, off};
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
        ("tax", if input.get("tax_percent").is_some() { major(quote.tax()?) } else { "0".into() }),
        ("total", major(owed)),
        ("discounts", Json::List(discounts)),
        ("discount", major(quote.0.discount)),
    ]
    .into())
}

/// An order's discount over goods and shipping.
pub fn goods_and_shipping(case: &Case, _: &Library) -> Answer {
    let input = &case.input;
    let currency = currency_of(input, &case.expected)?;
    let mut basket = Basket::empty(currency);
    basket.till.allocation(AllocationRule::HalfUpThenLast);
    basket.till.sell("goods", input.need("subtotal")?.exact()?);
    basket.till.buy("goods", 1);
    basket.ship("shipping", input.need("shipping")?.exact()?, None);
    let value = input.need_any(&["discount", "value"])?.exact()?;
    let kind = input.get("type").and_then(Json::text).unwrap_or("fixed");
    let effect = if kind.starts_with("percent") {
        json!({ "percent": value })
    } else {
        json!({ "amount_across": value })
    };
    basket.till.lane("sequential", vec![offer("discount", json!("order_and_shipping"), effect)]);
    let quote = basket.till.quote()?;
    let goods = quote.0.lines.first().map_or(Money::new(0, currency), |line| line.discount);
    let shipping = quote.shipping_discount();
    Ok([("subtotal_part", major(goods)), ("shipping_part", major(shipping)), ("total", major(quote.0.total))]
        .into())
}

/// A percentage off an order with a tax and a shipping price that are given as amounts.
pub fn totals(case: &Case, _: &Library) -> Answer {
    let input = &case.input;
    let currency = currency_of(input, &Json::Null)?;
    let minor = |name: &str| match (input.get(&format!("{name}_minor")), input.get(name)) {
        (Some(minor), _) => from_minor(minor.int()?, currency).map(Some),
        (None, Some(value)) => value.exact().map(Some),
        (None, None) => Ok(None),
    };
    let mut basket = Basket::empty(currency);
    basket.till.sell("goods", minor("subtotal")?.ok_or_else(|| Stop::unmapped("the case has no subtotal"))?);
    basket.till.buy("goods", 1);
    if let Some(shipping) = minor("shipping")? {
        basket.ship("shipping", shipping, None);
    }
    let mut offers = Vec::new();
    if let Some(percent) = input.any(&["percent", "order_percent"]) {
        offers.push(offer("percent", json!("order"), json!({ "percent": percent.exact()? })));
    }
    if let Some(amount) = minor("fixed")?.or(minor("discount")?) {
        offers.push(offer("amount", json!("order"), json!({ "amount_across": amount })));
    }
    basket.till.lane("sequential", offers);
    // A tax that somebody else computed is a charge at the till like any other.
    let charge = minor("tax")?.unwrap_or(Exact::ZERO);
    basket.till.add("payment_methods", json!({ "id": "till", "fixed": charge, "borne_by": "buyer" }));
    basket.till.with_cart(|cart| cart.paying_by("till"));
    let quote = basket.till.quote()?;
    let discount = quote.0.discount;
    Ok([
        ("total_minor", Json::from(quote.0.total.minor())),
        ("total", major(quote.0.total)),
        ("discount_minor", discount.minor().into()),
        ("discount", major(discount)),
    ]
    .into())
}

/// Rows of fine unit prices whose sum is rounded once.
pub fn unrounded_rows(case: &Case, _: &Library) -> Answer {
    let input = &case.input;
    let decimals = input.get("precision").map_or(Ok(2), Json::int)?;
    let currency = super::till::with_decimals(u8::try_from(decimals).unwrap_or(2))?;
    let mut basket = Basket::read(input, &case.expected)?;
    basket.till.currency = currency;
    basket.till.rounding("half_up", "order");
    let quote = basket.till.quote()?;
    Ok([("subtotal", major(quote.0.subtotal)), ("total", major(quote.0.total))].into())
}

/// A percentage of one amount.
pub fn percent_of(case: &Case, library: &Library) -> Answer {
    let input = &case.input;
    if input.get("promotion").is_some() && input.get("quoted").is_some() {
        return large_quantity(case);
    }
    if input.get("tiers").is_some() {
        return ladder(case, library);
    }
    if input.get("lines").is_some() {
        return super::promotions::answer(case, library);
    }
    let mut outcomes = Vec::new();
    for mode in ["half_up", "down"] {
        let mut basket = Basket::empty(currency_of(input, &Json::Null)?);
        basket.till.rounding(mode, "line");
        let target = if let Some(price) = input.get("shipping") {
            basket.till.sell("goods", Exact::ZERO);
            basket.till.buy("goods", 1);
            basket.ship("shipping", price.exact()?, None);
            json!("shipping")
        } else {
            let price = input.need_any(&["subtotal", "unit", "amount", "price", "line_amount"])?.exact()?;
            basket.till.sell("goods", price);
            basket.till.buy("goods", input.any(&["qty", "quantity"]).map_or(Ok(1), Json::units)?);
            json!({ "lines": "always" })
        };
        let percent = input.need_any(&["percent", "percentage"])?.exact()?;
        basket.till.lane("sequential", vec![offer("percent", target.clone(), json!({ "percent": percent }))]);
        let quote = basket.till.quote()?;
        let discount = if target == json!("shipping") { quote.shipping_discount() } else { quote.0.discount };
        outcomes.push((discount, quote.0.total));
    }
    let (Some((discount, total)), Some((_, down))) = (outcomes.first(), outcomes.last()) else {
        return Err(Stop::unmapped("no rounding"));
    };
    Ok([
        ("discount", off(case.expected.get("discount"), &discount.decimal().to_string())),
        ("total", major(*total)),
        ("correct_half_up", major(*total)),
        ("before_fix_round_down", major(*down)),
    ]
    .into())
}

/// A percentage off many units of a price that was rounded before.
fn large_quantity(case: &Case) -> Answer {
    let input = &case.input;
    let mut till = Till::new(currency_of(input, &Json::Null)?);
    let quantity = input.need_any(&["qty", "quantity"])?.units()?;
    let sum = input.need("quoted")?.need_any(&["sum_of_line_prices", "subtotal"])?.exact()?;
    till.sell("goods", divided(sum, quantity)?);
    till.buy("goods", quantity);
    let promotion = input.need("promotion")?;
    let effect = match (promotion.get("percent"), promotion.get("fixed")) {
        (Some(percent), _) => json!({ "percent": percent.exact()? }),
        (None, Some(fixed)) => json!({ "amount_across": fixed.exact()? }),
        (None, None) => return Err(Stop::unmapped("the promotion takes nothing off")),
    };
    till.lane("sequential", vec![offer("promotion", json!("order"), effect)]);
    let total = major(till.quote()?.0.total);
    Ok([("correct", total.clone()), ("total", total)].into())
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

/// What is taken off by a ladder: of a line's amount, of the order's, or of the units of some lines.
pub fn ladder(case: &Case, _: &Library) -> Answer {
    let input = &case.input;
    let mut basket = Basket::read(input, &case.expected)?;
    let by_units = input.any(&["tiers_by_eligible_qty", "tiers_by_qty"]);
    let tiers = by_units.map_or_else(|| input.need("tiers"), Ok)?;
    let percent = input.get("base_percent").is_some() || case.area.contains("percent");
    let off = |value: Exact| {
        if percent { json!({ "percent": value }) } else { json!({ "amount_per_line": value }) }
    };
    let base = input.any(&["base_percent", "base"]).map_or(Ok(Exact::ZERO), Json::exact)?;
    let mut steps = vec![(Exact::ZERO, json!({ "from": "0", "off": off(base) }))];
    for (from, value) in tiers.entries() {
        let from = Json::from(from.as_str()).exact()?;
        steps.push((from, json!({ "from": from, "off": off(value.exact()?) })));
    }
    steps.sort_by(|one, two| one.0.cmp(&two.0));
    let steps: Vec<Value> = steps.into_iter().map(|(_, step)| step).collect();
    let by = if by_units.is_some() {
        "quantity"
    } else if input.get("line_amount").is_some() {
        "line_amount"
    } else {
        "subtotal"
    };
    let eligible = Basket::eligible(input);
    let filter = if eligible.is_empty() { json!("always") } else { one_of("variant", &eligible) };
    let on_shipping = case.expected.get("shipping_discount").is_some();
    let target = if on_shipping { json!("shipping") } else { json!({ "lines": filter }) };
    let mut made = offer("ladder", target, json!({ "ladder": { "by": by, "steps": steps } }));
    let written_for = input.any(&["promotion_currency", "calculator_currency", "preferred_currency"]);
    if let (Some(code), Some(fields)) = (written_for.and_then(Json::text), made.as_object_mut()) {
        fields.insert("currency".to_owned(), json!(code));
    }
    basket.till.lane("sequential", vec![made]);
    let quote = basket.till.quote()?;
    let mut answer = vec![
        ("discount".to_owned(), major(quote.0.discount)),
        ("shipping_discount".to_owned(), major(quote.shipping_discount())),
        ("total".to_owned(), major(quote.0.total)),
    ];
    for (n, line) in quote.0.lines.iter().enumerate() {
        if n == 0 {
            answer.push(("first_line_discount".to_owned(), major(line.discount)));
        }
        answer.push((format!("{}_line_discount", line.variant.as_str()), major(line.discount)));
    }
    Ok(Json::Object(answer))
}

/// The first unit so much off, the others so much, up to so many units.
pub fn flexible_rate(case: &Case, _: &Library) -> Answer {
    let input = &case.input;
    let mut basket = Basket::read(input, &case.expected)?;
    let most = input.any(&["max_items", "max"]).map(Json::units).transpose()?.filter(|most| *most > 0);
    let first = input.need("first_item")?.exact()?;
    let more = input.need("additional_item")?.exact()?;
    let mut offers =
        vec![offer("first", json!({ "dearest": { "units": 1 } }), json!({ "amount_each": first }))];
    if most != Some(1) {
        let mut pick = json!({ "skip": 1 });
        if let (Some(most), Some(pick)) = (most, pick.as_object_mut()) {
            pick.insert("units".to_owned(), json!(most - 1));
        }
        offers.push(offer("additional", json!({ "dearest": pick }), json!({ "amount_each": more })));
    }
    // Both look at the units as they stood.
    basket.till.lane("additive", offers);
    let discount = basket.till.quote()?.0.discount;
    Ok([("discount", off(case.expected.get("discount"), &discount.decimal().to_string()))].into())
}

/// So much off each unit of every full group.
pub fn unit_groups(case: &Case, _: &Library) -> Answer {
    let input = &case.input;
    let mut basket = Basket::read(input, &case.expected)?;
    let size = input.need_any(&["group_size", "quantity_group", "group"])?.units()?;
    let effect = match input.any(&["percent_per_unit_in_group", "percent_in_group", "percent"]) {
        Some(percent) => json!({ "percent": percent.exact()? }),
        None => {
            json!({ "amount_each": input.need_any(&["fixed_per_unit_in_group", "fixed_per_unit", "fixed"])?.exact()? })
        }
    };
    let groups = json!({ "unit_groups": { "group": size, "units": size, "off": effect } });
    basket.till.lane("sequential", vec![offer("groups", json!({ "lines": "always" }), groups)]);
    let quote = basket.till.quote()?;
    let told = |name: &str, money: Money| {
        (name.to_owned(), off(case.expected.get(name), &money.decimal().to_string()))
    };
    let mut answer = vec![told("discount", quote.0.discount), told("total_discount", quote.0.discount)];
    for line in &quote.0.lines {
        answer.push(told(line.variant.as_str(), line.discount));
    }
    Ok(Json::Object(answer))
}
