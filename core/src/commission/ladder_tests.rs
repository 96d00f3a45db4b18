use crate::commission::{Commissions, Plan, Sale};
use crate::money::Ratio;
use crate::refusal::Refusal;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use proptest::prelude::*;

/// A plan with one bonus: levels are called by their percentage, `p8` has a claim to 8 %.
fn plan(percents: &[u32], more: &str) -> Plan {
    let mut levels: Vec<u32> = percents.to_vec();
    levels.sort_unstable();
    levels.dedup();
    let rates: Vec<_> =
        levels.iter().map(|p| format!(r#"{{"level":"p{p}","rate":{{"percent":"{p}"}}}}"#)).collect();
    let text = format!(
        r#"{{"id":"p","currency":"CNY","cap_percent":"100","bonuses":[
            {{"id":"steps","kind":{{"level_difference":{{"rates":[{}]{more}}}}}}}]}}"#,
        rates.join(",")
    );
    serde_json::from_str(&text).unwrap()
}

fn sale(chain: &[u32], quantity: u32, paid: &str) -> Sale {
    let upline: Vec<_> =
        chain.iter().enumerate().map(|(n, p)| format!(r#"{{"id":"u{n}","level":"p{p}"}}"#)).collect();
    let text = format!(
        r#"{{"buyer":{{"id":"buyer"}},"upline":[{}],
            "lines":[{{"product":"v","quantity":{quantity},"paid":"{paid}"}}]}}"#,
        upline.join(",")
    );
    serde_json::from_str(&text).unwrap()
}

fn paid(commissions: &Commissions) -> Vec<(String, String)> {
    let line = |c: &super::super::Commission| (c.promoter.to_string(), c.amount.decimal().to_string());
    commissions.commissions.iter().map(line).collect()
}

fn amounts(plan: &Plan, chain: &[u32]) -> Vec<i64> {
    let paid = plan.pay(&sale(chain, 1, "100.00")).unwrap();
    paid.commissions.iter().map(|c| c.amount.minor()).collect()
}

/// A peer's plug-in clamps each step and pays 18 %.
#[test]
fn a_lower_level_between_pays_no_more_than_the_top() {
    let paid = plan(&[5, 8, 10, 15], "").pay(&sale(&[8, 5, 10, 15], 1, "100.00")).unwrap();
    assert_eq!(paid.total.to_string(), "15.00 CNY");
    assert_eq!(amounts(&plan(&[5, 8, 10, 15], ""), &[8, 5, 10, 15]), [800, 200, 500]);
}

/// Another uses the last difference in place of the rate and pays 20 %.
#[test]
fn each_difference_is_to_the_claim_below() {
    assert_eq!(amounts(&plan(&[5, 10, 15], ""), &[5, 10, 15]), [500, 500, 500]);
}

