//! A shop that mappers send commands to.

use super::Stop;
use keytill::id::{CommandId, OrderId, VariantId};
use keytill::order::Stage;
use keytill::pricing::Cart;
use keytill::shop::command::{Body, PlaceOrder};
use keytill::shop::{Command, Done, Settings, Shop};
use keytill::time::Time;
use serde_json::{Value, json};

/// A shop with one channel, whose commands number themselves.
pub struct Host {
    pub shop: Shop,
    /// Milliseconds since the shop began.
    pub now: u64,
    commands: u64,
}

/// When every shop begins.
const BEGINNING: u64 = 1_700_000_000_000;

impl Host {
    pub fn new(settings: Value) -> Result<Self, Stop> {
        let settings: Settings = serde_json::from_value(settings).map_err(|error| wrong(&error))?;
        let shop = Shop::new("cases", settings)?;
        let mut host = Self { shop, now: 0, commands: 0 };
        host.put_channel("web", None)?;
        Ok(host)
    }

    /// A shop that counts units of variants and sells each for 1.00.
    pub fn counting(stock: &[(&str, i64)]) -> Result<Self, Stop> {
        let late = json!({ "reserve_again": false, "otherwise": "hold" });
        let mut host =
            Self::new(json!({ "currency": "CNY", "late_payment": late, "max_unpaid_orders": 1000 }))?;
        let sold: Vec<_> = stock.iter().map(|(id, _)| json!({ "id": id, "stock": "counted" })).collect();
        host.send(json!({ "put_product": { "product": { "id": "product", "variants": sold } } }))?;
        for (variant, units) in stock {
            host.send(json!({ "adjust_stock": { "variant": variant, "by": units } }))?;
        }
        let priced: Vec<_> = stock
            .iter()
            .map(|(id, _)| json!({ "variant": id, "product": "product", "price": "1" }))
            .collect();
        let book = json!({ "id": "book", "currency": "CNY", "variants": priced });
        host.send(json!({ "publish_price_book": { "book": book } }))?;
        Ok(host)
    }

    /// Lets so many units of a counted variant be sold ahead of its stock.
    pub fn sell_ahead(&mut self, variant: &str, cap: i64) -> Result<(), Stop> {
        let sold = json!([{ "id": variant, "stock": "counted", "backorder": { "cap": cap } }]);
        self.send(json!({ "put_product": { "product": { "id": "product", "variants": sold } } })).map(drop)
    }

    /// A channel, with an expiry of its own in milliseconds.
    pub fn put_channel(&mut self, id: &str, order_expiry: Option<u64>) -> Result<(), Stop> {
        self.send(json!({ "put_channel": { "channel": { "id": id, "order_expiry": order_expiry } } }))
            .map(drop)
    }

    /// Sends a command written as JSON under an id of its own.
    pub fn send(&mut self, body: Value) -> Result<Done, Stop> {
        self.commands += 1;
        self.send_as(&format!("c-{}", self.commands), body)
    }

    /// Sends a command under this id.
    pub fn send_as(&mut self, id: &str, body: Value) -> Result<Done, Stop> {
        let body: Body = serde_json::from_value(body).map_err(|error| wrong(&error))?;
        let at = Time::from_millis(BEGINNING + self.now);
        Ok(self.shop.execute(Command::new(CommandId::new(id)?, at, body))?)
    }

    /// Places an order of a cart at the price that the shop quotes now.
    pub fn place(&mut self, order: &str, cart: Cart) -> Result<Done, Stop> {
        let quote = self.shop.quote(&cart.at(Time::from_millis(BEGINNING + self.now)))?;
        let body = PlaceOrder::of(order, &quote)?;
        self.commands += 1;
        let id = CommandId::new(format!("c-{}", self.commands))?;
        Ok(self.shop.execute(Command::new(id, Time::from_millis(BEGINNING + self.now), body))?)
    }

    /// Records a payment of so many units at 1.00; all of the order where none are named.
    pub fn pay(&mut self, order: &str, payment: &str, units: Option<i64>) -> Result<Done, Stop> {
        let total = match (units, self.shop.order(&OrderId::new(order)?)) {
            (Some(units), _) => format!("{units}.00 CNY"),
            (None, Ok(order)) => order.total.to_string(),
            (None, Err(_)) => "1.00 CNY".to_owned(),
        };
        self.send(json!({ "record_payment": { "order": order, "payment": payment, "amount": total } }))
    }

    pub fn cancel(&mut self, order: &str) -> Result<Done, Stop> {
        self.send(json!({ "cancel_order": { "order": order } }))
    }

    /// Whether an order was cancelled.
    pub fn is_cancelled(&self, order: &str) -> bool {
        let order = OrderId::new(order).ok().and_then(|id| self.shop.order(&id).ok());
        order.is_some_and(|order| order.stage == Stage::Cancelled)
    }

    pub fn tick(&mut self) -> Result<Done, Stop> {
        self.send(json!({ "tick": {} }))
    }

    /// Units of a variant that are reserved, in stock or ahead of it, and that are free.
    pub fn stock(&self, variant: &str) -> Result<(u64, u64), Stop> {
        let view = self.shop.stock(&VariantId::new(variant)?, Time::from_millis(BEGINNING + self.now))?;
        Ok((view.reserved + view.promised, view.available.unwrap_or(u64::MAX)))
    }
}

fn wrong(error: &serde_json::Error) -> Stop {
    Stop::unmapped(format!("this cannot be written as a command: {error}"))
}
