//! Tiers that nobody reaches, and those that are never cheaper.

use super::dead_offers::over;
use super::goods::Good;
use super::{Finding, Look};
use crate::arrange::Arrange;
use crate::money::Exact;
use crate::pricing::{
    Dearer, Effect, MAX_LINES, PricedVariant, Tier, TierKind, TierPlace, TierTable, TieredGoods,
};
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Costs one pass over the tables and the variants that they name.
pub(super) fn find(look: &Look<'_>, found: &mut Vec<Finding>) {
    let book = &look.compiled.book;
    let mut offers = book.lanes.iter().flat_map(|lane| &lane.offers);
    let runs = offers.any(|offer| offer.effect == Effect::TierPrices);
    // A table that may be dearer can lift a line above its list price before a lane sees it.
    let lifted = book.tiers.iter().any(|table| table.dearer == Dearer::Apply);
    let products = by_product(&book.variants);
    for table in &book.tiers {
        let goods = || name(&table.goods);
        if let Some(until) = over(look, table.window.as_ref()) {
            found.push(Finding::TiersOver { goods: goods(), until });
            continue;
        }
        if table.place == TierPlace::Lane && !runs {
            found.push(Finding::TiersUnused { goods: goods() });
            continue;
        }
        let priced = priced_by(look, table, &products);
        let most = most_units(table, &priced);
        let at_home = table.currency.is_none_or(|currency| currency == book.currency);
        let dearest =
            (at_home && !(lifted && table.place == TierPlace::Lane)).then(|| dearest(&priced)).flatten();
        for tier in &table.tiers {
            if u64::from(tier.from) > most {
                found.push(Finding::TierUnreachable { goods: goods(), from: tier.from, most });
            } else if table.dearer == Dearer::Ignore
                && table.kind == TierKind::Volume
                && is_plain(tier)
                && dearest.is_some_and(|dearest| tier.price >= dearest)
            {
                found.push(Finding::TierDearer { goods: goods(), from: tier.from, price: tier.price });
            }
        }
    }
}

/// The variants of each product.
pub(super) fn by_product(variants: &[PricedVariant]) -> BTreeMap<&str, Vec<&str>> {
    let mut products: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in variants {
        products.entry(row.product.as_str()).or_default().push(row.variant.as_str());
    }
    products
}

/// The variants that a table prices.
pub(super) fn priced_by<'a>(
    look: &'a Look<'_>,
    table: &TierTable,
    products: &BTreeMap<&str, Vec<&str>>,
) -> Vec<&'a Good<'a>> {
    match &table.goods {
        TieredGoods::Variant(id) => look.goods.get(id.as_str()).into_iter().collect(),
        TieredGoods::Variants(ids) => ids.iter().filter_map(|id| look.goods.get(id.as_str())).collect(),
        TieredGoods::Product(id) => {
            let of_it = products.get(id.as_str()).into_iter().flatten();
            of_it.filter_map(|variant| look.goods.get(variant)).collect()
        }
    }
}

/// Whether a tier is a price for each unit and nothing else.
pub(super) fn is_plain(tier: &Tier) -> bool {
    tier.flat.is_none_or(|flat| flat == Exact::ZERO) && tier.package.is_none_or(|package| package == 1)
}

fn name(goods: &TieredGoods) -> String {
    match goods {
        TieredGoods::Variant(id) => id.to_string(),
        TieredGoods::Variants(ids) => ids.first().map(ToString::to_string).unwrap_or_default(),
        TieredGoods::Product(id) => id.to_string(),
    }
}

