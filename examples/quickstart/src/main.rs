//! The smallest whole use of keytill: a shop, a price book, sealed keys, a quote explained, an order paid and delivered.

use keytill::catalog::{Product, StockSource, Variant};
use keytill::channel::Channel;
use keytill::id::{CommandId, OfferId, PoolId};
use keytill::journal::{self, Journal};
use keytill::money::Currency;
use keytill::pricing::{Cart, Effect, Lane, LaneMode, Offer, PriceBook, PricedVariant, Target};
use keytill::shop::command::{
    Body, ImportKeys, OpenPool, PlaceOrder, PublishPriceBook, PutChannel, PutProduct, RecordPayment,
};
use keytill::shop::{Command, Reply, Settings, Shop};
use keytill::stock::{KeyFormat, SealKeys, Sealer};
use keytill::time::Time;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut shop = Shop::new("demo", Settings::in_currency(Currency::CNY))?;
    let mut bytes = Vec::new(); // what a host keeps on disk
    let mut journal = Journal::begin(&shop, &mut bytes);
    let now = Time::from_millis(1_794_326_400_000); // the host has the clock, not the shop

    // What is sold: one channel, one product whose units are keys of a pool.
    let pool = PoolId::new("gift-50")?;
    let card = Variant::new("gift-card-50".parse()?, StockSource::Keys { pool: pool.clone() });
    let product = "gift-card".parse()?;
    let gift = Product { id: product, names: vec![], category: None, tags: vec![], variants: vec![card] };

    // What it costs: 49.00 each, and 10 % off every order.
    let mut book = PriceBook::new("spring".parse()?, Currency::CNY);
    book.variants.push(PricedVariant::new("gift-card-50".parse()?, "gift-card".parse()?, "49.00".parse()?));
    let offer = Offer::new(OfferId::new("spring-10")?, Target::Order, Effect::Percent("10".parse()?));
    book.lanes.push(Lane::new("promotions".parse()?, LaneMode::Best, vec![offer]));

    // The supplier's file, read and sealed by the host: the shop never sees a key in clear.
    let format = KeyFormat::code();
    let parsed = format.parse(b"AAAA-1111\nBBBB-2222\nAAAA-1111\nCCCC-3333\n")?;
    println!("{} keys, {}", parsed.keys.len(), parsed.report.rejected[0].reason);
    let sealer = Sealer::new(SealKeys::new(1, [7; 32].into(), [9; 32].into())); // 32 random bytes each, kept safe
    let keys = parsed.keys.iter().map(|key| sealer.seal(shop.id(), &pool, key)).collect::<Result<_, _>>()?;
    let batch = "batch-1".parse()?;

    let mut number = 0;
    let mut run = |shop: &mut Shop, body: Body| -> Result<Reply, Box<dyn Error>> {
        number += 1;
        let done = shop.execute(Command::new(CommandId::new(format!("c-{number}"))?, now, body))?;
        if let Some(record) = &done.record {
            journal.append(record, &mut bytes);
        }
        Ok(done.reply)
    };
    run(&mut shop, PutChannel { channel: Channel::new("web".parse()?) }.into())?;
    run(&mut shop, OpenPool { pool: pool.clone(), format }.into())?;
    run(&mut shop, PutProduct { product: gift }.into())?;
    run(&mut shop, PublishPriceBook { book }.into())?;
    run(&mut shop, ImportKeys::new(pool.clone(), batch, keys).into())?;

    // A buyer asks for the price, sees why, and orders at just that price.
    let quote = shop.quote(&Cart::on("web").line("gift-card-50", 2).at(now))?;
    println!("{}", quote.explain());
    run(&mut shop, PlaceOrder::of("order-1", &quote)?.into())?;
    let (order, payment, amount) = ("order-1".parse()?, "pay-1".parse()?, quote.total);
    let paid = run(&mut shop, RecordPayment { order, payment, amount }.into())?;

    let Reply::Order(paid) = paid else { return Err("a payment is answered with its order".into()) };
    for sealed in &paid.delivered[0].keys {
        println!("{}", sealer.open(shop.id(), &pool, sealed)?.expose());
    }
    assert_eq!(journal::replay(&bytes)?.digest(), shop.digest());
    Ok(())
}

#[test]
fn it_runs() {
    main().unwrap();
}
