//! Taxes on amounts: held by the price or on top of it, by line or by order, at home and abroad.

use super::basket::Basket;
use super::case::{Case, Library};
use super::till::{Quoted, Till, currency_of, from_minor, major, percent_of_rate};
use super::{Answer, Json, Stop};
use keytill::money::{Currency, Exact, Money};
use serde_json::{Value, json};

pub fn answer(case: &Case, library: &Library) -> Answer {
    let input = &case.input;
    if input.get("prices_include_tax").is_some() {
        return super::promotions::answer(case, library);
    }
    if input.any(&["subtotal", "subtotal_minor"]).is_some() {
        return super::charges::totals(case, library);
    }
    if input.get("gross_home").is_some() {
        return abroad(case);
    }
    if input.get("items").is_some() {
        return totals(case);
    }
    if input.get("line").is_some_and(|line| line.list().len() == 2) {
        return portions(case);
    }
    one_amount(case)
}

/// Whether amounts are in minor units, and the amount in major ones.
fn amount(input: &Json, currency: Currency) -> Result<(Exact, bool, bool), Stop> {
    for (name, inclusive) in [
        ("gross", true),
        ("net", false),
        ("gross_unit", true),
        ("net_unit", false),
        ("amount", true),
        ("unit", true),
    ] {
        if let Some(value) = input.get(name) {
            return Ok((value.exact()?, false, inclusive));
        }
        if let Some(value) = input.get(&format!("{name}_minor")) {
            return Ok((from_minor(value.int()?, currency)?, true, inclusive));
        }
    }
    Err(Stop::unmapped("the case names no amount that is taxed"))
}

/// The rate in percent.
fn rate(input: &Json) -> Result<Exact, Stop> {
    if let Some(rate) = input.get("rate") {
        return percent_of_rate(rate.exact()?);
    }
    input.need_any(&["tax_percent", "vat", "rate_percent", "percent", "tax_rate", "tax"])?.exact()
}

/// A till whose goods are taxed at one rate.
fn taxed(currency: Currency, percent: Exact, inclusive: bool, scope: &str) -> Till {
    let mut till = Till::new(currency);
    till.set(
        "taxes",
        json!({
            "inclusive": inclusive, "scope": scope, "category": "goods",
            "rates": [{ "category": "goods", "percent": percent }],
        }),
    );
    till
}

/// One amount, with an adjustment or a percentage off.
fn one_amount(case: &Case) -> Answer {
    let input = &case.input;
    let currency = currency_of(input, &Json::Null)?;
    let (price, minor, by_name) = amount(input, currency)?;
    let inclusive = input.any(&["included", "inclusive", "included_in_price"]).map_or(by_name, Json::is_true);
    let quantity = input.any(&["qty", "quantity"]).map_or(Ok(1), Json::units)?;
    // Who shows the net of a unit rounds the tax of a unit.
    let by_unit = input.any(&["gross_unit", "net_unit"]).is_some();
    let scope = match input.get("scope").and_then(Json::text) {
        Some("order") => "order",
        Some("unit" | "item") => "unit",
        _ if by_unit => "unit",
        _ => "line",
    };
    let percent = rate(input)?;
    let mut till = taxed(currency, percent, inclusive, scope);
    till.sell("goods", price);
    till.buy("goods", quantity);
    let mut offers: Vec<Value> = Vec::new();
    if let Some(off) = input.any(&["percent_off", "discount_percent"]) {
        offers.push(json!({ "id": "percent", "target": "order", "effect": { "percent": off.exact()? } }));
    }
    if let Some(adjustment) = input.any(&["adjustment", "discount"]) {
        let text = adjustment.text().unwrap_or_default().trim_start_matches('-').to_owned();
        let off = Json::Text(text).exact()?;
        offers.push(json!({ "id": "adjustment", "target": "order", "effect": { "amount_across": off } }));
    }
    till.lane("sequential", offers);
    let quote = till.quote()?;
    let tell = |money: Money| -> Json { if minor { money.minor().into() } else { major(money) } };
    let (net, tax, gross) = (quote.goods_net()?, quote.tax(), quote.goods_gross()?);
    let mut answer = Vec::new();
    for (names, money) in [
        (["net", "vendure_net", "subtotal", "net_total"], net),
        (["tax", "included_tax", "additional_tax", "tax_total"], tax),
        (["gross", "vendure_gross", "total", "correct_total"], gross),
    ] {
        answer.extend(names.into_iter().map(|name| (name.to_owned(), tell(money))));
    }
    if case.expected.get("reporter_expects_gross_from_net").is_some() {
        // The other side as the one that rules: prices are the net of one unit, and the tax comes on top.
        let mut one = taxed(currency, percent, inclusive, scope);
        one.sell("goods", price);
        one.buy("goods", 1);
        let net = one.quote()?.goods_net()?;
        let mut till = taxed(currency, percent, false, "line");
        till.sell("goods", from_minor(net.minor(), currency)?);
        till.buy("goods", quantity);
        answer.push(("reporter_expects_gross_from_net".to_owned(), tell(till.quote()?.goods_gross()?)));
    }
    Ok(Json::Object(answer))
}

