//! Worked examples that others printed, and the faults that others' users suffered, through [`Plan::pay`].

use super::*;
use alloc::format;
use alloc::string::String;
use alloc::vec;

/// A plan of one bonus, with everything in `unilevel`.
fn plan(unilevel: &str) -> Plan {
    settings("", unilevel)
}

fn settings(settings: &str, unilevel: &str) -> Plan {
    let text = format!(
        r#"{{"id":"p","currency":"CNY","cap_percent":"100",{settings}
            "bonuses":[{{"id":"b","kind":{{"unilevel":{unilevel}}}}}]}}"#
    );
    serde_json::from_str(&text).unwrap()
}

/// The sale of so many units for `paid`, under an upline of so many plain promoters, nearest first `p1`.
fn sale(paid: &str, quantity: u32, ancestors: usize) -> Sale {
    let person = |n| SalePerson {
        id: CustomerId::new(format!("p{n}")).unwrap(),
        level: None,
        promoter: true,
        figures: Vec::new(),
        excluded: None,
    };
    Sale {
        buyer: person(0),
        upline: (1..=ancestors).map(person).collect(),
        lines: vec![SaleLine {
            product: ProductId::new("card").unwrap(),
            category: None,
            quantity,
            paid: paid.parse().unwrap(),
            list: None,
            cost: None,
        }],
        sub_shops: Vec::new(),
    }
}

/// What each tier pays, in major units.
fn tiers(plan: &Plan, sale: &Sale) -> Vec<(u8, String)> {
    let paid = plan.pay(sale).unwrap();
    paid.commissions.iter().map(|c| (c.tier, c.amount.decimal().to_string())).collect()
}

fn expect(amounts: &[(u8, &str)]) -> Vec<(u8, String)> {
    amounts.iter().map(|(tier, amount)| (*tier, String::from(*amount))).collect()
}