fn most_units(table: &TierTable, priced: &[&Good<'_>]) -> u64 {
    let mut limits: Vec<u64> = priced.iter().map(|good| good.most_units.into()).collect();
    limits.arrange();
    let counted = if table.together { MAX_LINES } else { 1 };
    limits.iter().rev().take(counted).sum()
}

/// The highest list price of all that a table prices; `None` where one has no bound.
fn dearest(priced: &[&Good<'_>]) -> Option<Exact> {
    let each = priced.iter().map(|good| good.dearest);
    each.reduce(|one, other| Some(one?.max(other?))).flatten()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{book, texts};
    use alloc::string::String;
    use serde_json::{Value, json};

    fn found(table: Value, more: Value, settings: Value) -> Vec<String> {
        let mut whole = json!({"kind": "volume", "goods": {"variant": "a"}});
        for (name, value) in table.as_object().unwrap() {
            whole[name] = value.clone();
        }
        let mut members = json!({"tiers": [whole]});
        for (name, value) in more.as_object().unwrap() {
            members[name] = value.clone();
        }
        texts(book(members), settings)
    }

    use alloc::vec::Vec;

    fn steps(steps: &[(u32, &str)]) -> Value {
        let tiers: Value = steps.iter().map(|(from, price)| json!({"from": from, "price": price})).collect();
        json!({"tiers": tiers})
    }

    #[test]
    fn a_tier_past_the_purchase_limit() {
        let settings = json!({"most_units": 100, "limits": [{"variant": "a", "most": 20}]});
        let table = steps(&[(20, "9"), (21, "8")]);
        assert_eq!(
            found(table.clone(), json!({}), settings.clone()),
            ["the tier from 21 of `a` is never reached: no more than 20 can be bought"]
        );
        assert!(found(table, json!({}), json!({})).is_empty());
        let mut both = steps(&[(120, "9"), (121, "8")]);
        both["goods"] = json!({"variants": ["a", "b"]});
        assert_eq!(found(both.clone(), json!({}), settings.clone()).len(), 2);
        both["together"] = json!(true);
        assert_eq!(found(both, json!({}), settings).len(), 1);
        assert_eq!(found(steps(&[(1_000_001, "9")]), json!({}), json!({})).len(), 1);
    }

    #[test]
    fn a_tier_that_is_always_passed_over() {
        let table = || steps(&[(5, "12"), (9, "10"), (20, "9.99")]);
        let wanted = [
            "the tier from 5 of `a` is always passed over: 12 is not below any list price",
            "the tier from 9 of `a` is always passed over: 10 is not below any list price",
        ];
        assert_eq!(found(table(), json!({}), json!({})), wanted);
        let list = |price: &str| json!({"lists": [{"id": "vip", "audience": {"level": "vip"}, "prices": [{"variant": "a", "price": price}]}]});
        assert_eq!(found(table(), list("9"), json!({})), wanted);
        assert_eq!(found(table(), list("11"), json!({})), wanted[..1]);
        assert!(found(table(), list("12.01"), json!({})).is_empty());
        let raised = json!({"lists": [{"id": "up", "adjustment": {"percent": "1"}}]});
        assert!(found(table(), raised, json!({})).is_empty(), "how high a raised price is cannot be told");
        let mut apply = table();
        apply["dearer"] = json!("apply");
        assert!(found(apply, json!({}), json!({})).is_empty());
        let mut with_fee = steps(&[(5, "12")]);
        with_fee["tiers"][0]["package"] = json!(6);
        assert!(found(with_fee, json!({}), json!({})).is_empty());
    }

    #[test]
    fn a_table_that_is_over_or_in_no_lane() {
        let mut table = steps(&[(5, "9")]);
        table["window"] = json!({"until": 100});
        assert!(found(table.clone(), json!({}), json!({"at": 99})).is_empty());
        assert_eq!(
            found(table, json!({}), json!({"at": 100})),
            ["a tier table of `a` is over since 1970-01-01T00:00:00.100Z"]
        );
        let mut table = steps(&[(5, "9")]);
        table["place"] = json!("lane");
        assert_eq!(found(table.clone(), json!({}), json!({})).len(), 1);
        let run = json!({"lanes": [{"id": "l", "mode": "best", "offers": [{"id": "o", "target": {"lines": "always"}, "effect": "tier_prices"}]}]});
        assert!(found(table, run, json!({})).is_empty());
    }
}
