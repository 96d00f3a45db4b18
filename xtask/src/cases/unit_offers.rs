//! Offers that look at units and thresholds: ladders, another amount for the first unit, full groups.

use super::basket::Basket;
use super::case::{Case, Library};
use super::offers::{offer, one_of};
use super::till::{major, off};
use super::{Answer, Json};
use keytill::money::{Exact, Money};
use serde_json::{Value, json};

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
    steps.sort_by_key(|step| step.0);
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
