use crate::{PLAN, PRICE_BOOK, Random};
use keytill::digest::Digest;
use keytill::id::{ClientId, CommandId, OrderId, PaymentId};
use keytill::journal::Journal;
use keytill::money::{Currency, Money};
use keytill::pricing::Cart;
use keytill::shop::command::{Body, CommandKey, ImportKeys, Numbered, PlaceOrder, RecordPayment};
use keytill::shop::{Command, Done, Settings, Shop};
use keytill::stock::{Fingerprint, SealedKey};
use keytill::time::Time;
use serde_json::json;

/// How many customers a market has, and how many keys.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// As many customers, in a tree whose average depth is the natural logarithm of their number: 9 of 10 000, 14 of a million.
    pub customers: u32,
    /// As many keys, in one pool.
    pub keys: u32,
}

/// How commands are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommandIds {
    /// Numbered in the sessions of four clients.
    Sessions,
    /// By texts of the host's own, of which the shop remembers the last million.
    Texts,
}

/// A shop that is open, its journal, and what is needed to send it commands.
#[derive(Debug, Clone)]
pub struct Market {
    /// The shop.
    pub shop: Shop,
    /// Its journal's end.
    pub journal: Journal,
    now: u64,
    sequences: [u64; CLIENTS.len()],
    commands: u64,
    orders: u64,
    random: Random,
    size: Size,
}

/// One buyer's visit: what the host has in hand before the shop is asked anything.
#[derive(Debug, Clone)]
pub struct Visit {
    cart: Cart,
    order: OrderId,
    payment: PaymentId,
    ids: [CommandKey; 2],
    at: Time,
    /// The price that the buyer was shown, and by which book.
    price: (Digest, Money),
}

const CLIENTS: [&str; 4] = ["till-1", "till-2", "till-3", "till-4"];

impl Market {
    /// A market of a size, everything set up and nothing sold.
    ///
    /// # Panics
    /// When the shop refuses something of that.
    #[must_use]
    pub fn open(size: Size) -> Self {
        Self::open_with_journal(size).0
    }

    /// The same, with the journal so far.
    ///
    /// # Panics
    /// When the shop refuses something of that.
    #[must_use]
    pub fn open_with_journal(size: Size) -> (Self, Vec<u8>) {
        let settings = Settings { remember_commands: 1_000_000, ..Settings::in_currency(Currency::CNY) };
        let shop = Shop::new("bench", settings).expect("the settings are good");
        let mut bytes = Vec::new();
        let journal = Journal::begin(&shop, &mut bytes);
        let mut market = Self {
            shop,
            journal,
            now: 1_700_000_000_000,
            sequences: [0; 4],
            commands: 0,
            orders: 0,
            random: Random::new(7),
            size,
        };
        market.set_up(&mut bytes);
        (market, bytes)
    }

    fn set_up(&mut self, bytes: &mut Vec<u8>) {
        let book: serde_json::Value = serde_json::from_str(PRICE_BOOK).expect("the price book is JSON");
        let plan: serde_json::Value = serde_json::from_str(PLAN).expect("the plan is JSON");
        let pool = json!({"pool": "cards", "format": {"layout": "code", "fields": [{"name": "code"}]}});
        for client in CLIENTS {
            self.set(json!({"open_session": {"client": client}}), bytes);
        }
        for body in [
            json!({"put_channel": {"channel": {"id": "wechat"}}}),
            json!({"put_channel": {"channel": {"id": "h5", "auto_delivery": false}}}),
            json!({"put_level": {"level": {"id": "vip", "rank": 1}}}),
            json!({"open_pool": pool}),
            product("gift-card", "gift-card-50", &json!({"keys": {"pool": "cards"}})),
            product("membership", "month", &json!("unlimited")),
            product("game", "game-648", &json!("unlimited")),
            json!({"publish_price_book": {"book": book}}),
            json!({"publish_plan": {"plan": plan}}),
        ] {
            self.set(body, bytes);
        }
        self.register_customers(bytes);
        self.import_keys(bytes);
    }

