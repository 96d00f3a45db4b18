use super::*;
use crate::people::Level;
use crate::refusal::Refusal;
use alloc::format;
use alloc::vec;
use proptest::prelude::*;

fn id(n: usize) -> CustomerId {
    CustomerId::new(format!("c{n}")).unwrap()
}

fn slot(n: usize) -> CustomerSlot {
    CustomerSlot::from_index(n).unwrap()
}

/// So many customers without inviters.
fn strangers(count: usize) -> Customers {
    let mut customers = Customers::new(1);
    for n in 0..count {
        customers.register(&id(n), None, None, true, Time::default()).unwrap();
    }
    customers
}

fn bind(customers: &mut Customers, customer: usize, inviter: usize) -> Result<(), &'static str> {
    let binding = customers
        .plan_binding(&id(customer), &id(inviter), &BindingRules::default(), Time::default())
        .map_err(|e| e.code())?;
    assert!(customers.bind(binding));
    Ok(())
}

#[test]
fn registration_names_what_is_wrong() {
    let mut levels = Levels::new(1);
    let gold = LevelId::new("gold").unwrap();
    let customers = strangers(1);
    let plan = |levels: &Levels, n, inviter: Option<usize>, level: Option<&LevelId>| {
        let inviter = inviter.map(id);
        customers.plan_registration(levels, &id(n), inviter.as_ref(), level).map_err(|e| e.code())
    };
    assert_eq!(plan(&levels, 0, None, None), Err("customer.exists"));
    assert_eq!(plan(&levels, 1, Some(1), None), Err("inviter.self"));
    assert_eq!(plan(&levels, 1, Some(2), None), Err("customer.unknown"));
    assert_eq!(plan(&levels, 1, Some(0), Some(&gold)), Err("level.unknown"));
    levels.put(Level { id: gold.clone(), names: vec![], rank: 1, terms: None }).unwrap();
    let chosen = plan(&levels, 1, Some(0), Some(&gold)).unwrap();
    assert_eq!(chosen, Registration { inviter: Some(slot(0)), level: LevelSlot::from_index(0) });
}

#[test]
fn an_inviter_is_bound_once_and_never_in_a_circle() {
    let mut customers = strangers(4);
    assert_eq!(bind(&mut customers, 0, 0), Err("inviter.self"));
    assert_eq!(bind(&mut customers, 9, 0), Err("customer.unknown"));
    bind(&mut customers, 1, 0).unwrap();
    bind(&mut customers, 2, 1).unwrap();
    bind(&mut customers, 3, 2).unwrap();
    assert_eq!(bind(&mut customers, 1, 3), Err("inviter.already_bound"));
    // More than one step up: a check of the nearest inviter alone would let it through.
    assert_eq!(bind(&mut customers, 0, 3), Err("inviter.cycle"));
    assert!(!customers.bind(Binding { customer: slot(0), inviter: slot(3) }));
    assert_eq!(customers.upline(slot(3)).collect::<Vec<_>>(), [slot(2), slot(1), slot(0)]);
    assert_eq!(customers.directs(slot(0)), 1);
    customers.check().unwrap();
}

#[test]
fn similar_ids_are_different_people() {
    let mut customers = strangers(12);
    bind(&mut customers, 1, 11).unwrap();
    bind(&mut customers, 2, 1).unwrap();
    assert_eq!(customers.upline(slot(2)).collect::<Vec<_>>(), [slot(1), slot(11)]);
    assert_eq!(customers.directs(slot(11)), 1);
}

#[test]
fn levels_roles_and_order_counts() {
    let mut customers = strangers(1);
    let gold = LevelSlot::from_index(3);
    assert!(customers.set_level(slot(0), gold));
    assert_eq!(customers.level(slot(0)), gold);
    assert!(customers.set_level(slot(0), None));
    assert_eq!(customers.level(slot(0)), None);
    assert!(customers.set_promoter(slot(0), false) && !customers.is_promoter(slot(0)));
    assert!(customers.count_paid_order(slot(0)));
    assert_eq!(customers.orders_paid(slot(0)), 1);
    assert!(customers.uncount_paid_order(slot(0)) && !customers.uncount_paid_order(slot(0)));
}

#[test]
fn unknown_slots_are_reported_not_fatal() {
    let mut customers = strangers(1);
    let ghost = slot(5);
    assert!(!customers.bind(Binding { customer: ghost, inviter: slot(0) }));
    assert!(!customers.bind(Binding { customer: slot(0), inviter: ghost }));
    assert!(!customers.set_level(ghost, None) && !customers.set_promoter(ghost, true));
    assert!(!customers.set_level(slot(0), LevelSlot::from_index(70_000)));
    assert!(!customers.count_paid_order(ghost));
    assert_eq!(customers.register(&id(1), Some(ghost), None, true, Time::default()), None);
    assert_eq!(customers.register(&id(0), None, None, true, Time::default()), None);
    assert_eq!(customers.upline(ghost).count(), 0);
    customers.check().unwrap();
}

#[test]
fn a_line_of_a_hundred_thousand_is_walked_without_recursion() {
    let mut customers = Customers::new(1);
    let mut last = None;
    for n in 0..100_000 {
        last = customers.register(&id(n), last, None, true, Time::default());
    }
    assert_eq!(customers.upline(last.unwrap()).count(), 99_999);
    assert_eq!(bind(&mut customers, 0, 99_999), Err("inviter.cycle"));
    customers.check().unwrap();
}

proptest! {
    /// Whatever is bound in whatever order, the answers are those of a naive list of inviters.
    #[test]
    fn bindings_in_any_order_stay_acyclic(pairs in prop::collection::vec((0_usize..12, 0_usize..12), 0..80)) {
        let mut customers = strangers(12);
        let mut naive: Vec<Option<usize>> = vec![None; 12];
        let above = |naive: &[Option<usize>], n: usize| {
            let mut line = Vec::new();
            let mut here = naive[n];
            while let Some(up) = here {
                line.push(up);
                here = naive[up];
            }
            line
        };
        for (customer, inviter) in pairs {
            let expected = if customer == inviter {
                Err("inviter.self")
            } else if naive[customer].is_some() {
                Err("inviter.already_bound")
            } else if above(&naive, inviter).contains(&customer) {
                Err("inviter.cycle")
            } else {
                naive[customer] = Some(inviter);
                Ok(())
            };
            prop_assert_eq!(bind(&mut customers, customer, inviter), expected);
            customers.check().map_err(TestCaseError::fail)?;
        }
        for n in 0..12 {
            let upline: Vec<_> = customers.upline(slot(n)).map(Slot::index).collect();
            prop_assert_eq!(upline, above(&naive, n));
            let directs = naive.iter().filter(|inviter| **inviter == Some(n)).count();
            prop_assert_eq!(customers.directs(slot(n)) as usize, directs);
        }
    }
}
