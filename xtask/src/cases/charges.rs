//! Discounts beside shipping and other charges.

use super::basket::Basket;
use super::case::{Case, Library};
use super::offers::offer;
use super::till::{currency_of, from_minor, major};
use super::{Answer, Json, Stop};
use keytill::money::{AllocationRule, Exact, Money};
use serde_json::json;

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
