//! Stock that lies in several places, and amounts that take as much as there is.

use super::host::Host;
use super::{Answer, Json, Stop};
use keytill::money::{Amount, Cascade, cascade};
use keytill::pricing::Cart;

/// Each takes what is still there.
pub fn as_much_as_there_is(input: &Json, wanted: &Json, expected: &Json) -> Answer {
    let mut free = Amount::from_minor(input.need("available")?.int()?);
    let mut reserved = Vec::new();
    for want in wanted.list() {
        let Cascade { parts, .. } = cascade(Amount::from_minor(want.int()?), &[Some(free)])?;
        let part = parts.first().copied().unwrap_or_default();
        free = free.minus(part)?;
        reserved.push(part.minor());
    }
    // A later settlement takes at most what its reservation holds.
    let mut settled = Vec::new();
    for ((name, wanted), held) in
        expected.get("then_post").map(Json::entries).unwrap_or_default().iter().zip(&reserved)
    {
        let Cascade { parts, .. } =
            cascade(Amount::from_minor(wanted.int()?), &[Some(Amount::from_minor(*held))])?;
        settled.push((name.clone(), Json::from(parts.first().copied().unwrap_or_default().minor())));
    }
    Ok([("reserved", Json::from(reserved)), ("then_post", Json::Object(settled))].into())
}

/// One order over several pools, each filled before the next; the last must give the rest.
pub fn all_or_nothing(pools: &Json, want: i64) -> Answer {
    let names: Vec<String> = (1..=pools.list().len()).map(|n| format!("pool-{n}")).collect();
    let mut stock = Vec::new();
    for (name, has) in names.iter().zip(pools.list()) {
        stock.push((name.as_str(), has.int()?));
    }
    let mut host = Host::counting(&stock)?;
    let mut limits: Vec<_> = stock.iter().map(|(_, has)| Some(Amount::from_minor(*has))).collect();
    if let Some(last) = limits.last_mut() {
        *last = None;
    }
    let parts = cascade(Amount::from_minor(want), &limits)?.parts;
    let mut cart = Cart::on("web");
    for (name, part) in names.iter().zip(&parts).filter(|(_, part)| part.is_positive()) {
        cart = cart.line(name, Json::from(part.minor()).units()?);
    }
    let refused = host.place("o-1", cart).err();
    let mut reserved = Vec::new();
    for name in &names {
        reserved.push(host.stock(name)?.0);
    }
    let undone = reserved.iter().all(|units| *units == 0);
    let mut answer = vec![
        ("reserved".to_owned(), Json::from(reserved)),
        ("all_undone".to_owned(), undone.into()),
        ("ok".to_owned(), refused.is_none().into()),
    ];
    match refused {
        Some(Stop::Refused { code, .. }) if code == "stock.insufficient" => {
            answer.push(("error".to_owned(), "exceeds_credits".into()));
        }
        Some(other) => return Err(other),
        None => {}
    }
    Ok(Json::Object(answer))
}

/// Several places that hold the same good, drawn from in order.
pub fn from_places(input: &Json, places: &Json, expected: &Json) -> Answer {
    let backorder = input.any(&["backorder", "backorderable"]).is_some_and(Json::is_true);
    if backorder {
        return Err(Stop::unmapped("no sale beyond the stock (backorder)"));
    }
    let mut limits = Vec::new();
    for place in places.list() {
        let units = match place.any(&["on_hand", "stock", "quantity"]) {
            Some(units) if place.get("active").is_none_or(Json::is_true) => units.int()?,
            Some(_) => 0,
            None => place.int()?,
        };
        limits.push(units);
    }
    let fullest_first =
        input.get("strategy").and_then(Json::text).is_some_and(|text| text.contains("highest"));
    let mut order: Vec<usize> = (0..limits.len()).collect();
    if fullest_first {
        order.sort_by_key(|n| std::cmp::Reverse(limits.get(*n).copied()));
    }
    let in_order: Vec<_> = order.iter().map(|n| limits.get(*n).copied().map(Amount::from_minor)).collect();
    let total: i64 = limits.iter().sum();
    let taken = |want: i64| cascade(Amount::from_minor(want), &in_order);
    let mut answer = vec![("total_on_hand".to_owned(), Json::from(total))];
    let mut can = Vec::new();
    for (want, _) in expected.get("can_supply").map(Json::entries).unwrap_or_default() {
        can.push((want.clone(), taken(Json::from(want.as_str()).int()?)?.open.is_zero().into()));
    }
    answer.push(("can_supply".to_owned(), Json::Object(can)));
    if let Some(want) = input.any(&["want", "reserve"]) {
        let Cascade { parts, open } = taken(want.int()?)?;
        let ok = open.is_zero();
        if !ok && expected.get("error").is_some() {
            let text = format!("{} of {want} are missing", open.minor());
            return Err(Stop::Refused { code: "stock.insufficient".to_owned(), text });
        }
        let packages = parts.iter().filter(|part| part.is_positive()).count();
        let given: i64 = parts.iter().map(|part| part.minor()).sum();
        answer.push(("ok".to_owned(), ok.into()));
        answer.push(("allocated".to_owned(), if ok { given } else { 0 }.into()));
        answer.push(("packages".to_owned(), packages.into()));
        answer.push((
            "reservations".to_owned(),
            parts.iter().map(|part| part.minor()).collect::<Vec<_>>().into(),
        ));
        answer.push(("missing".to_owned(), open.minor().into()));
    }
    Ok(Json::Object(answer))
}
