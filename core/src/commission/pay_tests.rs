use super::*;
use crate::commission::compiled::Rate;
use crate::commission::{Combine, Ineligible, LevelRate, MAX_WALK, Plan, Tier, WalkEnd};
use crate::id::LevelId;
use crate::money::{Exact, Ratio};
use crate::refusal::Refusal;
use crate::slot::{LevelSlot, Slot};
use alloc::format;
use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;
use proptest::prelude::*;

fn slot<S: Slot>(n: usize) -> S {
    S::from_index(n).unwrap()
}

/// A straight line of people: number 0 at the bottom.
struct Line {
    people: Vec<(Option<usize>, bool)>,
}

impl Line {
    fn of(count: usize) -> Self {
        Self { people: vec![(None, true); count] }
    }
}

impl Upline for Line {
    fn inviter(&self, customer: CustomerSlot) -> Option<CustomerSlot> {
        let above = customer.index() + 1;
        (above < self.people.len()).then(|| slot(above))
    }

    fn level(&self, customer: CustomerSlot) -> Option<LevelSlot> {
        self.people[customer.index()].0.map(slot)
    }

    fn is_promoter(&self, customer: CustomerSlot) -> bool {
        self.people[customer.index()].1
    }
}

fn plan(cap: &str, unilevel: &str) -> Plan {
    let text = format!(
        r#"{{"id":"p","currency":"CNY","cap_percent":"{cap}",
            "bonuses":[{{"id":"b","kind":{{"unilevel":{unilevel}}}}}]}}"#
    );
    serde_json::from_str(&text).unwrap()
}

/// Levels `l0`, `l1`, … and products `v0`, `v1`, … in the slots of their numbers.
fn compile(plan: &Plan) -> CompiledPlan {
    try_compile(plan).unwrap()
}

fn try_compile(plan: &Plan) -> Result<CompiledPlan, crate::commission::PlanRefusal> {
    plan.compile(|id| number(id.as_str(), 'l'), |id| number(id.as_str(), 'v'))
}

fn number<S: Slot>(id: &str, kind: char) -> Option<S> {
    S::from_index(id.strip_prefix(kind)?.parse().ok()?)
}

fn line(product: usize, quantity: u32, paid: i64) -> PaidLine {
    let paid = Amount::from_minor(paid);
    PaidLine { product: slot(product), quantity, paid, list: paid, cost: None }
}

fn order(lines: &[PaidLine]) -> PaidOrder<'_> {
    PaidOrder { buyer: CustomerSlot::from_index(0), lines, sellers: &[] }
}

