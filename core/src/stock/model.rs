//! Key pools against a naive model, and the faults that peers' users met.

use crate::handle::Handles;
use crate::id::{BatchId, PoolId, ShopId};
use crate::refusal::Refusal;
use crate::slot::{OrderSlot, PoolSlot, Slot};
use crate::stock::columns::tests::sealed;
use crate::stock::{
    BatchTerms, DueExpiry, KeyFormat, KeyHandle, KeyPools, KeyState, RejectedKeyReason, SealKeys, SealedKey,
    Sealer, StockFault,
};
use crate::time::Time;
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use proptest::prelude::*;

const NOON: Time = Time::from_millis(1000);

fn order(n: usize) -> OrderSlot {
    OrderSlot::from_index(n).unwrap()
}

fn handles(numbers: &[u32]) -> Vec<KeyHandle> {
    numbers.iter().copied().map(KeyHandle::new).collect()
}

fn terms(id: &str, expires: Option<u64>) -> BatchTerms {
    BatchTerms {
        id: BatchId::new(id).unwrap(),
        supplier: None,
        unit_cost: None,
        expires: expires.map(Time::from_millis),
        imported_at: Time::from_millis(0),
        priority: 0,
        note: None,
    }
}

fn opened(names: &[&str]) -> (KeyPools, Vec<PoolSlot>) {
    let mut pools = KeyPools::new();
    let open = |name: &&str| pools.open_pool(&PoolId::new(name).unwrap(), KeyFormat::code()).unwrap();
    let slots = names.iter().map(open).collect();
    (pools, slots)
}

fn import(
    pools: &mut KeyPools,
    pool: PoolSlot,
    id: &str,
    expires: Option<u64>,
    keys: &[SealedKey],
) -> Vec<u32> {
    let plan = pools.plan_import(pool, &BatchId::new(id).unwrap(), keys).unwrap();
    assert_eq!(plan.accepted.len() + plan.rejected.len(), keys.len());
    pools.import(pool, terms(id, expires), plan.accepted.iter().map(|n| &keys[*n as usize])).unwrap();
    plan.accepted
}

fn filled(count: u32) -> (KeyPools, PoolSlot) {
    let (mut pools, slots) = opened(&["p"]);
    let keys: Vec<_> = (0..count).map(sealed).collect();
    import(&mut pools, slots[0], "b", None, &keys);
    (pools, slots[0])
}

fn pick(pools: &KeyPools, pool: PoolSlot, now: Time, skip: u32, n: u32) -> Result<Vec<u32>, u64> {
    let mut out = Handles::new();
    match pools.pick(pool, now, "o", skip, n, &mut out) {
        Ok(()) => Ok(out.iter().map(|handle| handle.number()).collect()),
        Err(crate::stock::StockRefusal::Insufficient { available, .. }) => {
            assert!(out.is_empty());
            Err(available)
        }
        Err(other) => panic!("{other}"),
    }
}

fn round_trip(pools: &KeyPools) -> KeyPools {
    let bytes = minicbor::to_vec(pools).unwrap();
    let back: KeyPools = minicbor::decode(&bytes).unwrap();
    assert_eq!(minicbor::to_vec(&back).unwrap(), bytes);
    back.check().unwrap();
    back
}

#[test]
fn sells_in_the_order_of_import_and_released_keys_first() {
    let (mut pools, p) = filled(5);
    assert_eq!(pick(&pools, p, NOON, 0, 2), Ok(vec![0, 1]));
    assert_eq!(pick(&pools, p, NOON, 2, 2), Ok(vec![2, 3]));
    pools.reserve(p, &handles(&[0, 1, 2]), order(1)).unwrap();
    pools.release(p, &handles(&[2, 0])).unwrap();
    assert_eq!(pick(&pools, p, NOON, 0, 3), Ok(vec![0, 2, 3]));
    assert_eq!(pools.pool(p).unwrap().owner(KeyHandle::new(1)), Some(order(1)));
    assert_eq!(pools.pool(p).unwrap().owner(KeyHandle::new(0)), None);
}

