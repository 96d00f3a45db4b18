//! Policies, priorities, quarantine and export against a naive model: a list of keys, sorted anew each time.

use crate::handle::{Handles, KeyHandle};
use crate::id::{BatchId, PoolId};
use crate::slot::{OrderSlot, PoolSlot, Slot};
use crate::stock::columns::tests::sealed;
use crate::stock::{BatchNo, BatchTerms, KeyFormat, KeyPools, KeyState, PoolTerms, Selection};
use crate::time::Time;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::vec::Vec;
use proptest::prelude::*;

const POLICIES: [Selection; 4] =
    [Selection::FirstIn, Selection::FirstExpired, Selection::Newest, Selection::Random { seed: 7 }];

fn at(millis: u64) -> Time {
    Time::from_millis(millis)
}

fn order() -> OrderSlot {
    OrderSlot::from_index(3).unwrap()
}

fn import(pools: &mut KeyPools, pool: PoolSlot, n: usize, keys: u32, expires: Option<u64>, priority: i16) {
    let terms = BatchTerms {
        id: BatchId::new(format!("b{n}")).unwrap(),
        supplier: None,
        unit_cost: None,
        expires: expires.map(at),
        imported_at: at(0),
        priority,
        note: None,
    };
    let first = pools.total();
    let keys: Vec<_> = (first..first + keys).map(sealed).collect();
    pools.import(pool, terms, &keys).unwrap();
}

fn opened(selection: Selection) -> (KeyPools, PoolSlot) {
    let mut pools = KeyPools::new();
    let pool = pools.open_pool(&PoolId::new("p").unwrap(), KeyFormat::code()).unwrap();
    pools.configure(pool, PoolTerms { selection, picked_only: false }).unwrap();
    (pools, pool)
}

fn pick(pools: &KeyPools, pool: PoolSlot, now: Time, lot: &str, skip: u32, n: u32) -> Option<Vec<u32>> {
    let mut out = Handles::new();
    pools.pick(pool, now, lot, skip, n, &mut out).ok()?;
    Some(out.iter().map(|handle| handle.number()).collect())
}

fn handles(numbers: &[u32]) -> Vec<KeyHandle> {
    numbers.iter().copied().map(KeyHandle::new).collect()
}

#[test]
fn the_batch_that_ends_first_is_sold_first_and_priority_goes_before() {
    let (mut pools, p) = opened(Selection::FirstExpired);
    import(&mut pools, p, 0, 2, None, 0);
    import(&mut pools, p, 1, 2, Some(900), 0);
    import(&mut pools, p, 2, 2, Some(500), 0);
    assert_eq!(pick(&pools, p, at(0), "o", 0, 6), Some(alloc::vec![4, 5, 2, 3, 0, 1]));
    assert_eq!(pick(&pools, p, at(500), "o", 0, 4), Some(alloc::vec![2, 3, 0, 1]), "past its end");
    assert_eq!(pick(&pools, p, at(500), "o", 3, 2), None);
    import(&mut pools, p, 3, 1, None, 5);
    assert_eq!(pick(&pools, p, at(500), "o", 0, 2), Some(alloc::vec![6, 2]));
    import(&mut pools, p, 4, 1, None, -1);
    assert_eq!(pick(&pools, p, at(500), "o", 5, 1), Some(alloc::vec![7]), "last of all");
    pools.configure(p, PoolTerms { selection: Selection::Newest, picked_only: false }).unwrap();
    assert_eq!(pick(&pools, p, at(0), "o", 0, 8), Some(alloc::vec![6, 4, 5, 2, 3, 0, 1, 7]));
}

#[test]
fn a_released_key_is_sold_in_its_place_again() {
    let (mut pools, p) = opened(Selection::Newest);
    import(&mut pools, p, 0, 2, None, 0);
    import(&mut pools, p, 1, 1, None, 0);
    pools.reserve(p, &handles(&[2]), order()).unwrap();
    assert_eq!(pick(&pools, p, at(0), "o", 0, 1), Some(alloc::vec![0]));
    pools.release(p, &handles(&[2])).unwrap();
    assert_eq!(pick(&pools, p, at(0), "o", 0, 1), Some(alloc::vec![2]));
}

#[test]
fn a_lot_draws_the_same_keys_again_and_every_key_alike() {
    let (mut pools, p) = opened(Selection::Random { seed: 42 });
    import(&mut pools, p, 0, 30, None, 0);
    import(&mut pools, p, 1, 70, None, 0);
    // Every other key of the first batch is gone.
    let gone: Vec<u32> = (0..30).step_by(2).collect();
    pools.reserve(p, &handles(&gone), order()).unwrap();
    let one = pick(&pools, p, at(0), "order-1", 0, 5);
    assert_eq!(one, pick(&pools, p, at(0), "order-1", 0, 5));
    assert_ne!(one, pick(&pools, p, at(0), "order-2", 0, 5));
    let mut hits = [0_u32; 100];
    for n in 0..17_000 {
        let keys = pick(&pools, p, at(0), &format!("order-{n}"), 0, 2).unwrap();
        keys.iter().for_each(|key| hits[*key as usize] += 1);
    }
    for (key, hits) in hits.iter().enumerate() {
        let is_gone = key < 30 && key % 2 == 0;
        // 400 expected; twenty is a standard deviation.
        assert!(if is_gone { *hits == 0 } else { (300..500).contains(hits) }, "key {key}: {hits}");
    }
    pools.configure(p, PoolTerms { selection: Selection::Random { seed: 43 }, picked_only: false }).unwrap();
    assert_ne!(one, pick(&pools, p, at(0), "order-1", 0, 5));
}

