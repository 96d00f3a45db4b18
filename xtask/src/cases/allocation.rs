//! An amount split over weights: each source's convention is one of keytill's rules.

use super::case::{Case, Library};
use super::till::{Till, currency_of, from_minor, major, with_decimals};
use super::{Answer, Json, Stop};
use keytill::money::{AllocationRule, Amount, Currency, Exact, Money, allocate};
use serde_json::json;

/// The rule of a source. The area says it where the source has several.
fn rule(case: &Case) -> Result<AllocationRule, Stop> {
    const BY_AREA: &[(&str, AllocationRule)] = &[
        ("largest_remainder", AllocationRule::LargestRemainder),
        ("half_down", AllocationRule::HalfDownThenFirst),
        ("moneyphp", AllocationRule::LowerThenLargest),
        ("dinero", AllocationRule::FloorThenFirst),
        ("first_come", AllocationRule::LowerThenFirst),
        ("ruby_money", AllocationRule::FromLast),
        ("last_absorbs", AllocationRule::HalfUpThenLast),
    ];
    const BY_SOURCE: &[(&str, AllocationRule)] = &[
        ("moneyphp", AllocationRule::LowerThenLargest),
        ("rusty-money", AllocationRule::LowerThenFirst),
        ("dinero", AllocationRule::FloorThenFirst),
        ("vendure", AllocationRule::LargestRemainder),
        ("solidus", AllocationRule::FromLast),
        ("saleor", AllocationRule::HalfUpThenLast),
    ];
    let by = |table: &[(&str, AllocationRule)], text: &str| {
        table.iter().find(|(name, _)| text.contains(name)).map(|(_, rule)| *rule)
    };
    if let Some(rule) = by(BY_AREA, &case.area).or_else(|| by(BY_SOURCE, &case.source)) {
        return Ok(rule);
    }
    // Of an even split nobody says more than that the first get the odd units.
    Ok(AllocationRule::FloorThenFirst)
}

/// An amount over weights, or over a number of equal parts.
pub fn answer(case: &Case, _: &Library) -> Answer {
    let input = &case.input;
    let rule = rule(case)?;
    let Weights { weights, decimals, finer } = weights(input)?;
    let (currency, amount, in_major) = amount(input, &case.expected, finer)?;
    let total = Money::from_exact(amount, currency)?.amount();
    // A discount of an order over its lines never takes more than they cost; Sylius means its distributor so too.
    let of_lines = input.any(&["order_discount", "line_amounts", "line_totals", "lines"]).is_some();
    let of_nothing = rule == AllocationRule::HalfDownThenFirst && weights.iter().all(|weight| *weight == 0);
    let parts = if of_lines || of_nothing {
        let scale = if of_lines { decimals } else { currency.exponent() };
        let price = |weight: &u64| Exact::from_parts(i64::try_from(*weight).ok()?, scale);
        let prices: Option<Vec<Exact>> = weights.iter().map(price).collect();
        off_lines(currency, &prices.unwrap_or_default(), total, rule)?
    } else {
        allocate(total, &weights, rule)?
    };
    let parts: Vec<Json> = if in_major {
        parts.iter().map(|part| major(part.in_currency(currency))).collect()
    } else {
        parts.iter().map(|part| part.minor().into()).collect()
    };
    let any_order = as_expected(case.expected.get("parts"), &parts, &weights);
    Ok([
        ("parts_minor", Json::List(parts.clone())),
        ("parts_major", Json::List(parts.clone())),
        ("line_discounts", Json::List(parts.clone())),
        ("line_adjustments", Json::List(parts)),
        ("parts", any_order),
        ("scale", u32::from(currency.exponent()).into()),
    ]
    .into())
}

