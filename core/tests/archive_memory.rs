//! Memory follows open work: what is left of many orders that ended; a hundred thousand of them in release builds.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::id::{CommandId, OrderId, PaymentId};
use keytill::journal::{self, Journal};
use keytill::money::Currency;
use keytill::pricing::Cart;
use keytill::shop::command::{Archive, Body, PlaceOrder, RecordPayment, Tick};
use keytill::shop::{ArchiveSettings, Command, Reply, Settings, Shop};
use keytill::time::{Span, Time};
use support::{Host, set_up};

const ORDERS: usize = if cfg!(debug_assertions) { 10_000 } else { 100_000 };

/// What an archived order with one payment costs in a snapshot: 28 bytes for its id and seal, 16 for its payment.
const BYTES_PER_ORDER: usize = 44;

struct Till {
    shop: Shop,
    now: Time,
    commands: u64,
}

impl Till {
    fn run(&mut self, body: impl Into<Body>) -> Reply {
        self.commands += 1;
        let id = CommandId::new(format!("t-{}", self.commands)).unwrap();
        self.shop.execute(Command::new(id, self.now, body)).unwrap().reply
    }

    fn snapshot(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        journal::snapshot(&self.shop, &Journal::begin(&self.shop, &mut bytes))
    }
}

#[test]
fn an_archived_order_costs_less_than_64_bytes() {
    let archive = ArchiveSettings { after: Span::from_days(1), limit: 10_000 };
    let settings = Settings {
        archive,
        remember_commands: 1,
        tick_limit: 100_000,
        ..Settings::in_currency(Currency::CNY)
    };
    let mut host = Host::with(settings);
    set_up(&mut host);
    let mut till = Till { shop: host.shop, now: Time::from_millis(host.now), commands: 0 };
    let empty = till.snapshot().len();

    let quote = till.shop.quote(&Cart::on("web").line("guide", 1).at(till.now)).unwrap();
    for n in 0..ORDERS {
        let order = OrderId::new(format!("order-{n:08}")).unwrap();
        till.run(PlaceOrder::of(order.as_str(), &quote).unwrap());
        let payment = PaymentId::new(format!("payment-{n:08}")).unwrap();
        till.run(RecordPayment { order, payment, amount: quote.total });
    }
    till.now = till.now.after(Span::from_days(7));
    till.run(Tick { limit: None });
    let full = till.snapshot().len() - empty;

    till.now = till.now.after(Span::from_days(1));
    let (mut archived, mut bytes) = (0, 0);
    loop {
        let Reply::Archived(reply) = till.run(Archive::default()) else { panic!() };
        archived += reply.archived as usize;
        bytes += reply.orders.iter().map(|order| order.bytes.0.len()).sum::<usize>();
        if !reply.more {
            break;
        }
    }
    let left = till.snapshot().len() - empty;
    println!("{ORDERS} orders: {full} bytes in memory, {bytes} in the archive, {left} left");
    assert_eq!(archived, ORDERS);
    // A few bytes more for clocks and counters that grew.
    assert!((BYTES_PER_ORDER * ORDERS..BYTES_PER_ORDER * ORDERS + 200).contains(&left), "{left}");
    assert!(left * 2 < full, "{full}");
    till.shop.check().unwrap();

    // The next order takes the first slot again: nothing grows.
    till.run(
        PlaceOrder::of("next", &till.shop.quote(&Cart::on("web").line("guide", 1).at(till.now)).unwrap())
            .unwrap(),
    );
    assert!(till.snapshot().len() - empty - left < 200);
}
