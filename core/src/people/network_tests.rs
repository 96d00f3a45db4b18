//! Joins, moves, merges, orders and refunds in any order, against a naive list that is counted anew after every step.

use super::*;
use crate::id::CustomerId;
use crate::money::Amount;
use crate::slot::{CustomerSlot, LevelSlot, Slot};
use crate::time::{Span, Time};
use alloc::format;
use alloc::vec::Vec;
use proptest::prelude::*;

const LEVELS: usize = 3;
/// For how many periods before the current one volumes are kept.
const KEPT: u16 = 4;

fn slot(n: usize) -> CustomerSlot {
    CustomerSlot::from_index(n).unwrap()
}

#[derive(Debug, Clone)]
enum Step {
    Join(Option<usize>, Option<usize>),
    Move(usize, Option<usize>),
    Merge(usize, usize),
    Unmerge(usize),
    Earn(Option<usize>, i64),
    Order(usize, bool),
    Level(usize, Option<usize>),
    NextPeriod(u16),
    Restore,
}

fn step() -> impl Strategy<Value = Step> {
    let who = 0_usize..10;
    let maybe = prop::option::weighted(0.8, 0_usize..10);
    let level = prop::option::of(0..LEVELS);
    prop_oneof![
        4 => (maybe.clone(), level.clone()).prop_map(|(up, level)| Step::Join(up, level)),
        4 => (who.clone(), maybe.clone()).prop_map(|(n, up)| Step::Move(n, up)),
        3 => (who.clone(), who.clone()).prop_map(|(n, into)| Step::Merge(n, into)),
        2 => who.clone().prop_map(Step::Unmerge),
        6 => (maybe, -50_i64..100).prop_map(|(n, amount)| Step::Earn(n, amount)),
        2 => (who.clone(), any::<bool>()).prop_map(|(n, more)| Step::Order(n, more)),
        2 => (who, level).prop_map(|(n, level)| Step::Level(n, level)),
        1 => (1_u16..4).prop_map(Step::NextPeriod),
        1 => Just(Step::Restore),
    ]
}

/// Obviously right, and slow.
#[derive(Debug, Clone, Default)]
struct Naive {
    people: Vec<Plain>,
    guests: i64,
}

#[derive(Debug, Clone, Default)]
struct Plain {
    up: Option<usize>,
    goes_on_as: Option<usize>,
    level: Option<usize>,
    earned: Vec<(u16, i64)>,
    orders: u32,
}

impl Naive {
    fn resolve(&self, mut n: usize) -> usize {
        while let Some(into) = self.people[n].goes_on_as {
            n = into;
        }
        n
    }

    fn inviter(&self, n: usize) -> Option<usize> {
        self.people[n].up.map(|up| self.resolve(up))
    }

    fn upline(&self, n: usize) -> Vec<usize> {
        let mut line = Vec::new();
        let mut here = self.inviter(n);
        while let Some(up) = here {
            assert!(!line.contains(&up), "a cycle");
            line.push(up);
            here = self.inviter(up);
        }
        line
    }

    fn alive(&self) -> Vec<usize> {
        (0..self.people.len()).filter(|n| self.people[*n].goes_on_as.is_none()).collect()
    }

    fn own(&self, n: usize, of: impl Fn(u16) -> bool) -> i64 {
        let same = (0..self.people.len()).filter(|other| self.resolve(*other) == n);
        same.flat_map(|other| &self.people[other].earned).filter(|(p, _)| of(*p)).map(|(_, a)| a).sum()
    }

    fn team(&self, n: usize) -> Vec<usize> {
        self.alive().into_iter().filter(|other| self.upline(*other).contains(&n)).collect()
    }
}