/// A price that holds the tax at home, sold where another rate holds: the net stays.
fn abroad(case: &Case) -> Answer {
    let input = &case.input;
    let currency = currency_of(input, &Json::Null)?;
    let home = percent_of_rate(input.need("home_rate")?.exact()?)?;
    let there = percent_of_rate(input.need("dest_rate")?.exact()?)?;
    let mut till = Till::new(currency);
    till.set("taxes", json!({
        "inclusive": true, "category": "goods", "cross_border": "keep_net",
        "rates": [{ "category": "goods", "percent": home }, { "category": "goods", "percent": there, "region": "abroad" }],
    }));
    till.sell("goods", input.need("gross_home")?.exact()?);
    till.buy("goods", input.any(&["qty", "quantity"]).map_or(Ok(1), Json::units)?);
    till.with_cart(|cart| cart.region("abroad"));
    let quote = till.quote()?;
    Ok([
        ("gross_dest", major(quote.goods_gross()?)),
        ("included_tax", major(quote.tax())),
        ("net", major(quote.goods_net()?)),
    ]
    .into())
}

/// Net and gross of several parts, all at the rate that the first of them says.
fn portions(case: &Case) -> Answer {
    let input = &case.input;
    let currency = currency_of(input, &Json::Null)?;
    let pair = |json: &Json| -> Result<(i64, i64), Stop> {
        match json.list() {
            [net, gross] => Ok((net.int()?, gross.int()?)),
            _ => Err(Stop::unmapped("a part is not net and gross")),
        }
    };
    let mut basket = Basket::empty(currency);
    let mut rates = Vec::new();
    for (name, part) in input.entries() {
        let (net, gross) = pair(part)?;
        // The rate that makes this gross of this net, in percent with four decimals.
        let millionths = (gross - net).saturating_mul(1_000_000).checked_div(net.max(1)).unwrap_or_default();
        let percent =
            Exact::from_parts(millionths, 4).ok_or_else(|| Stop::unmapped("a rate has too many digits"))?;
        if !rates.contains(&percent) {
            rates.push(percent);
        }
        let price = from_minor(net, currency)?;
        if name == "shipping" {
            basket.ship("shipping", price, Some(percent));
        } else {
            let tax = basket.rate(percent);
            basket.till.sell_with(name, price, json!({ "tax": tax }));
            basket.till.buy(name, 1);
        }
    }
    basket.taxes(false);
    let quote = basket.till.quote()?;
    let (tax, gross) = (quote.tax(), quote.0.total);
    let net = gross.amount().minus(tax.amount())?;
    Ok([
        ("net", Json::from(net.minor())),
        ("gross", gross.minor().into()),
        ("tax", tax.minor().into()),
        ("portions", rates.len().into()),
    ]
    .into())
}

/// Items and shipping with taxes and adjustments, as Medusa sums them up.
fn totals(case: &Case) -> Answer {
    let input = &case.input;
    let currency = currency_of(input, &Json::Null)?;
    let inclusive = input
        .need("items")?
        .list()
        .iter()
        .any(|item| item.any(&["inclusive", "is_tax_inclusive"]).is_some_and(Json::is_true));
    let with = summed(input, currency, inclusive, true)?;
    let without = summed(input, currency, inclusive, false)?;
    let (tax, before) = (with.tax(), without.tax());
    let total = with.0.total;
    let less =
        |one: Money, two: Money| one.amount().minus(two.amount()).map(|amount| amount.in_currency(currency));
    let discount = less(without.0.total, total)?;
    let answer = Json::from([
        ("subtotal", major(less(without.0.total, before)?)),
        ("tax_total", major(tax)),
        ("total", major(total)),
        ("original_total", major(without.0.total)),
        ("original_tax_total", major(before)),
        ("discount_total", major(discount)),
        ("discount_tax_total", major(less(before, tax)?)),
    ]);
    let mut all = answer.entries().to_vec();
    for name in ["medusa_actual", "rounded_2dp"] {
        all.push((name.to_owned(), answer.clone()));
    }
    Ok(Json::Object(all))
}

fn summed(input: &Json, currency: Currency, inclusive: bool, adjusted: bool) -> Result<Quoted, Stop> {
    let mut basket = Basket::empty(currency);
    let mut offers: Vec<Value> = Vec::new();
    let mut adjust = |row: &Json, target: Value, name: &str| -> Result<(), Stop> {
        for (n, off) in row.get("adjustments").map(Json::list).unwrap_or_default().iter().enumerate() {
            let off = off.get("amount").unwrap_or(off).exact()?;
            let id = format!("{name} {n}");
            offers.push(json!({ "id": id, "target": target, "effect": { "amount_across": off } }));
        }
        Ok(())
    };
    for (n, item) in input.need("items")?.list().iter().enumerate() {
        let id = format!("item-{}", n + 1);
        let mut rest = json!({});
        if let (Some(tax), Some(rest)) = (item.any(&["tax", "tax_rate"]), rest.as_object_mut()) {
            rest.insert("tax".to_owned(), json!(basket.rate(tax.exact()?)));
        }
        basket.till.sell_with(&id, item.need_any(&["unit", "unit_price"])?.exact()?, rest);
        basket.till.buy(&id, item.any(&["qty", "quantity"]).map_or(Ok(1), Json::units)?);
        adjust(item, json!({ "lines": { "in": { "fact": "variant", "values": [id] } } }), &id)?;
    }
    for method in input.get("shipping").map(Json::list).unwrap_or_default() {
        let tax = method.any(&["tax", "tax_rate"]).map(Json::exact).transpose()?;
        basket.ship("shipping", method.need_any(&["amount", "price"])?.exact()?, tax);
        adjust(method, json!("shipping"), "shipping")?;
    }
    basket.taxes(inclusive);
    if adjusted {
        basket.till.lane("sequential", offers);
    }
    basket.till.quote()
}
