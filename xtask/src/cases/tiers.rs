//! Tables of quantity steps: volume, graduated, packages, flat fees; and rates by amount, which are tables of the same
//! kind over units of money.

use super::case::{Case, Library};
use super::till::{Till, currency_of, major};
use super::{Answer, Json, Stop};
use keytill::money::Exact;
use serde_json::json;

/// One step as a case writes it.
struct Row {
    /// The first quantity in it, if the case says it.
    from: Option<Exact>,
    /// The last quantity in it; without end if absent.
    to: Option<Exact>,
    /// The first quantity past it, if the case says that instead.
    before: Option<Exact>,
    /// For one unit, or one package.
    price: Exact,
    flat: Option<Exact>,
    package: Option<u32>,
}

/// A quantity in grains: the largest measure in which every threshold of the table is a whole number of units.
struct Grains {
    decimals: u8,
    /// So many of the last decimal place make one grain.
    each: i64,
}

pub fn answer(case: &Case, _: &Library) -> Answer {
    let input = &case.input;
    let quantity = input.need_any(&[
        "units",
        "amount_base",
        "sales",
        "order_total_ex_tax_shipping",
        "order_total",
        "amount",
        "qty",
    ])?;
    let quantity = quantity.exact()?;
    if input.get("tiers").is_none() && input.get("rate_percent").is_some() {
        return at_one_rate(case, quantity);
    }
    let rows = rows(input)?;
    let kind = if is_volume(case) { "volume" } else { "graduated" };
    let grains = Grains::of(&rows, quantity)?;
    let count = grains.count(quantity)?;
    let mut till = Till::new(currency_of(input, &case.expected)?);
    if count == 0 {
        // Who has used nothing has only what stands for the first step itself.
        let standing = rows.first().and_then(|row| row.flat).unwrap_or(Exact::ZERO);
        till.sell("standing charge", standing);
        till.buy("standing charge", 1);
    } else {
        till.sell("units", Exact::ZERO);
        till.add("tiers", json!({
            "goods": { "variant": "units" }, "kind": kind, "dearer": "apply", "tiers": grains.tiers(&rows, kind)?,
        }));
        till.buy(
            "units",
            u32::try_from(count).map_err(|_| Stop::unmapped("more units than a line may have"))?,
        );
    }
    let quote = till.quote()?;
    let total = major(quote.0.total);
    let mut answer = vec![];
    for name in ["amount", "total", "fee", "commission"] {
        answer.push((name.to_owned(), total.clone()));
    }
    if case.expected.get("percent").is_some() {
        answer.push(("percent".to_owned(), rate(&total, quantity)?));
    }
    Ok(Json::Object(answer))
}

/// Whether all units take the price of the step that they reach.
fn is_volume(case: &Case) -> bool {
    let mode = case.input.get("mode").and_then(Json::text).unwrap_or_default();
    let by_area = ["volume", "tier_boundary"].iter().any(|word| case.area.contains(word));
    if mode.is_empty() { by_area } else { mode == "volume" || mode == "TOP_TIER" }
}

/// The percentage that an amount is of a base, both decimals.
pub fn rate(amount: &Json, base: Exact) -> Result<Json, Stop> {
    let amount = amount.exact()?;
    let too_fine = || Stop::unmapped("the rate has too many digits");
    let of = i128::from(base.mantissa()) * 10_i128.pow(u32::from(amount.scale()));
    let part = i128::from(amount.mantissa()) * 10_i128.pow(u32::from(base.scale())) * 100 * 1_000_000;
    let millionths = i64::try_from(part.checked_div(of).ok_or_else(too_fine)?).map_err(|_| too_fine())?;
    Ok(Exact::from_parts(millionths, 6).ok_or_else(too_fine)?.into())
}

/// A percentage of an amount: units of 1.00 at so much each.
fn at_one_rate(case: &Case, quantity: Exact) -> Answer {
    let input = &case.input;
    let rows = [Row {
        from: None,
        to: None,
        before: None,
        price: hundredth(case.input.need("rate_percent")?.exact()?)?,
        flat: input.any(&["flat"]).map(Json::exact).transpose()?,
        package: None,
    }];
    let grains = Grains::of(&rows, quantity)?;
    let mut till = Till::new(currency_of(&case.input, &case.expected)?);
    till.sell("units", Exact::ZERO);
    let mut tiers = grains.tiers(&rows, "graduated")?;
    if let Some(free) = input.any(&["free_amount", "free_units_per_total_aggregation"]) {
        // The first so many units cost nothing.
        let first = grains.count(free.exact()?)? + 1;
        if let Some(tier) = tiers.first_mut().and_then(serde_json::Value::as_object_mut) {
            tier.insert("from".to_owned(), json!(first));
        }
    }
    till.add(
        "tiers",
        json!({ "goods": { "variant": "units" }, "kind": "graduated", "dearer": "apply", "tiers": tiers }),
    );
    till.buy(
        "units",
        u32::try_from(grains.count(quantity)?)
            .map_err(|_| Stop::unmapped("more units than a line may have"))?,
    );
    if let Some(each) = input.any(&["fixed_amount", "fixed_per_event", "fixed"]) {
        // A fixed amount for each event, but for the first so many.
        let events = input.any(&["events", "count", "transactions"]).map_or(Ok(1), Json::units)?;
        let free = input.any(&["free_events", "free_units_per_events"]).map_or(Ok(0), Json::units)?;
        till.sell("events", each.exact()?);
        if events > free {
            till.buy("events", events - free);
        }
    }
    let total = major(till.quote()?.0.total);
    Ok([("fee", total.clone()), ("amount", total)].into())
}

