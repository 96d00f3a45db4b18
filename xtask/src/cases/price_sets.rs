//! Prices by context, as Medusa writes them: each price has rules, a currency and a range of quantities; the price with
//! most rules that hold wins. Regions are channels here, groups are levels, companies are customers with an agreement.

use super::case::{Case, Library};
use super::offers::texts;
use super::till::Till;
use super::{Answer, Json, Stop};
use keytill::money::{Currency, Exact};
use serde_json::{Value, json};

/// What keytill calls the members of a context.
const FACTS: &[(&str, &str)] = &[
    ("company_id", "customer"),
    ("customer_id", "customer"),
    ("customer_group_id", "level"),
    ("region_id", "channel"),
];

/// A price for an audience.
#[derive(Debug, Clone)]
struct Row {
    /// keytill's member of an audience, and its value; sorted.
    audience: Vec<(String, String)>,
    currency: Currency,
    amount: Exact,
    from: u32,
    to: u32,
}

pub fn answer(case: &Case, _: &Library) -> Answer {
    let input = &case.input;
    let context = input.need("context")?;
    let book = input.need("price_set")?.text().unwrap_or("CNY").parse::<Currency>()?;
    let named = context.any(&["currency", "currency_code"]).and_then(Json::text);
    let currency = named.map(str::parse::<Currency>).transpose()?;
    let base = rows(input.need("prices")?)?;
    let quantity = context.any(&["quantity", "qty"]).map_or(Ok(1), Json::units)?;
    let original = price(&base, None, book, currency, context, quantity)?;
    let mut lists = Vec::new();
    for list in input.get("price_lists").map(Json::list).unwrap_or_default() {
        for audience in audiences(list.get("rules").unwrap_or(&Json::Null))? {
            for (code, amount) in list.get("prices").map(Json::entries).unwrap_or_default() {
                let audience = audience.clone();
                lists.push(Row {
                    audience,
                    currency: code.parse()?,
                    amount: amount.exact()?,
                    from: 1,
                    to: u32::MAX,
                });
            }
        }
    }
    // A price list stands on top of the price set.
    let calculated = match original.exact() {
        Ok(own) => price(&lists, Some(own), book, currency, context, quantity)?,
        Err(_) => price(&lists, None, book, currency, context, quantity)?,
    };
    let mut answer = vec![
        ("amount".to_owned(), calculated.clone()),
        ("calculated".to_owned(), calculated),
        ("original".to_owned(), original),
    ];
    if named.is_none() {
        answer.push((
            "error".to_owned(),
            format!("none: priced in {}, the currency of the book", book.code()).into(),
        ));
    }
    Ok(Json::Object(answer))
}

fn rows(prices: &Json) -> Result<Vec<Row>, Stop> {
    let mut rows = Vec::new();
    for price in prices.list() {
        let currency =
            price.need_any(&["cur", "currency", "currency_code"])?.text().unwrap_or_default().parse()?;
        let amount = price.need("amount")?.exact()?;
        let range = price.get("qty").and_then(Json::text).unwrap_or("1-");
        let (from, to) = range.split_once('-').unwrap_or((range, range));
        let from = from.trim().parse().unwrap_or(1);
        let to = to.trim().parse().unwrap_or(u32::MAX);
        for audience in audiences(price.get("rules").unwrap_or(&Json::Null))? {
            rows.push(Row { audience, currency, amount, from, to });
        }
    }
    Ok(rows)
}

/// The audiences of a set of rules: one for each choice among alternatives.
fn audiences(rules: &Json) -> Result<Vec<Vec<(String, String)>>, Stop> {
    let mut all = vec![Vec::new()];
    for (name, values) in rules.entries() {
        let (_, fact) = FACTS
            .iter()
            .find(|(source, _)| source == name)
            .ok_or_else(|| Stop::unmapped(format!("price lists know nothing of `{name}`")))?;
        let mut more = Vec::new();
        for value in texts(values) {
            for audience in &all {
                let mut audience: Vec<(String, String)> = audience.clone();
                audience.push(((*fact).to_owned(), value.clone()));
                audience.sort();
                more.push(audience);
            }
        }
        all = more;
    }
    Ok(all)
}

