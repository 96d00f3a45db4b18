//! A small shop for tests, and what always holds of a shop.
#![allow(dead_code, reason = "each test file uses a part of it")]

use keytill::id::CommandId;
use keytill::journal::Journal;
use keytill::money::Currency;
use keytill::pricing::Cart;
use keytill::shop::command::{Body, PlaceOrder, RecordPayment};
use keytill::shop::{Command, Done, Rejection, Settings, Shop};
use keytill::stock::{Fingerprint, SealedKey};
use keytill::time::Time;
use serde_json::{Value, json};

/// A shop with its journal, whose commands number themselves.
pub struct Host {
    pub shop: Shop,
    pub journal: Journal,
    pub bytes: Vec<u8>,
    pub now: u64,
    commands: u64,
}

impl Host {
    pub fn new() -> Self {
        Self::with(Settings::in_currency(Currency::CNY))
    }

    pub fn with(settings: Settings) -> Self {
        let shop = Shop::new("demo", settings).unwrap();
        let mut bytes = Vec::new();
        let journal = Journal::begin(&shop, &mut bytes);
        Self { shop, journal, bytes, now: 1_700_000_000_000, commands: 0 }
    }

    /// Executes a body under a fresh command id, keeps its record and checks what always holds.
    pub fn run(&mut self, body: impl Into<Body>) -> Result<Done, Rejection> {
        self.commands += 1;
        let id = CommandId::new(format!("c-{}", self.commands)).unwrap();
        self.execute(Command::new(id, Time::from_millis(self.now), body))
    }

    pub fn execute(&mut self, command: Command) -> Result<Done, Rejection> {
        let before = self.shop.digest();
        let result = self.shop.execute(command);
        match &result {
            Ok(done) => {
                if let Some(record) = &done.record {
                    self.journal.append(record, &mut self.bytes);
                } else {
                    assert_eq!(self.shop.digest(), before, "no record, yet the state changed");
                }
            }
            Err(rejection) => {
                assert_eq!(self.shop.digest(), before, "a rejection changed the state: {rejection}");
            }
        }
        self.shop.check().unwrap();
        result
    }

    /// Executes a body written as JSON.
    pub fn json(&mut self, body: Value) -> Result<Done, Rejection> {
        let body: Body = serde_json::from_value(body).unwrap_or_else(|e| panic!("{e}"));
        self.run(body)
    }

    /// The code of the rejection that a body gets.
    pub fn code(&mut self, body: impl Into<Body>) -> &'static str {
        self.run(body).expect_err("it was not rejected").code()
    }

    /// Quotes a cart now and places it as an order.
    pub fn place(&mut self, order: &str, cart: Cart) -> Result<Done, Rejection> {
        let quote = self.shop.quote(&cart.at(Time::from_millis(self.now)))?;
        self.run(PlaceOrder::of(order, &quote).unwrap())
    }

    /// Pays an order's total.
    pub fn pay(&mut self, order: &str, payment: &str) -> Result<Done, Rejection> {
        let order = order.parse().unwrap();
        let amount = self.shop.order(&order)?.total;
        self.run(RecordPayment { order, payment: payment.parse().unwrap(), amount })
    }

    pub fn tick(&mut self) -> Done {
        self.json(json!({"tick": {}})).unwrap()
    }
}

/// A sealed key that no sealer made: the machine never opens one, so its tests need none that opens.
pub fn sealed(n: u32) -> SealedKey {
    let mut fingerprint = [0; 16];
    fingerprint[..4].copy_from_slice(&n.to_be_bytes());
    let mut bytes = vec![1; 48];
    bytes[44..].copy_from_slice(&n.to_be_bytes());
    SealedKey { fingerprint: Fingerprint(fingerprint), bytes }
}

/// A shop with a web channel, a pool of ten keys sold as `card` at 50.00, a counted variant `seat` at 20.00, an unlimited
/// one `guide` at 5.00, a chain of customers `ann` ← `bob` ← `cat`, and a plan of 10 and 5 percent.
pub fn small_shop() -> Host {
    let mut host = Host::new();
    set_up(&mut host);
    host
}

pub fn set_up(host: &mut Host) {
    for body in [
        json!({"put_channel": {"channel": {"id": "web"}}}),
        json!({"put_channel": {"channel": {"id": "wechat", "auto_delivery": false}}}),
        json!({"put_level": {"level": {"id": "gold", "rank": 1}}}),
        json!({"open_pool": {"pool": "cards", "format": {"layout": "code", "fields": [{"name": "code"}]}}}),
        json!({"put_product": {"product": {"id": "gift", "variants": [{"id": "card", "stock": {"keys": {"pool": "cards"}}}]}}}),
        json!({"put_product": {"product": {"id": "event", "variants": [
            {"id": "seat", "stock": "counted"}, {"id": "guide", "stock": "unlimited"}]}}}),
        json!({"adjust_stock": {"variant": "seat", "by": 3}}),
        json!({"publish_price_book": {"book": {"id": "b1", "currency": "CNY", "variants": [
            {"variant": "card", "product": "gift", "price": "50.00"},
            {"variant": "seat", "product": "event", "price": "20.00"},
            {"variant": "guide", "product": "event", "price": "5.00"}],
            "lanes": [{"id": "coupons", "mode": "best", "offers": [
                {"id": "ten-off", "when": "always", "target": "order", "effect": {"percent": "10"},
                 "coupon": {"code": "TEN", "total_limit": 2, "per_customer": 1}}]}]}}}),
        json!({"register_customer": {"customer": "ann"}}),
        json!({"register_customer": {"customer": "bob", "inviter": "ann"}}),
        json!({"register_customer": {"customer": "cat", "inviter": "bob"}}),
        json!({"publish_plan": {"plan": {"id": "p1", "currency": "CNY", "cap_percent": "30", "vest_after": 86_400_000_u64,
            "bonuses": [{"id": "team", "kind": {"unilevel": {"tiers": [{"percent": "10"}, {"percent": "5"}]}}}]}}}),
    ] {
        host.json(body).unwrap();
    }
    let keys: Vec<SealedKey> = (0..10).map(sealed).collect();
    host.json(json!({"import_keys": {"pool": "cards", "batch": "batch-1", "keys": keys}})).unwrap();
}