/// And `base × quantity`: the line's amount is that of all units.
#[test]
fn peers_have_their_reward_up_to_the_limit_and_below_the_next_jump() {
    let plan = plan(&[3, 6, 10], r#","peer":{"rate":{"percent":"1"}}"#);
    let got = plan.pay(&sale(&[3, 3, 6, 3, 10, 10], 2, "200.00")).unwrap();
    let expected = [("u0", "6.00"), ("u1", "2.00"), ("u2", "6.00"), ("u4", "8.00"), ("u5", "2.00")];
    assert_eq!(paid(&got), expected.map(|(who, what)| (who.to_string(), what.to_string())));
    assert_eq!(got.total.to_string(), "24.00 CNY");
    assert!(got.explanation.iter().any(|line| line
        == "line 1, bonus `steps`, tier 2: `u1` (depth 2) earns 2.00 CNY: as a peer, 1 % of 200.00 CNY, rounded half up"));
    assert!(
        got.explanation
            .iter()
            .any(|line| line == "line 1, bonus `steps`: `u3` (depth 4) has no larger claim than those below")
    );
}

#[test]
fn peers_share_the_order_or_the_income() {
    let of_income =
        plan(&[10], r#","peer":{"rate":{"percent":"50"},"of":"income","limit":2},"above_buyer":false"#);
    assert_eq!(amounts(&of_income, &[10, 10, 10, 10]), [1000, 500, 500]);
}

#[test]
fn those_who_may_not_earn_are_rolled_up_kept_or_end_it() {
    let with = |then: &str| {
        let plan = plan(&[5, 10, 15], &format!(r#","ineligible":"{then}""#));
        let mut sale = sale(&[5, 10, 15], 1, "100.00");
        sale.upline[1].promoter = false;
        plan.pay(&sale).unwrap().commissions.iter().map(|c| c.amount.minor()).collect::<Vec<_>>()
    };
    assert_eq!(with("roll_up"), [500, 1000]);
    assert_eq!(with("keep"), [500, 500]);
    assert_eq!(with("stop"), [500]);
}

#[test]
fn the_buyers_own_claim_can_count_as_paid() {
    let mut sale = sale(&[5, 10, 15], 1, "100.00");
    sale.buyer.level = Some("p10".parse().unwrap());
    let plan = plan(&[5, 10, 15], r#","above_buyer":true"#);
    let paid = plan.pay(&sale).unwrap();
    assert_eq!(paid.commissions.iter().map(|c| c.amount.minor()).collect::<Vec<_>>(), [500]);
}

/// Of a rule in which the promoter buys at 9.60 and the owner at 7.00.
#[test]
fn prices_drop_on_the_way_up() {
    let plan: Plan = serde_json::from_str(
        r#"{"id":"p","currency":"CNY","cap_percent":"100","bonuses":[{"id":"drop","kind":{"price_difference":{
            "prices":[{"level":"promoter","price":{"unit":"9.60"}},{"level":"owner","price":{"unit":"7.00"}},
                      {"level":"promoter","product":"vip","price":{"percent_of_list":"90"}}]}}}]}"#,
    )
    .unwrap();
    let sale = |product: &str| -> Sale {
        serde_json::from_str(&format!(
            r#"{{"buyer":{{"id":"b"}},"upline":[{{"id":"x","level":"promoter"}},{{"id":"y"}},{{"id":"z","level":"owner"}}],
                "lines":[{{"product":"{product}","quantity":1,"paid":"12.00"}}]}}"#
        ))
        .unwrap()
    };
    let amounts = |product: &str| -> Vec<i64> {
        plan.pay(&sale(product)).unwrap().commissions.iter().map(|c| c.amount.minor()).collect()
    };
    assert_eq!(amounts("card"), [240, 260]);
    assert_eq!(amounts("vip"), [120, 380]);
    assert_eq!(plan.bound().unwrap().share, Ratio::ONE);
}

