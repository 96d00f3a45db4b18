//! Key files of strangers, from the file to the pool: the first line is a format as JSON, the rest is the file.
#![no_main]

use keytill::id::{BatchId, PoolId, ShopId};
use keytill::stock::{BatchTerms, KeyFormat, KeyPools, Layout, Parsed, SealKeys, SealedKey, Sealer};
use keytill::time::Time;
use libfuzzer_sys::fuzz_target;
use std::collections::HashSet;

fuzz_target!(|data: &[u8]| {
    let Some(end) = data.iter().position(|byte| *byte == b'\n') else { return };
    let (format, file) = data.split_at(end);
    // Most inputs would never find a format; those that have none are read as plain codes.
    let format = serde_json::from_slice(format).unwrap_or_else(|_| KeyFormat::code());
    let Ok(parsed) = format.parse(file) else { return };

    every_line_is_accounted_for(&parsed);
    no_key_comes_twice(&parsed);
    if format.layout == Layout::Code {
        written_again_it_reads_the_same(&format, &parsed);
    }
    what_is_imported_once_is_known(&format, &parsed);
});

fn every_line_is_accounted_for(parsed: &Parsed) {
    let report = &parsed.report;
    assert_eq!(parsed.keys.len(), parsed.lines.len());
    assert_eq!(parsed.keys.len(), report.accepted as usize);
    // One rejected line may not be among those that were read: the header, or the first past the limit.
    let told = parsed.keys.len() + report.rejected.len();
    assert!(told == report.read as usize || told == report.read as usize + 1, "{report:?}");
    assert!(parsed.lines.is_sorted() && report.rejected.is_sorted_by_key(|line| line.line));
    let numbers = parsed.lines.iter().chain(report.rejected.iter().map(|line| &line.line));
    assert_eq!(numbers.collect::<HashSet<_>>().len(), told, "a line is told of twice");
}

fn no_key_comes_twice(parsed: &Parsed) {
    let keys: HashSet<&str> = parsed.keys.iter().map(|key| key.expose()).collect();
    assert_eq!(keys.len(), parsed.keys.len());
}

fn written_again_it_reads_the_same(format: &KeyFormat, parsed: &Parsed) {
    let file: Vec<&str> = parsed.keys.iter().map(|key| key.expose()).collect();
    let again = format.parse(file.join("\n").as_bytes()).expect("the format was good");
    assert_eq!(again.report.rejected, []);
    assert!(again.keys.iter().map(|key| key.expose()).eq(file));
}

fn what_is_imported_once_is_known(format: &KeyFormat, parsed: &Parsed) {
    let sealer = Sealer::new(SealKeys::new(1, [7; 32].into(), [9; 32].into()));
    let (shop, pool) = (ShopId::new("demo").expect("an id"), PoolId::new("pool").expect("an id"));
    let mut pools = KeyPools::new();
    pools.plan_open(&pool, format).expect("the format was good");
    let slot = pools.open_pool(&pool, format.clone()).expect("the first pool");

    // Each key once more, so that the plan has something to leave out.
    let once =
        || parsed.keys.iter().map(|key| sealer.seal(&shop, &pool, key).expect("a parsed key can be sealed"));
    let keys: Vec<SealedKey> = once().chain(once()).collect();
    for (key, sealed) in parsed.keys.iter().zip(&keys) {
        let opened = sealer.open(&shop, &pool, sealed).expect("what was sealed can be opened");
        assert_eq!(opened.expose(), key.expose());
    }

    let terms = |id: &str| BatchTerms {
        id: BatchId::new(id).expect("an id"),
        supplier: None,
        unit_cost: None,
        expires: None,
        imported_at: Time::default(),
        priority: 0,
        note: None,
    };
    let first = terms("first");
    let plan = pools.plan_import(slot, &first.id, &keys).expect("the batch is new");
    assert!(plan.accepted.iter().map(|position| *position as usize).eq(0..parsed.keys.len()));
    assert_eq!(plan.rejected.len(), parsed.keys.len());
    if !plan.accepted.is_empty() {
        let accepted = plan.accepted.iter().filter_map(|position| keys.get(*position as usize));
        pools.import(slot, first, accepted).expect("the plan is good");
    }
    pools.check().expect("the counts add up");

    let again = pools.plan_import(slot, &terms("second").id, &keys).expect("the batch is new");
    assert_eq!(again.accepted, Vec::<u32>::new());
}
