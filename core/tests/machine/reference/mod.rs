//! The naive reference: what a shop must do, written without regard to speed and without a line of the machine's code.
//! It reads the same commands and says what must come of them.

mod money;
mod orders;
mod stock;

use crate::documents::{BOOKS, BookRow, CHANNELS, PLANS, PRODUCTS, PlanRow, VariantRow};
use keytill::order::Stage;
use keytill::shop::command::{Body, CommandKey, Numbered, Settlement};
use keytill::shop::{Command, Settings};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

pub use orders::{Accrued, Order};
pub use stock::{KeyState, Pool, Reusable};

/// What the one who asked is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    Done,
    Imported {
        accepted: u32,
        rejected: Vec<(u32, &'static str)>,
    },
    Order {
        order: String,
        outcome: &'static str,
        total: i128,
        expires_at: Option<u64>,
        delivered: Vec<Handed>,
    },
    Refunded(i128),
    Ticked {
        expired: u32,
        completed: u32,
        vested: u32,
        keys_expired: u32,
        more: bool,
    },
    Withdrawal {
        withdrawal: String,
        amount: i128,
        fee: i128,
    },
}

/// One line of a delivery: variant, units, the keys' numbers.
pub type Handed = (String, u32, Vec<u32>);

/// What must come of a command that is not rejected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub told: Told,
    /// Whether something happened, so that a record is kept.
    pub recorded: bool,
}

/// The code of a rejection.
pub type Code = &'static str;

#[derive(Debug, Clone)]
pub struct Session {
    pub open: bool,
    pub last: u64,
    answered: Option<(Body, Told)>,
}

#[derive(Debug, Clone)]
pub struct Customer {
    pub id: String,
    pub inviter: Option<usize>,
    pub level: Option<String>,
    pub promoter: bool,
    pub orders_paid: u32,
    pub wallet: i128,
    pub pending: i128,
    pub available: i128,
    pub withdrawing: i128,
}

#[derive(Debug, Clone)]
pub struct Withdrawal {
    pub id: String,
    pub promoter: usize,
    pub amount: i128,
    pub fee: i128,
    pub open: bool,
}

/// The shop's own money, all of it positive in ordinary times.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Money {
    pub gateway: i128,
    pub held: i128,
    pub revenue: i128,
    pub commission: i128,
    pub fees: i128,
    pub tax: i128,
    pub rounding: i128,
    pub promotion: i128,
}

#[derive(Debug, Clone)]
pub struct Model {
    pub settings: Settings,
    pub clock: u64,
    pub sequence: u64,
    pub sessions: BTreeMap<String, Session>,
    window: VecDeque<(String, u64, Body, Told)>,
    /// Id to active, automatic delivery, expiry.
    pub channels: BTreeMap<String, (bool, bool, Option<u64>)>,
    pub levels: BTreeSet<String>,
    pub pools: BTreeMap<String, Pool>,
    /// Pools in the order of opening.
    pub pool_order: Vec<String>,
    /// By variant: product, row, whether it is listed.
    pub variants: BTreeMap<String, (String, VariantRow, bool)>,
    /// On hand, reserved.
    pub counted: BTreeMap<String, (i128, i128)>,
    pub reusable: BTreeMap<String, Reusable>,
    pub books: Vec<BookRow>,
    pub plans: Vec<PlanRow>,
    /// By offer: uses in all, and by customer.
    pub coupons: BTreeMap<String, (u32, BTreeMap<usize, u32>)>,
    pub customers: Vec<Customer>,
    pub orders: Vec<Order>,
    pub payments: BTreeMap<String, (usize, i128)>,
    /// The payments that came too late and became balance, whatever paid for their orders later.
    pub credited: BTreeSet<String>,
    pub refunds: BTreeSet<String>,
    pub withdrawals: Vec<Withdrawal>,
    pub money: Money,
    scheduled: u64,
}

