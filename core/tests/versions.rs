//! Commands made for an older version of an order, a stock or a pool.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::id::CommandId;
use keytill::pricing::Cart;
use keytill::shop::Command;
use keytill::time::Time;
use serde_json::{Value, json};
use support::{Host, sealed, small_shop};

/// The code with which a command for such a version is refused; `None` where it is carried out.
fn refused(host: &mut Host, n: u32, version: &str, body: Value) -> Option<&'static str> {
    let mut command = Command::new(
        CommandId::new(format!("v-{n}")).unwrap(),
        Time::from_millis(host.now),
        serde_json::from_value::<keytill::shop::command::Body>(body).unwrap(),
    );
    command.expected_version = Some(version.parse().unwrap());
    host.execute(command).err().map(|rejection| rejection.code())
}

#[test]
fn every_command_about_one_order_or_pool_can_say_what_it_was_made_for() {
    let mut host = small_shop();
    host.place("o", Cart::on("web").buyer("cat").line("card", 2)).unwrap();
    host.pay("o", "p").unwrap();
    let order = [
        json!({"hold_order": {"order": "o", "reason": "x"}}),
        json!({"release_hold": {"order": "o"}}),
        json!({"replace_units": {"order": "o", "line": 0, "units": [0], "reason": "x"}}),
        json!({"open_complaint": {"order": "o", "reason": "x"}}),
        json!({"resolve_complaint": {"order": "o", "resolution": "refunded"}}),
        json!({"report_delivery_failure": {"order": "o", "reason": "x"}}),
        json!({"record_arrival": {"order": "o", "parcel": 0}}),
        json!({"record_download": {"order": "o", "line": 0}}),
        json!({"reissue_content": {"order": "o", "line": 0}}),
        json!({"erase_answers": {"order": "o"}}),
        json!({"reveal_keys": {"order": "o", "by": "x", "reason": "x"}}),
        json!({"refund_order": {"order": "o", "refund": "r"}}),
    ];
    let pool = [
        json!({"import_keys": {"pool": "cards", "batch": "b-9", "keys": [sealed(900)]}}),
        json!({"configure_pool": {"pool": "cards", "terms": {}}}),
        json!({"quarantine_batch": {"pool": "cards", "batch": "b-1", "by": "x", "reason": "x"}}),
        json!({"release_batch": {"pool": "cards", "batch": "b-1", "by": "x", "reason": "x"}}),
        json!({"export_keys": {"pool": "cards", "count": 1, "by": "x", "reason": "x"}}),
        json!({"put_quotas": {"of": {"pool": "cards"}, "quotas": []}}),
    ];
    let digest = host.shop.digest();
    for (n, body) in (0..).zip(&order) {
        assert_eq!(
            refused(&mut host, n, "0000000000000000", body.clone()),
            Some("order.version_mismatch"),
            "{body}"
        );
    }
    for (n, body) in (100..).zip(&pool) {
        assert_eq!(
            refused(&mut host, n, "0000000000000000", body.clone()),
            Some("pool.version_mismatch"),
            "{body}"
        );
    }
    assert_eq!(host.shop.digest(), digest);
    let pool = "cards".parse().unwrap();
    let before = host.shop.pool_version(&pool).unwrap().to_string();
    let import =
        |n: u32| json!({"import_keys": {"pool": "cards", "batch": format!("b-{n}"), "keys": [sealed(n)]}});
    assert_eq!(refused(&mut host, 200, &before, import(901)), None);
    assert_eq!(
        refused(&mut host, 201, &before, import(902)),
        Some("pool.version_mismatch"),
        "somebody was faster"
    );
    let before = host.shop.pool_version(&pool).unwrap().to_string();
    host.place("o-2", Cart::on("web").buyer("cat").line("card", 1)).unwrap();
    assert_ne!(host.shop.pool_version(&pool).unwrap().to_string(), before, "a reservation changes it");
}
