//! Commission of one sale, by a plan.

use super::case::{Case, Library};
use super::till::major;
use super::{Answer, Json, Stop};
use keytill::commission::{Plan, Sale};
use keytill::money::Exact;
use serde_json::json;

/// So much for each referral.
pub fn flat(case: &Case, _: &Library) -> Answer {
    let input = &case.input;
    let count = input.need_any(&["referrals", "qty", "quantity"])?.units()?;
    let flat = input.need_any(&["flat", "fixed"])?.exact()?;
    let percent = input.get("percent").map_or(Ok(Exact::ZERO), Json::exact)?;
    let plan: Plan = read(json!({
        "id": "plan", "currency": "CNY", "cap_percent": "100",
        "bonuses": [{ "id": "referral", "kind": { "unilevel": { "tiers": [{ "percent": percent, "fixed": flat }] } } }],
    }))?;
    // Each referral is a unit sold, at a price that bears what it pays.
    let sale: Sale = read(json!({
        "buyer": { "id": "referred" }, "upline": [{ "id": "referrer" }],
        "lines": [{ "product": "referral", "quantity": count, "paid": "1000000" }],
    }))?;
    Ok([("commission", major(plan.pay(&sale)?.total))].into())
}

fn read<T: for<'de> serde::Deserialize<'de>>(json: serde_json::Value) -> Result<T, Stop> {
    serde_json::from_value(json)
        .map_err(|error| Stop::unmapped(format!("this cannot be written in a plan: {error}")))
}
