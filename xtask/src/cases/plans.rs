//! Commission of orders by plans: unilevel, differences of level and price.

use super::case::{Case, Library};
use super::{Answer, Json, Stop};
use keytill::commission::{Commissions, Plan, Sale};
use keytill::money::{Currency, Exact, Money};
use serde_json::{Value, json};

/// Plans that pay by depth.
pub fn unilevel(case: &Case, _: &Library) -> Answer {
    let input = &case.input;
    if input.get("chain").and_then(Json::text).is_some() {
        return story(input);
    }
    let asked = Asked::of(input)?;
    let mut unilevel = json!({ "tiers": tiers(input)? });
    if let Some(pool) = input.any(&["pool_percent", "pool"]) {
        unilevel["pool_percent"] = json!(pool.exact()?);
    }
    if case.area.ends_with("fixed_wins") {
        unilevel["combine"] = json!("fixed_wins");
    }
    if let Some(own) = input.any(&["override", "product_override"]) {
        let own = own.list().iter().map(|tier| asked.tier(tier)).collect::<Result<Vec<_>, _>>()?;
        unilevel["products"] = json!([{ "product": "goods", "tiers": own }]);
    }
    for (name, value) in [("ineligible", input.get("ineligible")), ("combine", input.get("combine"))] {
        if let Some(text) = value.and_then(Json::text) {
            unilevel[name] = json!(text);
        }
    }
    scale(&mut unilevel["tiers"], asked.minor);
    let count = unilevel["tiers"].as_array().map_or(0, Vec::len);
    let own =
        unilevel.get("products").map_or(0, |products| products[0]["tiers"].as_array().map_or(0, Vec::len));
    let above = match input.any(&["ancestors", "uplines"]) {
        Some(count) => count.units()? as usize,
        None => count.max(own).max(1),
    };
    let people: Vec<_> = (1..=above).map(|n| json!({ "id": format!("u{n}") })).collect();
    let paid = asked.pay(json!({ "unilevel": unilevel }), &people)?;
    let by_tier = |tier: usize| -> Json {
        let lines = paid.commissions.iter().filter(|line| usize::from(line.tier) == tier);
        asked.money(lines.map(|line| line.amount.minor()).sum())
    };
    let mut answer = vec![("total".to_owned(), asked.money(paid.total.minor()))];
    answer.push((
        "paid".to_owned(),
        match case.expected.get("paid") {
            Some(Json::List(list)) => Json::List((1..=list.len().max(count)).map(by_tier).collect()),
            Some(Json::Object(tiers)) => {
                let tiers = tiers.iter().map(|(tier, _)| (tier.clone(), by_tier(tier.parse().unwrap_or(0))));
                Json::Object(tiers.collect())
            }
            _ => asked.money(paid.total.minor()),
        },
    ));
    Ok(Json::Object(answer))
}

/// `A invites B invites C`, and who is paid for whose purchase.
fn story(input: &Json) -> Answer {
    let chain = input.need("chain")?.text().unwrap_or_default();
    let names: Vec<&str> = chain.split(" invites ").map(str::trim).collect();
    let percents = vec![json!({ "percent": "10" }); names.len().max(1) - 1];
    let plan = plan(json!({ "unilevel": { "tiers": percents } }))?;
    let mut pay = Vec::new();
    for buyer in input.need("buys")?.list() {
        let buyer = buyer.text().unwrap_or_default();
        let at = names.iter().position(|name| *name == buyer);
        let at = at.ok_or_else(|| Stop::unmapped(format!("`{buyer}` is not in the chain")))?;
        let above: Vec<_> = names.iter().take(at).rev().map(|name| json!({ "id": name })).collect();
        let sale = read::<Sale>(json!({
            "buyer": { "id": buyer }, "upline": above,
            "lines": [{ "product": "goods", "quantity": 1, "paid": "100" }],
        }))?;
        let lines = plan.pay(&sale)?.commissions;
        let told = lines.iter().map(|line| Json::Text(format!("{}:{}", line.promoter, line.tier)));
        pay.push(Json::List(told.collect()));
    }
    Ok(Json::Object(vec![("pay".to_owned(), Json::List(pay))]))
}

/// The tiers in whatever form the source writes them.
fn tiers(input: &Json) -> Result<Vec<Value>, Stop> {
    if let Some(levels) = input.any(&["levels", "tiers"]) {
        return levels.list().iter().map(tier_of).collect();
    }
    match input.any(&["split", "percents", "rates"]) {
        Some(Json::List(split)) => {
            split.iter().map(|percent| Ok(json!({ "percent": percent.exact()? }))).collect()
        }
        Some(Json::Object(by_tier)) => {
            let numbered =
                by_tier.iter().filter_map(|(tier, percent)| Some((tier.parse::<usize>().ok()?, percent)));
            let numbered: Vec<_> = numbered.collect();
            let most = numbered.iter().map(|(tier, _)| *tier).max().unwrap_or(0);
            let mut tiers = vec![json!({}); most];
            for (tier, percent) in numbered {
                if let Some(place) = tier.checked_sub(1).and_then(|n| tiers.get_mut(n)) {
                    *place = json!({ "percent": percent.exact()? });
                }
            }
            Ok(tiers)
        }
        _ if input.any(&["percent", "fixed"]).is_some() => Ok(vec![tier_of(input)?]),
        _ if input.get("override").is_some() => {
            // What is overridden would have paid something.
            Ok(vec![json!({ "percent": "10" }), json!({ "percent": "5" }), json!({ "percent": "2" })])
        }
        _ => Err(Stop::unmapped("the case says no rates")),
    }
}