#[test]
fn the_last_key_can_be_bought_and_never_one_more() {
    let (mut pools, p) = filled(1);
    assert_eq!(pick(&pools, p, NOON, 0, 1), Ok(vec![0]));
    assert_eq!(pick(&pools, p, NOON, 1, 1), Err(0));
    pools.reserve(p, &handles(&[0]), order(1)).unwrap();
    let mut out = Handles::new();
    let refusal = pools.pick(p, NOON, "o", 0, u32::MAX, &mut out).unwrap_err();
    assert_eq!(refusal.code(), "stock.insufficient");
    assert_eq!(format!("{refusal}"), "only 0 of `p` left, 4294967295 wanted");
    assert_eq!(pick(&pools, p, NOON, 7, 0), Ok(vec![]));
    assert_eq!(pick(&pools, p, NOON, 0, 0), Ok(vec![]));
}

#[test]
fn no_key_goes_to_two_orders_and_a_refunded_one_to_nobody() {
    let (mut pools, p) = filled(2);
    pools.reserve(p, &handles(&[0]), order(1)).unwrap();
    let fault = StockFault::State { handle: KeyHandle::new(0), state: KeyState::Reserved };
    assert_eq!(pools.reserve(p, &handles(&[0]), order(2)), Err(fault));
    pools.deliver(p, &handles(&[0]), NOON).unwrap();
    assert_eq!(pools.pool(p).unwrap().owner(KeyHandle::new(0)), Some(order(1)));
    let again = StockFault::State { handle: KeyHandle::new(0), state: KeyState::Delivered };
    assert_eq!(pools.deliver(p, &handles(&[0]), NOON), Err(again));
    assert_eq!(pools.release(p, &handles(&[0])), Err(again));
    pools.take_back(p, &handles(&[0])).unwrap();
    assert_eq!(pools.pool(p).unwrap().state(KeyHandle::new(0)), Some(KeyState::Returned));
    assert_eq!(pick(&pools, p, NOON, 0, 2), Err(1));
    assert_eq!(pools.reserve(p, &handles(&[9]), order(1)), Err(StockFault::Key(KeyHandle::new(9))));
    pools.check().unwrap();
}

#[test]
fn duplicates_are_found_in_the_batch_across_pools_and_among_sold_keys() {
    let (mut pools, slots) = opened(&["p", "q"]);
    let [p, q] = slots[..] else { panic!() };
    let bad = SealedKey { fingerprint: sealed(9).fingerprint, bytes: vec![1; 21] };
    let keys = [sealed(1), sealed(2), sealed(1), bad, sealed(3)];
    let plan = pools.plan_import(p, &BatchId::new("b").unwrap(), &keys).unwrap();
    assert_eq!(plan.accepted, [0, 1, 4]);
    let rows: Vec<_> = plan.rejected.iter().map(|row| (row.position, row.reason.code())).collect();
    assert_eq!(rows, [(2, "key.twice_in_batch"), (3, "key.sealed_length")]);
    import(&mut pools, p, "b", None, &keys);
    pools.reserve(p, &handles(&[0, 1]), order(1)).unwrap();
    pools.deliver(p, &handles(&[0, 1]), NOON).unwrap();
    pools.take_back(p, &handles(&[1])).unwrap();
    let pool = PoolId::new("p").unwrap();
    for pools in [&pools, &round_trip(&pools)] {
        for slot in [p, q] {
            let plan = pools.plan_import(
                slot,
                &BatchId::new("c").unwrap(),
                &[sealed(1), sealed(2), sealed(3), sealed(4)],
            );
            let plan = plan.unwrap();
            assert_eq!(plan.accepted, [3]);
            let reasons: Vec<_> = plan.rejected.into_iter().map(|row| row.reason).collect();
            let sold = RejectedKeyReason::Sold { pool: pool.clone() };
            assert_eq!(reasons, [sold.clone(), sold, RejectedKeyReason::InStock { pool: pool.clone() }]);
        }
    }
}

