//! Wholesale, member and reseller prices of a card shop: tier tables compete with promotions, then come the member's
//! price and the coupon.

use super::case::{Case, Library};
use super::host::Host;
use super::offers::{at_least, offer};
use super::till::{Quoted, Till, currency_of, from_minor, major};
use super::{Answer, Json, Stop};
use keytill::money::{Exact, Money};
use keytill::pricing::Pricer;
use serde_json::{Value, json};

/// The code of every coupon here.
const CODE: &str = "COUPON";

pub fn answer(case: &Case, library: &Library) -> Answer {
    let input = complete(case, library)?;
    if let Some(bad) = input.get("bad") {
        return refused_tables(bad);
    }
    let free_is_refused = case.expected.get("rejected").is_some()
        && !input.any(&["allow_zero_total", "zero_total_allowed", "free_orders"]).is_some_and(Json::is_true);
    let (till, lines) = till(&input, &case.expected)?;
    let quote = till.quote()?;
    let coupon_fails = input
        .any(&["coupon_disabled_on_wholesale_price", "coupon_percent", "coupon_fixed", "coupon"])
        .is_some()
        && !quote.applied().contains(&"coupon");
    let mut answer = told(&quote, &lines)?;
    let rejected = coupon_fails || (free_is_refused && place(&till).is_err());
    answer.push(("rejected".to_owned(), rejected.into()));
    Ok(Json::Object(answer))
}

/// The input with that of the case it refers to. What the case itself says comes first.
fn complete(case: &Case, library: &Library) -> Result<Json, Stop> {
    let Some(other) = case.input.any(&["like", "only", "continue"]).and_then(Json::text) else {
        return Ok(case.input.clone());
    };
    let id = other.split_whitespace().next().unwrap_or(other);
    // A case that is not among the files is known by what is said of it: that its item has a wholesale price.
    let found = library
        .find(id)
        .or_else(|| library.first(|case| case.area == "wholesale" && case.input.get("tiers").is_some()));
    let found =
        found.ok_or_else(|| Stop::unmapped(format!("the case {id} that it refers to is not known")))?;
    let mut members = case.input.entries().to_vec();
    let inherited = if found.id == case.id { found.input.clone() } else { complete(found, library)? };
    members.extend(inherited.entries().iter().filter(|(name, _)| case.input.get(name).is_none()).cloned());
    Ok(Json::Object(members))
}

fn till(input: &Json, expected: &Json) -> Result<(Till, Vec<String>), Stop> {
    let mut till = Till::new(currency_of(input, expected)?);
    let base = |json: &Json| json.any(&["base", "unit", "price"]).map_or(Ok(Exact::HUNDRED), Json::exact);
    let mut goods = Vec::new();
    if let Some(variants) = input.any(&["variants", "items", "lines"]) {
        for (n, variant) in variants.list().iter().enumerate() {
            goods.push((
                format!("variant-{}", n + 1),
                base(variant)?,
                variant.any(&["qty", "quantity"]).map_or(Ok(1), Json::units)?,
                variant.get("tiers"),
            ));
        }
    } else {
        let own = input.any(&["this_variant_qty", "qty", "quantity"]).map_or(Ok(1), Json::units)?;
        goods.push(("variant-1".to_owned(), base(input)?, own, input.any(&["variant_tiers", "tiers"])));
        if let Some(all) = input.get("product_qty") {
            goods.push(("variant-2".to_owned(), base(input)?, all.units()?.saturating_sub(own).max(1), None));
        }
    }
    for (id, price, quantity, tiers) in &goods {
        till.sell_with(id, *price, json!({ "product": "product" }));
        till.buy(id, *quantity);
        if let Some(tiers) = tiers {
            table(&mut till, json!({ "variant": id }), tiers, false)?;
        }
    }
    if let Some(tiers) = input.any(&["product_tier", "product_tiers"]) {
        table(&mut till, json!({ "product": "product" }), tiers, true)?;
    }
    lanes(&mut till, input)?;
    Ok((till, goods.into_iter().map(|row| row.0).collect()))
}

/// A table whose prices compete in the lane of promotions.
fn table(till: &mut Till, goods: Value, tiers: &Json, together: bool) -> Result<(), Stop> {
    let mut steps = Vec::new();
    for (from, price) in tiers.entries() {
        let from = Json::from(from.as_str()).int()?;
        steps.push((from, json!({ "from": from, "price": price.exact()? })));
    }
    steps.sort_by_key(|(from, _)| *from);
    let steps: Vec<Value> = steps.into_iter().map(|(_, step)| step).collect();
    till.add(
        "tiers",
        json!({ "goods": goods, "kind": "volume", "tiers": steps, "together": together, "place": "lane" }),
    );
    Ok(())
}