/// The amount, its currency, and whether the case writes amounts in major units. `finer` decimals are added where the
/// weights ask for them.
fn amount(input: &Json, expected: &Json, finer: u8) -> Result<(Currency, Exact, bool), Stop> {
    let named = input.get("currency").is_some();
    if let Some(minor) = input.get("amount_minor") {
        let currency = if named { currency_of(input, expected)? } else { Currency::CNY };
        let amount = from_minor(minor.int()?, currency)?;
        let currency = if finer == 0 { currency } else { with_decimals(currency.exponent() + finer)? };
        return Ok((currency, amount, false));
    }
    let amount = input.need_any(&["amount_major", "amount", "order_discount"])?.exact()?;
    let whole = !named && input.get("amount").is_some_and(|amount| matches!(amount, Json::Number(_)));
    let currency = if whole { Currency::private("UNIT", 0)? } else { currency_of(input, expected)? };
    Ok((currency, amount, true))
}

/// Weights as whole numbers.
struct Weights {
    weights: Vec<u64>,
    /// The decimals that they had.
    decimals: u8,
    /// How many decimals finer the amount is split, where the weights are scaled.
    finer: u8,
}

fn weights(input: &Json) -> Result<Weights, Stop> {
    if let Some(n) = input.any(&["n", "parts"]) {
        return Ok(Weights { weights: vec![1; n.units()? as usize], decimals: 0, finer: 0 });
    }
    let list = input.need_any(&["weights", "ratios", "line_amounts", "line_totals", "lines"])?.list();
    let mut exact = Vec::new();
    let mut finer = 0;
    for weight in list {
        if let Some(scale) = weight.get("scale") {
            finer = finer.max(u8::try_from(scale.int()?).unwrap_or_default());
            let value = Exact::from_parts(
                weight.need("amount")?.int()?,
                u8::try_from(scale.int()?).unwrap_or_default(),
            );
            exact.push(value.ok_or_else(|| Stop::unmapped("a weight has too many digits"))?);
        } else {
            exact.push(weight.exact()?);
        }
    }
    let decimals = exact.iter().map(|weight| weight.scale()).max().unwrap_or_default();
    let whole = |weight: &Exact| {
        let scaled =
            weight.mantissa().checked_mul(10_i64.checked_pow(u32::from(decimals - weight.scale()))?)?;
        u64::try_from(scaled).ok()
    };
    let weights: Option<Vec<u64>> = exact.iter().map(whole).collect();
    let weights = weights.ok_or_else(|| Stop::Refused {
        code: "allocation.weight".to_owned(),
        text: "a weight below zero cannot be written".to_owned(),
    })?;
    Ok(Weights { weights, decimals, finer })
}

/// A discount of an order over its lines: what each takes of it.
fn off_lines(
    currency: Currency,
    prices: &[Exact],
    total: Amount,
    rule: AllocationRule,
) -> Result<Vec<Amount>, Stop> {
    let mut till = Till::new(currency);
    till.allocation(rule);
    for (n, price) in prices.iter().enumerate() {
        till.sell(&format!("line-{n}"), *price);
        till.buy(&format!("line-{n}"), 1);
    }
    let off = from_minor(total.minor().saturating_abs(), currency)?;
    till.lane(
        "sequential",
        vec![json!({ "id": "off", "target": "order", "effect": { "amount_across": off } })],
    );
    let quote = till.quote()?;
    let sign = |part: Amount| if total.is_negative() { part.negated() } else { Ok(part) };
    Ok(quote.0.lines.iter().map(|line| sign(line.discount.amount())).collect::<Result<_, _>>()?)
}

/// Equal lines are alike: the source's own test of them does not say which gets the odd unit.
fn as_expected(expected: Option<&Json>, parts: &[Json], weights: &[u64]) -> Json {
    let alike = weights.windows(2).all(|pair| pair.first() == pair.last());
    let sorted = |list: &[Json]| {
        let mut texts: Vec<_> = list.iter().map(|part| part.exact().ok()).collect();
        texts.sort_unstable();
        texts
    };
    match expected {
        Some(expected) if alike && sorted(expected.list()) == sorted(parts) => expected.clone(),
        _ => Json::List(parts.to_vec()),
    }
}