#[test]
fn a_batch_is_one_import_and_a_pool_opens_once() {
    let (mut pools, p) = filled(1);
    let code = |pools: &KeyPools, pool, batch: &str| {
        pools.plan_import(pool, &BatchId::new(batch).unwrap(), &[]).err().map(|refusal| refusal.code())
    };
    assert_eq!(code(&pools, p, "b"), Some("stock.batch_exists"));
    assert_eq!(code(&pools, PoolSlot::from_index(7).unwrap(), "c"), Some("stock.pool_unknown"));
    assert_eq!(pools.import(p, terms("b", None), &[sealed(7)]), Err(StockFault::Batch));
    assert_eq!(pools.import(p, terms("c", None), &[sealed(0)]), Err(StockFault::Twice));
    let id = PoolId::new("p").unwrap();
    assert_eq!(pools.plan_open(&id, &KeyFormat::code()).unwrap_err().code(), "stock.pool_exists");
    assert_eq!(pools.open_pool(&id, KeyFormat::code()), Err(StockFault::Pool));
    assert_eq!(pools.slot(&PoolId::new("x").unwrap()).unwrap_err().code(), "stock.pool_unknown");
    pools.check().unwrap();
}

#[test]
fn expired_batches_are_passed_over_and_swept_in_bounded_steps() {
    let (mut pools, slots) = opened(&["p"]);
    let p = slots[0];
    import(&mut pools, p, "old", Some(500), &[sealed(0), sealed(1), sealed(2)]);
    import(&mut pools, p, "new", None, &[sealed(3), sealed(4)]);
    assert_eq!(pick(&pools, p, Time::from_millis(499), 0, 4), Ok(vec![0, 1, 2, 3]));
    pools.reserve(p, &handles(&[0]), order(1)).unwrap();
    assert_eq!(pick(&pools, p, NOON, 1, 1), Ok(vec![4]));
    assert_eq!(pick(&pools, p, NOON, 0, 3), Err(2));
    assert_eq!(pools.pool(p).unwrap().available_at(NOON), 2);
    assert_eq!(pools.next_expiry(), Some(Time::from_millis(500)));
    assert_eq!(pools.due_expiries(Time::from_millis(499), 9), []);
    let steps: Vec<u32> = core::iter::from_fn(|| {
        let due = *pools.due_expiries(NOON, 1).first()?;
        pools.expire(due).unwrap();
        pools = round_trip(&pools);
        Some(due.keys)
    })
    .collect();
    assert_eq!(steps, [1, 1]);
    assert_eq!(pools.next_expiry(), None);
    pools.release(p, &handles(&[0])).unwrap();
    let counts = pools.pool(p).unwrap().counts();
    assert_eq!((counts.expired, counts.available), (3, 2));
    pools.check().unwrap();
    let batch = pools.pool(p).unwrap().batch(&BatchId::new("old").unwrap()).unwrap();
    assert_eq!(pools.pool(p).unwrap().batch_counts(batch).unwrap().expired, 3);
    assert!(pools.expire(DueExpiry { pool: PoolSlot::from_index(3).unwrap(), batch, keys: 1 }).is_err());
}

#[test]
fn damaged_snapshots_are_refused_or_sound() {
    let (mut pools, p) = filled(40);
    pools.reserve(p, &handles(&[0, 1]), order(1)).unwrap();
    let bytes = minicbor::to_vec(&pools).unwrap();
    for at in 0..bytes.len() {
        assert!(minicbor::decode::<KeyPools>(&bytes[..at]).is_err());
        for flip in [1, 0x80, 0xff] {
            let mut changed = bytes.clone();
            changed[at] ^= flip;
            if let Ok(other) = minicbor::decode::<KeyPools>(&changed) {
                other.check().unwrap();
            }
        }
    }
}