#[test]
fn a_plan_knows_whether_it_pays_inviters() {
    let of_one_product = r#"{"tiers":[],"products":[{"product":"v1","tiers":[{"percent":"5"}]}]}"#;
    let cases = [
        (r#"{"tiers":[]}"#, false),
        (r#"{"tiers":[{"percent":"10"}]}"#, true),
        (of_one_product, true),
        (r#"{"tiers":[{"percent":"10"}],"along":"seats"}"#, false),
    ];
    for (unilevel, pays) in cases {
        assert_eq!(compile(&plan("30", unilevel)).pays_inviters(), pays, "{unilevel}");
    }
}

#[test]
fn three_tiers_on_two_lines_stay_on_the_stack() {
    let plan = compile(&plan("30", r#"{"tiers":[{"percent":"10"},{"percent":"5"},{"percent":"2"}]}"#));
    let payouts = plan.pay(&Line::of(9), &order(&[line(0, 1, 1000), line(1, 2, 300)])).unwrap();
    assert_eq!(payouts.iter().map(|p| p.amount.minor()).collect::<Vec<_>>(), [100, 50, 20, 30, 15, 6]);
    assert!(!payouts.spilled());
    assert_eq!((payouts[4].promoter, payouts[4].line, payouts[4].tier), (slot(2), 1, 2));
}

#[test]
fn a_stranger_pays_nobody() {
    let plan = compile(&plan("30", r#"{"tiers":[{"percent":"10"}]}"#));
    let payouts =
        plan.pay(&Line::of(2), &PaidOrder { buyer: None, lines: &[line(0, 1, 1000)], sellers: &[] });
    assert!(payouts.unwrap().is_empty());
}

#[test]
fn a_walk_has_an_end() {
    let text = r#"{"tiers":[{"percent":"10"}],"ineligible":"compress"}"#;
    let plan = compile(&plan("30", text));
    let paid_at = |count: usize| {
        let mut people = Line::of(count + 1);
        people.people[..count].fill((None, false));
        let mut steps: Vec<PayStep> = Vec::new();
        let pay = plan.pay_all(&people, &order(&[line(0, 1, 1000)]), &mut steps).unwrap();
        let Some(PayStep::End { why, .. }) = steps.pop() else { panic!("no end") };
        (pay.payouts.len(), why)
    };
    assert_eq!(paid_at(MAX_WALK), (1, WalkEnd::TiersDone));
    assert_eq!(paid_at(MAX_WALK + 1), (0, WalkEnd::TooFar));
}

#[test]
fn amounts_outside_the_range_are_refused() {
    let plan = compile(&plan("30", r#"{"tiers":[{"percent":"10"}]}"#));
    for wrong in [-1, i64::MIN, i64::MAX, crate::money::MAX_INPUT_MINOR + 1] {
        let lines = [line(0, 1, 1000), line(0, 1, wrong)];
        let refusal = plan.pay(&Line::of(3), &order(&lines)).unwrap_err();
        assert_eq!(refusal.code(), "commission.base_invalid");
    }
    let lines = vec![line(0, 1, 1); MAX_LINES + 1];
    assert_eq!(plan.pay(&Line::of(3), &order(&lines)).unwrap_err().code(), "commission.too_many_lines");
}

#[test]
fn the_largest_numbers_are_cut_not_wrapped() {
    let text = r#"{"tiers":[{"percent":"99.999999","fixed":"1000000000"},{"fixed":"0.000001"}]}"#;
    let plan = compile(&plan("100", text));
    let most = crate::money::MAX_INPUT_MINOR;
    let payouts = plan.pay(&Line::of(3), &order(&[line(0, u32::MAX, most)])).unwrap();
    assert_eq!(payouts[0].amount.minor(), most);
    assert_eq!((payouts[1].amount, payouts[1].cut.minor()), (Amount::ZERO, 429_497));
}

#[test]
fn share_and_fixed_amount_are_rounded_once_together() {
    let rate = Rate { share: Ratio::new(1, 200).unwrap(), fixed: Ratio::new(1, 4).unwrap() };
    // 0.5 and 0.25 × 2: a whole, though both halves would be rounded up.
    assert_eq!(rate.of(Amount::from_minor(100), 2, RoundingMode::HalfUp).minor(), 1);
    assert_eq!(rate.of(Amount::from_minor(100), 1, RoundingMode::Down).minor(), 0);
}

/// A plan of one bonus drawn from shares that may pass its cap or not.
fn any_plan() -> impl Strategy<Value = Plan> {
    let tier = || {
        (0_u32..200, prop::option::weighted(0.3, 0_u32..300)).prop_map(|(tenths, fixed)| Tier {
            percent: Exact::from_parts(i64::from(tenths), 1).unwrap(),
            fixed: fixed.map(|f| Exact::from_parts(i64::from(f), 3).unwrap()),
        })
    };
    let rates = prop::collection::vec((0_usize..3, 1_u8..5, tier()), 0..4);
    let modes = prop::sample::select(vec![
        RoundingMode::HalfUp,
        RoundingMode::HalfEven,
        RoundingMode::HalfDown,
        RoundingMode::Down,
        RoundingMode::Up,
    ]);
    let ineligible = prop::sample::select(vec![
        Ineligible::Skip,
        Ineligible::Stop,
        Ineligible::Compress,
        Ineligible::RollUp,
    ]);
    let eligible = prop::sample::subsequence(vec!["l0", "l1", "l2"], 0..3);
    let parts =
        (prop::collection::vec(tier(), 1..5), rates, modes, ineligible, eligible, any::<bool>(), 10_u32..101);
    parts.prop_map(|(tiers, rates, mode, ineligible, eligible, fixed_wins, cap)| {
        let mut level_rates: Vec<LevelRate> = Vec::new();
        for (level, tier, rate) in rates {
            let level = LevelId::new(format!("l{level}")).unwrap();
            let known = level_rates.iter().any(|r| r.level == level && r.tier == tier);
            if !known && usize::from(tier) <= tiers.len() {
                level_rates.push(LevelRate { level, tier, rate });
            }
        }
        let mut plan = plan("100", r#"{"tiers":[]}"#);
        plan.rounding = mode;
        plan.cap_percent = Exact::from(cap);
        let crate::commission::BonusKind::Unilevel(unilevel) = &mut plan.bonuses[0].kind else {
            panic!("another kind of bonus")
        };
        unilevel.tiers = tiers;
        unilevel.level_rates = level_rates;
        unilevel.ineligible = ineligible;
        unilevel.eligible = eligible.iter().map(|id| LevelId::new(id).unwrap()).collect();
        unilevel.combine = if fixed_wins { Combine::FixedWins } else { Combine::Add };
        plan
    })
}

fn any_people() -> impl Strategy<Value = Vec<(Option<usize>, bool)>> {
    prop::collection::vec((prop::option::of(0_usize..3), prop::bool::weighted(0.8)), 1..9)
}

/// Who earns at which tier: the receivers first, the money after.
fn naive(
    plan: &Plan,
    people: &[(Option<usize>, bool)],
    paid: i64,
    quantity: u32,
) -> Vec<(usize, usize, i128)> {
    let crate::commission::BonusKind::Unilevel(unilevel) = &plan.bonuses[0].kind else {
        panic!("another kind of bonus")
    };
    let earns = |n: &usize| {
        let (level, promoter) = people[*n];
        let id = level.map(|l| format!("l{l}"));
        let admitted = unilevel.eligible.is_empty()
            || unilevel.eligible.iter().any(|e| Some(e.as_str()) == id.as_deref());
        promoter && admitted
    };
    let (above, most) = (1..people.len(), unilevel.tiers.len());
    let receivers: Vec<(usize, usize)> = match unilevel.ineligible {
        Ineligible::Skip | Ineligible::Keep => (0..most).zip(above).filter(|(_, n)| earns(n)).collect(),
        Ineligible::Stop => (0..most).zip(above.take_while(earns)).collect(),
        Ineligible::Compress => (0..most).zip(above.filter(earns)).collect(),
        Ineligible::RollUp => {
            let to = |tier: usize| above.clone().skip(tier).find(earns).map(|n| (tier, n));
            let mut all: Vec<(usize, usize)> = (0..most).filter_map(to).collect();
            all.sort_by_key(|(tier, n)| (*n, *tier));
            all
        }
    };
    let amount = |(tier, n): (usize, usize)| {
        let level = people[n].0.map(|l| format!("l{l}"));
        let own = unilevel
            .level_rates
            .iter()
            .find(|r| usize::from(r.tier) == tier + 1 && Some(r.level.as_str()) == level.as_deref());
        let rate = own.map_or(unilevel.tiers[tier], |r| r.rate);
        // In hundred-thousandths of a fen: tenths of a percent of fen, and thousandths of a yuan.
        let wins = unilevel.combine == Combine::FixedWins && rate.fixed.is_some();
        let tenths = if wins { 0 } else { rate.percent.mantissa() * 10 / rate.percent.denominator() };
        let fixed = rate.fixed.map_or(0, |f| f.mantissa() * 1000 / f.denominator());
        let exact =
            i128::from(paid) * i128::from(tenths) * 100 + i128::from(quantity) * i128::from(fixed) * 10_000;
        (n, tier, plan.rounding.divide_i128(exact, 100_000))
    };
    receivers.into_iter().map(amount).filter(|(_, _, amount)| *amount > 0).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Receivers, tiers and amounts are the naive ones; no line ever pays above its cap, its base, or the bound.
    #[test]
    fn pays_as_the_naive_reading_does(
        plan in any_plan(), people in any_people(), paid in 0_i64..3000, quantity in 0_u32..4,
    ) {
        let compiled = match try_compile(&plan) {
            Ok(compiled) => compiled,
            Err(refusal) => {
                prop_assert!(["plan.exceeds_cap", "plan.percents_exceed_whole"].contains(&refusal.code()), "{}", refusal);
                return Ok(());
            }
        };
        let expected = naive(&plan, &people, paid, quantity);
        let upline = Line { people };
        let payouts = compiled.pay(&upline, &order(&[line(0, quantity, paid)])).unwrap();
        prop_assert_eq!(payouts.len(), expected.len());
        for (payout, (promoter, tier, amount)) in payouts.iter().zip(&expected) {
            prop_assert_eq!((payout.promoter.index(), usize::from(payout.tier)), (*promoter, tier + 1));
            prop_assert_eq!(i128::from(payout.amount.minor()) + i128::from(payout.cut.minor()), *amount);
            prop_assert!(!payout.amount.is_negative() && !payout.cut.is_negative());
        }
        // Later payouts are cut first: after one that is cut nothing is paid.
        let after_cut = payouts.iter().skip_while(|p| p.cut.is_zero()).skip(1);
        prop_assert!(after_cut.clone().all(|p| p.amount.is_zero()));
        let total: i128 = payouts.iter().map(|p| i128::from(p.amount.minor())).sum();
        let cap = i128::from(plan.cap_percent.mantissa());
        prop_assert!(total <= i128::from(paid) && total * 100 <= i128::from(paid) * cap);
        // Rounding adds less than one unit to each payout.
        let bound = compiled.bound();
        let (share, fixed) = (bound.share, bound.fixed_per_unit);
        let most = i128::from(paid) * i128::from(share.numerator()) * i128::from(fixed.denominator())
            + i128::from(quantity) * i128::from(fixed.numerator()) * i128::from(share.denominator());
        let whole = i128::from(share.denominator()) * i128::from(fixed.denominator());
        let slack = if plan.rounding == RoundingMode::Down { 0 } else { payouts.len() as i128 };
        prop_assert!((total - slack) * whole <= most, "{} above {}", total, bound.witness.to_string());
    }

    /// With percentages alone some upline attains the bound.
    #[test]
    fn the_bound_is_attained(plan in any_plan(), paid in 1_i64..50) {
        let mut plan = plan;
        plan.rounding = RoundingMode::Down;
        plan.cap_percent = Exact::HUNDRED;
        let crate::commission::BonusKind::Unilevel(unilevel) = &mut plan.bonuses[0].kind else { panic!("another kind of bonus") };
        let tiers = unilevel.tiers.len();
        unilevel.tiers.iter_mut().for_each(|t| t.fixed = None);
        unilevel.level_rates.iter_mut().for_each(|r| r.rate.fixed = None);
        prop_assume!(plan.validate().is_ok());
        let compiled = compile(&plan);
        // A base at which every tenth of a percent is whole.
        let paid = paid * 1000;
        let levels = [None, Some(0), Some(1), Some(2)];
        let mut most = 0;
        for code in 0..levels.len().pow(tiers as u32) {
            let mut people = vec![(None, true)];
            people.extend((0..tiers).map(|n| (levels[code / levels.len().pow(n as u32) % levels.len()], true)));
            let payouts = compiled.pay(&Line { people }, &order(&[line(0, 1, paid)])).unwrap();
            most = most.max(payouts.iter().map(|p| p.amount.minor()).sum::<i64>());
        }
        prop_assert_eq!(Ok(most), compiled.bound().share.of(paid, RoundingMode::Down));
    }
}