fn lanes(till: &mut Till, input: &Json) -> Result<(), Stop> {
    let goods = || json!({ "lines": "always" });
    let decimal = |name: &str| input.get(name).map(Json::exact).transpose();
    let mut first = vec![offer("wholesale", goods(), json!("tier_prices"))];
    if let Some(percent) = decimal("promotion_percent")? {
        first.push(offer("promotion", goods(), json!({ "percent": percent })));
    }
    if let Some(each) = decimal("promotion_fixed")? {
        first.push(offer("promotion", goods(), json!({ "amount_each": each })));
    }
    if let Some(price) = decimal("promotion_price")? {
        first.push(offer("promotion", goods(), json!({ "fixed_price": price })));
    }
    till.lane("best_by_line", first);
    if let Some(rate) = decimal("member_rate_percent")? {
        // A member pays so many percent.
        let off = json!({ "percent": rest_of_hundred(rate)? });
        till.lane("sequential", vec![offer("member", goods(), off)]);
    }
    if let Some(price) = decimal("member_price")? {
        till.lane("sequential", vec![offer("member", goods(), json!({ "fixed_price": price }))]);
    }
    let coupon = match (decimal("coupon_percent")?, decimal("coupon_fixed")?) {
        (Some(percent), _) => Some(json!({ "percent": percent })),
        (None, Some(amount)) => Some(json!({ "amount_across": amount })),
        (None, None) if input.get("coupon_disabled_on_wholesale_price").is_some() => {
            Some(json!({ "percent": "10" }))
        }
        (None, None) => None,
    };
    if let Some(effect) = coupon {
        let not_on_wholesale = input.get("coupon_disabled_on_wholesale_price").is_some_and(Json::is_true);
        let target = if not_on_wholesale {
            json!({ "lines": { "not": { "flag": "tier_priced" } } })
        } else {
            json!("order")
        };
        let mut made = offer("coupon", target, effect);
        if let Some(fields) = made.as_object_mut() {
            fields.insert("coupon".to_owned(), json!({ "code": CODE }));
            if let Some(least) = decimal("coupon_min")? {
                fields.insert("when".to_owned(), at_least("subtotal", least));
            }
        }
        till.lane("sequential", vec![made]);
        till.with_cart(|cart| cart.coupon(CODE));
    }
    Ok(())
}

fn rest_of_hundred(percent: Exact) -> Result<Exact, Stop> {
    let whole = percent.denominator().checked_mul(100);
    whole
        .and_then(|whole| Exact::from_parts(whole - percent.mantissa(), percent.scale()))
        .ok_or_else(|| Stop::unmapped("a rate has too many digits"))
}

/// Every figure that these cases ask for.
fn told(quote: &Quoted, lines: &[String]) -> Result<Vec<(String, Json)>, Stop> {
    let currency = quote.0.currency;
    let taken = |offer: &str, line: Option<&str>| -> Result<Money, Stop> {
        let mut sum = 0;
        for (by, variant, amount) in quote.shares() {
            if by == offer && line.is_none_or(|line| line == variant) {
                sum += Money::from_exact(Json::from(amount).exact()?, currency)?.minor();
            }
        }
        Ok(Money::new(sum, currency))
    };
    let mut answer = Vec::new();
    let mut tell = |name: &str, money: Money| answer.push((name.to_owned(), major(money)));
    tell("original", quote.0.subtotal);
    tell("total", quote.0.total);
    tell("discount", quote.0.discount);
    tell("wholesale_discount", taken("wholesale", None)?);
    tell("wholesale", taken("wholesale", None)?);
    tell("promotion_discount", taken("promotion", None)?);
    tell("promotion", taken("promotion", None)?);
    tell("member", taken("member", None)?);
    tell("member_discount", taken("member", None)?);
    tell("coupon", taken("coupon", None)?);
    tell("coupon_discount", taken("coupon", None)?);
    if let Some(first) = lines.first() {
        let line = quote.line(first)?;
        tell("discount_on_this_variant", line.discount);
        // What one unit costs before the coupon, which is on the order.
        let goods = line.total.minor() + taken("coupon", Some(first))?.minor();
        let unit = super::basket::divided(from_minor(goods, currency)?, line.quantity)?;
        answer.push(("unit".to_owned(), unit.into()));
    }
    Ok(answer)
}