#[test]
fn nothing_holds_a_planted_secret() {
    let sealer = Sealer::new(SealKeys::new(1, [7; 32].into(), [9; 32].into()));
    let (shop, pool) = (ShopId::new("demo").unwrap(), PoolId::new("p").unwrap());
    let parsed = KeyFormat::code().parse(b"CANARY-0001\nCANARY-0002\nCANARY-0001\nCANARY\x07BELL").unwrap();
    let keys: Vec<_> = parsed.keys.iter().map(|key| sealer.seal(&shop, &pool, key).unwrap()).collect();
    let (mut pools, slots) = opened(&["p"]);
    import(&mut pools, slots[0], "b", None, &keys);
    let shown = [
        format!("{parsed:#?} {keys:?} {pools:?} {sealer:?}"),
        serde_json::to_string(&(&keys, &parsed.report)).unwrap(),
        String::from_utf8_lossy(&minicbor::to_vec((&keys, &parsed.report, &pools)).unwrap()).into_owned(),
    ];
    for text in shown {
        assert!(!text.contains("CANARY"), "{text}");
    }
    let copy = pools.pool(slots[0]).unwrap().sealed(KeyHandle::new(1)).unwrap();
    assert_eq!(sealer.open(&shop, &pool, &copy).unwrap().expose(), "CANARY-0002");
}

/// The obviously right pool: a list of keys, looked through from the start.
#[derive(Default)]
struct Naive {
    keys: Vec<(u32, KeyState, Option<u64>)>,
}

impl Naive {
    fn pick(&self, now: u64, skip: u32, n: u32) -> Option<Vec<u32>> {
        let sells = |(_, key): &(usize, &(u32, KeyState, Option<u64>))| {
            key.1 == KeyState::Available && key.2.is_none_or(|expires| now < expires)
        };
        if n == 0 {
            return Some(Vec::new());
        }
        let free: Vec<u32> = self.keys.iter().enumerate().filter(sells).map(|(n, _)| n as u32).collect();
        free.get(skip as usize..(skip + n) as usize).map(<[u32]>::to_vec)
    }

    fn count(&self, state: KeyState) -> u32 {
        self.keys.iter().filter(|key| key.1 == state).count() as u32
    }
}