fn compare(customers: &Customers, naive: &Naive, period: u16) -> Result<(), TestCaseError> {
    customers.check().map_err(TestCaseError::fail)?;
    let all = customers.team_volumes();
    let back = |back| PeriodNumber(period.saturating_sub(back));
    let volumes: Vec<_> = (0..=KEPT).map(|n| customers.team_volumes_in(back(n))).collect();
    for n in 0..naive.people.len() {
        prop_assert_eq!(customers.resolve(slot(n)), slot(naive.resolve(n)));
    }
    for n in naive.alive() {
        let line: Vec<_> = customers.upline(slot(n)).map(Slot::index).collect();
        prop_assert_eq!(&line, &naive.upline(n));
        let team = naive.team(n);
        let own = naive.own(n, |_| true);
        let below: i64 = team.iter().map(|n| naive.own(*n, |_| true)).sum();
        prop_assert_eq!(customers.own_volume(slot(n)).minor(), own);
        prop_assert_eq!(customers.team_volume(slot(n)).unwrap().minor(), below, "team of {}", n);
        prop_assert_eq!(customers.team_count(slot(n)).unwrap() as usize, team.len());
        prop_assert_eq!(all[n], own + below);
        // The last period of any change; as many before it are kept as the shop wants.
        let latest = naive.people.iter().flat_map(|one| &one.earned).map(|(p, _)| *p).max().unwrap_or(0);
        for (back, volumes) in volumes.iter().enumerate() {
            let Some(asked) = period.checked_sub(u16::try_from(back).unwrap()) else { continue };
            let own = naive.own(n, |p| p == asked);
            let team = own + team.iter().map(|n| naive.own(*n, |p| p == asked)).sum::<i64>();
            prop_assert_eq!(customers.own_volume_in(slot(n), PeriodNumber(asked)).minor(), own);
            prop_assert_eq!(volumes[n], team);
            let kept = customers.team_volume_in(slot(n), PeriodNumber(asked)).unwrap().minor();
            if asked + 1 >= latest {
                prop_assert_eq!(kept, team, "the team of {} in {}", n, asked);
            }
        }
        let directs: Vec<_> = naive.alive().into_iter().filter(|d| naive.inviter(*d) == Some(n)).collect();
        prop_assert_eq!(customers.directs(slot(n)) as usize, directs.len());
        prop_assert_eq!(customers.directs_from(slot(n), 0, 99).0.len(), directs.len());
        for level in 0..LEVELS {
            let count = directs.iter().filter(|d| naive.people[**d].level == Some(level)).count();
            let kept = customers.directs_of_level(slot(n), LevelSlot::from_index(level).unwrap());
            prop_assert_eq!(kept as usize, count);
        }
        let orders: u32 =
            (0..naive.people.len()).filter(|o| naive.resolve(*o) == n).map(|o| naive.people[o].orders).sum();
        prop_assert_eq!(customers.orders_paid(slot(n)), orders);
    }
    prop_assert_eq!(
        customers.volume_of_all(),
        i128::from(naive.alive().iter().map(|n| naive.own(*n, |_| true)).sum::<i64>() + naive.guests)
    );
    Ok(())
}

