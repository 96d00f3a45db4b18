use super::*;
use crate::id::CustomerId;
use crate::money::Amount;
use crate::people::{PeriodNumber, Stamp};
use crate::slot::Slot;
use crate::time::Time;
use alloc::format;
use alloc::vec::Vec;
use proptest::prelude::*;

fn slot(n: usize) -> CustomerSlot {
    CustomerSlot::from_index(n).unwrap()
}

fn people(count: usize) -> Customers {
    let mut customers = Customers::new(1);
    for n in 0..count {
        customers.register(&CustomerId::new(format!("c{n}")).unwrap(), None, None, true, Time::default());
    }
    customers
}

fn tree_of(customers: &mut Customers, width: u8, depth: u16) {
    assert!(customers.open_tree(&PlacementTreeId::new("t").unwrap(), width, depth));
}

fn seat(customers: &mut Customers, n: usize, sponsor: Option<usize>, leg: Option<u8>) -> Option<(usize, u8)> {
    let chosen = customers.plan_seat(0, slot(n), sponsor.map(slot), leg).ok()?;
    assert!(customers.take_seat(chosen));
    chosen.above.map(|(above, leg)| (above.index(), leg))
}

#[test]
fn newcomers_spill_level_by_level_and_the_sponsor_stays() {
    let mut customers = people(12);
    tree_of(&mut customers, 3, 0);
    assert_eq!(seat(&mut customers, 0, None, None), None);
    let places: Vec<_> = (1..8).map(|n| seat(&mut customers, n, Some(0), None).unwrap()).collect();
    assert_eq!(places, [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 0)]);
    assert_eq!(customers.sponsor(0, slot(7)), Some(slot(0)));
    assert_eq!(customers.seat_above(0, slot(7)), Some((slot(2), 0)));
    assert_eq!(seat(&mut customers, 8, Some(3), None), Some((3, 0)));
    let above: Vec<_> = customers.seats_above(0, slot(8)).collect();
    assert_eq!(above, [(slot(3), 0), (slot(0), 2)]);
    assert!(customers.sits_below(0, slot(8), slot(0)) && !customers.sits_below(0, slot(8), slot(1)));
}

#[test]
fn a_leg_can_be_named_and_a_depth_is_the_end() {
    let mut customers = people(20);
    tree_of(&mut customers, 2, 2);
    seat(&mut customers, 0, None, None);
    let places: Vec<_> = (1..4).map(|n| seat(&mut customers, n, Some(0), Some(1))).collect();
    assert_eq!(places, [Some((0, 1)), Some((1, 0)), Some((1, 1))]);
    assert_eq!(seat(&mut customers, 4, Some(0), Some(1)), None, "two levels below the sponsor, no more");
    assert_eq!(seat(&mut customers, 4, Some(0), None), Some((0, 0)));
    assert_eq!(seat(&mut customers, 5, Some(0), Some(2)), None, "there are two legs");
    assert_eq!(seat(&mut customers, 5, Some(9), None), None, "the sponsor has no seat");
    assert_eq!(seat(&mut customers, 4, Some(0), None), None, "one seat each");
}

/// Under whom and in which leg somebody sits, and what was sold; `None` without a seat.
type Seated = Option<(Option<(usize, u8)>, i64)>;

proptest! {
    /// Seats and leg volumes are those of a naive tree that is searched level by level.
    #[test]
    fn seats_and_legs_are_those_of_a_naive_tree(
        width in 1_u8..4,
        steps in prop::collection::vec((0_usize..30, 0_usize..30, prop::option::of(0_u8..3), -5_i64..20), 1..60),
    ) {
        let mut customers = people(30);
        tree_of(&mut customers, width, 0);
        // Under whom, leg, what was sold.
        let mut naive: Vec<Seated> = alloc::vec![None; 30];
        let mut own = [0_i64; 30];
        for (n, sponsor, leg, amount) in steps {
            let stamp = Stamp { period: PeriodNumber(1), day: 1 };
            prop_assert!(customers.count_volume(Some(slot(n)), Amount::from_minor(amount), stamp, true));
            own[n] += amount;
            let first = naive.iter().all(Option::is_none);
            let below = |naive: &[Seated], at: usize, leg: u8| {
                (0..30).find(|m| naive[*m].is_some_and(|(above, _)| above == Some((at, leg))))
            };
            let expected = if naive[n].is_some() || (!first && naive[sponsor].is_none()) {
                None
            } else if first {
                Some(None)
            } else {
                let mut level = match leg {
                    None => Some(alloc::vec![sponsor]),
                    Some(leg) if leg >= width => None,
                    Some(leg) => below(&naive, sponsor, leg).map(|below| alloc::vec![below]),
                };
                if leg.is_some_and(|leg| leg < width) && level.is_none() {
                    Some(Some((sponsor, leg.unwrap())))
                } else {
                    let mut found = None;
                    while let Some(at) = level.take() {
                        let free = at.iter().flat_map(|s| (0..width).map(move |leg| (*s, leg)));
                        found = free.into_iter().find(|(s, leg)| below(&naive, *s, *leg).is_none());
                        if found.is_some() {
                            break;
                        }
                        level = Some(at.iter().flat_map(|s| (0..width).map(|leg| below(&naive, *s, leg).unwrap()).collect::<Vec<_>>()).collect());
                    }
                    found.map(Some)
                }
            };
            let sponsor = (!first).then_some(sponsor);
            let chosen = customers.plan_seat(0, slot(n), sponsor.map(slot), leg.filter(|_| !first)).ok();
            prop_assert_eq!(chosen.map(|chosen| chosen.above.map(|(s, leg)| (s.index(), leg))), expected);
            if let (Some(chosen), Some(above)) = (chosen, expected) {
                prop_assert!(customers.take_seat(chosen));
                naive[n] = Some((above, 0));
            }
            // Each leg has what everybody in it sold.
            for at in (0..30).filter(|at| naive[*at].is_some()) {
                let legs: Vec<i64> = customers.legs(0, slot(at)).map(|leg| leg.volume).collect();
                let sum = |leg: u8| -> i64 {
                    (0..30).filter(|m| naive[*m].is_some()).filter(|m| {
                        let mut here = *m;
                        while let Some(Some((above, its))) = naive[here].map(|(above, _)| above) {
                            if above == at {
                                return its == leg;
                            }
                            here = above;
                        }
                        false
                    }).map(|m| own[m]).sum()
                };
                prop_assert_eq!(legs, (0..width).map(sum).collect::<Vec<_>>());
            }
        }
        let bytes = minicbor::to_vec(&customers).unwrap();
        let again = Customers::decode(&mut minicbor::Decoder::new(&bytes), 5).unwrap();
        prop_assert_eq!(minicbor::to_vec(&again).unwrap(), bytes);
    }
}