/// A percentage as the price of a unit of 1.00.
fn hundredth(percent: Exact) -> Result<Exact, Stop> {
    Exact::from_parts(percent.mantissa(), percent.scale() + 2)
        .ok_or_else(|| Stop::unmapped("a rate has too many digits"))
}

fn rows(input: &Json) -> Result<Vec<Row>, Stop> {
    if let Some(size) = input.get("package_size") {
        return packages(input, size.units()?);
    }
    let list = input.need("tiers")?.list();
    let mut rows = Vec::new();
    let mut end = 0_i64;
    for tier in list {
        let decimal = |name: &str| match tier.get(name) {
            None | Some(Json::Null) => Ok(None),
            Some(value) => value.exact().map(Some),
        };
        let price =
            match decimal("per_unit")?.or(decimal("unit")?).or(decimal("price")?).or(decimal("per_package")?)
            {
                Some(price) => price,
                None => match decimal("rate_percent")?.or(decimal("percent")?) {
                    Some(percent) => hundredth(percent)?,
                    None => Exact::ZERO,
                },
            };
        let package = tier.any(&["block", "package_size"]).map(Json::units).transpose()?;
        let mut to = decimal("to")?.or(decimal("up_to")?);
        if let (Some(block), Some(most)) = (package, tier.get("max_blocks")) {
            end += i64::from(block) * most.int()?;
            to = Exact::from_parts(end, 0);
        }
        let (from, before) = (decimal("from")?.or(decimal("gte")?), decimal("lt")?);
        let flat = decimal("flat")?.or(decimal("fixed")?).filter(|flat| flat.is_positive());
        rows.push(Row { from, to, before, price, flat, package });
    }
    if rows.is_empty() { Err(Stop::unmapped("the table has no steps")) } else { Ok(rows) }
}

/// Packages, of which the first units may be free.
fn packages(input: &Json, size: u32) -> Result<Vec<Row>, Stop> {
    let price = input.need_any(&["per_package", "price"])?.exact()?;
    let mut rows = Vec::new();
    let free = input.get("free_units").map_or(Ok(Exact::ZERO), Json::exact)?;
    if free.is_positive() {
        rows.push(Row {
            from: None,
            to: Some(free),
            before: None,
            price: Exact::ZERO,
            flat: None,
            package: None,
        });
    }
    rows.push(Row { from: None, to: None, before: None, price, flat: None, package: Some(size) });
    Ok(rows)
}

impl Grains {
    fn of(rows: &[Row], quantity: Exact) -> Result<Self, Stop> {
        let marks = || {
            let row_marks = rows.iter().flat_map(|row| [row.from, row.to, row.before]);
            row_marks.flatten().chain([quantity])
        };
        let decimals = marks().map(Exact::scale).max().unwrap_or_default();
        let fine = Self { decimals, each: 1 };
        // Only where a line cannot hold so many units: ten of them then count as one, and so on.
        if fine.count(quantity)? <= 1_000_000 {
            return Ok(fine);
        }
        let mut each = 0_i64;
        for mark in marks() {
            each = gcd(each, fine.count(mark)?);
        }
        Ok(Self { decimals, each: each.max(1) })
    }

    /// How many grains a quantity is.
    fn count(&self, quantity: Exact) -> Result<i64, Stop> {
        let step = 10_i64.checked_pow(u32::from(self.decimals - quantity.scale()));
        let fine = step.and_then(|step| quantity.mantissa().checked_mul(step));
        fine.map(|fine| fine / self.each).ok_or_else(|| Stop::unmapped("a quantity has too many digits"))
    }

    /// The price of a unit as that of a grain.
    fn price(&self, price: Exact) -> Result<Exact, Stop> {
        let mantissa = price.mantissa().checked_mul(self.each);
        mantissa
            .and_then(|mantissa| Exact::from_parts(mantissa, price.scale() + self.decimals))
            .ok_or_else(|| Stop::unmapped("a price has too many digits"))
    }

    /// The steps as keytill writes them: each by its first grain.
    fn tiers(&self, rows: &[Row], kind: &str) -> Result<Vec<serde_json::Value>, Stop> {
        let mut tiers = Vec::new();
        let mut next = 1_i64;
        for (n, row) in rows.iter().enumerate() {
            let overlaps =
                n > 0 && row.from.is_some() && rows.get(n - 1).is_some_and(|before| before.to == row.from);
            let from = match row.from {
                // A bound that two steps name belongs to the higher one, where it makes a difference.
                Some(from) if overlaps && kind == "volume" => self.count(from)?,
                Some(from) if n > 0 && rows.get(n - 1).is_some_and(|before| before.to.is_none()) => {
                    self.count(from)?
                }
                _ => next,
            };
            let mut tier = json!({ "from": from.max(1) });
            let package = row.package.map(|size| self.count(Exact::from(size)));
            let price = if package.is_some() { row.price } else { self.price(row.price)? };
            if let Some(object) = tier.as_object_mut() {
                object.insert("price".to_owned(), json!(price));
                if let Some(flat) = row.flat {
                    object.insert("flat".to_owned(), json!(flat));
                }
                if let Some(package) = package {
                    object.insert("package".to_owned(), json!(package?));
                }
            }
            tiers.push(tier);
            next = match (row.to, row.before) {
                (Some(to), _) => self.count(to)? + 1,
                (None, Some(before)) => self.count(before)?,
                (None, None) => next,
            };
        }
        Ok(tiers)
    }
}

const fn gcd(mut a: i64, mut b: i64) -> i64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
