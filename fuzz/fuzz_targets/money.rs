//! Money as text and as bytes: whatever is read can be written and read again, and a split adds up.
#![no_main]

use keytill::codec::check_cbor;
use keytill::money::{AllocationRule, Amount, Exact, Money, allocate};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = core::str::from_utf8(data) {
        if let Ok(money) = text.parse::<Money>() {
            assert_eq!(money.to_string().parse(), Ok(money), "{text:?} as text");
        }
        if let Ok(exact) = text.parse::<Exact>() {
            assert_eq!(exact.to_string().parse(), Ok(exact), "{text:?} as text");
        }
    }
    if let Ok(money) = read(data) {
        let bytes = minicbor::to_vec(money).expect("money has a form");
        assert_eq!(read(&bytes).expect("what was written is read"), money);
    }
    splits(data);
});

fn read(bytes: &[u8]) -> Result<Money, minicbor::decode::Error> {
    check_cbor(bytes)?;
    minicbor::decode(bytes)
}

/// The first eight bytes are the total, each next one a weight.
fn splits(data: &[u8]) {
    let Some((total, weights)) = data.split_first_chunk() else { return };
    let total = Amount::from_minor(i64::from_le_bytes(*total));
    let weights: Vec<u64> = weights.iter().map(|weight| u64::from(*weight)).collect();
    for rule in AllocationRule::ALL {
        if let Ok(parts) = allocate(total, &weights, rule) {
            assert_eq!(Amount::sum(parts), Ok(total), "{rule:?}");
        }
    }
}