/// Case U1, besnow.org/affiliate.html: a pool of 40 % split 50 : 30 : 20.
#[test]
fn a_pool_is_split() {
    let plan = plan(r#"{"pool_percent":"40","tiers":[{"percent":"50"},{"percent":"30"},{"percent":"20"}]}"#);
    assert_eq!(tiers(&plan, &sale("100", 1, 3)), expect(&[(1, "20.00"), (2, "12.00"), (3, "8.00")]));
}

/// Case U3, the ruoyi N-level plan: percent and fixed amount add up.
#[test]
fn percent_and_fixed_add_up() {
    let plan = plan(r#"{"tiers":[{"percent":"10","fixed":"1"},{"percent":"5"},{"percent":"2"}]}"#);
    assert_eq!(tiers(&plan, &sale("10", 1, 3)), expect(&[(1, "2.00"), (2, "0.50"), (3, "0.20")]));
}

/// Case U5, ruoyi: a product's own tiers replace the plan's.
#[test]
fn a_product_overrides() {
    let plan = plan(
        r#"{"tiers":[{"percent":"10"},{"percent":"5"},{"percent":"2"}],
            "products":[{"product":"card","tiers":[{"percent":"0","fixed":"5"},{},{}]}]}"#,
    );
    assert_eq!(tiers(&plan, &sale("10", 1, 3)), expect(&[(1, "5.00")]));
    let mut other = sale("10", 1, 3);
    other.lines[0].product = ProductId::new("other").unwrap();
    assert_eq!(tiers(&plan, &other), expect(&[(1, "1.00"), (2, "0.50"), (3, "0.20")]));
}

/// Case U8, ruoyi, and a fault of tpshop: the fixed amount is for each unit.
#[test]
fn fixed_amounts_are_for_each_unit() {
    let plan = plan(r#"{"tiers":[{"percent":"0","fixed":"0.88"}]}"#);
    assert_eq!(tiers(&plan, &sale("30", 3, 1)), expect(&[(1, "2.64")]));
}

/// Case U10, ruoyi: where a fixed amount is set, it alone is paid.
#[test]
fn fixed_amounts_may_win() {
    let plan = plan(r#"{"combine":"fixed_wins","tiers":[{"percent":"10","fixed":"0.88"},{"percent":"10"}]}"#);
    assert_eq!(tiers(&plan, &sale("10", 1, 2)), expect(&[(1, "0.88"), (2, "1.00")]));
}

/// Case U15, guaqi.com: A invites B invites C; nobody earns from an own order.
#[test]
fn each_earns_from_those_below() {
    let plan = plan(r#"{"tiers":[{"percent":"10"},{"percent":"5"}]}"#);
    let chain = ["C", "B", "A"];
    let who = |buyer: usize| {
        let person = |id: &&str| SalePerson {
            id: CustomerId::new(id).unwrap(),
            level: None,
            promoter: true,
            figures: Vec::new(),
            excluded: None,
        };
        let mut sale = sale("10", 1, 0);
        sale.buyer = person(&chain[buyer]);
        sale.upline = chain[buyer + 1..].iter().map(person).collect();
        let paid = plan.pay(&sale).unwrap();
        paid.commissions.iter().map(|c| format!("{}:{}", c.promoter, c.tier)).collect::<Vec<_>>()
    };
    assert_eq!(who(2), Vec::<String>::new());
    assert_eq!(who(1), ["A:1"]);
    assert_eq!(who(0), ["B:1", "A:2"]);
}

/// Case U18, kancloud nian8880, and a fault of smart-shop: a tier of nothing does not end the walk.
#[test]
fn a_tier_of_nothing_does_not_end_the_walk() {
    let plan = plan(r#"{"tiers":[{},{"percent":"10"},{"percent":"11"}]}"#);
    assert_eq!(tiers(&plan, &sale("980", 1, 3)), expect(&[(2, "98.00"), (3, "107.80")]));
}

/// A fault of smart-shop: a line that pays nothing does not end the loop over the lines.
#[test]
fn a_line_of_nothing_does_not_end_the_order() {
    let plan = plan(r#"{"tiers":[{"percent":"10"}],"products":[{"product":"free","tiers":[]}]}"#);
    let mut order = sale("10", 1, 1);
    let line = order.lines[0].clone();
    order.lines = vec![
        SaleLine { product: ProductId::new("free").unwrap(), ..line.clone() },
        SaleLine { paid: Exact::ZERO, ..line.clone() },
        SaleLine { quantity: 0, ..line.clone() },
    ];
    let paid = plan.pay(&order).unwrap();
    assert_eq!(paid.commissions.iter().map(|c| c.line).collect::<Vec<_>>(), [2]);
}

/// Cases U21 and U22, v2board: what is no money or no share is refused.
#[test]
fn bad_numbers_are_refused() {
    for bad in ["\"1e3\"", "true", "10", "\"NaN\"", "\"99999999999999999999\""] {
        let text = format!(r#"{{"product":"card","quantity":1,"paid":{bad}}}"#);
        assert!(serde_json::from_str::<SaleLine>(&text).is_err(), "{bad}");
    }
    let plan = plan(r#"{"tiers":[{"percent":"10"}]}"#);
    let code = |plan: &Plan, paid: &str| plan.pay(&sale(paid, 1, 1)).unwrap_err().code();
    assert_eq!(code(&plan, "10.505"), "money.finer_than_currency");
    assert_eq!(code(&plan, "90071992547409.92"), "money.out_of_range");
    assert_eq!(code(&plan, "-1"), "commission.base_invalid");
    for bad in [r#"[{"percent":"-1"}]"#, r#"[{"percent":"101"}]"#] {
        let plan = settings("", &format!(r#"{{"tiers":{bad}}}"#));
        assert_eq!(code(&plan, "1"), "plan.percent_invalid");
    }
    let over = settings("", r#"{"tiers":[{"percent":"50"},{"percent":"60"}]}"#);
    assert_eq!(code(&over, "1"), "plan.percents_exceed_whole");
}

#[test]
fn skip_stop_and_compress_differ_in_the_next_ones_tier() {
    let with = |ineligible: &str| {
        let plan = plan(&format!(
            r#"{{"tiers":[{{"percent":"10"}},{{"percent":"5"}},{{"percent":"2"}}],"ineligible":"{ineligible}"}}"#
        ));
        let mut sale = sale("100", 1, 4);
        sale.upline[1].promoter = false;
        let paid = plan.pay(&sale).unwrap();
        paid.commissions.iter().map(|c| format!("{} {}", c.promoter, c.amount.decimal())).collect::<Vec<_>>()
    };
    assert_eq!(with("skip"), ["p1 10.00", "p3 2.00"]);
    assert_eq!(with("stop"), ["p1 10.00"]);
    assert_eq!(with("compress"), ["p1 10.00", "p3 5.00", "p4 2.00"]);
}

#[test]
fn levels_gate_and_have_rates_of_their_own() {
    let plan = plan(
        r#"{"tiers":[{"percent":"10"},{"percent":"5"}],"eligible":["gold","silver"],
            "level_rates":[{"level":"gold","tier":2,"rate":{"percent":"8"}}]}"#,
    );
    let with = |levels: [Option<&str>; 2]| {
        let mut sale = sale("100", 1, 2);
        for (person, level) in sale.upline.iter_mut().zip(levels) {
            person.level = level.map(|id| LevelId::new(id).unwrap());
        }
        tiers(&plan, &sale)
    };
    assert_eq!(with([Some("gold"), Some("gold")]), expect(&[(1, "10.00"), (2, "8.00")]));
    assert_eq!(with([Some("silver"), Some("silver")]), expect(&[(1, "10.00"), (2, "5.00")]));
    assert_eq!(with([Some("bronze"), Some("gold")]), expect(&[(2, "8.00")]));
    assert_eq!(with([None, None]), expect(&[]));
}

#[test]
fn buyers_earn_from_their_own_orders_only_where_allowed() {
    let plan = settings(r#""self_purchase":"included","#, r#"{"tiers":[{"percent":"10"},{"percent":"5"}]}"#);
    let mut own = sale("100", 1, 2);
    let who = |sale: &Sale| {
        let paid = plan.pay(sale).unwrap();
        paid.commissions.iter().map(|c| format!("{}:{}", c.promoter, c.tier)).collect::<Vec<_>>()
    };
    assert_eq!(who(&own), ["p0:1", "p1:2"]);
    own.buyer.promoter = false;
    assert_eq!(who(&own), ["p1:1", "p2:2"]);
}

#[test]
fn list_price_as_base_never_pays_more_than_was_paid() {
    let plan = settings(r#""base":"list_price","#, r#"{"tiers":[{"percent":"50"},{"percent":"30"}]}"#);
    let mut discounted = sale("60", 1, 2);
    discounted.lines[0].list = Some(Exact::from(100));
    let paid = plan.pay(&discounted).unwrap();
    assert_eq!(paid.total.to_string(), "60.00 CNY");
    assert_eq!(paid.commissions[1].amount.to_string(), "10.00 CNY");
    assert_eq!(paid.commissions[1].cut.to_string(), "20.00 CNY");
}

#[test]
fn the_explanation_says_who_why_and_who_not() {
    let text = r#"{"tiers":[{"percent":"10","fixed":"0.505"},{"percent":"5"}],"ineligible":"compress"}"#;
    let mut plan = plan(text);
    plan.cap_percent = "16".parse().unwrap();
    let mut sale = sale("10", 2, 3);
    sale.upline[1].promoter = false;
    assert_eq!(
        plan.pay(&sale).unwrap().explanation,
        [
            "line 1: commission is taken of 10.00 CNY; at most 1.60 CNY may be paid (cap 16 %, and never above what \
             was paid)",
            "line 1, bonus `b`, tier 1: `p1` (depth 1) earns 1.60 CNY: 10 % of 10.00 CNY + 0.505 × 2, rounded half \
             up, after 0.41 CNY cut by the limit",
            "line 1, bonus `b`, tier 2: `p2` (depth 2) is no promoter: the next eligible one has the tier",
            "line 1, bonus `b`, tier 2: `p3` (depth 3) earns 0.00 CNY: 5 % of 10.00 CNY, rounded half up, after 0.50 \
             CNY cut by the limit",
            "line 1, bonus `b`: every tier is done",
        ]
    );
}

#[test]
fn json_of_the_answer_is_stable() {
    let plan = plan(r#"{"tiers":[{"percent":"10"}]}"#);
    let paid = plan.pay(&sale("10", 1, 1)).unwrap();
    let json = serde_json::to_value(&paid.commissions).unwrap();
    let expected =
        r#"[{"promoter":"p1","line":0,"bonus":"b","tier":1,"amount":"1.00 CNY","cut":"0.00 CNY"}]"#;
    assert_eq!(json, serde_json::from_str::<serde_json::Value>(expected).unwrap());
}

/// Who is passed over, and why, in both languages.
#[test]
fn gates_caps_and_exclusions_are_told() {
    let plan: Plan = serde_json::from_str(
        r#"{"id":"p","currency":"CNY","cap_percent":"100","bonuses":[{"id":"team",
            "kind":{"unilevel":{"tiers":[{"percent":"10"},{"percent":"5"},{"percent":"2"}],"ineligible":"roll_up"}},
            "gate":{"at_least":{"fact":{"counter":{"name":"directs","window":0}},"value":"5"}},
            "cap":{"per_line":"6.00","per_order":"7.00"}}]}"#,
    )
    .unwrap();
    let person = |n: usize, directs: i64, more: &str| {
        format!(r#"{{"id":"u{n}","figures":[{{"figure":"directs","value":{directs}}}]{more}}}"#)
    };
    let sale = format!(
        r#"{{"buyer":{{"id":"b"}},"upline":[{},{},{},{}],
            "lines":[{{"product":"v","quantity":1,"paid":"100.00"}}]}}"#,
        person(1, 4, ""),
        person(2, 5, r#","excluded":"blocked""#),
        person(3, 5, ""),
        person(4, 9, ""),
    );
    let paid = plan.pay(&serde_json::from_str(&sale).unwrap()).unwrap();
    // The first two tiers roll up to the third person, who has 2 % too: cut at 6.00.
    let told: Vec<_> =
        paid.commissions.iter().map(|c| (c.promoter.as_str(), c.tier, c.amount.minor())).collect();
    assert_eq!(told, [("u3", 1, 600), ("u3", 2, 0), ("u3", 3, 0)]);
    assert_eq!(
        paid.explanation[1],
        "line 1, bonus `team`, tier 1: `u1` (depth 1) does not meet the bonus's condition: \
        the next eligible one has the tier beside the own"
    );
    assert_eq!(
        paid.explanation[2],
        "line 1, bonus `team`, tier 2: `u2` (depth 2) is blocked: \
        the next eligible one has the tier beside the own"
    );
    assert_eq!(
        paid.explanation[3],
        "line 1, bonus `team`, tier 1: `u3` (depth 3) earns 6.00 CNY: 10 % of 100.00 CNY, \
        rolled up from below, rounded half up, after 4.00 CNY cut by the bonus's cap for a line"
    );
    assert_eq!(
        paid.explanation_zh[2],
        "第 1 行，奖项 `team`，第 2 层：`u2`（上 2 级）已被拉黑：上滚给下一位合格者"
    );
    assert_eq!(paid.explanation_zh.len(), paid.explanation.len());
}

#[test]
fn margin_is_what_is_left_over_cost() {
    let plan: Plan = serde_json::from_str(
        r#"{"id":"p","currency":"CNY","cap_percent":"100","bonuses":[{"id":"team","base":"margin",
            "kind":{"unilevel":{"tiers":[{"percent":"50"}]}}}]}"#,
    )
    .unwrap();
    let total = |cost: &str| {
        let sale = format!(
            r#"{{"buyer":{{"id":"b"}},"upline":[{{"id":"u"}}],
                "lines":[{{"product":"v","quantity":1,"paid":"100.00"{cost}}}]}}"#
        );
        plan.pay(&serde_json::from_str(&sale).unwrap()).unwrap().total.minor()
    };
    assert_eq!([total(r#","cost":"60.00""#), total(r#","cost":"160.00""#), total("")], [2000, 0, 0]);
}

#[test]
fn a_gate_asks_only_what_a_receiver_has() {
    let code = |gate: &str| {
        let text = format!(
            r#"{{"id":"p","currency":"CNY","cap_percent":"100","bonuses":[{{"id":"b",
                "kind":{{"unilevel":{{"tiers":[]}}}},"gate":{gate}}}]}}"#
        );
        let plan: Plan = serde_json::from_str(&text).unwrap();
        plan.compile(|_| None, |_| None).err().map(|refusal| refusal.code())
    };
    assert_eq!(code(r#"{"at_least":{"fact":"subtotal","value":"5"}}"#), Some("plan.gate_fact"));
    assert_eq!(
        code(r#"{"at_least":{"fact":{"counter":{"name":"wealth","window":0}},"value":"5"}}"#),
        Some("plan.gate_fact")
    );
    assert_eq!(code(r#"{"any":[]}"#), Some("plan.gate_invalid"));
    assert_eq!(code(r#"{"in":{"fact":"level","values":["gold"]}}"#), Some("plan.unknown_level"));
    assert_eq!(code(r#""always""#), None);
}
