use crate::commission::{Commissions, Plan, Sale};
use crate::refusal::Refusal;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use proptest::prelude::*;

fn plan(cap: &str, bonuses: &str) -> Plan {
    let text = format!(r#"{{"id":"p","currency":"CNY","cap_percent":"{cap}","bonuses":[{bonuses}]}}"#);
    serde_json::from_str(&text).unwrap()
}

const MARKET: &str = r#"
    {"id":"take","kind":{"take_rate":{"rates":[{"rate":{"percent":"5"}},
        {"goods":{"categories":["games"]},"rate":{"percent":"8","fixed":"0.10"}}]}}},
    {"id":"goods","kind":{"supplier_share":{"shares":[
        {"supplier":"north","goods":{"products":["card"]},"rate":{"percent":"70"}},
        {"supplier":"south","goods":{"categories":["games"]},"rate":{"percent":"60"}}]}}},
    {"id":"team","kind":{"unilevel":{"tiers":[{"percent":"10"}],
        "categories":[{"category":"games","tiers":[{"percent":"12"}]}]}}}"#;

/// What partners have, as `who amount`, and what promoters have.
fn paid(plan: &Plan, lines: &str) -> (Vec<String>, Vec<String>) {
    let text = format!(r#"{{"buyer":{{"id":"cat"}},"upline":[{{"id":"bob"}}],"lines":[{lines}]}}"#);
    let paid = plan.pay(&serde_json::from_str::<Sale>(&text).unwrap()).unwrap();
    told(&paid)
}

fn told(paid: &Commissions) -> (Vec<String>, Vec<String>) {
    let partner = |line: &crate::commission::PartnerCommission| {
        let who = line.supplier.as_ref().map_or("platform", |supplier| supplier.as_str());
        format!("{who} {}", line.amount)
    };
    let promoter = |line: &crate::commission::Commission| format!("{} {}", line.promoter, line.amount);
    (paid.partners.iter().map(partner).collect(), paid.commissions.iter().map(promoter).collect())
}

#[test]
fn a_line_goes_by_its_product_then_by_its_category_then_by_the_rest() {
    let plan = plan("100", MARKET);
    let (partners, promoters) = paid(&plan, r#"{"product":"card","quantity":1,"paid":"100"}"#);
    assert_eq!(partners, ["platform 5.00 CNY", "north 70.00 CNY"]);
    assert_eq!(promoters, ["bob 10.00 CNY"]);
    let (partners, promoters) =
        paid(&plan, r#"{"product":"dice","category":"games","quantity":2,"paid":"100"}"#);
    assert_eq!(partners, ["platform 8.20 CNY", "south 60.00 CNY"]);
    assert_eq!(promoters, ["bob 12.00 CNY"]);
    // A product that has a rate of its own has it in whatever category.
    let (partners, _) = paid(&plan, r#"{"product":"card","category":"games","quantity":1,"paid":"100"}"#);
    assert_eq!(partners, ["platform 8.10 CNY", "north 70.00 CNY"]);
    let (partners, _) = paid(&plan, r#"{"product":"pen","quantity":1,"paid":"100"}"#);
    assert_eq!(partners, ["platform 5.00 CNY"]);
}

#[test]
fn what_stands_first_is_paid_first_and_nothing_above_the_cap() {
    let refusal = plan("89", MARKET).compile(|_| None, |_| Some(slot(0))).unwrap_err();
    assert_eq!(refusal.code(), "plan.exceeds_cap");
    assert_eq!(
        refusal.to_string(),
        "plan `p` can pay more than its cap of 89 %: a line of product `card` pays 90 % of its base: \
         bonus `take` 8 % for goods; bonus `goods` 70 % for goods; bonus `team` 12 % at tier 1"
    );
    // The fixed amount for a unit is above the percentages: the last one is cut.
    let line = r#"{"product":"card","category":"games","quantity":1,"paid":"1.00"}"#;
    let (partners, promoters) = paid(&plan("90", MARKET), line);
    assert_eq!(partners, ["platform 0.18 CNY", "north 0.70 CNY"]);
    assert_eq!(promoters, ["bob 0.02 CNY"]);
}

fn slot<S: crate::slot::Slot>(n: usize) -> S {
    S::from_index(n).unwrap()
}

#[test]
fn every_bound_is_attained_by_its_witness() {
    let plan = plan("100", MARKET);
    let bound = plan.bound().unwrap();
    assert!(bound.exact, "{bound:?}");
    assert_eq!(bound.product.as_ref().map(ToString::to_string).as_deref(), Some("card"));
    assert_eq!(bound.category.as_ref().map(ToString::to_string).as_deref(), Some("games"));
}

const CHAIN: &str = r#"{"id":"shops","kind":{"sub_shops":{"max_markup_percent":"25","max_chain":2}}}"#;

fn through(paid: &str, shops: &[(&str, &str, bool)]) -> Sale {
    let shops: Vec<_> = shops
        .iter()
        .map(|(id, at, earns)| {
            format!(r#"{{"owner":{{"id":"{id}","promoter":{earns}}},"buys_at":["{at}"]}}"#)
        })
        .collect();
    let text = format!(
        r#"{{"buyer":{{"id":"cat"}},"lines":[{{"product":"card","quantity":1,"paid":"{paid}"}}],"sub_shops":[{}]}}"#,
        shops.join(",")
    );
    serde_json::from_str(&text).unwrap()
}

#[test]
fn each_sub_shop_has_what_is_above_its_own_price() {
    let plan = plan("40", CHAIN);
    let pay = |paid: &str, shops: &[(&str, &str, bool)]| told(&plan.pay(&through(paid, shops)).unwrap()).1;
    let chain = [("low", "110.00", true), ("top", "100.00", true)];
    assert_eq!(pay("121.00", &chain), ["low 11.00 CNY", "top 10.00 CNY"]);
    // An offer took the price below that of the lower one: it has nothing, the upper one what is left above its own.
    assert_eq!(pay("106.00", &chain), ["top 6.00 CNY"]);
    assert_eq!(pay("99.00", &chain), [""; 0]);
    // One who may not earn leaves it to the shop.
    assert_eq!(pay("121.00", &[("low", "110.00", false), chain[1]]), ["top 10.00 CNY"]);
    let why = plan.pay(&through("106.00", &chain)).unwrap();
    assert_eq!(
        why.explanation[1],
        "line 1, bonus `shops`: `low` (depth 1) has no larger claim than those below"
    );
    assert!(why.explanation_zh[2].starts_with("第 1 行，奖项 `shops`，第 1 层：`top`（上 2 级）得 6.00 CNY"));
}

#[test]
fn the_bound_of_sub_shops_is_as_many_of_the_largest_mark_ups_as_fit() {
    let bound = plan("40", CHAIN).bound().unwrap();
    // 1 - 1 / 1.25².
    assert_eq!(bound.share, crate::money::Ratio::new(36, 100).unwrap());
    assert!(bound.exact);
    assert!(bound.witness.ends_with("bonus `shops` 36 % added by 2 sub-shops"), "{}", bound.witness);
    assert_eq!(plan("35", CHAIN).compile(|_| None, |_| None).unwrap_err().code(), "plan.exceeds_cap");
}

#[test]
fn what_cannot_be_is_refused() {
    let code = |bonuses: &str| plan("100", bonuses).validate().unwrap_err().code();
    let shops = |inner: &str| format!(r#"{{"id":"s","kind":{{"sub_shops":{inner}}}}}"#);
    assert_eq!(code(&shops(r#"{"max_markup_percent":"0"}"#)), "plan.amount_invalid");
    assert_eq!(code(&shops(r#"{"max_markup_percent":"5","min_markup_percent":"6"}"#)), "plan.amount_invalid");
    assert_eq!(code(&shops(r#"{"max_markup_percent":"5","max_chain":11}"#)), "plan.out_of_range");
    let share = |shares: &str| format!(r#"{{"id":"s","kind":{{"supplier_share":{{"shares":[{shares}]}}}}}}"#);
    let of = |goods: &str| format!(r#"{{"supplier":"a","goods":{goods},"rate":{{"percent":"1"}}}}"#);
    let twice = |goods: &str| code(&share(&format!("{},{}", of(goods), of(goods))));
    assert_eq!(twice(r#"{"products":["x"]}"#), "plan.product_twice");
    assert_eq!(twice(r#"{"categories":["x"]}"#), "plan.category_twice");
    assert_eq!(twice("{}"), "plan.others_twice");
    let gated = r#"{"id":"s","gate":{"at_least":{"fact":{"counter":{"name":"directs","window":0}},"value":"2"}},
        "kind":{"take_rate":{"rates":[]}}}"#;
    assert_eq!(code(gated), "plan.part_unused");
}

proptest! {
    /// Whatever the plan, partners and promoters together have no more of a line than its cap.
    #[test]
    fn partners_and_promoters_share_one_limit(
        take in 0_u32..100, share in 0_u32..100, tier in 0_u32..100, cap in 0_u32..=100,
        paid in 0_i64..1_000_000, quantity in 1_u32..5, fixed in 0_u32..500,
    ) {
        let bonuses = format!(
            r#"{{"id":"t","kind":{{"take_rate":{{"rates":[{{"rate":{{"percent":"{take}","fixed":"{fixed}"}}}}]}}}}}},
               {{"id":"s","kind":{{"supplier_share":{{"shares":[{{"supplier":"a","rate":{{"percent":"{share}"}}}}]}}}}}},
               {{"id":"u","kind":{{"unilevel":{{"tiers":[{{"percent":"{tier}"}}]}}}}}}"#
        );
        let cap_text = cap.to_string();
        let plan = plan(&cap_text, &bonuses);
        let exceeds = take + share + tier > cap;
        prop_assert_eq!(plan.compile(|_| None, |_| None).is_err(), exceeds);
        if !exceeds {
            let text = format!(
                r#"{{"buyer":{{"id":"c"}},"upline":[{{"id":"b"}}],
                    "lines":[{{"product":"x","quantity":{quantity},"paid":"{}.{:02}"}}]}}"#,
                paid / 100, paid % 100
            );
            let paid_out = plan.pay(&serde_json::from_str::<Sale>(&text).unwrap()).unwrap();
            let partners: i64 = paid_out.partners.iter().map(|line| line.amount.minor()).sum();
            prop_assert!((partners + paid_out.total.minor()) * 100 <= paid * i64::from(cap));
        }
    }
}
