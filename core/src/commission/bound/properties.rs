//! Properties of the bound, for plans of several bonuses of every kind that pays with an order.

use crate::commission::{Plan, Sale};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use proptest::prelude::*;

const LEVELS: [&str; 3] = ["l0", "l1", "l2"];

/// One bonus of some kind with percentages that cannot exceed the whole.
fn any_kind() -> impl Strategy<Value = String> {
    let percents = prop::collection::vec(0_u32..12, 1..4);
    let levels = prop::collection::vec(0_u32..30, 3);
    let claims = |rates: &[u32]| {
        let rates = LEVELS.iter().zip(rates);
        let rates =
            rates.map(|(level, rate)| format!(r#"{{"level":"{level}","rate":{{"percent":"{rate}"}}}}"#));
        rates.collect::<Vec<_>>().join(",")
    };
    let tiers = |percents: &[u32]| {
        let tiers = percents.iter().map(|percent| format!(r#"{{"percent":"{percent}"}}"#));
        tiers.collect::<Vec<_>>().join(",")
    };
    let ineligible = prop::sample::select(Vec::from(["skip", "stop", "compress", "roll_up", "keep"]));
    prop_oneof![
        (percents.clone(), ineligible, prop::bool::ANY).prop_map(move |(percents, ineligible, eligible)| {
            let eligible = if eligible { r#","eligible":["l1","l2"]"# } else { "" };
            let tiers = tiers(&percents);
            format!(r#"{{"unilevel":{{"tiers":[{tiers}],"ineligible":"{ineligible}"{eligible}}}}}"#)
        }),
        (levels.clone(), 0_u32..5, 1_u8..3).prop_map(move |(rates, peer, limit)| {
            let peer = format!(r#""peer":{{"rate":{{"percent":"{peer}"}},"limit":{limit}}}"#);
            format!(r#"{{"level_difference":{{"rates":[{}],{peer}}}}}"#, claims(&rates))
        }),
        (percents.clone(), percents).prop_map(move |(general, own)| {
            format!(
                r#"{{"unilevel":{{"tiers":[{}],"categories":[{{"category":"games","tiers":[{}]}}]}}}}"#,
                tiers(&general),
                tiers(&own)
            )
        }),
        (0_u32..40, 0_u32..40).prop_map(|(all, games)| format!(
            r#"{{"supplier_share":{{"shares":[{{"supplier":"a","rate":{{"percent":"{all}"}}}},
                {{"supplier":"b","goods":{{"categories":["games"]}},"rate":{{"percent":"{games}"}}}}]}}}}"#
        )),
        (0_u32..20)
            .prop_map(|take| format!(r#"{{"take_rate":{{"rates":[{{"rate":{{"percent":"{take}"}}}}]}}}}"#)),
        (0_u32..15, 0_u32..15).prop_map(|(agent, partner)| format!(
            r#"{{"chain_two_plus_one":{{"rewards":[
                {{"relation":"direct","role":"agent","rate":{{"percent":"{agent}"}}}},
                {{"relation":"indirect","role":"partner","rate":{{"percent":"{partner}"}}}}]}}}}"#
        )),
    ]
}

fn plan(kinds: &[String]) -> Plan {
    let bonuses: Vec<_> =
        kinds.iter().enumerate().map(|(n, kind)| format!(r#"{{"id":"b{n}","kind":{kind}}}"#)).collect();
    let text = format!(
        r#"{{"id":"p","currency":"CNY","cap_percent":"100","rounding":"down","bonuses":[{}]}}"#,
        bonuses.join(",")
    );
    serde_json::from_str(&text).unwrap()
}

fn sale(paid: i64, games: bool, upline: &[Option<usize>]) -> Sale {
    let person = |(n, level): (usize, &Option<usize>)| {
        let level = level.map_or_else(String::new, |level| format!(r#","level":"{}""#, LEVELS[level]));
        format!(r#"{{"id":"u{n}"{level}}}"#)
    };
    let upline: Vec<_> = upline.iter().enumerate().map(person).collect();
    let category = if games { r#""category":"games","# } else { "" };
    let text = format!(
        r#"{{"buyer":{{"id":"buyer"}},"upline":[{}],
            "lines":[{{"product":"x",{category}"quantity":1,"paid":"{}.{:02}"}}]}}"#,
        upline.join(","),
        paid / 100,
        paid % 100
    );
    serde_json::from_str(&text).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// No sale pays above the bound; the witness never pays above it either, and pays all of it where the bound says exact.
    #[test]
    fn no_sale_pays_above_the_bound_and_the_witness_attains_it(
        kinds in prop::collection::vec(any_kind(), 1..4),
        sales in prop::collection::vec(
            (0_i64..1_000_000, prop::bool::ANY, prop::collection::vec(prop::option::of(0_usize..3), 0..6)), 1..6),
    ) {
        let plan = plan(&kinds);
        let Ok(bound) = plan.bound() else { return Ok(()) };
        prop_assert!(!bound.attained.exceeds(bound.share), "{bound:?}");
        if kinds.len() == 1 {
            prop_assert!(bound.exact, "{bound:?}");
        }
        let Ok(_) = plan.check_cap() else { return Ok(()) };
        for (paid, games, upline) in sales {
            let out = plan.pay(&sale(paid, games, &upline)).unwrap();
            let partners: i64 = out.partners.iter().map(|line| line.amount.minor()).sum();
            let most = bound.share.of(paid, crate::money::RoundingMode::Up).unwrap();
            prop_assert!(out.total.minor() + partners <= most, "{paid} pays {out:?}, bound {bound:?}");
        }
    }

    /// Level differences together are at most the largest claim of those on the way, whatever the order of levels.
    #[test]
    fn level_differences_are_at_most_the_top_rate_of_the_chain(
        rates in prop::collection::vec(0_u32..100, 3),
        upline in prop::collection::vec(prop::option::of(0_usize..3), 0..12),
        paid in 0_i64..1_000_000,
    ) {
        let claims = LEVELS.iter().zip(&rates);
        let claims: Vec<_> = claims
            .map(|(level, rate)| format!(r#"{{"level":"{level}","rate":{{"percent":"{rate}"}}}}"#))
            .collect();
        let kind = format!(r#"{{"level_difference":{{"rates":[{}]}}}}"#, claims.join(","));
        let out = plan(&[kind]).pay(&sale(paid, false, &upline)).unwrap();
        let top = upline.iter().flatten().map(|level| i64::from(rates[*level])).max().unwrap_or(0);
        // Claims are rounded before they are compared, so the differences add up to the largest of them.
        prop_assert_eq!(out.total.minor(), paid * top / 100);
    }
}