fn take(customers: &mut Customers, naive: &mut Naive, step: Step, period: &mut u16) {
    let len = naive.people.len();
    let known = |n: &usize| *n < len;
    match step {
        Step::Join(up, level) => {
            let up = up.filter(known).map(|up| naive.resolve(up));
            let id = CustomerId::new(format!("c{len}")).unwrap();
            let at = level.and_then(LevelSlot::from_index);
            customers.register(&id, up.map(slot), at, true, Time::default()).unwrap();
            naive.people.push(Plain { up, level, ..Plain::default() });
        }
        Step::Move(n, up) if n < len => {
            let (n, up) = (naive.resolve(n), up.filter(known).map(|up| naive.resolve(up)));
            let round = up.is_some_and(|up| up == n || naive.upline(up).contains(&n));
            let same = naive.inviter(n) == up;
            assert_eq!(customers.plan_move(slot(n), up.map(slot), 1000).is_ok(), !round && !same);
            if !same && !round {
                assert!(customers.move_to(slot(n), up.map(slot)));
                naive.people[n].up = up;
            }
        }
        Step::Merge(n, into) if n.max(into) < len => {
            let (n, into) = (naive.resolve(n), naive.resolve(into));
            let higher = |one: LevelSlot, other: LevelSlot| one > other;
            let Ok(merge) = customers.plan_merge(
                slot(n),
                slot(into),
                Time::default(),
                |slot| customers.level(slot),
                higher,
            ) else {
                assert_eq!(n, into);
                return;
            };
            let (above, own) = (naive.inviter(n), naive.inviter(into));
            let place = if naive.upline(into).contains(&n) {
                above
            } else {
                own.or(above.filter(|up| *up != into && !naive.upline(*up).contains(&into)))
            };
            assert_eq!(merge.place, place.map(slot));
            assert!(
                customers.merge(slot(n), merge, LEVELS) && customers.set_level(slot(into), merge.levels.1)
            );
            naive.people[n].goes_on_as = Some(into);
            naive.people[n].up = None;
            if own != place {
                naive.people[into].up = place;
            }
            naive.people[into].level = naive.people[into].level.max(naive.people[n].level);
        }
        Step::Unmerge(n) if n < len => {
            let Ok(undo) =
                customers.plan_unmerge(slot(n), Time::default(), Span::ZERO, |slot| customers.level(slot))
            else {
                let into = naive.people[n].goes_on_as;
                assert!(into.is_none_or(|into| naive.people[into].goes_on_as.is_some()));
                return;
            };
            assert!(customers.unmerge(slot(n), undo, LEVELS), "{undo:?}");
            assert!(customers.set_level(undo.from, undo.level));
            let from = undo.from.index();
            naive.people[n].goes_on_as = None;
            naive.people[n].up = undo.inviter.map(Slot::index);
            if naive.inviter(from) != undo.survivors.map(Slot::index) {
                naive.people[from].up = undo.survivors.map(Slot::index);
            }
            naive.people[from].level = undo.level.map(Slot::index);
        }
        Step::Earn(n, amount) => {
            // Orders keep the slot for which they were placed.
            let n = n.filter(known);
            let stamp = Stamp { period: PeriodNumber(*period), day: 3 };
            assert!(customers.count_volume(n.map(slot), Amount::from_minor(amount), stamp, amount > 0));
            match n {
                Some(n) => naive.people[n].earned.push((*period, amount)),
                None => naive.guests += amount,
            }
        }
        Step::Order(n, more) if n < len => {
            if more {
                assert!(customers.count_paid_order(slot(n)));
                naive.people[n].orders += 1;
            } else if naive.people[n].orders > 0 {
                assert!(customers.uncount_paid_order(slot(n)));
                naive.people[n].orders -= 1;
            }
        }
        Step::Level(n, level) if n < len => {
            let n = naive.resolve(n);
            assert!(customers.set_level(slot(n), level.and_then(LevelSlot::from_index)));
            naive.people[n].level = level;
        }
        Step::NextPeriod(more) => *period += more.min(2),
        Step::Restore => {
            let bytes = minicbor::to_vec(&*customers).unwrap();
            let mut again = Customers::decode(&mut minicbor::Decoder::new(&bytes), 9).unwrap();
            again.keep_periods(KEPT);
            assert_eq!(minicbor::to_vec(&again).unwrap(), bytes);
            *customers = again;
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn figures_are_a_recount_after_any_sequence(steps in prop::collection::vec(step(), 1..60)) {
        let mut customers = Customers::new(1);
        customers.keep_periods(KEPT);
        customers.keep_teams_by_period();
        let (mut naive, mut period) = (Naive::default(), 2_u16);
        for step in steps {
            take(&mut customers, &mut naive, step, &mut period);
            compare(&customers, &naive, period)?;
        }
    }

    #[test]
    fn teams_that_are_kept_later_are_the_same(steps in prop::collection::vec(step(), 1..40)) {
        let mut customers = Customers::new(1);
        customers.keep_periods(KEPT);
        let (mut naive, mut period) = (Naive::default(), 2_u16);
        for step in steps {
            take(&mut customers, &mut naive, step, &mut period);
        }
        prop_assert_eq!(customers.is_empty() || customers.team_volume(slot(0)).is_some(), customers.is_empty());
        customers.keep_teams_by_period();
        compare(&customers, &naive, period)?;
    }
}

#[test]
fn many_climbs_wait_for_one_another_and_reads_are_exact_meanwhile() {
    let mut customers = Customers::new(1);
    customers.keep_teams();
    let mut last = None;
    for n in 0..100 {
        last =
            customers.register(&CustomerId::new(format!("c{n}")).unwrap(), last, None, true, Time::default());
    }
    let stamp = Stamp { period: PeriodNumber(1), day: 1 };
    for n in 1..=1000 {
        assert!(customers.count_volume(last, Amount::from_minor(1), stamp, true));
        assert_eq!(customers.team_volume(slot(0)), Some(Amount::from_minor(n)));
        assert_eq!(customers.team_volume(last.unwrap()), Some(Amount::ZERO));
    }
    assert_eq!(customers.team_count(slot(0)), Some(99));
    customers.check().unwrap();
}

#[test]
fn a_star_moves_as_fast_as_a_single_customer() {
    let mut customers = Customers::new(1);
    customers.keep_teams();
    let join = |customers: &mut Customers, n: usize, up: Option<usize>| {
        let id = CustomerId::new(format!("c{n}")).unwrap();
        customers.register(&id, up.map(slot), None, true, Time::default()).unwrap();
    };
    join(&mut customers, 0, None);
    join(&mut customers, 1, None);
    (2..20_000).for_each(|n| join(&mut customers, n, Some(1)));
    for _ in 0..2000 {
        assert!(customers.move_to(slot(1), Some(slot(0))) && customers.move_to(slot(1), None));
    }
    assert_eq!(customers.team_count(slot(1)), Some(19_998));
    customers.check().unwrap();
}

#[test]
fn an_inviter_so_deep_is_refused() {
    let mut customers = Customers::new(1);
    let mut last = None;
    for n in 0..10 {
        last =
            customers.register(&CustomerId::new(format!("c{n}")).unwrap(), last, None, true, Time::default());
    }
    assert!(customers.check_depth(last.unwrap(), 11).is_ok());
    assert!(matches!(
        customers.check_depth(last.unwrap(), 10),
        Err(CustomerRefusal::TooDeep { most: 10, .. })
    ));
}