/// Places the cart as an order in a shop that takes no order for nothing.
fn place(till: &Till) -> Result<(), Stop> {
    let mut host = Host::new(json!({ "currency": till.currency, "free_orders": false }))?;
    let book = till.book()?;
    let mut products: Vec<(String, Vec<Value>)> = Vec::new();
    for row in &book.variants {
        let variant = json!({ "id": row.variant, "stock": "unlimited" });
        match products.iter_mut().find(|(product, _)| *product == row.product.as_str()) {
            Some((_, variants)) => variants.push(variant),
            None => products.push((row.product.to_string(), vec![variant])),
        }
    }
    for (product, variants) in products {
        host.send(json!({ "put_product": { "product": { "id": product, "variants": variants } } }))?;
    }
    host.send(json!({ "publish_price_book": { "book": book } }))?;
    host.place("o-1", till.cart.clone()).map(drop)
}

/// Tables that no shop may publish.
fn refused_tables(bad: &Json) -> Answer {
    let mut let_in = Vec::new();
    for fault in bad.list() {
        let text = fault.text().unwrap_or_default();
        let row = |from: i64, price: &str| json!({ "from": from, "price": price });
        let tiers = if text.contains("decreasing") {
            vec![row(5, "80"), row(10, "80")]
        } else if text.contains("duplicate") {
            vec![row(5, "80"), row(5, "70")]
        } else if text.contains("qty") {
            vec![row(0, "80")]
        } else if text.contains("price") {
            vec![row(5, "0")]
        } else if text.contains("empty") {
            vec![]
        } else {
            return Err(Stop::unmapped(format!("the fault `{text}`")));
        };
        let mut till = Till::new(keytill::money::Currency::CNY);
        till.sell("variant", Exact::HUNDRED);
        till.add("tiers", json!({ "goods": { "variant": "variant" }, "kind": "volume", "tiers": tiers }));
        if till.book().is_ok_and(|book| Pricer::new(book).is_ok()) {
            let_in.push(text.to_owned());
        }
    }
    let refused = let_in.is_empty();
    Ok([
        ("rejected_at_publication", Json::from(refused)),
        ("rejected", refused.into()),
        ("let_in", let_in.into()),
    ]
    .into())
}

/// The channel of a reseller.
const RESELLER: &str = "reseller";

/// A reseller's prices: those of the shop with a mark-up.
pub fn reseller(case: &Case, library: &Library) -> Answer {
    let input = &complete(case, library)?;
    let mut till = Till::new(currency_of(input, &case.expected)?);
    let quantity = input.any(&["qty", "quantity"]).map_or(Ok(1), Json::units)?;
    let upstream = input
        .any(&["unit", "base", "base_unit", "base_total", "base_price"])
        .map_or(Ok(Exact::HUNDRED), Json::exact)?;
    till.sell("goods", upstream);
    till.buy("goods", quantity);
    let mut list = json!({ "id": "reseller", "audience": { "channel": RESELLER } });
    if let Some(fields) = list.as_object_mut() {
        let percent = input.any(&["markup_percent"]).map(Json::exact).transpose()?;
        let each = input.any(&["markup_each", "markup_fixed", "markup"]).map(Json::exact).transpose()?;
        if percent.is_some() || each.is_some() {
            let zero = Exact::ZERO;
            let change = json!({ "percent": percent.unwrap_or(zero), "each": each.unwrap_or(zero) });
            fields.insert("adjustment".to_owned(), change);
        }
        if let Some(own) = input.any(&["order_total", "reseller_price", "fixed_price"]) {
            fields.insert("prices".to_owned(), json!([{ "variant": "goods", "price": own.exact()? }]));
        }
    }
    till.add("lists", list);
    if let Some(most) = input.any(&["max_percent", "max_markup_percent"]) {
        till.set("max_markup", json!(most.exact()?));
    }
    let base = till.quote()?.0.total;
    till.with_cart(|mut cart| {
        cart.channel = RESELLER.into();
        cart
    });
    let quote = till.quote()?;
    let total = quote.0.total;
    let profit = total.amount().minus(base.amount())?.in_currency(till.currency);
    let units = quote.units("goods")?;
    let unit = units.first().copied().unwrap_or(total);
    Ok([
        ("total", major(total)),
        ("unit", major(unit)),
        ("base_total", major(base)),
        ("profit", major(profit)),
        ("markup", major(profit)),
        ("rejected", false.into()),
    ]
    .into())
}