    fn register_customers(&mut self, bytes: &mut Vec<u8>) {
        for n in 0..self.size.customers as usize {
            // Anybody who came before invites with the same chance.
            let inviter = n.checked_sub(1).map(|_| customer(self.random.below(n)));
            let level = self.random.below(10) == 0;
            let register = keytill::shop::command::RegisterCustomer {
                customer: customer(n).parse().expect("an id"),
                inviter: inviter.map(|id| id.parse().expect("an id")),
                level: level.then(|| "vip".parse().expect("an id")),
                promoter: true,
            };
            let done = self.run(register);
            self.keep(&done, bytes);
        }
    }

    fn import_keys(&mut self, bytes: &mut Vec<u8>) {
        let keys = (0..self.size.keys).map(sealed).collect();
        let done = self.run(import("batch-1", keys));
        self.keep(&done, bytes);
    }

    /// The visits of so many random buyers, each of whom buys a key with a coupon.
    pub fn visits(&mut self, count: usize, ids: CommandIds) -> Vec<Visit> {
        (0..count).map(|_| self.visit(ids)).collect()
    }

    fn visit(&mut self, ids: CommandIds) -> Visit {
        self.now += 1;
        self.orders += 1;
        let at = Time::from_millis(self.now);
        let buyer = customer(self.random.below(self.size.customers as usize));
        let cart = Cart::on("wechat").buyer(buyer).line("gift-card-50", 1).coupon("NEW10").at(at);
        let quote = self.shop.quote(&cart).expect("the cart has a price");
        Visit {
            cart,
            price: (quote.digest(), quote.total),
            order: OrderId::new(format!("order-{:010}", self.orders)).expect("an id"),
            payment: PaymentId::new(format!("wx-{:016}", self.orders)).expect("an id"),
            ids: [self.id(ids), self.id(ids)],
            at,
        }
    }

    fn id(&mut self, ids: CommandIds) -> CommandKey {
        self.commands += 1;
        match ids {
            CommandIds::Texts => {
                CommandId::new(format!("command-{:012}", self.commands)).expect("an id").into()
            }
            CommandIds::Sessions => {
                let n = self.commands as usize % CLIENTS.len();
                self.sequences[n] += 1;
                let client = ClientId::new(CLIENTS[n]).expect("an id");
                Numbered { client, sequence: self.sequences[n] }.into()
            }
        }
    }

    /// One order's whole life: the quote with its trace, the order, the payment with the delivery and three tiers of
    /// commission; records go to `journal`, where there is one.
    ///
    /// # Panics
    /// When the shop refuses.
    pub fn live(&mut self, visit: Visit, journal: Option<&mut Vec<u8>>) {
        let quote = self.shop.quote(&visit.cart).expect("the cart has a price");
        let price = (quote.digest(), quote.total);
        self.buy(Visit { price, ..visit }, journal);
    }

    /// The same without the quote: the buyer was shown the price before.
    ///
    /// # Panics
    /// When the shop refuses.
    pub fn buy(&mut self, visit: Visit, mut journal: Option<&mut Vec<u8>>) {
        let Visit { cart, order, payment, ids: [first, second], at, price: (book, total) } = visit;
        let place = PlaceOrder::new(order.clone(), cart, book, total);
        let placed = self.shop.execute(Command::new(first, at, place)).expect("the order is placed");
        if let Some(journal) = journal.as_deref_mut() {
            self.keep(&placed, journal);
        }
        drop(placed);
        let pay = RecordPayment { order, payment, amount: total };
        let paid = self.shop.execute(Command::new(second, at, pay)).expect("the order is paid");
        if let Some(journal) = journal {
            self.keep(&paid, journal);
        }
    }

