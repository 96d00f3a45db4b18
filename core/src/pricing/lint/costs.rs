//! Prices below cost, and minimums above the price.

use super::dead_offers::over;
use super::tiers::{by_product, is_plain, priced_by};
use super::{Finding, Look};
use crate::id::{OfferId, VariantId};
use crate::money::{Currency, Exact};
use crate::pricing::{Effect, PriceList, PricedVariant, Target, TierTable};
use crate::rule::{Condition, SymbolFact};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// Only prices in the book's currency, in which costs are. Tiers and fixed prices are looked at where no floor holds
/// them above cost anyway.
///
/// Costs one pass over the variants, listed prices and tier tables. A fixed price is compared with the variants that its
/// filter names, or with the highest cost of a product, a category or the whole book; other filters are not looked at.
pub(super) fn find(look: &Look<'_>, found: &mut Vec<Finding>) {
    let book = &look.compiled.book;
    for row in &book.variants {
        own(row, found);
    }
    let costs = Costs::new(&book.variants);
    let at_home = |currency: Option<Currency>| currency.is_none_or(|own| own == book.currency);
    for list in &book.lists {
        if at_home(list.currency) && over(look, list.window.as_ref()).is_none() {
            listed(look, list, &costs, found);
        }
    }
    if book.floors.cost || book.floors.margin.is_some() {
        return;
    }
    let products = by_product(&book.variants);
    for table in &book.tiers {
        if at_home(table.currency) && over(look, table.window.as_ref()).is_none() {
            tiered(look, table, &products, found);
        }
    }
    for offer in book.lanes.iter().flat_map(|lane| &lane.offers) {
        if let (Effect::FixedPrice(price), Target::Lines(filter)) = (&offer.effect, &offer.target)
            && at_home(offer.currency)
        {
            fixed(look, &offer.id, *price, filter, &costs, found);
        }
    }
}

fn own(row: &PricedVariant, found: &mut Vec<Finding>) {
    let (variant, price) = (&row.variant, row.price);
    if let Some(cost) = row.cost.filter(|cost| price < *cost) {
        found.push(Finding::PriceBelowCost { variant: variant.clone(), price, cost });
    }
    if let Some(minimum) = row.minimum.filter(|minimum| price < *minimum) {
        found.push(Finding::MinimumAbovePrice { variant: variant.clone(), minimum, price });
    }
}

fn listed(look: &Look<'_>, list: &PriceList, costs: &Costs<'_>, found: &mut Vec<Finding>) {
    for priced in &list.prices {
        let Some(good) = look.goods.get(priced.variant.as_str()) else { continue };
        let (variant, price) = (&priced.variant, priced.price);
        if let Some(cost) = good.row.cost.filter(|cost| price < *cost) {
            let list = list.id.clone();
            found.push(Finding::ListBelowCost { variant: variant.clone(), list, price, cost });
        }
        if let Some(minimum) = priced.minimum.or(good.row.minimum).filter(|minimum| price < *minimum) {
            let list = list.id.clone();
            found.push(Finding::MinimumAboveList { variant: variant.clone(), list, minimum, price });
        }
    }
    // Of what is changed by percent alone, the variant with the least margin tells.
    let Some(change) = list.adjustment.as_ref().filter(|change| change.each == Exact::ZERO) else { return };
    let Some(row) = costs.tightest else { return };
    let price = Exact::HUNDRED
        .plus(change.percent)
        .and_then(|share| row.price.times(share)?.times(Exact::PERCENT))
        .filter(|_| change.percent.is_negative());
    let cost = row.cost.unwrap_or_default();
    if let Some(price) = price.filter(|price| *price < cost && row.price >= cost)
        && !list.prices.iter().any(|priced| priced.variant == row.variant)
    {
        let (variant, list) = (row.variant.clone(), list.id.clone());
        found.push(Finding::ListBelowCost { variant, list, price, cost });
    }
}

fn tiered(
    look: &Look<'_>,
    table: &TierTable,
    products: &BTreeMap<&str, Vec<&str>>,
    found: &mut Vec<Finding>,
) {
    for good in priced_by(look, table, products) {
        let Some(cost) = good.row.cost else { continue };
        // The first that is below: those after it are cheaper still.
        let below = table.tiers.iter().find(|tier| is_plain(tier) && tier.price < cost);
        if let Some(tier) = below {
            let variant = good.row.variant.clone();
            found.push(Finding::TierBelowCost { variant, from: tier.from, price: tier.price, cost });
        }
    }
}