#[derive(Debug, Clone)]
enum Step {
    Import { keys: u32, ends: Option<u64>, priority: i16 },
    Reserve { n: u32 },
    Release { which: usize },
    Deliver { which: usize },
    Hold { batch: usize, limit: u32 },
    Unhold { batch: usize, limit: u32 },
    Export { n: u32, batch: Option<usize> },
    Pass { time: u64, sweep: u32 },
    Configure { policy: usize },
    Restart,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => (0..12_u32, proptest::option::of(0..60_u64), -1..2_i16)
            .prop_map(|(keys, ends, priority)| Step::Import { keys, ends, priority }),
        4 => (0..6_u32).prop_map(|n| Step::Reserve { n }),
        2 => (0..50_usize).prop_map(|which| Step::Release { which }),
        2 => (0..50_usize).prop_map(|which| Step::Deliver { which }),
        2 => (0..9_usize, 0..5_u32).prop_map(|(batch, limit)| Step::Hold { batch, limit }),
        2 => (0..9_usize, 0..5_u32).prop_map(|(batch, limit)| Step::Unhold { batch, limit }),
        1 => (1..4_u32, proptest::option::of(0..9_usize)).prop_map(|(n, batch)| Step::Export { n, batch }),
        2 => (0..20_u64, 0..4_u32).prop_map(|(time, sweep)| Step::Pass { time, sweep }),
        1 => (0..4_usize).prop_map(|policy| Step::Configure { policy }),
        1 => Just(Step::Restart),
    ];
    proptest::collection::vec(step, 1..60)
}

struct Key {
    batch: usize,
    state: KeyState,
}

struct Lot {
    ends: Option<u64>,
    priority: i16,
    held: bool,
    /// Swept out as past its validity.
    closed: bool,
}

#[derive(Default)]
struct Naive {
    keys: Vec<Key>,
    batches: Vec<Lot>,
}

impl Naive {
    fn sells(&self, key: &Key, now: u64) -> bool {
        let lot = &self.batches[key.batch];
        key.state == KeyState::Available && !lot.held && lot.ends.is_none_or(|ends| now < ends)
    }

    /// All that can be sold, as it would be.
    fn in_order(&self, policy: Selection, now: u64) -> Vec<u32> {
        let mut free: Vec<u32> =
            (0..self.keys.len() as u32).filter(|n| self.sells(&self.keys[*n as usize], now)).collect();
        free.sort_by_key(|n| {
            let batch = self.keys[*n as usize].batch;
            let lot = &self.batches[batch];
            let key = match policy {
                Selection::FirstIn | Selection::Random { .. } => 0,
                Selection::FirstExpired => lot.ends.unwrap_or(u64::MAX),
                Selection::Newest => u64::MAX - batch as u64,
            };
            (-lot.priority, key, *n)
        });
        free
    }

    fn home(&self, batch: usize) -> KeyState {
        match &self.batches[batch] {
            lot if lot.held => KeyState::Quarantined,
            lot if lot.closed => KeyState::Expired,
            _ => KeyState::Available,
        }
    }

    fn move_some(&mut self, batch: usize, from: KeyState, to: KeyState, limit: u32) -> u32 {
        let of = |key: &&mut Key| key.batch == batch && key.state == from;
        let moved = self.keys.iter_mut().filter(of).take(limit as usize);
        moved.map(|key| key.state = to).count() as u32
    }

    fn nth(&self, state: KeyState, which: usize) -> Option<u32> {
        let all: Vec<u32> =
            (0..self.keys.len() as u32).filter(|n| self.keys[*n as usize].state == state).collect();
        all.get(which.checked_rem(all.len())?).copied()
    }
}