fn tier_of(tier: &Json) -> Result<Value, Stop> {
    if tier.is_decimal() {
        return Ok(json!({ "percent": tier.exact()? }));
    }
    let mut written = json!({});
    if let Some(percent) = tier.get("percent") {
        written["percent"] = json!(percent.exact()?);
    }
    if let Some(fixed) = tier.get("fixed") {
        written["fixed"] = json!(fixed.exact()?);
    }
    Ok(written)
}

/// Fixed amounts in minor units become major ones.
fn scale(tiers: &mut Value, minor: bool) {
    if !minor {
        return;
    }
    for tier in tiers.as_array_mut().into_iter().flatten() {
        let fixed = tier.get("fixed").and_then(Value::as_str).and_then(|text| text.parse::<Exact>().ok());
        if let Some(fixed) = fixed {
            let cents = Exact::from_parts(fixed.mantissa(), fixed.scale() + 2);
            tier["fixed"] = json!(cents);
        }
    }
}

/// Plans that pay differences of level.
pub fn difference(case: &Case, _: &Library) -> Answer {
    let input = &case.input;
    let chain = input.need_any(&["chain_percents", "chain", "percents"])?.list();
    let mut percents = chain.iter().map(Json::exact).collect::<Result<Vec<_>, _>>()?;
    let level = |percent: Exact| format!("p{percent}");
    let people: Vec<_> = percents
        .iter()
        .enumerate()
        .map(|(n, percent)| json!({ "id": format!("u{n}"), "level": level(*percent) }))
        .collect();
    percents.sort_unstable();
    percents.dedup();
    let rates: Vec<_> =
        percents.iter().map(|p| json!({ "level": level(*p), "rate": { "percent": p } })).collect();
    let mut kind = json!({ "rates": rates });
    if let Some(peer) = input.any(&["peer_percent", "peer"]) {
        let limit = input.any(&["peer_limit", "limit"]).map_or(Ok(1), Json::units)?;
        let of = if input.get("peer_of").and_then(Json::text) == Some("income") { "income" } else { "order" };
        kind["peer"] = json!({ "rate": { "percent": peer.exact()? }, "limit": limit, "of": of });
    }
    let asked = Asked::of(input)?;
    let paid = asked.pay(json!({ "level_difference": kind }), &people)?;
    let line = |n: usize| {
        let id = format!("u{n}");
        let mine: Vec<_> = paid.commissions.iter().filter(|line| line.promoter.as_str() == id).collect();
        let minor = mine.iter().map(|line| line.amount.minor()).sum::<i64>();
        let peer = paid
            .explanation
            .iter()
            .any(|step| step.contains(&format!("`{id}`")) && step.contains("as a peer"));
        if minor == 0 {
            return Json::Text("0".to_owned());
        }
        let text = Money::new(minor, Currency::CNY).decimal().to_string();
        Json::Text(if peer { format!("{text} peer") } else { text })
    };
    let total = paid.total.minor();
    Ok([
        ("paid", Json::List((0..people.len()).map(line).collect())),
        ("total", Json::Text(Money::new(total, Currency::CNY).decimal().to_string())),
        // Where nothing else is said the sale is of 100.
        ("total_percent", Json::Text(Money::new(total, Currency::CNY).decimal().to_string())),
    ]
    .into())
}

/// Plans that pay differences of price.
pub fn price_difference(case: &Case, _: &Library) -> Answer {
    let input = &case.input;
    let amount = input.need_any(&["amount", "price", "paid"])?.exact()?;
    let promoter = input.need_any(&["promoter_price", "cost_price"])?.exact()?;
    let mut prices = vec![json!({ "level": "promoter", "price": { "unit": promoter } })];
    let mut people = vec![json!({ "id": "promoter", "level": "promoter" })];
    if let Some(rebate) = input.any(&["owner_rebate", "rebate"]) {
        // The owner buys at what is paid less the rebate.
        let owner =
            amount.plus(rebate.exact()?.negated()).ok_or_else(|| Stop::unmapped("the rebate is too fine"))?;
        prices.push(json!({ "level": "owner", "price": { "unit": owner } }));
        people.push(json!({ "id": "owner", "level": "owner" }));
    }
    let asked = Asked { paid: amount, quantity: 1, minor: false };
    let paid = asked.pay(json!({ "price_difference": { "prices": prices } }), &people)?;
    let of = |who: &str| {
        let mine = paid.commissions.iter().filter(|line| line.promoter.as_str() == who);
        asked.money(mine.map(|line| line.amount.minor()).sum())
    };
    Ok([("promoter", of("promoter")), ("owner", of("owner")), ("total", asked.money(paid.total.minor()))]
        .into())
}