    /// The lives of many orders together: each is quoted, then all are placed in one batch, then all are paid in another.
    ///
    /// # Panics
    /// When the shop refuses.
    pub fn live_in_batch(&mut self, visits: Vec<Visit>, mut journal: Option<&mut Vec<u8>>) {
        let (mut places, mut pays) = (Vec::with_capacity(visits.len()), Vec::with_capacity(visits.len()));
        let paid_at = visits.last().map_or(Time::default(), |visit| visit.at);
        for Visit { cart, order, payment, ids: [first, second], at, .. } in visits {
            let quote = self.shop.quote(&cart).expect("the cart has a price");
            let (book, total) = (quote.digest(), quote.total);
            places.push(Command::new(first, at, PlaceOrder::new(order.clone(), cart, book, total)));
            pays.push(Command::new(second, paid_at, RecordPayment { order, payment, amount: total }));
        }
        for commands in [places, pays] {
            for done in self.shop.execute_batch(commands) {
                let done = done.expect("the command is good");
                if let Some(journal) = journal.as_deref_mut() {
                    self.keep(&done, journal);
                }
            }
        }
    }

    /// One order's whole life, step by step: quote, place, pay, journal. `around` runs a step and says something of it.
    ///
    /// # Panics
    /// When the shop refuses.
    pub fn live_by_steps<T>(
        &mut self,
        visit: Visit,
        journal: &mut Vec<u8>,
        mut around: impl FnMut(&mut dyn FnMut()) -> T,
    ) -> [T; 4] {
        let Visit { cart, order, payment, ids: [first, second], at, .. } = visit;
        let (mut quote, mut placed, mut paid) = (None, None, None);
        let quoting = around(&mut || quote = self.shop.quote(&cart).ok());
        let quote = quote.expect("the cart has a price");
        let place = PlaceOrder::new(order.clone(), cart, quote.digest(), quote.total);
        let mut place = Some(Command::new(first, at, place));
        let placing = around(&mut || placed = place.take().and_then(|place| self.shop.execute(place).ok()));
        let mut pay = Some(Command::new(second, at, RecordPayment { order, payment, amount: quote.total }));
        let paying = around(&mut || paid = pay.take().and_then(|pay| self.shop.execute(pay).ok()));
        let keeping = around(&mut || {
            for done in [&placed, &paid] {
                self.keep(done.as_ref().expect("the command is good"), journal);
            }
        });
        [quoting, placing, paying, keeping]
    }

    /// How large it is.
    #[must_use]
    pub const fn size(&self) -> Size {
        self.size
    }

    /// Adds what was done to a journal.
    pub fn keep(&mut self, done: &Done, journal: &mut Vec<u8>) {
        if let Some(record) = &done.record {
            self.journal.append(record, journal);
        }
    }

    fn set(&mut self, body: serde_json::Value, bytes: &mut Vec<u8>) {
        let body: Body = serde_json::from_value(body).expect("a command's body");
        let done = self.run(body);
        self.keep(&done, bytes);
    }

    /// Executes a command that must succeed.
    ///
    /// # Panics
    /// When the shop refuses it.
    pub fn run(&mut self, body: impl Into<Body>) -> Done {
        let id = self.id(CommandIds::Texts);
        let command = Command::new(id, Time::from_millis(self.now), body);
        self.shop.execute(command).expect("the command is good")
    }
}

/// A batch of keys for the pool.
///
/// # Panics
/// When the batch's name is no id.
#[must_use]
pub fn import(batch: &str, keys: Vec<SealedKey>) -> ImportKeys {
    ImportKeys::new("cards".parse().expect("an id"), batch.parse().expect("an id"), keys)
}

fn product(product: &str, variant: &str, stock: &serde_json::Value) -> serde_json::Value {
    json!({"put_product": {"product": {"id": product, "variants": [{"id": variant, "stock": stock}]}}})
}

fn customer(n: usize) -> String {
    format!("customer-{n:07}")
}

/// A sealed key that no sealer made: 48 bytes, as a key of 16 characters has.
#[must_use]
pub fn sealed(n: u32) -> SealedKey {
    let mut random = Random::new(u64::from(n));
    let mut fingerprint = [0; 16];
    fingerprint.iter_mut().for_each(|byte| *byte = random.below(256) as u8);
    let mut bytes = vec![1; 48];
    bytes[44..].copy_from_slice(&n.to_be_bytes());
    SealedKey { fingerprint: Fingerprint(fingerprint), bytes }
}