/// What a policy must give: the naive order, or where it is drawn by lot, distinct keys of the highest priorities.
fn check_pick(pools: &KeyPools, p: PoolSlot, naive: &Naive, policy: Selection, now: u64, skip: u32, n: u32) {
    let order = naive.in_order(policy, now);
    let picked = pick(pools, p, at(now), "o", skip, n);
    if n > 0 && (skip + n) as usize > order.len() {
        assert_eq!(picked, None);
        return;
    }
    let picked = picked.unwrap();
    if n == 0 {
        assert!(picked.is_empty());
        return;
    }
    if !matches!(policy, Selection::Random { .. }) {
        assert_eq!(picked, order[skip as usize..(skip + n) as usize]);
        return;
    }
    let whole = pick(pools, p, at(now), "o", 0, skip + n).unwrap();
    assert_eq!(whole[skip as usize..], picked[..]);
    assert_eq!(whole.iter().collect::<BTreeSet<_>>().len(), whole.len());
    let priorities = |keys: &[u32]| -> Vec<i16> {
        keys.iter().map(|n| naive.batches[naive.keys[*n as usize].batch].priority).collect()
    };
    assert_eq!(priorities(&whole), priorities(&order[..whole.len()]));
    assert!(whole.iter().all(|key| order.contains(key)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_policy_does_what_the_naive_model_does(first in 0..4_usize, steps in steps()) {
        let mut policy = POLICIES[first];
        let (mut pools, p) = opened(policy);
        let mut naive = Naive::default();
        let mut now = 0;
        for step in steps {
            let batches = naive.batches.len();
            match step {
                Step::Import { keys, ends, priority } => {
                    let ends = ends.map(|span| now + span);
                    import(&mut pools, p, batches, keys, ends, priority);
                    naive.batches.push(Lot { ends, priority, held: false, closed: false });
                    naive.keys.extend((0..keys).map(|_| Key { batch: batches, state: KeyState::Available }));
                }
                Step::Reserve { n } => {
                    if let Some(keys) = pick(&pools, p, at(now), "o", 0, n) {
                        pools.reserve(p, &handles(&keys), order()).unwrap();
                        keys.iter().for_each(|key| naive.keys[*key as usize].state = KeyState::Reserved);
                    }
                }
                Step::Release { which } => {
                    if let Some(key) = naive.nth(KeyState::Reserved, which) {
                        pools.release(p, &handles(&[key])).unwrap();
                        naive.keys[key as usize].state = naive.home(naive.keys[key as usize].batch);
                    }
                }
                Step::Deliver { which } => {
                    if let Some(key) = naive.nth(KeyState::Reserved, which) {
                        pools.deliver(p, &handles(&[key]), at(now)).unwrap();
                        naive.keys[key as usize].state = KeyState::Delivered;
                    }
                }
                Step::Hold { batch, limit } if batches > 0 => {
                    let batch = batch % batches;
                    let taken = pools.hold(p, BatchNo::from_index(batch).unwrap(), limit).unwrap();
                    naive.batches[batch].held = true;
                    prop_assert_eq!(taken, naive.move_some(batch, KeyState::Available, KeyState::Quarantined, limit));
                }
                Step::Unhold { batch, limit } if batches > 0 => {
                    let batch = batch % batches;
                    let freed = pools.unhold(p, BatchNo::from_index(batch).unwrap(), limit).unwrap();
                    naive.batches[batch].held = false;
                    let home = naive.home(batch);
                    prop_assert_eq!(freed, naive.move_some(batch, KeyState::Quarantined, home, limit));
                }
                Step::Export { n, batch } => {
                    let mut keys = Handles::new();
                    let pool = pools.pool(p).unwrap();
                    let chosen = match batch.filter(|_| batches > 0) {
                        None => pool.pick(at(now), "", 0, n, &mut keys),
                        Some(batch) => pool.pick_of_batch(BatchNo::from_index(batch % batches).unwrap(), n, &mut keys),
                    };
                    if chosen.is_ok() {
                        prop_assert_eq!(keys.len(), n as usize);
                        pools.export(p, keys.as_slice()).unwrap();
                        for key in keys.iter() {
                            let key = &mut naive.keys[key.number() as usize];
                            prop_assert!(matches!(key.state, KeyState::Available | KeyState::Quarantined));
                            key.state = KeyState::Exported;
                        }
                    }
                }
                Step::Pass { time, sweep } => {
                    now += time;
                    for due in pools.due_expiries(at(now), sweep) {
                        pools.expire(due).unwrap();
                        let batch = due.batch.index();
                        naive.move_some(batch, KeyState::Available, KeyState::Expired, due.keys);
                        let left = |key: &Key| key.batch == batch && key.state == KeyState::Available;
                        naive.batches[batch].closed = !naive.keys.iter().any(left);
                    }
                }
                Step::Configure { policy: next } => {
                    policy = POLICIES[next];
                    pools.configure(p, PoolTerms { selection: policy, picked_only: false }).unwrap();
                }
                Step::Restart => {
                    let bytes = minicbor::to_vec(&pools).unwrap();
                    pools = minicbor::decode(&bytes).unwrap();
                    prop_assert_eq!(minicbor::to_vec(&pools).unwrap(), bytes);
                }
                Step::Hold { .. } | Step::Unhold { .. } => {}
            }
            pools.check().unwrap();
            let pool = pools.pool(p).unwrap();
            for (n, key) in naive.keys.iter().enumerate() {
                prop_assert_eq!(pool.state(KeyHandle::new(n as u32)), Some(key.state));
            }
            prop_assert_eq!(pool.available_at(at(now)) as usize, naive.in_order(policy, now).len());
            let c = pool.counts();
            let sum = c.available + c.reserved + c.delivered + c.quarantined + c.expired + c.returned + c.exported;
            prop_assert_eq!((sum, c.imported), (c.imported, naive.keys.len() as u32));
            for (skip, n) in [(0, 1), (0, 3), (2, 2), (5, 4), (1, 0)] {
                check_pick(&pools, p, &naive, policy, now, skip, n);
            }
        }
    }
}
