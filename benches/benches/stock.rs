//! The marks of stock: what a key costs to take in and to keep, that selling one costs the same however many there are, and
//! that expiry costs what expires. The wall clock, the best of several runs: the processor's own clock is too coarse for what
//! takes a millisecond. `-- --test` runs each once and small.

use allocation_counter::measure;
use keytill::handle::Handles;
use keytill::id::{CommandId, PoolId, ShopId};
use keytill::money::Currency;
use keytill::pricing::Cart;
use keytill::shop::command::{Body, ImportKeys, PlaceOrder};
use keytill::shop::{Command, Settings, Shop};
use keytill::slot::{OrderSlot, PoolSlot, Slot};
use keytill::stock::{
    BatchTerms, KeyFormat, KeyPools, PlainKey, PoolTerms, SealKeys, SealedKey, Sealer, Selection,
};
use keytill::time::Time;
use keytill_benches::{CommandIds, Market, Random, Size, sealed};
use serde_json::json;
use std::time::Instant;

fn main() {
    let small = std::env::args().any(|arg| arg == "--test");
    let scale = if small { 100 } else { 1 };
    import(1_000_000 / scale);
    let sizes: &[u32] = if small { &[1_000, 10_000] } else { &[10_000, 100_000, 1_000_000, 10_000_000] };
    for (name, selection) in [
        ("first in, first out", Selection::FirstIn),
        ("first expired, first out, 100 batches", Selection::FirstExpired),
        ("random", Selection::Random { seed: 7 }),
    ] {
        sell_from_pools(name, selection, sizes);
    }
    sell_through_the_machine(sizes);
    expire(if small { &[100, 1_000] } else { &[10_000, 100_000, 1_000_000] });
}

/// Runs something: what it gave, and its nanoseconds.
fn timed<T>(run: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let value = run();
    (value, start.elapsed().as_nanos() as f64)
}

fn seconds(nanoseconds: f64) -> f64 {
    nanoseconds / 1e9
}

/// A key file of codes of 19 characters: read, sealed, taken in.
fn import(keys: u32) {
    let mut file = String::with_capacity(keys as usize * 20);
    let mut random = Random::new(5);
    for n in 0..keys {
        let part = |random: &mut Random| random.below(10_000);
        let [a, b, c] = [part(&mut random), part(&mut random), part(&mut random)];
        file.push_str(&format!("{a:04}-{b:04}-{c:04}-{:04}\n", n % 10_000));
    }
    // Some codes come twice by chance; the import finds them.
    let (parsed, parsing) = timed(|| KeyFormat::code().parse(file.as_bytes()).expect("the format is good"));
    let sealer = Sealer::new(SealKeys::new(1, [7; 32].into(), [9; 32].into()));
    let (shop, pool): (ShopId, PoolId) = (id("demo"), id("cards"));
    let seal = |key: &PlainKey| sealer.seal(&shop, &pool, key).expect("the key is short");
    let (sealed, sealing) = timed(|| parsed.keys.iter().map(seal).collect::<Vec<SealedKey>>());
    let count = sealed.len();
    let mut shop = open(&json!({"keys": {"pool": "cards"}}));
    let command = command("import", ImportKeys::new(pool, id("batch-1"), sealed));
    let (mut importing, mut spent) = (0.0, 0_i64);
    let info = measure(|| {
        let held = command_bytes(&command);
        let (done, took) = timed(|| shop.execute(command).expect("the import is good"));
        drop(done);
        (importing, spent) = (took, held);
    });
    let resident = (info.bytes_current + spent) as f64 / count as f64;
    println!("import of {count} keys of 19 characters:");
    println!(
        "  parse {:.2} s, seal {:.2} s, take in with deduplication {:.2} s",
        seconds(parsing),
        seconds(sealing),
        seconds(importing)
    );
    println!(
        "  resident {resident:.1} bytes a key, {} of them sealed bytes and fingerprint",
        5 + 19 + 16 + 16
    );
    if count > 500_000 {
        assert!(seconds(importing) < 3.0, "the mark is 3 s");
        assert!(resident < 80.0, "the mark is 80 bytes");
    }
}

/// What the command itself holds on the heap, which executing it frees.
fn command_bytes(command: &Command) -> i64 {
    let Body::ImportKeys(import) = &command.body else { return 0 };
    let each = size_of::<SealedKey>() as i64;
    let bytes: usize = import.keys.iter().map(|key| key.bytes.capacity()).sum();
    import.keys.capacity() as i64 * each + bytes as i64
}

fn filled(keys: u32, selection: Selection) -> (KeyPools, PoolSlot) {
    let mut pools = KeyPools::new();
    let pool = pools.open_pool(&id("cards"), KeyFormat::code()).expect("the pool is new");
    let batches = 100;
    let mut random = Random::new(11);
    for n in 0..batches {
        let (from, to) = (keys / batches * n, keys / batches * (n + 1));
        let terms = BatchTerms {
            id: id(&format!("batch-{n}")),
            supplier: None,
            unit_cost: None,
            expires: Some(Time::from_millis(2_000_000_000_000 + random.below(1_000_000_000) as u64)),
            imported_at: Time::default(),
            priority: 0,
            note: None,
        };
        let batch: Vec<SealedKey> = (from..to).map(sealed).collect();
        pools.import(pool, terms, &batch).expect("the keys are new");
    }
    pools.configure(pool, PoolTerms { selection, picked_only: false }).expect("the pool is open");
    (pools, pool)
}

