use super::*;
use crate::commission::Plan;
use crate::id::LevelId;
use alloc::format;
use alloc::string::String;
use proptest::prelude::*;

/// Customers with levels and volumes, under inviters and seats.
#[derive(Debug, Clone, Default)]
struct Town {
    inviters: Vec<Option<usize>>,
    levels: Vec<Option<usize>>,
    volumes: Vec<i64>,
    seats: Vec<Option<(usize, u8)>>,
    carried: Vec<[i64; 2]>,
}

impl Town {
    fn of(inviters: &[Option<usize>], volumes: &[i64]) -> Self {
        Self {
            inviters: inviters.to_vec(),
            levels: vec![None; volumes.len()],
            volumes: volumes.to_vec(),
            seats: vec![None; volumes.len()],
            carried: vec![[0, 0]; volumes.len()],
        }
    }
}

fn slot(n: usize) -> CustomerSlot {
    CustomerSlot::from_index(n).unwrap()
}

impl Upline for Town {
    fn inviter(&self, customer: CustomerSlot) -> Option<CustomerSlot> {
        self.inviters[customer.index()].map(slot)
    }
    fn level(&self, customer: CustomerSlot) -> Option<LevelSlot> {
        self.levels[customer.index()].and_then(LevelSlot::from_index)
    }
    fn is_promoter(&self, _: CustomerSlot) -> bool {
        true
    }
    fn seat_above(&self, _: usize, customer: CustomerSlot) -> Option<CustomerSlot> {
        self.seats[customer.index()].map(|(parent, _)| slot(parent))
    }
}

impl PeriodPeople for Town {
    fn count(&self) -> usize {
        self.volumes.len()
    }
    fn volume(&self, customer: CustomerSlot) -> i64 {
        self.volumes[customer.index()]
    }
    fn leg(&self, _: usize, customer: CustomerSlot) -> Option<u8> {
        self.seats[customer.index()].map(|(_, leg)| leg)
    }
    fn carried(&self, _: u8, customer: CustomerSlot) -> [i64; 2] {
        self.carried[customer.index()]
    }
}

/// Levels `l0`, `l1`, … in the slots of their numbers.
fn plan(kind: &str) -> CompiledPlan {
    let text = format!(
        r#"{{"id":"p","currency":"CNY","cap_percent":"100","bonuses":[{{"id":"b","kind":{kind}}}]}}"#
    );
    let plan: Plan = serde_json::from_str(&text).unwrap();
    let level = |id: &LevelId| LevelSlot::from_index(id.as_str().strip_prefix('l')?.parse().ok()?);
    plan.compile(level, |_| None).unwrap()
}

fn paid(settled: &Settled) -> Vec<(usize, i64)> {
    settled.payouts.iter().map(|payout| (payout.promoter.index(), payout.amount.minor())).collect()
}

/// 9 % of 90 000 less 6 % of 72 000.
#[test]
fn a_team_has_what_its_volume_is_worth_less_its_direct_teams() {
    let plan = plan(
        r#"{"team_volume":{"tiers":[{"from":"10000.00","percent":"6"},{"from":"80000.00","percent":"9"}]}}"#,
    );
    let town = Town::of(&[None, Some(0)], &[1_800_000, 7_200_000]);
    assert_eq!(paid(&plan.close(&town)), [(0, 378_000), (1, 432_000)]);
}