/// The price of one unit by the lists; `otherwise` where none fits.
fn price(
    rows: &[Row],
    otherwise: Option<Exact>,
    book: Currency,
    currency: Option<Currency>,
    context: &Json,
    quantity: u32,
) -> Answer {
    let wanted = currency.unwrap_or(book);
    let mut till = Till::new(wanted);
    // The variant's own price is that for everyone.
    let own = Json::from(otherwise.unwrap_or(Exact::ZERO));
    till.sell("goods", own.exact()?);
    let mut seen: Vec<&[(String, String)]> = Vec::new();
    for row in rows.iter().filter(|row| row.currency == wanted) {
        if seen.contains(&row.audience.as_slice()) {
            continue;
        }
        seen.push(&row.audience);
        let of_currency: Vec<&Row> = rows.iter().filter(|row| row.currency == wanted).collect();
        let steps = steps(&of_currency, &row.audience);
        let audience: serde_json::Map<String, Value> =
            row.audience.iter().map(|(fact, value)| (fact.clone(), json!(value))).collect();
        let id = format!("list-{}", seen.len());
        if let Some((1, first)) = steps.first() {
            till.add(
                "lists",
                json!({ "id": id, "audience": audience, "prices": [{ "variant": "goods", "price": first }] }),
            );
        }
        let tiers: Vec<Value> =
            steps.iter().map(|(from, price)| json!({ "from": from, "price": price })).collect();
        if steps.len() > 1 {
            till.add("tiers", json!({
                "goods": { "variant": "goods" }, "kind": "volume", "dearer": "apply", "audience": audience, "tiers": tiers,
            }));
        }
    }
    till.buy("goods", quantity);
    let value = |name: &str| {
        let names =
            FACTS.iter().filter(|(_, fact)| *fact == name).map(|(source, _)| *source).collect::<Vec<_>>();
        context.any(&names).and_then(Json::text).map(str::to_owned)
    };
    till.with_cart(|mut cart| {
        if let Some(channel) = value("channel") {
            cart.channel = channel.as_str().into();
        }
        cart.facts.level = value("level").map(|level| level.as_str().into());
        match value("customer") {
            Some(customer) => cart.buyer(customer),
            None => cart,
        }
    });
    let quote = till.quote()?;
    if otherwise.is_none() && !quote.is_listed() {
        return Ok(Json::Null);
    }
    let each = quote.units("goods")?;
    each.first().map(|unit| super::till::major(*unit)).ok_or_else(|| Stop::unmapped("no unit was priced"))
}

/// The steps of an audience's prices: where none of its own holds, that of the next less specific audience does.
fn steps(rows: &[&Row], audience: &[(String, String)]) -> Vec<(u32, Exact)> {
    let mut fitting: Vec<&&Row> =
        rows.iter().filter(|row| row.audience.iter().all(|fact| audience.contains(fact))).collect();
    fitting.sort_by_key(|row| std::cmp::Reverse(row.audience.len()));
    let mut marks: Vec<u32> = fitting
        .iter()
        .flat_map(|row| [row.from, row.to.saturating_add(1)])
        .filter(|mark| *mark < u32::MAX)
        .collect();
    marks.sort_unstable();
    marks.dedup();
    let mut steps: Vec<(u32, Exact)> = Vec::new();
    for mark in marks {
        let at = fitting.iter().find(|row| row.from <= mark && mark <= row.to);
        if let Some(row) = at
            && steps.last().is_none_or(|(_, price)| *price != row.amount)
        {
            steps.push((mark, row.amount));
        }
    }
    steps
}