fn fixed(
    look: &Look<'_>,
    offer: &OfferId,
    price: Exact,
    filter: &Condition,
    costs: &Costs<'_>,
    found: &mut Vec<Finding>,
) {
    let mut tell = |variant: &VariantId, cost: Exact| {
        if price < cost {
            let (offer, variant) = (offer.clone(), variant.clone());
            found.push(Finding::OfferBelowCost { offer, variant, price, cost });
        }
    };
    let mut tell_dearest = |dearest: Option<&&PricedVariant>| {
        if let Some(row) = dearest
            && let Some(cost) = row.cost
        {
            tell(&row.variant, cost);
        }
    };
    match filter {
        Condition::Always => tell_dearest(costs.dearest.as_ref()),
        Condition::In(of) => {
            for id in &of.values {
                match of.fact {
                    SymbolFact::Variant => tell_dearest(look.goods.get(id).map(|good| &good.row)),
                    SymbolFact::Product => tell_dearest(costs.products.get(id.as_str())),
                    SymbolFact::Category => tell_dearest(costs.categories.get(id.as_str())),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

/// The variants of the highest cost, and the one with the least margin.
struct Costs<'a> {
    dearest: Option<&'a PricedVariant>,
    products: BTreeMap<&'a str, &'a PricedVariant>,
    categories: BTreeMap<&'a str, &'a PricedVariant>,
    tightest: Option<&'a PricedVariant>,
}

impl<'a> Costs<'a> {
    fn new(variants: &'a [PricedVariant]) -> Self {
        let mut costs =
            Self { dearest: None, products: BTreeMap::new(), categories: BTreeMap::new(), tightest: None };
        for row in variants.iter().filter(|row| row.cost.is_some()) {
            let dearer = |than: &PricedVariant| row.cost > than.cost;
            if costs.dearest.is_none_or(dearer) {
                costs.dearest = Some(row);
            }
            let of_product = costs.products.entry(row.product.as_str()).or_insert(row);
            if dearer(of_product) {
                *of_product = row;
            }
            if let Some(category) = &row.category {
                let of_category = costs.categories.entry(category.as_str()).or_insert(row);
                if dearer(of_category) {
                    *of_category = row;
                }
            }
            if costs.tightest.is_none_or(|than| tighter(row, than)) {
                costs.tightest = Some(row);
            }
        }
        costs
    }
}

/// Whether a variant costs a larger part of its price than another. Where the numbers are too large to tell: no.
fn tighter(row: &PricedVariant, than: &PricedVariant) -> bool {
    let (Some(own), Some(other)) = (row.cost, than.cost) else { return false };
    own.times(than.price).zip(other.times(row.price)).is_some_and(|(own, other)| own > other)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{book, texts};
    use alloc::string::String;
    use alloc::vec::Vec;
    use serde_json::{Value, json};

    /// `a` at 10 with a cost of 7 and a minimum of 8, `b` at 20 with a cost of 16.
    fn found(members: Value) -> Vec<String> {
        let mut all = json!({"variants": [
            {"variant": "a", "product": "p", "category": "c", "price": "10", "cost": "7", "minimum": "8"},
            {"variant": "b", "product": "p", "price": "20", "cost": "16"}]});
        for (name, value) in members.as_object().unwrap() {
            all[name] = value.clone();
        }
        texts(book(all), json!({"at": 50}))
    }

    fn list(price: &str, more: Value) -> Value {
        let mut list = json!({"id": "l", "prices": [{"variant": "b", "price": price}]});
        for (name, value) in more.as_object().unwrap() {
            list[name] = value.clone();
        }
        json!({"lists": [list]})
    }

    #[test]
    fn a_price_below_cost_or_minimum() {
        let variant = |price: &str| {
            found(
                json!({"variants": [{"variant": "a", "product": "p", "price": price, "cost": "7", "minimum": "8"}]}),
            )
        };
        assert!(variant("8").is_empty());
        assert_eq!(
            variant("7.5"),
            ["the minimum 8 of `a` is above its price of 7.5, so nothing comes off it"]
        );
        assert_eq!(variant("6").len(), 2);
        assert_eq!(variant("6")[0], "`a` is sold at 6, which is below its cost of 7");
    }

    #[test]
    fn a_listed_price_below_cost_or_minimum() {
        assert!(found(list("16", json!({}))).is_empty());
        assert_eq!(
            found(list("15.99", json!({}))),
            ["the price list `l` sells `b` at 15.99, which is below its cost of 16"]
        );
        assert!(found(list("15.99", json!({"currency": "USD"}))).is_empty());
        let past = list("15.99", json!({"window": {"until": 50}}));
        assert_eq!(found(past), ["the price list `l` is over since 1970-01-01T00:00:00.050Z"]);
        let minimum =
            |price: &str| list("20", json!({"prices": [{"variant": "b", "price": "17", "minimum": price}]}));
        assert_eq!(found(minimum("18")).len(), 1);
        assert!(found(minimum("17")).is_empty());
        let own = list("20", json!({"prices": [{"variant": "a", "price": "7.5"}]}));
        assert_eq!(found(own).len(), 1);
    }

    #[test]
    fn a_list_that_takes_off_more_than_the_least_margin() {
        let change = |percent: &str| list("20", json!({"prices": [], "adjustment": {"percent": percent}}));
        assert!(found(change("-20")).is_empty());
        assert_eq!(
            found(change("-21")),
            ["the price list `l` sells `b` at 15.8, which is below its cost of 16"]
        );
        assert!(found(change("21")).is_empty());
        let has_own = list("20", json!({"adjustment": {"percent": "-21"}}));
        assert!(found(has_own).is_empty());
    }

    #[test]
    fn tiers_and_fixed_prices_below_cost() {
        let tiers = |price: &str| {
            json!({"tiers": [{"goods": {"product": "p"}, "kind": "volume", "tiers": [
            {"from": 5, "price": price}, {"from": 9, "price": "7"}]}]})
        };
        assert_eq!(found(tiers("9")), ["the tier from 5 sells `b` at 9, which is below its cost of 16"]);
        let mut floored = tiers("9");
        floored["floors"] = json!({"cost": true});
        assert!(found(floored).is_empty());
        let fixed = |filter: Value| {
            found(json!({"lanes": [{"id": "l", "mode": "best", "offers": [
            {"id": "o", "target": {"lines": filter}, "effect": {"fixed_price": "8"}}]}]}))
        };
        let is_in = |fact: &str, id: &str| json!({"in": {"fact": fact, "values": [id]}});
        assert_eq!(
            fixed(is_in("product", "p")),
            ["the offer `o` sells `b` at 8, which is below its cost of 16"]
        );
        assert_eq!(fixed(json!("always")).len(), 1);
        assert_eq!(fixed(is_in("variant", "b")).len(), 1);
        assert!(fixed(is_in("variant", "a")).is_empty() && fixed(is_in("category", "c")).is_empty());
    }
}