#[test]
fn a_tier_holds_from_just_its_volume_on() {
    let plan = plan(r#"{"team_volume":{"tiers":[{"from":"100.00","percent":"10"}]}}"#);
    assert_eq!(paid(&plan.close(&Town::of(&[None], &[9_999]))), []);
    assert_eq!(paid(&plan.close(&Town::of(&[None], &[10_000]))), [(0, 1000)]);
}

/// 5 × 10 % and 2 × 20 % of 10 000 leave a tenth; 7 × 10 % and 2 × 20 % are cut to what there is.
#[test]
fn percentages_that_exceed_the_pool_are_cut_in_proportion() {
    let plan = plan(
        r#"{"dividend":{"pool_percent":"10","members":[{"level":"l0","share":"10"},{"level":"l1","share":"20"}]}}"#,
    );
    let town = |small: usize| {
        let mut town = Town::of(&vec![None; small + 3], &vec![0; small + 3]);
        town.levels = [vec![Some(0); small], vec![Some(1); 2], vec![None]].concat();
        town.volumes[small + 2] = 100_000;
        town
    };
    let amounts = |small| paid(&plan.close(&town(small))).into_iter().map(|(_, a)| a).collect::<Vec<_>>();
    assert_eq!(amounts(5), [1000, 1000, 1000, 1000, 1000, 2000, 2000]);
    assert_eq!(amounts(7), [909, 909, 909, 909, 909, 909, 909, 1818, 1818]);
}

#[test]
fn a_dividend_can_go_by_parts_and_by_volume() {
    let split = |split: &str| {
        let plan = plan(&format!(
            r#"{{"dividend":{{"pool_percent":"10","members":[{{"level":"l0","share":"1"}}],"split":"{split}"}}}}"#
        ));
        let mut town = Town::of(&[None, None], &[30_000, 10_000]);
        town.levels = vec![Some(0), Some(0)];
        paid(&plan.close(&town))
    };
    assert_eq!(split("parts"), [(0, 2000), (1, 2000)]);
    assert_eq!(split("parts_by_volume"), [(0, 3000), (1, 1000)]);
}

fn binary(more: &str, legs: [i64; 2]) -> (Vec<(usize, i64)>, Vec<[i64; 2]>) {
    let plan = plan(&format!(r#"{{"binary":{{"percent":"10","pool_percent":"100"{more}}}}}"#));
    let mut town = Town::of(&[None, None, None], &[0, legs[0], legs[1]]);
    town.seats = vec![None, Some((0, 0)), Some((0, 1))];
    let settled = plan.close(&town);
    (paid(&settled), settled.carries.iter().map(|carry| carry.legs).collect())
}

#[test]
fn the_weak_leg_pays_and_the_rest_is_carried_flushed_or_capped() {
    assert_eq!(binary("", [500, 1000]), (vec![(0, 50)], vec![[0, 500]]));
    assert_eq!(binary(r#","carry":false"#, [500, 1000]), (vec![(0, 50)], vec![]));
    assert_eq!(binary(r#","ratio":2"#, [500, 1200]), (vec![(0, 50)], vec![[0, 200]]));
    assert_eq!(binary(r#","ratio":2"#, [500, 700]), (vec![(0, 35)], vec![[150, 0]]));
    assert_eq!(binary(r#","cap":"0.30""#, [500, 1000]), (vec![(0, 30)], vec![[0, 500]]));
    assert_eq!(binary(r#","cap":"0.30","over_cap":"carry""#, [500, 1000]), (vec![(0, 30)], vec![[200, 700]]));
}

#[test]
fn a_pool_bounds_what_counts_for_everybody_above() {
    let plan =
        plan(r#"{"team_volume":{"mode":"whole","pool_percent":"15","tiers":[{"from":"0","percent":"10"}]}}"#);
    // Three in a line: a tenth of 1000 for each is cut to 150 in all.
    let settled = plan.close(&Town::of(&[None, Some(0), Some(1)], &[0, 0, 1000]));
    assert_eq!(paid(&settled), [(0, 50), (1, 50), (2, 50)]);
}

fn any_town() -> impl Strategy<Value = Town> {
    let person = (
        any::<prop::sample::Index>(),
        prop::bool::weighted(0.8),
        prop::option::of(0_usize..2),
        -500_i64..10_000,
    );
    prop::collection::vec(person, 1..20).prop_map(|people| {
        let inviter = |(n, (above, has, ..)): (usize, &(prop::sample::Index, bool, Option<usize>, i64))| {
            (*has && n > 0).then(|| above.index(n))
        };
        let inviters: Vec<_> = people.iter().enumerate().map(inviter).collect();
        let volumes: Vec<_> = people.iter().map(|person| person.3).collect();
        Town { levels: people.iter().map(|person| person.2).collect(), ..Town::of(&inviters, &volumes) }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// A team's sum is that of a walk over everybody below, whatever the order of slots.
    #[test]
    fn sums_are_those_of_a_recount(town in any_town()) {
        let sums = TeamSums::of(town.count(), |n| town.inviters[n], |n| town.volumes[n]);
        for top in 0..town.count() {
            let below = |mut n: usize| loop {
                if n == top { break true }
                match town.inviters[n] { Some(above) => n = above, None => break false }
            };
            let expected: i64 = (0..town.count()).filter(|n| below(*n)).map(|n| town.volumes[n]).sum();
            prop_assert_eq!(sums.get(top), expected);
        }
    }

    /// No period pays above the bound of its plan, rounding apart; and the order of sales does not matter.
    #[test]
    fn a_close_never_pays_above_the_bound(town in any_town(), kind in 0_usize..4, rate in 1_u32..40) {
        let kinds: [String; 4] = [
            format!(r#"{{"team_volume":{{"tiers":[{{"from":"1.00","percent":"1"}},{{"from":"50.00","percent":"{rate}"}}],"eligible":["l0"]}}}}"#),
            format!(r#"{{"team_volume":{{"mode":"whole","pool_percent":"{rate}","tiers":[{{"from":"0","percent":"30"}}]}}}}"#),
            format!(r#"{{"dividend":{{"pool_percent":"{rate}","members":[{{"level":"l0","share":"60"}},{{"level":"l1","share":"10"}}]}}}}"#),
            format!(r#"{{"binary":{{"percent":"50","pool_percent":"{rate}"}}}}"#),
        ];
        let plan = plan(&kinds[kind]);
        let mut town = town;
        // Seats two by two below one another.
        town.seats = (0..town.count()).map(|n| (n > 0).then(|| ((n - 1) / 2, ((n - 1) % 2) as u8))).collect();
        let settled = plan.close(&town);
        let whole: i64 = town.volumes.iter().map(|volume| (*volume).max(0)).sum();
        prop_assert_eq!(settled.volume.minor(), whole);
        let paid: i64 = settled.payouts.iter().map(|payout| payout.amount.minor()).sum();
        let most = plan.bound().share.of(whole, RoundingMode::Up).unwrap();
        prop_assert!(paid <= most + settled.payouts.len() as i64, "{} above {}", paid, most);
        prop_assert_eq!(plan.close(&town), settled);
    }
}
