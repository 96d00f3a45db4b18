//! Single percentages and sums, whose rounding is the point.

use super::basket::{Basket, divided};
use super::case::{Case, Library};
use super::offers::offer;
use super::till::{Till, currency_of, major, off};
use super::{Answer, Json, Stop};
use keytill::money::Exact;
use serde_json::json;

/// A percentage of one amount.
pub fn percent_of(case: &Case, library: &Library) -> Answer {
    let input = &case.input;
    if input.get("promotion").is_some() && input.get("quoted").is_some() {
        return large_quantity(case);
    }
    if input.get("tiers").is_some() {
        return super::unit_offers::ladder(case, library);
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
