//! Shares written as portions (percentages and fractions), with caps, remainders and what is kept; amounts taken from
//! several accounts in order.

use super::case::{Case, Library};
use super::till::{Till, major, with_decimals};
use super::{Answer, Json, Stop};
use keytill::money::{AllocationRule, Amount, Cascade, allocate, cascade};
use serde_json::json;

/// A share: so many of so many parts.
type Share = (u64, u64);

/// Where a share goes.
#[derive(Debug, Clone)]
enum To {
    Account(String),
    /// It stays where it is.
    Kept,
    /// It is divided again.
    Divided(Json),
}

/// An amount divided by portions or taken from sources, or both.
pub fn answer(case: &Case, _: &Library) -> Answer {
    let input = &case.input;
    if let Some(sources) = input.get("sources") {
        return from_sources(input, sources);
    }
    if let Some(balances) = input.get("balances") {
        return send_all(balances, input.need("to")?);
    }
    let amount = input.need("amount")?.int()?;
    let mut placed = Vec::new();
    divide(Amount::from_minor(amount), input.need_any(&["portions", "split", "to"])?, &mut placed)?;
    Ok(totals(placed))
}

/// Sums by account, in the order in which they first came.
fn totals(placed: Vec<(String, Amount)>) -> Json {
    let mut sums: Vec<(String, i64)> = Vec::new();
    for (account, amount) in placed {
        match sums.iter_mut().find(|(known, _)| *known == account) {
            Some((_, sum)) => *sum += amount.minor(),
            None => sums.push((account, amount.minor())),
        }
    }
    Json::Object(sums.into_iter().map(|(account, sum)| (account, sum.into())).collect())
}

/// Divides an amount: by portions of it, or in order with most amounts and a rest.
fn divide(amount: Amount, by: &Json, placed: &mut Vec<(String, Amount)>) -> Result<(), Stop> {
    let in_order = by.entries().iter().any(|(key, _)| key.starts_with("max "));
    let parts = if in_order { by_limits(amount, by)? } else { by_portions(amount, by)? };
    for (to, part) in parts {
        match to {
            To::Account(account) => placed.push((account, part)),
            To::Kept => placed.push(("kept".to_owned(), part)),
            To::Divided(again) => divide(part, &again, placed)?,
        }
    }
    Ok(())
}

/// `max 10`: at most ten go there; `remaining`: the rest.
fn by_limits(amount: Amount, by: &Json) -> Result<Vec<(To, Amount)>, Stop> {
    let mut limits = Vec::new();
    for (key, _) in by.entries() {
        let most = key.strip_prefix("max ").map(|most| Json::from(most).int()).transpose()?;
        limits.push(most.map(Amount::from_minor));
    }
    let Cascade { parts, open } = cascade(amount, &limits)?;
    let mut out: Vec<_> =
        by.entries().iter().map(|(key, value)| destination(key, value)).zip(parts).collect();
    if !open.is_zero() {
        out.push((To::Kept, open));
    }
    Ok(out)
}

/// Portions stand as names or as values; what says `remaining` gets the portion that the others leave.
fn by_portions(amount: Amount, by: &Json) -> Result<Vec<(To, Amount)>, Stop> {
    let mut shares: Vec<(To, Option<Share>)> = Vec::new();
    for (key, value) in by.entries() {
        let words = key.trim_end_matches("kept").trim();
        if let Some(share) = portion(words) {
            shares.push((destination(key, value), Some(share)));
        } else if words == "remaining" {
            shares.push((destination(key, value), None));
        } else if value.text() == Some("remaining") {
            shares.push((To::Account(key.clone()), None));
        } else {
            let text = value.text().unwrap_or_default();
            let share = portion(text).ok_or_else(|| Stop::unmapped(format!("`{text}` is no portion")))?;
            shares.push((To::Account(key.clone()), Some(share)));
        }
    }
    let weights = weights(&shares.iter().map(|(_, share)| *share).collect::<Vec<_>>())?;
    let parts = allocate(amount, &weights, AllocationRule::FloorThenFirst)?;
    // What no portion claims stays.
    let rest = (weights.len() > shares.len()).then_some(To::Kept);
    Ok(shares.into_iter().map(|(to, _)| to).chain(rest).zip(parts).collect())
}

fn destination(key: &str, value: &Json) -> To {
    match value {
        Json::Object(_) => To::Divided(value.clone()),
        Json::Text(text) if text == "kept" => To::Kept,
        Json::Text(account) if !key.ends_with("kept") => To::Account(account.clone()),
        _ => To::Kept,
    }
}

/// `35.5%` or `1/3`.
fn portion(text: &str) -> Option<Share> {
    if let Some(percent) = text.strip_suffix('%') {
        let percent = Json::from(percent.trim()).exact().ok()?;
        let whole = u64::try_from(percent.denominator()).ok()?.checked_mul(100)?;
        return Some((u64::try_from(percent.mantissa()).ok()?, whole));
    }
    let (upper, lower) = text.split_once('/')?;
    Some((upper.trim().parse().ok()?, lower.trim().parse().ok()?))
}