impl Model {
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            clock: 0,
            sequence: 0,
            sessions: BTreeMap::new(),
            window: VecDeque::new(),
            channels: BTreeMap::new(),
            levels: BTreeSet::new(),
            pools: BTreeMap::new(),
            pool_order: Vec::new(),
            variants: BTreeMap::new(),
            counted: BTreeMap::new(),
            reusable: BTreeMap::new(),
            books: Vec::new(),
            plans: Vec::new(),
            coupons: BTreeMap::new(),
            customers: Vec::new(),
            orders: Vec::new(),
            payments: BTreeMap::new(),
            credited: BTreeSet::new(),
            refunds: BTreeSet::new(),
            withdrawals: Vec::new(),
            money: Money::default(),
            scheduled: 0,
        }
    }

    /// What must come of a command.
    pub fn execute(&mut self, command: &Command) -> Result<Answer, Code> {
        if let Some(told) = self.recall(command)? {
            return Ok(Answer { told, recorded: false });
        }
        if command.at.millis() > 253_402_300_799_999 {
            return Err("time.out_of_range");
        }
        let now = command.at.millis().max(self.clock);
        let mut after = self.clone();
        let Some(told) = after.run(now, &command.body)? else {
            return Ok(Answer { told: self.of_nothing(now, &command.body), recorded: false });
        };
        after.clock = now;
        after.sequence += 1;
        let told = match told {
            Told::Ticked { expired, completed, vested, keys_expired, .. } => {
                let more = after.next_deadline().is_some_and(|due| due <= now);
                Told::Ticked { expired, completed, vested, keys_expired, more }
            }
            other => other,
        };
        after.remember(command, now, &told);
        *self = after;
        Ok(Answer { told, recorded: true })
    }

    /// The earliest moment at which something is due.
    pub fn next_deadline(&self) -> Option<u64> {
        let orders = self.orders.iter().filter_map(|order| order.due);
        let vesting = self.orders.iter().filter_map(|order| order.vests_at);
        let batches = self.pools.values().flat_map(|pool| &pool.batches);
        let keys = batches.filter(|batch| !batch.closed).filter_map(|batch| batch.expires);
        orders.chain(vesting).chain(keys).min()
    }

    pub fn customer(&self, id: &str) -> Result<usize, Code> {
        self.customers.iter().position(|customer| customer.id == id).ok_or("customer.unknown")
    }

    fn recall(&self, command: &Command) -> Result<Option<Told>, Code> {
        let same = |(body, told): (&Body, &Told)| {
            if *body == command.body { Ok(Some(told.clone())) } else { Err("command.conflict") }
        };
        match &command.id {
            CommandKey::Text(id) => match self.window.iter().find(|(known, ..)| known == id.as_str()) {
                Some((_, _, body, told)) => same((body, told)),
                None => Ok(None),
            },
            CommandKey::Numbered(Numbered { client, sequence }) => {
                let session = self.sessions.get(client.as_str()).filter(|session| session.open);
                let session = session.ok_or("session.unknown")?;
                match &session.answered {
                    Some((body, told)) if session.last == *sequence => same((body, told)),
                    _ if session.last + 1 == *sequence => Ok(None),
                    _ => Err("session.out_of_sequence"),
                }
            }
        }
    }

    fn remember(&mut self, command: &Command, now: u64, told: &Told) {
        match &command.id {
            CommandKey::Text(id) => {
                self.window.push_back((id.to_string(), now, command.body.clone(), told.clone()));
            }
            CommandKey::Numbered(Numbered { client, sequence }) => {
                let session = self.sessions.get_mut(client.as_str()).expect("recalled before");
                session.last = *sequence;
                session.answered = Some((command.body.clone(), told.clone()));
            }
        }
        let most = self.settings.remember_commands as usize;
        let span = self.settings.remember_for.millis();
        while self.window.front().is_some_and(|first| self.window.len() > most || first.1 + span < now) {
            self.window.pop_front();
        }
    }

    /// The answer where nothing is to be done.
    fn of_nothing(&self, now: u64, body: &Body) -> Told {
        match body {
            Body::RecordPayment(command) => {
                let order = self.order(command.order.as_str()).expect("its payment is known");
                let outcome = match self.orders[order].stage {
                    _ if self.credited.contains(command.payment.as_str()) => "credited_to_wallet",
                    Stage::Placed => "awaiting_payment",
                    Stage::Paid => "awaiting_delivery",
                    Stage::Fulfilling => "partly_delivered",
                    Stage::Held => "held",
                    Stage::Fulfilled | Stage::Completed => "delivered",
                    Stage::Refunded => "refunded",
                    Stage::Expired | Stage::Cancelled => "credited_to_wallet",
                };
                self.told_order(order, outcome, None)
            }
            _ => Told::Ticked {
                expired: 0,
                completed: 0,
                vested: 0,
                keys_expired: 0,
                more: self.next_deadline().is_some_and(|due| due <= now),
            },
        }
    }

    fn run(&mut self, now: u64, body: &Body) -> Result<Option<Told>, Code> {
        let told = match body {
            Body::OpenSession(c) => self.open_session(c.client.as_str())?,
            Body::CloseSession(c) => {
                let session = self.sessions.get_mut(c.client.as_str()).filter(|session| session.open);
                let session = session.ok_or("session.unknown")?;
                (session.open, session.answered) = (false, None);
                Told::Done
            }
            Body::Tick(c) => return Ok(self.tick(now, c.limit)),
            Body::PutChannel(c) => {
                let row = CHANNELS.iter().find(|row| {
                    (row.0, row.1, row.2, row.3.map(keytill::time::Span::from_millis))
                        == (
                            c.channel.id.as_str(),
                            c.channel.active,
                            c.channel.auto_delivery,
                            c.channel.order_expiry,
                        )
                });
                let (id, active, auto, expiry) = *row.expect("a channel of the table");
                if expiry.is_some_and(|millis| millis < 1000) {
                    return Err("channel.bad_expiry");
                }
                self.channels.insert(id.into(), (active, auto, expiry));
                Told::Done
            }
            Body::PutLevel(c) => {
                if c.level.names.iter().any(|name| name.text.is_empty()) {
                    return Err("level.name_invalid");
                }
                self.levels.insert(c.level.id.to_string());
                Told::Done
            }
            Body::OpenPool(c) => self.open_pool(c.pool.as_str(), c.format.fields.len())?,
            Body::PutProduct(c) => {
                let ids: Vec<(&str, u32, bool)> = c
                    .product
                    .variants
                    .iter()
                    .map(|v| (v.id.as_str(), v.min_per_order, v.manual_delivery))
                    .collect();
                let row = PRODUCTS.iter().enumerate().find(|(n, row)| {
                    row.0 == c.product.id.as_str()
                        && row.1.iter().map(|v| (v.id, v.min, v.manual)).eq(ids.iter().copied())
                        && serde_json::to_value(&c.product.variants).unwrap()
                            == serde_json::from_value::<Body>(crate::documents::product(*n))
                                .map(|body| match body {
                                    Body::PutProduct(p) => serde_json::to_value(p.product.variants).unwrap(),
                                    _ => unreachable!(),
                                })
                                .unwrap()
                });
                let (_, (id, rows)) = row.expect("a product of the table");
                self.put_product(id, rows)?
            }
            Body::ImportKeys(c) => self.import(c)?,
            Body::AdjustStock(c) => self.adjust(c.variant.as_str(), i128::from(c.by))?,
            Body::PutReusableKey(c) => self.put_reusable(c)?,
            Body::PublishPriceBook(c) => self.publish_book(c.book.id.as_str())?,
            Body::PublishPlan(c) => self.publish_plan(c.plan.id.as_str())?,
            Body::RegisterCustomer(c) => {
                let inviter = c.inviter.as_ref().map(|id| id.as_str());
                self.register(c.customer.as_str(), inviter, c.level.as_ref().map(|l| l.as_str()), c.promoter)?
            }
            Body::BindInviter(c) => self.bind(c.customer.as_str(), c.inviter.as_str())?,
            Body::SetCustomerLevel(c) => {
                let customer = self.customer(c.customer.as_str())?;
                let level = c.level.as_ref().map(|level| level.to_string());
                self.known_level(level.as_deref())?;
                self.customers[customer].level = level;
                Told::Done
            }
            Body::PlaceOrder(c) => self.place(now, c)?,
            Body::CancelOrder(c) => self.cancel(c.order.as_str())?,
            Body::RecordPayment(c) => return self.pay(now, c),
            Body::Deliver(c) => {
                let order = self.order_in(c.order.as_str(), &[Stage::Paid])?;
                self.deliver(now, order);
                self.told_order(order, "delivered", None)
            }
            Body::CompleteOrder(c) => {
                let order = self.order_in(c.order.as_str(), &[Stage::Fulfilled])?;
                self.complete(now, order);
                Told::Ticked { expired: 0, completed: 1, vested: 0, keys_expired: 0, more: false }
            }
            Body::RefundOrder(c) => self.refund(c)?,
            Body::ReleaseHold(c) => self.release(now, c.order.as_str())?,
            Body::RevealKeys(c) => {
                let order = self.order_in(c.order.as_str(), &[Stage::Fulfilled, Stage::Completed])?;
                check_text(&c.by)?;
                check_text(&c.reason)?;
                self.told_order(order, "delivered", None)
            }
            Body::RequestWithdrawal(c) => {
                self.withdraw(c.withdrawal.as_str(), c.promoter.as_str(), &c.amount)?
            }
            Body::SettleWithdrawal(c) => self.settle(c.withdrawal.as_str(), &c.settlement)?,
            _ => panic!("a command that the reference does not know"),
        };
        Ok(Some(told))
    }

    fn open_session(&mut self, client: &str) -> Result<Told, Code> {
        if self.sessions.get(client).is_some_and(|session| session.open) {
            return Err("session.exists");
        }
        if self.sessions.values().filter(|session| session.open).count()
            >= self.settings.max_sessions as usize
        {
            return Err("session.too_many");
        }
        let session = Session { open: true, last: 0, answered: None };
        self.sessions.entry(client.into()).or_insert(session).open = true;
        Ok(Told::Done)
    }

    fn put_product(&mut self, id: &str, rows: &[VariantRow]) -> Result<Told, Code> {
        if rows.is_empty() {
            return Err("product.variant_count");
        }
        for row in rows {
            let before = self.variants.get(row.id);
            if before.is_some_and(|(product, ..)| product != id) {
                return Err("variant.taken");
            }
            if let crate::documents::Source::Keys(pool) = row.source
                && !self.pools.contains_key(pool)
            {
                return Err("variant.pool_unknown");
            }
            if before.is_some_and(|(_, known, _)| known.source != row.source) {
                return Err("variant.source_changed");
            }
            if row.min == 0 {
                return Err("variant.bad_limits");
            }
        }
        for (product, _, listed) in self.variants.values_mut() {
            if product == id {
                *listed = false;
            }
        }
        for row in rows {
            self.variants.insert(row.id.into(), (id.into(), *row, true));
            if row.source == crate::documents::Source::Counted {
                self.counted.entry(row.id.into()).or_insert((0, 0));
            }
        }
        Ok(Told::Done)
    }

    fn publish_book(&mut self, id: &str) -> Result<Told, Code> {
        let row = *BOOKS.iter().find(|row| row.id == id).expect("a book of the table");
        if row.currency != "CNY" {
            return Err("money.currency_mismatch");
        }
        for variant in crate::documents::VARIANTS {
            self.listed(variant)?;
        }
        if self.books.iter().any(|book| book.id == id) {
            return Err("price_book.exists");
        }
        for coupon in row.coupons {
            self.coupons.entry(coupon.offer.into()).or_default();
        }
        self.books.push(row);
        Ok(Told::Done)
    }

    fn publish_plan(&mut self, id: &str) -> Result<Told, Code> {
        let row = *PLANS.iter().find(|row| row.id == id).expect("a plan of the table");
        if row.currency != "CNY" {
            return Err("money.currency_mismatch");
        }
        let gold = row.bonuses.iter().any(|bonus| bonus.only_gold || bonus.gold_first.is_some());
        if gold && !self.levels.contains("gold") {
            return Err("level.unknown");
        }
        let event = row.bonuses.iter().any(|bonus| bonus.event.is_some());
        if event && !self.variants.contains_key("seat") {
            return Err("product.unknown");
        }
        if let Some(code) = row.refused {
            return Err(code);
        }
        self.plans.push(row);
        Ok(Told::Done)
    }

    fn known_level(&self, level: Option<&str>) -> Result<(), Code> {
        if level.is_none_or(|level| self.levels.contains(level)) { Ok(()) } else { Err("level.unknown") }
    }

    fn register(
        &mut self,
        id: &str,
        inviter: Option<&str>,
        level: Option<&str>,
        promoter: bool,
    ) -> Result<Told, Code> {
        if self.customer(id).is_ok() {
            return Err("customer.exists");
        }
        if inviter == Some(id) {
            return Err("inviter.self");
        }
        let inviter = inviter.map(|id| self.customer(id)).transpose()?;
        self.known_level(level)?;
        self.customers.push(Customer {
            id: id.into(),
            inviter,
            level: level.map(Into::into),
            promoter,
            orders_paid: 0,
            wallet: 0,
            pending: 0,
            available: 0,
            withdrawing: 0,
        });
        Ok(Told::Done)
    }

    fn bind(&mut self, customer: &str, inviter: &str) -> Result<Told, Code> {
        let (customer, inviter) = (self.customer(customer)?, self.customer(inviter)?);
        if customer == inviter {
            return Err("inviter.self");
        }
        if self.customers[customer].inviter.is_some() {
            return Err("inviter.already_bound");
        }
        let mut above = self.customers[inviter].inviter;
        while let Some(next) = above {
            if next == customer {
                return Err("inviter.cycle");
            }
            above = self.customers[next].inviter;
        }
        self.customers[customer].inviter = Some(inviter);
        Ok(Told::Done)
    }

    fn withdraw(&mut self, id: &str, promoter: &str, amount: &keytill::money::Money) -> Result<Told, Code> {
        if amount.currency() != self.settings.currency {
            return Err("money.currency_mismatch");
        }
        let amount = i128::from(amount.minor());
        let promoter = self.customer(promoter)?;
        let plan = *self.plans.last().ok_or("plan.none")?;
        if self.withdrawals.iter().any(|withdrawal| withdrawal.id == id) {
            return Err("withdrawal.exists");
        }
        if amount <= 0 {
            return Err("withdrawal.not_positive");
        }
        if amount < plan.min {
            return Err("withdrawal.below_minimum");
        }
        if plan.max.is_some_and(|max| amount > max) {
            return Err("withdrawal.above_maximum");
        }
        if amount > self.customers[promoter].available {
            return Err("withdrawal.insufficient");
        }
        let fee = money::share(amount, plan.fee, 1000, plan.rounds_down) + plan.fee_fixed;
        if fee >= amount {
            return Err("withdrawal.fee_takes_all");
        }
        self.customers[promoter].available -= amount;
        self.customers[promoter].withdrawing += amount;
        self.withdrawals.push(Withdrawal { id: id.into(), promoter, amount, fee, open: true });
        Ok(Told::Withdrawal { withdrawal: id.into(), amount, fee })
    }

    fn settle(&mut self, id: &str, how: &Settlement) -> Result<Told, Code> {
        let found = self.withdrawals.iter_mut().find(|withdrawal| withdrawal.id == id);
        let withdrawal = found.ok_or("withdrawal.unknown")?;
        if !withdrawal.open {
            return Err("withdrawal.settled");
        }
        let Withdrawal { promoter, amount, fee, .. } = *withdrawal;
        match how {
            Settlement::Paid => {
                self.money.gateway -= amount - fee;
                self.money.fees += fee;
            }
            Settlement::Failed { reason } => {
                check_text(reason)?;
                self.customers[promoter].available += amount;
            }
        }
        withdrawal.open = false;
        self.customers[promoter].withdrawing -= amount;
        Ok(Told::Withdrawal { withdrawal: id.into(), amount, fee })
    }
}

fn check_text(text: &str) -> Result<(), Code> {
    if text.is_empty() { Err("text.bad_name") } else { Ok(()) }
}