/// What is sold.
struct Asked {
    paid: Exact,
    quantity: u32,
    /// Whether the source counts in minor units.
    minor: bool,
}

impl Asked {
    fn of(input: &Json) -> Result<Self, Stop> {
        let quantity = input.any(&["qty", "quantity"]).map_or(Ok(1), Json::units)?;
        let minor = input.any(&["base_minor", "amount_minor", "order_minor"]);
        let whole = input.any(&["order", "base", "amount", "price", "sale"]);
        let paid = match (minor, whole, input.any(&["unit", "unit_price"])) {
            (Some(minor), ..) => {
                Exact::from_parts(minor.int()?, 2).ok_or_else(|| Stop::unmapped("the base is too large"))?
            }
            (None, Some(whole), _) => whole.exact()?,
            (None, None, Some(unit)) => {
                let paid = unit.exact()?.times(Exact::from(quantity));
                paid.ok_or_else(|| Stop::unmapped("the base is too large"))?
            }
            // Fixed amounts are paid of a price that bears them.
            (None, None, None) => match input.get("fixed") {
                Some(_) => Exact::from(10_000_u32),
                None => Exact::HUNDRED,
            },
        };
        let fixed_alone = minor.is_none() && whole.is_none() && input.get("fixed").is_some();
        Ok(Self { paid, quantity, minor: minor.is_some() || fixed_alone })
    }

    fn tier(&self, tier: &Json) -> Result<Value, Stop> {
        let mut list = json!([tier_of(tier)?]);
        scale(&mut list, self.minor);
        Ok(list[0].take())
    }

    fn money(&self, minor: i64) -> Json {
        if self.minor {
            Json::from(minor)
        } else {
            Json::Text(Money::new(minor, Currency::CNY).decimal().to_string())
        }
    }

    fn pay(&self, kind: Value, people: &[Value]) -> Result<Commissions, Stop> {
        let sale: Sale = read(json!({
            "buyer": { "id": "buyer" }, "upline": people,
            "lines": [{ "product": "goods", "quantity": self.quantity, "paid": self.paid }],
        }))?;
        Ok(plan(kind)?.pay(&sale)?)
    }
}

/// A plan of one bonus.
pub fn plan(kind: Value) -> Result<Plan, Stop> {
    read(json!({
        "id": "plan", "currency": "CNY", "cap_percent": "100", "bonuses": [{ "id": "bonus", "kind": kind }],
    }))
}

/// Reads a document; what cannot be written as one is unmapped.
pub fn read<T: for<'de> serde::Deserialize<'de>>(json: Value) -> Result<T, Stop> {
    serde_json::from_value(json)
        .map_err(|error| Stop::unmapped(format!("this cannot be written in a plan: {error}")))
}

/// Amounts and shares that must be refused: whether all are, and otherwise which are not.
pub fn refused(case: &Case, _: &Library) -> Answer {
    let input = &case.input;
    let bad_money = input.any(&["bad_money", "bad"]).map(Json::list).unwrap_or_default();
    let bad_splits = input.any(&["split_bad", "bad_split"]).map(Json::list).unwrap_or_default();
    let taken_money = bad_money.iter().filter(|bad| !is_refused_money(bad));
    let mut taken: Vec<_> =
        taken_money.chain(bad_splits.iter().filter(|bad| !is_refused_split(bad))).collect();
    taken.extend(input.any(&["split_ok", "ok_split"]).filter(|good| is_refused_split(good)));
    let names: Vec<_> = taken.iter().map(ToString::to_string).collect();
    let rejected =
        if names.is_empty() { Json::Bool(true) } else { Json::Text(format!("all but {}", names.join(", "))) };
    Ok([("rejected", rejected)].into())
}

/// A sale of that amount, as text. Words for a kind of value stand for one of it.
fn is_refused_money(bad: &Json) -> bool {
    let text = bad.text().unwrap_or_default();
    let value = match text {
        // Half a minor unit.
        "10.5 minor" => json!("0.105"),
        "overflow" => json!("92233720368547758.08"),
        "true" => json!(true),
        other => json!(other),
    };
    let sale = json!({
        "buyer": { "id": "buyer" }, "upline": [{ "id": "u1" }],
        "lines": [{ "product": "goods", "quantity": 1, "paid": value }],
    });
    let Ok(plan) = plan(json!({ "unilevel": { "tiers": [{ "percent": "10" }] } })) else { return false };
    serde_json::from_value::<Sale>(sale).map_or(true, |sale| plan.pay(&sale).is_err())
}

/// A plan with that split.
fn is_refused_split(bad: &Json) -> bool {
    let split: Vec<Value> = match bad.text() {
        Some("sum 110") => vec![json!("50"), json!("30"), json!("30")],
        Some(other) => vec![json!(other)],
        None => bad.list().iter().map(|share| json!(share.text().unwrap_or_default())).collect(),
    };
    let tiers: Vec<_> = split.iter().map(|share| json!({ "percent": share })).collect();
    plan(json!({ "unilevel": { "tiers": tiers, "pool_percent": "10" } }))
        .map_or(true, |plan| plan.validate().is_err())
}
