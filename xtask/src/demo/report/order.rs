//! One order, explained to the cent.

use super::{clock, yuan};
use crate::demo::Demo;
use crate::demo::files::text;
use crate::demo::table::Table;
use anyhow::{Context, Result};
use keytill::catalog::StockSource;
use keytill::id::{CustomerId, OrderId};
use keytill::money::Exact;
use keytill::order::Stage;
use keytill::shop::Explanation;
use std::collections::{BTreeMap, BTreeSet};

/// How much there is to explain: coupons, earners, offers, steps.
type Worth = (usize, usize, usize, usize);

/// The order that has the most to explain: several lines, offers, a coupon, and three who earn by it.
fn richest(demo: &Demo) -> Result<(OrderId, Explanation)> {
    let shop = &demo.host.shop;
    let mut best: Option<(Worth, OrderId, Explanation)> = None;
    for id in shop.order_ids() {
        let order = shop.order(id)?;
        let delivered = matches!(order.stage, Stage::Fulfilled | Stage::Completed);
        if !delivered || order.refunded.minor() != 0 || order.lines.len() < 2 {
            continue;
        }
        let explained = shop.explain(id)?;
        let quote = &explained.quote;
        let earners: BTreeSet<CustomerId> =
            shop.commission(id)?.into_iter().map(|line| line.promoter).collect();
        let worth = (quote.coupons().count(), earners.len(), quote.offers.len(), quote.trace().count());
        if best.as_ref().is_none_or(|(most, ..)| worth > *most) {
            best = Some((worth, id.clone(), explained));
        }
    }
    best.map(|(_, id, explained)| (id, explained)).context("no order has anything to explain")
}

pub fn section(demo: &Demo) -> Result<String> {
    let shop = &demo.host.shop;
    let (id, explained) = richest(demo)?;
    let order = shop.order(&id)?;
    let people = demo.files.customers()?;
    let name = |id: &str| people.iter().find(|one| one.customer.as_str() == id).map_or("", |one| &one.name);
    let channel = demo.files.shop.channels.iter().find(|one| Some(&one.id) == order.channel.as_ref());
    let channel = channel.map_or("", |channel| text(&channel.names, "zh-CN"));
    let buyer = order.buyer.as_ref().map_or("a guest".to_owned(), |id| format!("{id} {}", name(id.as_str())));
    let mut out = format!(
        "ONE ORDER EXPLAINED  {id}, placed {} in Beijing by {buyer} over {channel}\n",
        clock(order.placed_at)
    );

    let names = demo.files.names("zh-CN");
    let mut table = Table::new(&["line", "", ">units", ">each", ">list", ">off", ">paid"]);
    for line in &explained.quote.lines {
        let name = names.get(&line.variant).map_or("", String::as_str);
        let [list, off, paid] = [line.list, line.discount, line.total].map(|money| yuan(money.minor()));
        table.row([&line.variant, &name, &line.quantity, &each(line.unit_price), &list, &off, &paid]);
    }
    table.rule();
    let [list, off, paid] = [explained.quote.subtotal, explained.quote.discount, explained.quote.total]
        .map(|money| yuan(money.minor()));
    table.row([&"all", &"", &"", &"", &list, &off, &paid]);
    out.push_str(&table.to_string());

    out.push_str("\n  the price, step by step\n");
    for line in explained.quote.explain().lines() {
        out.push_str(&format!("    {line}\n"));
    }
    out.push_str("\n  the commission, step by step\n");
    for line in &explained.commission {
        out.push_str(&format!("    {line}\n"));
    }
    let mut earned: BTreeMap<CustomerId, i64> = BTreeMap::new();
    for line in shop.commission(&id)? {
        *earned.entry(line.promoter).or_default() += line.amount.minor();
    }
    let earned: Vec<String> =
        earned.iter().map(|(id, sum)| format!("{id} {} {}", name(id.as_str()), yuan(*sum))).collect();
    out.push_str(&format!("    together: {}\n", earned.join(", ")));
    let agrees = |agrees: bool| if agrees { "agrees" } else { "DIFFERS" };
    out.push_str(&format!(
        "    derived again now: the price {}, the commission {} with what was recorded\n",
        agrees(explained.price_agrees),
        agrees(explained.commission_agrees)
    ));
    out.push_str(&keys(demo, &id)?);
    Ok(out)
}

/// What the buyer owns, opened by the host's sealer and shown without the secret.
fn keys(demo: &Demo, id: &OrderId) -> Result<String> {
    let shop = &demo.host.shop;
    let mut sealed = shop.keys_of(id)?.into_iter();
    let mut text = String::from("\n  the keys, opened by the host\n");
    for line in shop.order(id)?.lines {
        let variants = demo.files.catalogue.products.iter().flat_map(|product| &product.variants);
        let found = variants.into_iter().find(|variant| variant.id == line.variant);
        let owned = line.quantity - line.refunded_units;
        match found.map(|variant| &variant.stock) {
            Some(StockSource::Keys { pool }) => {
                for key in sealed.by_ref().take(owned as usize) {
                    let plain = demo.host.sealer.open(shop.id(), pool, &key)?;
                    let fields = demo.files.format(pool)?.named(&plain);
                    let fields: Vec<String> =
                        fields.map(|(name, value)| format!("{name} {}", hidden(value))).collect();
                    text.push_str(&format!("    {:<16}{}\n", line.variant.as_str(), fields.join(", ")));
                }
            }
            Some(StockSource::Reusable) if owned > 0 => {
                for key in sealed.by_ref().take(1) {
                    let plain = demo.host.sealer.open_reusable(shop.id(), &line.variant, &key)?;
                    text.push_str(&format!("    {:<16}{}\n", line.variant.as_str(), hidden(plain.expose())));
                }
            }
            _ => {}
        }
    }
    Ok(text)
}

/// A unit price with two decimals at the least.
fn each(price: Exact) -> String {
    let text = price.to_string();
    match text.split_once('.') {
        None => format!("{text}.00"),
        Some((_, decimals)) if decimals.len() < 2 => format!("{text}0"),
        Some(_) => text,
    }
}

/// The first four characters, and a dot for each of the others.
fn hidden(secret: &str) -> String {
    secret.chars().enumerate().map(|(n, c)| if n < 4 || c == '-' { c } else { '•' }).collect()
}