#[test]
fn what_cannot_be_is_refused() {
    let code = |text: &str| plan(&[5, 10], text).validate().map_err(|refusal| refusal.code());
    assert_eq!(code(r#","peer":{"rate":{"percent":"1"},"limit":0}"#), Err("plan.out_of_range"));
    assert_eq!(code(r#","peer":{"rate":{"percent":"1"},"limit":101}"#), Err("plan.out_of_range"));
    assert_eq!(code(r#","max_depth":0"#), Err("plan.out_of_range"));
    let mut twice = plan(&[5, 10], "");
    let crate::commission::BonusKind::LevelDifference(steps) = &mut twice.bonuses[0].kind else {
        panic!("another kind of bonus")
    };
    steps.rates[1].level = steps.rates[0].level.clone();
    assert_eq!(twice.validate().unwrap_err().code(), "plan.claim_twice");
}

#[test]
fn the_witness_of_differences_names_levels_and_peers() {
    let bound = plan(&[3, 6, 10], r#","peer":{"rate":{"percent":"1"},"limit":2}"#).bound().unwrap();
    assert_eq!((bound.share, bound.exact), (Ratio::new(16, 100).unwrap(), true));
    assert_eq!(
        bound.witness,
        "a line of any product without rates of its own pays 16 % of its base: bonus `steps` 3 % to level `p3` and 2 of \
         the same level above, 3 % to level `p6` and 2 of the same level above, 4 % to level `p10` and 2 of the same level above"
    );
    assert_eq!(bound.upline.len(), 9);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// All receivers together have the largest claim of the chain, rounded once; peers apart.
    #[test]
    fn differences_add_up_to_the_top_rate(
        chain in prop::collection::vec(1_u32..30, 0..12), cents in 0_i64..100_000,
    ) {
        let plan = plan(&chain, "");
        let paid = format!("{}.{:02}", cents / 100, cents % 100);
        let got = plan.pay(&sale(&chain, 1, &paid)).unwrap();
        let top = i64::from(chain.iter().copied().max().unwrap_or(0));
        prop_assert_eq!(got.total.minor(), (cents * top * 2 + 100) / 200);
    }

    /// No chain of any levels pays above the bound, and the witness pays it.
    #[test]
    fn the_bound_holds_for_every_chain_and_its_witness_attains_it(
        rates in prop::collection::vec(1_u32..20, 1..5),
        chain in prop::collection::vec(0_usize..6, 0..14),
        peer in prop::option::of((1_u32..5, 1_u8..3, any::<bool>())),
        depth in prop::option::of(1_u16..8),
        unilevel in prop::collection::vec(0_u32..5, 0..4),
    ) {
        let peer = peer.map_or(String::new(), |(percent, limit, income)| {
            let of = if income { "income" } else { "order" };
            format!(r#","peer":{{"rate":{{"percent":"{percent}"}},"limit":{limit},"of":"{of}"}}"#)
        });
        let depth = depth.map_or(String::new(), |depth| format!(r#","max_depth":{depth}"#));
        let mut plan = plan(&rates, &format!("{peer}{depth}"));
        if !unilevel.is_empty() {
            let tiers: Vec<_> = unilevel.iter().map(|p| format!(r#"{{"percent":"{p}"}}"#)).collect();
            let text = format!(r#"{{"id":"tiers","kind":{{"unilevel":{{"tiers":[{}]}}}}}}"#, tiers.join(","));
            plan.bonuses.push(serde_json::from_str(&text).unwrap());
        }
        let bound = plan.bound().unwrap();
        prop_assume!(!bound.share.exceeds(Ratio::ONE));
        let base = 100_000_000;
        let chain: Vec<u32> = chain.iter().map(|n| rates.get(*n).copied().unwrap_or(99)).collect();
        let paid = plan.pay(&sale(&chain, 1, "1000000.00")).unwrap();
        let most = bound.share.of(base, crate::money::RoundingMode::Down).unwrap();
        prop_assert!(paid.total.minor() <= most, "{} above {}: {}", paid.total, most, bound.witness);
        // The witness, as a sale.
        let mut witness = sale(&[], 1, "1000000.00");
        witness.upline = bound.upline.iter().enumerate().map(|(n, level)| crate::commission::SalePerson {
            id: format!("w{n}").parse().unwrap(), level: level.clone(), promoter: true, figures: Vec::new(), excluded: None,
        }).collect();
        let attained = plan.pay(&witness).unwrap().total.minor();
        prop_assert_eq!(attained, bound.attained.of(base, crate::money::RoundingMode::Down).unwrap());
        prop_assert_eq!(bound.exact, attained == most, "{}", bound.witness);
        if plan.bonuses.len() == 1 {
            prop_assert!(bound.exact, "{}", bound.witness);
        }
    }
}

#[test]
fn a_category_has_claims_of_its_own() {
    let more = r#","categories":[{"category":"cards","rates":[{"level":"p5","rate":{"percent":"20"}}]},
        {"category":"gold","rates":[]}],
        "products":[{"product":"vip","rates":[{"level":"p5","rate":{"percent":"1"}}]}]"#;
    let twice = plan(&[5], &more.replace("gold", "cards"));
    assert_eq!(twice.validate().unwrap_err().code(), "plan.category_twice");
    let plan = plan(&[5], more);
    let of = |goods: &str| {
        let text = format!(
            r#"{{"buyer":{{"id":"buyer"}},"upline":[{{"id":"u","level":"p5"}}],
                "lines":[{{{goods},"quantity":1,"paid":"100.00"}}]}}"#
        );
        plan.pay(&serde_json::from_str(&text).unwrap()).unwrap().total.to_string()
    };
    assert_eq!(of(r#""product":"v""#), "5.00 CNY");
    assert_eq!(of(r#""product":"v","category":"cards""#), "20.00 CNY");
    assert_eq!(of(r#""product":"v","category":"gold""#), "0.00 CNY");
    assert_eq!(of(r#""product":"v","category":"else""#), "5.00 CNY");
    assert_eq!(of(r#""product":"vip","category":"cards""#), "1.00 CNY", "the product goes first");
    let bound = plan.bound().unwrap();
    assert_eq!(bound.share, Ratio::new(20, 100).unwrap());
    assert_eq!(plan.categories_named().len(), 2);
}