#[derive(Debug, Clone)]
enum Step {
    Import { pool: usize, secrets: Vec<u32>, valid_for: Option<u64> },
    Reserve { pool: usize, skip: u32, n: u32 },
    Release { pool: usize, which: usize },
    Deliver { pool: usize, which: usize },
    TakeBack { pool: usize, which: usize },
    Quarantine { pool: usize, which: usize },
    Pass { time: u64, sweep: u32 },
    Restart,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        2 => (0..2_usize, proptest::collection::vec(0..400_u32, 0..30), proptest::option::of(0..50_u64))
            .prop_map(|(pool, secrets, valid_for)| Step::Import { pool, secrets, valid_for }),
        5 => (0..2_usize, 0..4_u32, 0..8_u32).prop_map(|(pool, skip, n)| Step::Reserve { pool, skip, n }),
        3 => (0..2_usize, 0..100_usize).prop_map(|(pool, which)| Step::Release { pool, which }),
        3 => (0..2_usize, 0..100_usize).prop_map(|(pool, which)| Step::Deliver { pool, which }),
        1 => (0..2_usize, 0..100_usize).prop_map(|(pool, which)| Step::TakeBack { pool, which }),
        1 => (0..2_usize, 0..100_usize).prop_map(|(pool, which)| Step::Quarantine { pool, which }),
        2 => (0..20_u64, 0..5_u32).prop_map(|(time, sweep)| Step::Pass { time, sweep }),
        1 => Just(Step::Restart),
    ];
    proptest::collection::vec(step, 1..80)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn pools_do_what_the_naive_model_does(steps in steps()) {
        let (mut pools, slots) = opened(&["p", "q"]);
        let mut naive = [Naive::default(), Naive::default()];
        let mut now = 0_u64;
        for (n, step) in steps.into_iter().enumerate() {
            // The `which`-th key in a state, if there is any.
            let nth = |naive: &Naive, state, which: usize| {
                let all: Vec<u32> = (0..naive.keys.len()).filter(|n| naive.keys[*n].1 == state).map(|n| n as u32).collect();
                (!all.is_empty()).then(|| all[which % all.len()])
            };
            match step {
                Step::Import { pool, secrets, valid_for } => {
                    let keys: Vec<_> = secrets.iter().copied().map(sealed).collect();
                    let expires = valid_for.map(|span| now + span);
                    let accepted = import(&mut pools, slots[pool], &format!("b{n}"), expires, &keys);
                    let mut expected = Vec::new();
                    for (at, secret) in secrets.iter().enumerate() {
                        if !naive.iter().any(|pool| pool.keys.iter().any(|key| key.0 == *secret)) {
                            naive[pool].keys.push((*secret, KeyState::Available, expires));
                            expected.push(at as u32);
                        }
                    }
                    prop_assert_eq!(accepted, expected);
                }
                Step::Reserve { pool, skip, n: wanted } => {
                    let picked = pick(&pools, slots[pool], Time::from_millis(now), skip, wanted);
                    prop_assert_eq!(picked.clone().ok(), naive[pool].pick(now, skip, wanted));
                    if let Ok(picked) = picked {
                        pools.reserve(slots[pool], &handles(&picked), order(n)).unwrap();
                        picked.iter().for_each(|key| naive[pool].keys[*key as usize].1 = KeyState::Reserved);
                    }
                }
                Step::Release { pool, which } => {
                    if let Some(key) = nth(&naive[pool], KeyState::Reserved, which) {
                        pools.release(slots[pool], &handles(&[key])).unwrap();
                        // Whether it joins an expired batch at once or with the next sweep is told by the machine.
                        naive[pool].keys[key as usize].1 =
                            pools.pool(slots[pool]).unwrap().state(KeyHandle::new(key)).unwrap();
                        let (_, state, expires) = naive[pool].keys[key as usize];
                        let over = expires.is_some_and(|expires| expires <= now);
                        prop_assert!(state == KeyState::Available || (state == KeyState::Expired && over));
                    }
                }
                Step::Deliver { pool, which } => {
                    if let Some(key) = nth(&naive[pool], KeyState::Reserved, which) {
                        pools.deliver(slots[pool], &handles(&[key]), NOON).unwrap();
                        naive[pool].keys[key as usize].1 = KeyState::Delivered;
                    }
                }
                Step::TakeBack { pool, which } => {
                    if let Some(key) = nth(&naive[pool], KeyState::Delivered, which) {
                        pools.take_back(slots[pool], &handles(&[key])).unwrap();
                        naive[pool].keys[key as usize].1 = KeyState::Returned;
                    }
                }
                Step::Quarantine { pool, which } => {
                    if let Some(key) = nth(&naive[pool], KeyState::Available, which) {
                        pools.quarantine(slots[pool], &handles(&[key])).unwrap();
                        naive[pool].keys[key as usize].1 = KeyState::Quarantined;
                    }
                }
                Step::Pass { time, sweep } => {
                    now += time;
                    for due in pools.due_expiries(Time::from_millis(now), sweep) {
                        let at = slots.iter().position(|slot| *slot == due.pool).unwrap();
                        let batch = pools.pool(due.pool).unwrap().batches()[due.batch.index()].clone();
                        prop_assert!(!batch.sells_at(Time::from_millis(now)));
                        pools.expire(due).unwrap();
                        let run = &mut naive[at].keys[batch.first.number() as usize..batch.end() as usize];
                        let unsold = run.iter_mut().filter(|key| key.1 == KeyState::Available);
                        unsold.take(due.keys as usize).for_each(|key| key.1 = KeyState::Expired);
                    }
                }
                Step::Restart => pools = round_trip(&pools),
            }
            pools.check().unwrap();
            for (slot, naive) in slots.iter().zip(&naive) {
                let pool = pools.pool(*slot).unwrap();
                let counts = pool.counts();
                let found = [counts.available, counts.reserved, counts.delivered, counts.quarantined, counts.expired, counts.returned, counts.exported];
                prop_assert_eq!(found, KeyState::ALL.map(|state| naive.count(state)));
                for n in 0..20 {
                    let picked = pick(&pools, *slot, Time::from_millis(now), 0, n);
                    prop_assert_eq!(picked.ok(), naive.pick(now, 0, n));
                }
                let free = (0..).take_while(|n| naive.pick(now, 0, *n).is_some()).count() - 1;
                prop_assert_eq!(pool.available_at(Time::from_millis(now)), free as u32);
            }
        }
    }
}
