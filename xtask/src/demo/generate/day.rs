//! The day itself: orders come, and each draws after it what buyers and gateways do. The day is played while it is
//! written, so that payments name what is really to be paid and refunds come of orders that were delivered.

use crate::demo::files::Files;
use crate::demo::generate::hours::{EVENING_SALE, HOUR, MIDNIGHT, MINUTE, SECOND};
use crate::demo::generate::random::Random;
use crate::demo::generate::{buyers, happenings};
use crate::demo::host::Host;
use crate::demo::play::{self, Played};
use anyhow::Result;
use keytill::id::OrderId;
use keytill::order::Stage;
use keytill::pricing::Quote;
use keytill::shop::{Done, OrderView};
use keytill::time::Time;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A day that is being written.
pub struct Day<'f> {
    pub random: Random,
    pub host: Host,
    files: &'f Files,
    played: Played,
    /// What will happen, by time and then in the order it was thought of.
    ahead: BTreeMap<(u64, u64), Next>,
    thought: u64,
    text: String,
    orders: u64,
    payments: u64,
    /// The last payment that was taken, and of how much.
    last_payment: Option<String>,
}

/// What will happen.
enum Next {
    /// A line that is known already.
    Line(Value),
    /// Somebody orders something.
    Arrive,
    /// A buyer or a clerk looks at an order again.
    Look(String),
    /// What is due for an order is paid.
    Pay(String),
    /// A buyer whose order was refused orders it again.
    Again(String, Value),
}

/// Plays and writes the day.
pub fn play(files: &Files) -> Result<Day<'_>> {
    let mut host = Host::open(files, Box::new(std::io::sink()))?;
    let mut played = Played::default();
    play::set_up(&mut host, files, &mut played, true)?;
    let mut day = Day {
        random: Random::new(0x2026_1111),
        host,
        files,
        played,
        ahead: BTreeMap::new(),
        thought: 0,
        text: String::new(),
        orders: 0,
        payments: 0,
        last_payment: None,
    };
    day.plan();
    while let Some(((at, _), next)) = day.ahead.pop_first() {
        match next {
            Next::Line(line) => drop(day.say(&line)?),
            Next::Arrive => day.arrive(at)?,
            Next::Look(order) => day.look(at, &order)?,
            Next::Pay(order) => day.pay(at, &order)?,
            Next::Again(order, cart) => day.again(at, order, &cart)?,
        }
    }
    Ok(day)
}