/// Chooses a key, reserves it and hands it over, in the stock's own world.
fn sell_from_pools(name: &str, selection: Selection, sizes: &[u32]) {
    println!("pick + reserve + deliver of one key, {name}:");
    let now = Time::from_millis(1_700_000_000_000);
    let order = OrderSlot::from_index(1).expect("a slot");
    let mut first = None;
    for keys in sizes {
        let (full, pool) = filled(*keys, selection);
        let each = (keys / 2).min(100_000);
        let rounds = 200_000_u32.div_ceil(each).min(40);
        let mut best = f64::MAX;
        for _ in 0..rounds.div_ceil(5).max(2) {
            let mut pools = full.clone();
            let lots: Vec<String> = (0..each).map(|n| format!("order-{n:07}")).collect();
            let ((), took) = timed(|| {
                for lot in &lots {
                    let mut handles = Handles::new();
                    pools.pick(pool, now, lot, 0, 1, &mut handles).expect("keys are left");
                    pools.reserve(pool, handles.as_slice(), order).expect("it is available");
                    pools.deliver(pool, handles.as_slice(), now).expect("it is reserved");
                }
            });
            best = best.min(took / f64::from(each));
        }
        tell(*keys, best, &mut first);
    }
}

/// Places and pays orders of one key each.
fn sell_through_the_machine(sizes: &[u32]) {
    println!("place + pay of an order of one key, through the machine:");
    let mut first = None;
    for keys in sizes {
        let full = Market::open(Size { customers: 1_000, keys: *keys });
        let each = (keys / 2).min(50_000) as usize;
        let mut best = f64::MAX;
        for _ in 0..3 {
            let mut market = full.clone();
            let visits = market.visits(each, CommandIds::Sessions);
            let ((), took) = timed(|| visits.into_iter().for_each(|visit| market.live(visit, None)));
            best = best.min(took / each as f64);
        }
        tell(*keys, best, &mut first);
    }
}

/// So many open reservations expire, a thousand at a tick.
fn expire(sizes: &[u32]) {
    println!("expiry of an open reservation:");
    let mut first = None;
    for orders in sizes {
        let mut shop = open(&json!({"keys": {"pool": "cards"}}));
        for (n, from) in (0..*orders).step_by(100_000).enumerate() {
            let keys = (from..(from + 100_000).min(*orders)).map(sealed).collect();
            let import = ImportKeys::new(id("cards"), id(&format!("batch-{n}")), keys);
            shop.execute(command(&format!("import-{n}"), import)).expect("the import is good");
        }
        let cart = Cart::on("web").line("card", 1).at(now());
        let quote = shop.quote(&cart).expect("the cart has a price");
        for n in 0..*orders {
            let place = PlaceOrder::of(format!("order-{n}"), &quote).expect("an id");
            shop.execute(command(&format!("place-{n}"), place)).expect("the order is placed");
        }
        let later = Time::from_millis(now().millis() + 1_000_000);
        let (mut ticks, mut slowest) = (0_u32, 0.0_f64);
        let ((), took) = timed(|| {
            while shop.next_deadline().is_some_and(|due| due <= later) {
                let tick: Body = serde_json::from_value(json!({"tick": {}})).expect("a body");
                let id = CommandId::new(format!("tick-{ticks}")).expect("an id");
                let (done, took) = timed(|| shop.execute(Command::new(id, later, tick)));
                done.expect("a tick");
                slowest = slowest.max(took);
                ticks += 1;
            }
        });
        let free = shop.stock(&id("card"), later).expect("it is sold").available;
        assert_eq!(free, Some(u64::from(*orders)), "all are free again");
        print!("  (slowest tick of 1000: {:.2} ms)", slowest / 1e6);
        tell(*orders, took / f64::from(*orders), &mut first);
    }
}

fn tell(size: u32, each: f64, first: &mut Option<f64>) {
    let ratio = each / *first.get_or_insert(each);
    println!("  {size:>10}: {each:8.0} ns, {ratio:.2} times the smallest");
    assert!(size < 100_000 || ratio < 4.0, "the mark is less than 4 times");
}

fn now() -> Time {
    Time::from_millis(1_700_000_000_000)
}

fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().expect("an id")
}

fn command(key: &str, body: impl Into<Body>) -> Command {
    Command::new(CommandId::new(key).expect("an id"), now(), body)
}

/// A shop with one variant, sold at one price.
fn open(stock: &serde_json::Value) -> Shop {
    let settings = Settings { remember_commands: 1_000, ..Settings::in_currency(Currency::CNY) };
    let mut shop = Shop::new("demo", settings).expect("the settings are good");
    for (n, body) in [
        json!({"put_channel": {"channel": {"id": "web"}}}),
        json!({"open_pool": {"pool": "cards", "format": {"layout": "code", "fields": [{"name": "code"}]}}}),
        json!({"put_product": {"product": {"id": "gift", "variants": [{"id": "card", "stock": stock}]}}}),
        json!({"publish_price_book": {"book": {"id": "b1", "currency": "CNY", "variants": [
            {"variant": "card", "product": "gift", "price": "50.00"}]}}}),
    ]
    .into_iter()
    .enumerate()
    {
        let body: Body = serde_json::from_value(body).expect("a body");
        shop.execute(command(&format!("set-{n}"), body)).expect("the shop is set up");
    }
    shop
}