/// The shares as weights of one whole. Where nobody takes the rest, it is one weight more.
fn weights(shares: &[Option<Share>]) -> Result<Vec<u64>, Stop> {
    let too_fine = || Stop::unmapped("the portions are too fine to be written as weights");
    let mut whole = 1_u64;
    for (_, lower) in shares.iter().flatten() {
        whole = (whole / gcd(whole, *lower)).checked_mul(*lower).ok_or_else(too_fine)?;
    }
    let weight = |(upper, lower): &Share| upper.checked_mul(whole / lower);
    let given: Option<Vec<u64>> = shares.iter().flatten().map(weight).collect();
    let given: u64 = given.ok_or_else(too_fine)?.iter().sum();
    let rest = whole.checked_sub(given).ok_or_else(|| Stop::Refused {
        code: "allocation.portions".to_owned(),
        text: "the portions are more than the whole".to_owned(),
    })?;
    let takes_rest = shares.iter().any(Option::is_none);
    let mut weights: Vec<u64> =
        shares.iter().map(|share| share.as_ref().map_or(Some(rest), weight).unwrap_or_default()).collect();
    if !takes_rest && rest > 0 {
        weights.push(rest);
    }
    Ok(weights)
}

const fn gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// An amount taken from accounts in order, each down to its overdraft.
fn from_sources(input: &Json, sources: &Json) -> Answer {
    let mut limits = Vec::new();
    for source in sources.list() {
        limits.push(match source.get("balance") {
            None => None,
            Some(_) if source.get("overdraft").is_some_and(|it| it.text() == Some("unbounded")) => None,
            Some(balance) => {
                let overdraft = source.any(&["overdraft_up_to", "overdraft"]).map_or(Ok(0), Json::int)?;
                let max = source.get("max").map_or(Ok(i64::MAX), Json::int)?;
                Some(
                    Amount::from_minor(balance.int()?)
                        .plus(Amount::from_minor(overdraft))?
                        .min(Amount::from_minor(max)),
                )
            }
        });
    }
    let wanted = match input.get("amount") {
        Some(amount) => Amount::from_minor(amount.int()?),
        None => Amount::sum(limits.iter().flatten().map(|limit| (*limit).max(Amount::ZERO)))?,
    };
    let Cascade { parts, open } = cascade(wanted, &limits)?;
    if !open.is_zero() {
        return Err(Stop::Refused {
            code: "stock.insufficient".to_owned(),
            text: format!("{} of {} could not be taken", open.minor(), wanted.minor()),
        });
    }
    let names =
        sources.list().iter().map(|source| source.any(&["acc", "account", "id"]).and_then(Json::text));
    Ok(totals(names.map(|name| name.unwrap_or_default().to_owned()).zip(parts).collect()))
}

/// Everything that the sources have, in order, into destinations in order.
fn send_all(balances: &Json, to: &Json) -> Answer {
    let mut has = Vec::new();
    for (account, balance) in balances.entries() {
        has.push((account.clone(), Amount::from_minor(balance.int()?.max(0))));
    }
    let all = Amount::sum(has.iter().map(|(_, amount)| *amount))?;
    let mut wants = Vec::new();
    divide(all, to, &mut wants)?;
    let mut postings = Vec::new();
    let mut open: Vec<Amount> = wants.iter().map(|(_, amount)| *amount).collect();
    for (from, amount) in &has {
        let limits: Vec<_> = open.iter().copied().map(Some).collect();
        let Cascade { parts, .. } = cascade(*amount, &limits)?;
        for ((into, _), (part, open)) in wants.iter().zip(parts.into_iter().zip(&mut open)) {
            *open = open.minus(part)?;
            if !part.is_zero() && into != "kept" {
                postings.push(Json::List(vec![
                    from.as_str().into(),
                    into.as_str().into(),
                    part.minor().into(),
                ]));
            }
        }
    }
    let mut answer = vec![("postings".to_owned(), Json::List(postings))];
    answer.extend(totals(wants).entries().iter().cloned());
    Ok(Json::Object(answer))
}

/// A fee of so many percent within bounds, which the receiver bears; the rest arrives. Of two clauses the first gets the odd
/// unit, so that the fee is rounded up.
pub fn fee_within_bounds(case: &Case, _: &Library) -> Answer {
    let input = &case.input;
    let currency = with_decimals(input.need("amount")?.decimals())?;
    let mut till = Till::new(currency);
    till.sell("amount", input.need("amount")?.exact()?);
    till.buy("amount", 1);
    let fee = input.need_any(&["fee", "percent", "rate"])?;
    let percent = match fee.text().and_then(|text| text.strip_suffix('%')) {
        Some(percent) => Json::from(percent.trim()).exact()?,
        None => fee.exact()?,
    };
    let mut method = json!({ "id": "method", "percent": percent, "borne_by": "merchant", "rounding": "up" });
    if let Some(fields) = method.as_object_mut() {
        for (names, field) in
            [(["cap", "max", "max_fee"], "maximum"), (["min", "minimum", "min_fee"], "minimum")]
        {
            if let Some(bound) = input.any(&names) {
                fields.insert(field.to_owned(), json!(bound.exact()?));
            }
        }
        if let Some(fixed) = input.any(&["fixed", "flat"]) {
            fields.insert("fixed".to_owned(), json!(fixed.exact()?));
        }
    }
    till.add("payment_methods", method);
    till.with_cart(|cart| cart.paying_by("method"));
    let quote = till.quote()?.0;
    let fee = quote.fee.as_ref().map_or(Amount::ZERO, |fee| fee.amount.amount());
    let arrives = quote.total.amount().minus(fee)?;
    let (fee, arrives) = (major(fee.in_currency(currency)), major(arrives.in_currency(currency)));
    Ok([("fees", fee.clone()), ("fee", fee), ("dest", arrives.clone()), ("net", arrives)].into())
}