impl Day<'_> {
    /// What was written so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Writes a line, plays it, and tells what came of it.
    pub fn say(&mut self, line: &Value) -> Result<Option<Done>> {
        self.say_text(&line.to_string())
    }

    fn say_text(&mut self, line: &str) -> Result<Option<Done>> {
        self.text.push_str(line);
        self.text.push('\n');
        play::play_line(&mut self.host, self.files, &mut self.played, 0, line)
    }

    /// A command.
    pub fn command(&mut self, at: u64, id: &str, body: Value) -> Result<Option<Done>> {
        self.say(&json!({"id": id, "at": at, "body": body}))
    }

    fn later(&mut self, at: u64, next: Next) {
        self.thought += 1;
        self.ahead.insert((at, self.thought), next);
    }

    /// What is known when the day begins.
    fn plan(&mut self) {
        for tick in 0..24 * 12 {
            let at = MIDNIGHT + tick * 5 * MINUTE;
            let tick = json!({"id": format!("tick-{tick}"), "at": at, "body": {"tick": {}}});
            self.later(at, Next::Line(tick));
        }
        for (hour, count) in (0..).zip(buyers::BY_HOUR) {
            for _ in 0..count {
                let at = MIDNIGHT + hour * HOUR + self.random.below(HOUR);
                self.later(at, Next::Arrive);
            }
        }
        for (at, line) in happenings::all() {
            self.later(at, Next::Line(line));
        }
        // Guests order what is scarce, forget it, and pay when it is gone.
        for (order, ordered, paid) in
            [("o-forgot-1", 12 * 60 + 5, 21 * 60 + 30), ("o-forgot-2", 12 * 60 + 9, 22 * 60 + 10)]
        {
            let (at, cart) = (
                MIDNIGHT + ordered * MINUTE,
                json!({"channel": "market", "lines": [{"variant": "cinema-year", "quantity": 1}]}),
            );
            self.later(at, Next::Line(json!({"at": at, "order": order, "cart": cart})));
            self.later(MIDNIGHT + paid * MINUTE, Next::Pay(order.to_owned()));
        }
    }

    /// Somebody orders something, and it is decided what will become of it.
    fn arrive(&mut self, at: u64) -> Result<()> {
        self.orders += 1;
        let mut order = format!("o-1111-{:04}", self.orders);
        let mut cart = buyers::cart(&mut self.random);
        match self.random.below(2000) {
            0..=2 => order = format!("o-1111-{:04}", self.orders - 1),
            3..=4 => cart["channel"] = "tv".into(),
            5..=7 => cart["buyer"] = format!("u-9{:03}", self.random.below(1000)).into(),
            8..=10 => cart["lines"][0]["variant"] = "starport-600".into(),
            11..=14 => return self.tamper(at, &order, cart),
            15..=24 => return self.hesitate(at, &order, cart),
            _ => {}
        }
        if (EVENING_SALE - 10 * MINUTE..EVENING_SALE).contains(&at) && self.random.chance(500) {
            return self.dither(at, order, cart);
        }
        let placed = self.say(&json!({"at": at, "order": order, "cart": cart}))?;
        if placed.is_some() { self.after_placing(at, order) } else { Ok(()) }
    }

    /// A page that was changed by hand names a price of its own.
    fn tamper(&mut self, at: u64, order: &str, cart: Value) -> Result<()> {
        let Some(quote) = self.quote(at, cart)? else { return Ok(()) };
        let body = place(order, &quote, "0.01 CNY");
        self.command(at, &format!("place-{order}"), body).map(drop)
    }

    /// A page that was open for too long; when it is loaded anew the order is placed.
    fn hesitate(&mut self, at: u64, order: &str, cart: Value) -> Result<()> {
        let ago = self.random.between(16, 90) * MINUTE;
        let Some(quote) = self.quote(at.saturating_sub(ago), cart.clone())? else { return Ok(()) };
        let body = place(order, &quote, &quote.total.to_string());
        self.command(at, &format!("place-{order}"), body)?;
        let again = at + self.random.between(5, 40) * SECOND;
        self.later(again, Next::Again(order.to_owned(), cart));
        Ok(())
    }

    /// A buyer who has seen a price, and orders when other prices have begun. Where they differ, the buyer is shown the
    /// new price and takes it.
    fn dither(&mut self, at: u64, order: String, cart: Value) -> Result<()> {
        let Some(quote) = self.quote(at, cart.clone())? else { return Ok(()) };
        let then = EVENING_SALE + self.random.between(1, 4) * MINUTE;
        let body = place(&order, &quote, &quote.total.to_string());
        self.later(then, Next::Line(json!({"id": format!("place-{order}"), "at": then, "body": body})));
        let again = then + self.random.between(5, 40) * SECOND;
        self.later(again, Next::Again(order, cart));
        Ok(())
    }

    /// Orders again what was refused.
    fn again(&mut self, at: u64, order: String, cart: &Value) -> Result<()> {
        if self.view(&order).is_err() && self.say(&json!({"at": at, "order": order, "cart": cart}))?.is_none()
        {
            return Ok(());
        }
        self.after_placing(at, order)
    }

    /// A payment that nobody expected any more.
    fn pay(&mut self, at: u64, order: &str) -> Result<()> {
        let total = self.view(order)?.total.to_string();
        let body =
            json!({"record_payment": {"order": order, "payment": format!("gw-{order}"), "amount": total}});
        self.command(at, &format!("pay-{order}"), body)?;
        self.look(at, order)
    }

    fn quote(&self, at: u64, cart: Value) -> Result<Option<Quote>> {
        let cart: keytill::pricing::Cart = serde_json::from_value(cart)?;
        Ok(self.host.shop.quote(&cart.at(Time::from_millis(at))).ok())
    }

    /// What buyers and gateways do with an order that is placed.
    fn after_placing(&mut self, at: u64, order: String) -> Result<()> {
        let view = self.view(&order)?;
        let (total, soon) = (view.total.to_string(), at + self.random.between(12, 420) * SECOND);
        self.payments += 1;
        let payment = format!("gw-{:06}", 300_000 + self.payments * 7);
        let pay = |payment: &str, amount: &str| json!({"record_payment": {"order": order, "payment": payment, "amount": amount}});
        let line = |at: u64, id: String, body: Value| Next::Line(json!({"id": id, "at": at, "body": body}));
        // What is scarce is what people come back for.
        let scarce = view.lines.iter().any(|line| line.variant.as_str() == "cinema-year");
        let chance = if scarce && self.random.chance(250) { 120 } else { self.random.below(1000) };
        match chance {
            // Never paid: it expires.
            0..=74 => return Ok(()),
            75..=109 => {
                let cancel = line(soon, format!("cancel-{order}"), json!({"cancel_order": {"order": order}}));
                self.later(soon, cancel);
                return Ok(());
            }
            // Paid after its time.
            110..=134 => {
                let late = at + self.random.between(16, 150) * MINUTE;
                self.later(late, line(late, format!("pay-{payment}"), pay(&payment, &total)));
                self.later(late + 1, Next::Look(order));
                return Ok(());
            }
            // Too much, and then what is to be paid as well.
            135..=144 => {
                let more = format!("{}.00 CNY", view.total.minor() / 100 + 1);
                self.later(soon, line(soon, format!("pay-{payment}-a"), pay(&format!("{payment}-a"), &more)));
            }
            // The notice of somebody else's payment, sent again for this order.
            145..=149 => {
                if let Some(other) = &self.last_payment {
                    let body = pay(other, &total);
                    self.later(soon, line(soon, format!("pay-{payment}-x"), body));
                }
            }
            // The gateway tells it two or three times; a retry of the host itself has the same command id.
            150..=189 => {
                for n in 0..self.random.between(1, 2) {
                    let again = soon + self.random.between(1, 900) * SECOND;
                    let id = if n == 0 { format!("pay-{payment}-again") } else { format!("pay-{payment}") };
                    self.later(again, line(again, id, pay(&payment, &total)));
                }
            }
            _ => {}
        }
        let soon = soon + SECOND;
        self.later(soon, line(soon, format!("pay-{payment}"), pay(&payment, &total)));
        self.later(soon + 1, Next::Look(order));
        self.last_payment = Some(payment);
        Ok(())
    }

    /// Looks at an order as it stands, and decides what is done about it.
    fn look(&mut self, at: u64, order: &str) -> Result<()> {
        let Ok(view) = self.view(order) else { return Ok(()) };
        let line = |at: u64, what: &str, body: Value| {
            Next::Line(json!({"id": format!("{what}-{order}"), "at": at, "body": body}))
        };
        match view.stage {
            // Waits for a clerk.
            Stage::Paid => {
                let then = at + self.random.between(3, 60) * MINUTE;
                self.later(then, line(then, "deliver", json!({"deliver": {"order": order}})));
                self.later(then + 1, Next::Look(order.to_owned()));
            }
            Stage::Held => {
                let then = at + self.random.between(20, 90) * MINUTE;
                let refund = json!({"refund_order": {"order": order, "refund": format!("r-{order}")}});
                let body = if self.random.chance(500) {
                    json!({"release_hold": {"order": order}})
                } else {
                    refund.clone()
                };
                self.later(then, line(then, "decide", body));
                self.later(then + HOUR, line(then + HOUR, "give-back", refund));
            }
            Stage::Fulfilled => self.after_delivery(at, &view),
            _ => {}
        }
        Ok(())
    }

    /// A few come back: to see the key again, or to get their money.
    fn after_delivery(&mut self, at: u64, view: &OrderView) {
        let order = view.order.as_str();
        let line = |at: u64, id: String, body: Value| Next::Line(json!({"id": id, "at": at, "body": body}));
        let then = at + self.random.between(10, 300) * MINUTE;
        match self.random.below(1000) {
            0..=24 => {
                let body =
                    json!({"reveal_keys": {"order": order, "by": "客服小周", "reason": "顾客没有收到短信"}});
                self.later(then, line(then, format!("reveal-{order}"), body));
            }
            25..=59 => {
                let to = if self.random.chance(300) { "wallet" } else { "source" };
                let several = view.lines.len() > 1 || view.lines.iter().any(|line| line.quantity > 1);
                let mut body = json!({"order": order, "refund": format!("r-{order}"), "to": to});
                if several && self.random.chance(700) {
                    body["lines"] = json!([{"line": 0, "units": 1}]);
                }
                let body = json!({"refund_order": body});
                self.later(then, line(then, format!("refund-{order}"), body.clone()));
                // A clerk who is not sure presses again.
                if self.random.chance(120) {
                    let again = then + self.random.between(5, 60) * SECOND;
                    self.later(again, line(again, format!("refund-{order}-again"), body));
                }
            }
            _ => {}
        }
    }

    fn view(&self, order: &str) -> Result<OrderView> {
        Ok(self.host.shop.order(&OrderId::new(order)?)?)
    }
}

/// An order with a price that was seen before.
fn place(order: &str, quote: &Quote, total: &str) -> Value {
    json!({"place_order": {"order": order, "cart": quote.cart(), "book": quote.digest(), "total": total}})
}
