//! The life of an order, told step by step.

use super::stock::KeyState;
use super::{Code, Handed, Model, Told};
use crate::documents::{BOOKS, Source};
use keytill::order::Stage;
use keytill::shop::LateMoney;
use keytill::shop::command::{PlaceOrder, RecordPayment, RefundOrder, RefundTo};
use std::collections::BTreeMap;

#[derive(Debug, Clone)]
pub struct Order {
    pub id: String,
    pub stage: Stage,
    pub channel: String,
    pub buyer: Option<usize>,
    pub lines: Vec<Line>,
    pub coupons: Vec<crate::documents::CouponRow>,
    pub last_absorbs: bool,
    pub total: i128,
    pub cashback: i128,
    pub rounding: i128,
    pub paid: i128,
    pub refunded: i128,
    /// When it expires or completes.
    pub due: Option<u64>,
    wait: u64,
    scheduled: u64,
    pub commission: Vec<Accrued>,
    pub vest_after: u64,
    pub vests_at: Option<u64>,
}

#[derive(Debug, Clone)]
pub struct Line {
    pub variant: String,
    pub quantity: u32,
    pub list: i128,
    pub total: i128,
    /// What of the total is tax.
    pub tax: i128,
    pub gift: bool,
    /// As the variant was put when the order was placed.
    pub manual: bool,
    pub refunded_units: u32,
    pub refunded: i128,
    /// Units and money refunded before the delivery.
    pub never_delivered: (u32, i128),
    pub units: Units,
}

#[derive(Debug, Clone)]
pub enum Units {
    /// The handles, first unit first; those of units refunded after the delivery still stand there.
    Keys(&'static str, Vec<usize>),
    /// The number of the secret that was handed over.
    Reusable(u32),
    Counted,
    Unlimited,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accrued {
    pub promoter: usize,
    pub line: usize,
    pub bonus: &'static str,
    pub tier: usize,
    pub amount: i128,
    pub reversed: i128,
    pub vested: bool,
}

/// What a part of the units of an order does to its stock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stock {
    Reserve,
    Release,
    Deliver,
    Return,
}

impl Order {
    /// What of an amount is gone with what is refunded, in proportion: of everything that was rounded, or of the lines
    /// alone. All of it with the last unit.
    fn gone(&self, amount: i128, of_all: bool) -> i128 {
        if self.lines.iter().all(|line| line.refunded_units == line.quantity) {
            return amount;
        }
        let refunded: i128 = self.lines.iter().map(|line| line.refunded).sum();
        let whole: i128 = self.lines.iter().map(|line| line.total).sum();
        assert!(!of_all || whole == self.total - self.rounding, "nothing but lines is rounded here");
        if whole == 0 { 0 } else { amount * refunded / whole }
    }
}

/// What one unit has of an amount, the odd minor units to the first or all to the last.
fn unit_of(amount: i128, quantity: u32, unit: u32, last_absorbs: bool) -> i128 {
    let (each, odd) = (amount / i128::from(quantity), amount % i128::from(quantity));
    match last_absorbs {
        true => each + if unit + 1 == quantity { odd } else { 0 },
        false => each + i128::from(i128::from(unit) < odd),
    }
}

/// The tax in the units that are not refunded.
fn tax_left(line: &Line, last_absorbs: bool) -> i128 {
    (line.refunded_units..line.quantity)
        .map(|unit| unit_of(line.tax, line.quantity, unit, last_absorbs))
        .sum()
}

impl Model {
    pub fn order(&self, id: &str) -> Result<usize, Code> {
        self.orders.iter().position(|order| order.id == id).ok_or("order.unknown")
    }

    pub(super) fn order_in(&self, id: &str, stages: &[Stage]) -> Result<usize, Code> {
        let order = self.order(id)?;
        if stages.contains(&self.orders[order].stage) { Ok(order) } else { Err("order.illegal_move") }
    }

    fn overdue(&self, order: usize, now: u64) -> bool {
        let order = &self.orders[order];
        order.stage == Stage::Placed && order.due.is_some_and(|due| due <= now)
    }

    pub(super) fn told_order(&self, order: usize, outcome: &'static str, expires_at: Option<u64>) -> Told {
        let Order { id, total, lines, .. } = &self.orders[order];
        let hand = |line: &Line| -> Handed {
            let units = line.quantity - line.never_delivered.0;
            let keys = match &line.units {
                Units::Keys(pool, keys) => {
                    keys.iter().map(|key| self.pools[*pool].keys[*key].number).collect()
                }
                // All of it refunded before: it is not shown.
                Units::Reusable(number) if units > 0 => vec![*number],
                Units::Reusable(_) | Units::Counted | Units::Unlimited => Vec::new(),
            };
            (line.variant.clone(), units, keys)
        };
        let delivered = if outcome == "delivered" { lines.iter().map(hand).collect() } else { Vec::new() };
        Told::Order { order: id.clone(), outcome, total: *total, expires_at, delivered }
    }

    /// The numbers of the keys that an order's buyer owns now.
    pub fn keys_of(&self, order: &Order) -> Vec<u32> {
        let mut owned = Vec::new();
        for line in &order.lines {
            let kept = (line.quantity - line.refunded_units) as usize;
            match &line.units {
                _ if !matches!(order.stage, Stage::Fulfilled | Stage::Completed) => {}
                Units::Keys(pool, keys) => {
                    owned.extend(keys.iter().take(kept).map(|key| self.pools[*pool].keys[*key].number));
                }
                Units::Reusable(number) if kept > 0 => owned.push(*number),
                _ => {}
            }
        }
        owned
    }

    pub(super) fn place(&mut self, now: u64, command: &PlaceOrder) -> Result<Told, Code> {
        let cart = &command.cart;
        let id = command.order.as_str();
        if self.order(id).is_ok() {
            return Err("order.exists");
        }
        if cart.lines.is_empty() || cart.lines.len() > self.settings.max_lines as usize {
            return Err("order.line_count");
        }
        let channel = cart.channel.as_str().to_string();
        let (active, auto, expiry) = *self.channels.get(&channel).ok_or("channel.unknown")?;
        if !active {
            return Err("channel.inactive");
        }
        let buyer = cart.buyer.as_ref().map(|id| self.customer(id.as_str())).transpose()?;
        let unpaid =
            self.orders.iter().filter(|o| o.stage == Stage::Placed && o.buyer == buyer && buyer.is_some());
        if unpaid.count() >= self.settings.max_unpaid_orders as usize {
            return Err("order.too_many_unpaid");
        }
        let quoted = cart.at.millis();
        if quoted > now || now > quoted + self.settings.quote_honoured.millis() {
            return Err("quote.stale");
        }
        let book = *self.books.last().ok_or("price_book.none")?;
        if command.total.currency() != self.settings.currency {
            return Err("money.currency_mismatch");
        }
        let quote = self.quote(cart)?;
        let total_agrees = i128::from(command.total.minor()) == quote.total;
        let named = BOOKS.iter().zip(crate::transitions::digests()).find(|(_, d)| **d == command.book);
        let named = named.map(|(row, _)| row).filter(|row| self.books.iter().any(|book| book.id == row.id));
        if !total_agrees {
            return Err("price.changed");
        }
        if named.is_none() {
            return Err("price_book.unknown");
        }
        if quote.total == 0 && !self.settings.free_orders {
            return Err("order.nothing_to_pay");
        }
        self.check_coupons(&quote.coupons, buyer)?;
        let mut taken = BTreeMap::new();
        let mut lines = Vec::new();
        let bought = cart.lines.iter().zip(&quote.lines);
        let bought = bought.map(|(line, priced)| (line.variant.as_str(), line.quantity, *priced, false));
        let given = quote.gift.map(|variant| (variant, 1, (0, 0, 0), true));
        for (variant, quantity, (list, total, tax), gift) in bought.chain(given) {
            let row = self.listed(variant)?;
            if !gift && quantity < row.min {
                return Err("quantity.below_minimum");
            }
            if !gift && quantity > row.max {
                return Err("quantity.above_maximum");
            }
            let keys = self.choose(now, buyer, variant, quantity, &mut taken)?;
            lines.push(Line {
                variant: variant.into(),
                quantity,
                list,
                total,
                tax,
                gift,
                manual: row.manual,
                refunded_units: 0,
                refunded: 0,
                never_delivered: (0, 0),
                units: match row.source {
                    Source::Keys(pool) => Units::Keys(pool, keys),
                    Source::Reusable => Units::Reusable(0),
                    Source::Counted => Units::Counted,
                    Source::Unlimited => Units::Unlimited,
                },
            });
        }
        let wait = expiry.unwrap_or(self.settings.order_expiry.millis());
        self.scheduled += 1;
        self.orders.push(Order {
            id: id.into(),
            stage: Stage::Placed,
            channel,
            buyer,
            lines,
            coupons: quote.coupons.clone(),
            last_absorbs: book.last_absorbs,
            total: quote.total,
            cashback: quote.cashback,
            rounding: quote.rounding,
            paid: 0,
            refunded: 0,
            due: Some(now + wait),
            wait,
            scheduled: self.scheduled,
            commission: Vec::new(),
            vest_after: 0,
            vests_at: None,
        });
        let order = self.orders.len() - 1;
        self.stock_of_order(Stock::Reserve, order);
        self.count_coupons(order, true);
        if quote.total > 0 {
            return Ok(self.told_order(order, "awaiting_payment", Some(now + wait)));
        }
        let alone = auto && !self.needs_person(order);
        Ok(self.paid(now, order, alone))
    }

    /// A paid order; delivered at once where nobody is needed.
    fn paid(&mut self, now: u64, order: usize, alone: bool) -> Told {
        let own = &mut self.orders[order];
        (own.stage, own.due) = (Stage::Paid, None);
        if let Some(buyer) = own.buyer {
            self.customers[buyer].orders_paid += 1;
        }
        if alone {
            self.deliver(now, order);
        }
        self.told_order(order, if alone { "delivered" } else { "awaiting_delivery" }, None)
    }

    fn needs_person(&self, order: usize) -> bool {
        self.orders[order].lines.iter().any(|line| line.manual)
    }

    fn delivers_alone(&self, order: usize) -> bool {
        self.channels[&self.orders[order].channel].1 && !self.needs_person(order)
    }

    pub(super) fn cancel(&mut self, id: &str) -> Result<Told, Code> {
        let order = self.order_in(id, &[Stage::Placed])?;
        self.give_up(order, Stage::Cancelled);
        Ok(Told::Done)
    }

    fn give_up(&mut self, order: usize, stage: Stage) {
        self.stock_of_order(Stock::Release, order);
        self.count_coupons(order, false);
        (self.orders[order].stage, self.orders[order].due) = (stage, None);
    }

    pub(super) fn pay(&mut self, now: u64, command: &RecordPayment) -> Result<Option<Told>, Code> {
        if command.amount.currency() != self.settings.currency {
            return Err("money.currency_mismatch");
        }
        let amount = i128::from(command.amount.minor());
        let order = self.order(command.order.as_str())?;
        match self.payments.get(command.payment.as_str()) {
            Some(known) if *known == (order, amount) => return Ok(None),
            Some(_) => return Err("payment.used"),
            None => {}
        }
        let overdue = self.overdue(order, now);
        let stage = self.orders[order].stage;
        if !matches!(stage, Stage::Placed | Stage::Expired | Stage::Cancelled) {
            return Err("order.illegal_move");
        }
        if amount != self.orders[order].total {
            return Err("payment.amount_mismatch");
        }
        self.payments.insert(command.payment.to_string(), (order, amount));
        self.money.gateway += amount;
        let again = self.settings.late_payment.reserve_again;
        if stage == Stage::Placed && (!overdue || again) {
            return Ok(Some(self.paid_with(now, order, amount)));
        }
        if overdue {
            self.give_up(order, Stage::Expired);
        }
        if again && self.reserve_again(now, order).is_ok() {
            return Ok(Some(self.paid_with(now, order, amount)));
        }
        Ok(Some(match (self.settings.late_payment.otherwise, self.orders[order].buyer) {
            (LateMoney::Wallet, Some(buyer)) => {
                self.credited.insert(command.payment.to_string());
                self.customers[buyer].wallet += amount;
                self.told_order(order, "credited_to_wallet", None)
            }
            _ => {
                self.money.held += amount;
                self.orders[order].paid += amount;
                self.orders[order].stage = Stage::Held;
                self.told_order(order, "held", None)
            }
        }))
    }

    fn paid_with(&mut self, now: u64, order: usize, amount: i128) -> Told {
        self.money.held += amount;
        self.orders[order].paid += amount;
        let alone = self.delivers_alone(order);
        self.paid(now, order, alone)
    }

    fn reserve_again(&mut self, now: u64, order: usize) -> Result<(), Code> {
        let Order { buyer, coupons, lines, .. } = self.orders[order].clone();
        self.check_coupons(&coupons, buyer)?;
        let mut taken = BTreeMap::new();
        let mut chosen = Vec::new();
        for line in &lines {
            let left = line.quantity - line.refunded_units;
            chosen.push(self.choose(now, buyer, &line.variant, left, &mut taken)?);
        }
        for (line, keys) in self.orders[order].lines.iter_mut().zip(chosen) {
            if let Units::Keys(_, handles) = &mut line.units {
                *handles = keys;
            }
        }
        self.count_coupons(order, true);
        self.stock_of_order(Stock::Reserve, order);
        Ok(())
    }

    pub(super) fn release(&mut self, now: u64, id: &str) -> Result<Told, Code> {
        let order = self.order_in(id, &[Stage::Held])?;
        self.reserve_again(now, order)?;
        let alone = self.delivers_alone(order);
        Ok(self.paid(now, order, alone))
    }

    pub(super) fn deliver(&mut self, now: u64, order: usize) {
        let product = |variant: &str| self.variants[variant].0.clone();
        let line = |line: &Line| {
            let left = line.quantity - line.refunded_units;
            let list = line.list * i128::from(left) / i128::from(line.quantity);
            let paid = line.total - line.refunded - tax_left(line, self.orders[order].last_absorbs);
            (product(&line.variant), i128::from(left), paid, list)
        };
        let bought = self.orders[order].lines.iter().filter(|line| !line.gift);
        let lines: Vec<_> = bought.map(line).collect();
        let earned = self.commission(self.orders[order].buyer, &lines);
        self.stock_of_order(Stock::Deliver, order);
        for accrued in &earned {
            self.money.commission += accrued.amount;
            self.customers[accrued.promoter].pending += accrued.amount;
        }
        let revenue: i128 = lines.iter().map(|line| line.2).sum();
        self.money.revenue += revenue;
        let own = &self.orders[order];
        let tax: i128 = own.lines.iter().map(|line| tax_left(line, own.last_absorbs)).sum();
        let rounding = own.rounding - own.gone(own.rounding, true);
        let back = own.cashback - own.gone(own.cashback, false);
        self.money.held -= revenue + tax + rounding;
        self.money.tax += tax;
        self.money.rounding += rounding;
        self.money.promotion += back;
        if let Some(buyer) = own.buyer {
            self.customers[buyer].wallet += back;
        }
        self.scheduled += 1;
        let wait = self.settings.complete_after.millis();
        let reusable = &self.reusable;
        let own = &mut self.orders[order];
        for line in &mut own.lines {
            line.never_delivered = (line.refunded_units, line.refunded);
            if let Units::Reusable(number) = &mut line.units {
                *number = reusable[&line.variant].number;
            }
        }
        own.commission = earned;
        own.vest_after = self.plans.last().map_or(0, |plan| plan.vest_after);
        own.stage = Stage::Fulfilled;
        (own.due, own.wait, own.scheduled) = (Some(now + wait), wait, self.scheduled);
    }

    pub(super) fn complete(&mut self, now: u64, order: usize) {
        let own = &mut self.orders[order];
        (own.stage, own.due) = (Stage::Completed, None);
        if !own.commission.is_empty() {
            own.vests_at = Some(now + own.vest_after);
        }
    }

    /// Does what is due, up to the limit; `None` where that is nothing.
    pub(super) fn tick(&mut self, now: u64, limit: Option<u32>) -> Option<Told> {
        let most = self.settings.tick_limit;
        let limit = limit.unwrap_or(most).min(most) as usize;
        let (mut expired, mut completed, mut vested, mut keys_expired) = (0, 0, 0, 0);
        let mut due: Vec<_> = (0..self.orders.len())
            .filter_map(|n| {
                let order = &self.orders[n];
                let completes = order.stage == Stage::Fulfilled;
                order
                    .due
                    .filter(|due| *due <= now)
                    .map(|due| (due, completes, order.wait, order.scheduled, n))
            })
            .collect();
        due.sort_unstable();
        due.truncate(limit);
        // What is vested and which keys are past their validity is seen before anything is done.
        let mut vesting: Vec<(u64, usize)> = (0..self.orders.len())
            .filter_map(|n| self.orders[n].vests_at.filter(|at| *at <= now).map(|at| (at, n)))
            .collect();
        vesting.sort_unstable();
        let batches = self.stale_batches(now, limit - due.len());
        vesting.truncate(limit - due.len() - batches.len());
        let nothing = due.is_empty() && vesting.is_empty() && batches.is_empty();
        for (_, completes, _, _, order) in due {
            if completes {
                self.complete(now, order);
                completed += 1;
            } else {
                self.give_up(order, Stage::Expired);
                expired += 1;
            }
        }
        for (pool, batch, keys) in batches {
            self.take_out(&pool, batch, keys);
            keys_expired += keys;
        }
        for (_, order) in vesting {
            self.vest(order);
            vested += 1;
        }
        (!nothing).then_some(Told::Ticked { expired, completed, vested, keys_expired, more: false })
    }

    /// Batches past their validity, the earliest first, with how many keys one tick takes out of each.
    fn stale_batches(&self, now: u64, limit: usize) -> Vec<(String, usize, u32)> {
        let mut stale = Vec::new();
        for (place, id) in self.pool_order.iter().enumerate() {
            for (n, batch) in self.pools[id].batches.iter().enumerate() {
                if let Some(end) = batch.expires.filter(|end| *end <= now && !batch.closed) {
                    stale.push((end, place, n));
                }
            }
        }
        stale.sort_unstable();
        let (mut left, mut steps) = (limit as u32, Vec::new());
        for (_, place, n) in stale.into_iter().take(limit) {
            if left == 0 {
                break;
            }
            let id = &self.pool_order[place];
            let unsold = |key: &&super::stock::Key| key.batch == n && key.state == KeyState::Available;
            let keys = (self.pools[id].keys.iter().filter(unsold).count() as u32).min(left);
            left -= keys;
            steps.push((id.clone(), n, keys));
        }
        steps
    }

    fn take_out(&mut self, pool: &str, batch: usize, keys: u32) {
        let pool = self.pools.get_mut(pool).unwrap();
        let unsold = |key: &&mut super::stock::Key| key.batch == batch && key.state == KeyState::Available;
        pool.keys.iter_mut().filter(unsold).take(keys as usize).for_each(|key| key.state = KeyState::Expired);
        pool.batches[batch].closed = !pool.keys.iter_mut().any(|key| unsold(&key));
    }

    fn vest(&mut self, order: usize) {
        let own = &mut self.orders[order];
        own.vests_at = None;
        for accrued in &mut own.commission {
            let left = accrued.amount - accrued.reversed;
            if !accrued.vested && left > 0 {
                accrued.vested = true;
                self.customers[accrued.promoter].pending -= left;
                self.customers[accrued.promoter].available += left;
            }
        }
    }

    pub(super) fn refund(&mut self, command: &RefundOrder) -> Result<Told, Code> {
        let refundable = [Stage::Paid, Stage::Held, Stage::Fulfilled, Stage::Completed];
        let order = self.order_in(command.order.as_str(), &refundable)?;
        if self.refunds.contains(command.refund.as_str()) {
            return Err("refund.used");
        }
        let Order { stage, buyer, lines, last_absorbs, .. } = self.orders[order].clone();
        if command.to == RefundTo::Wallet && buyer.is_none() {
            return Err("refund.no_wallet");
        }
        let wanted: Vec<(usize, u32)> = match &command.lines {
            None => lines.iter().enumerate().map(|(n, l)| (n, l.quantity - l.refunded_units)).collect(),
            Some(rows) => {
                let mut rows: Vec<_> = rows.iter().map(|row| (row.line as usize, row.units)).collect();
                rows.sort_by_key(|row| row.0);
                if rows.is_empty() || rows.iter().any(|row| row.1 == 0) {
                    return Err("refund.no_units");
                }
                if rows.windows(2).any(|pair| pair[0].0 == pair[1].0) {
                    return Err("refund.line_twice");
                }
                for (n, units) in &rows {
                    let line = lines.get(*n).ok_or("refund.line_unknown")?;
                    if *units > line.quantity - line.refunded_units {
                        return Err("refund.too_many_units");
                    }
                }
                rows
            }
        };
        let parts = |own: &Order| {
            let tax: i128 = own.lines.iter().map(|line| tax_left(line, last_absorbs)).sum();
            [tax, own.gone(own.rounding, true), own.gone(own.cashback, false)]
        };
        let [tax, rounding, back] = parts(&self.orders[order]);
        let mut amount = 0;
        for (n, units) in wanted.into_iter().filter(|row| row.1 > 0) {
            amount += self.refund_line(order, n, units, last_absorbs);
        }
        let after = parts(&self.orders[order]);
        let (tax, rounding, back) = (tax - after[0], after[1] - rounding, after[2] - back);
        amount += rounding;
        self.refunds.insert(command.refund.to_string());
        self.orders[order].refunded += amount;
        match stage {
            Stage::Paid | Stage::Held => self.money.held -= amount,
            _ => {
                self.money.revenue -= amount - tax - rounding;
                self.money.tax -= tax;
                self.money.rounding -= rounding;
                self.money.promotion -= back;
                if let Some(buyer) = buyer {
                    self.customers[buyer].wallet -= back;
                }
            }
        }
        match command.to {
            RefundTo::Source => self.money.gateway -= amount,
            RefundTo::Wallet => self.customers[buyer.unwrap()].wallet += amount,
        }
        if self.orders[order].lines.iter().all(|line| line.refunded_units == line.quantity) {
            if stage != Stage::Held {
                self.count_coupons(order, false);
                if let Some(buyer) = buyer {
                    self.customers[buyer].orders_paid -= 1;
                }
            }
            let own = &mut self.orders[order];
            (own.stage, own.due, own.vests_at) = (Stage::Refunded, None, None);
        }
        Ok(Told::Refunded(amount))
    }

    /// Refunds units of one line; gives back what they were worth.
    fn refund_line(&mut self, order: usize, n: usize, units: u32, last_absorbs: bool) -> i128 {
        let Order { stage, buyer, .. } = self.orders[order];
        let line = self.orders[order].lines[n].clone();
        // What each unit is worth, the odd minor units to the first or all to the last.
        let from = line.refunded_units;
        let amount: i128 =
            (from..from + units).map(|unit| unit_of(line.total, line.quantity, unit, last_absorbs)).sum();
        let handed = stage == Stage::Fulfilled || stage == Stage::Completed;
        let mut back = line.units.clone();
        if let Units::Keys(_, keys) = &mut back {
            let kept = (line.quantity - line.refunded_units) as usize;
            *keys = keys.iter().copied().take(kept).skip(kept.saturating_sub(units as usize)).collect();
        }
        match stage {
            Stage::Held => {}
            _ if handed => self.stock_of_line(Stock::Return, order, buyer, &line.variant, &back, units),
            _ => self.stock_of_line(Stock::Release, order, buyer, &line.variant, &back, units),
        }
        let own = &mut self.orders[order].lines[n];
        own.refunded_units += units;
        own.refunded += amount;
        if let (Stage::Paid, Units::Keys(_, keys)) = (stage, &mut own.units) {
            keys.truncate((own.quantity - own.refunded_units) as usize);
        }
        // Of what was delivered this share is refunded, and the same share of its commission goes back.
        let (done, whole) = (own.refunded - own.never_delivered.1, own.total - own.never_delivered.1);
        for accrued in self.orders[order].commission.iter_mut().filter(|accrued| accrued.line == n) {
            let due = if done == whole { accrued.amount } else { accrued.amount * done / whole };
            let more = due - accrued.reversed;
            accrued.reversed = due;
            self.money.commission -= more;
            let promoter = &mut self.customers[accrued.promoter];
            if accrued.vested {
                promoter.available -= more;
            } else {
                promoter.pending -= more;
            }
        }
        amount
    }

    fn check_coupons(&self, rows: &[crate::documents::CouponRow], buyer: Option<usize>) -> Result<(), Code> {
        for row in rows {
            let (used, by) = &self.coupons[row.offer];
            if row.total_limit.is_some_and(|limit| *used >= limit) {
                return Err("coupon.exhausted");
            }
            if let Some(limit) = row.per_customer {
                let buyer = buyer.ok_or("coupon.needs_buyer")?;
                if by.get(&buyer).copied().unwrap_or_default() >= limit {
                    return Err("coupon.customer_limit");
                }
            }
        }
        Ok(())
    }

    fn count_coupons(&mut self, order: usize, more: bool) {
        let Order { coupons, buyer, .. } = &self.orders[order];
        for row in coupons {
            let (used, by) = self.coupons.get_mut(row.offer).unwrap();
            let counts = [Some(used), buyer.map(|buyer| by.entry(buyer).or_default())];
            for count in counts.into_iter().flatten() {
                *count = if more { *count + 1 } else { *count - 1 };
            }
        }
    }

    fn stock_of_order(&mut self, what: Stock, order: usize) {
        let Order { lines, buyer, .. } = self.orders[order].clone();
        for line in &lines {
            let left = line.quantity - line.refunded_units;
            self.stock_of_line(what, order, buyer, &line.variant, &line.units, left);
        }
    }

    fn stock_of_line(
        &mut self,
        what: Stock,
        order: usize,
        buyer: Option<usize>,
        variant: &str,
        units: &Units,
        quantity: u32,
    ) {
        match units {
            Units::Keys(pool, keys) => {
                let pool = self.pools.get_mut(*pool).unwrap();
                for handle in keys {
                    let closed = pool.batches[pool.keys[*handle].batch].closed;
                    let key = &mut pool.keys[*handle];
                    let (from, to, owner) = match what {
                        Stock::Reserve => (KeyState::Available, KeyState::Reserved, Some(order)),
                        Stock::Release if closed => (KeyState::Reserved, KeyState::Expired, None),
                        Stock::Release => (KeyState::Reserved, KeyState::Available, None),
                        Stock::Deliver => (KeyState::Reserved, KeyState::Delivered, Some(order)),
                        Stock::Return => (KeyState::Delivered, KeyState::Returned, None),
                    };
                    assert_eq!(key.state, from, "the reference contradicts itself at key {handle}");
                    (key.state, key.owner) = (to, owner);
                }
            }
            Units::Reusable(_) => {
                let uses = self.reusable.get_mut(variant).unwrap().uses.entry(buyer).or_default();
                match what {
                    Stock::Reserve => uses.0 += quantity,
                    Stock::Release => uses.0 -= quantity,
                    Stock::Deliver => *uses = (uses.0 - quantity, uses.1 + quantity),
                    Stock::Return => {}
                }
            }
            Units::Counted => {
                let (on_hand, reserved) = self.counted.get_mut(variant).unwrap();
                let quantity = i128::from(quantity);
                match what {
                    Stock::Reserve => *reserved += quantity,
                    Stock::Release => *reserved -= quantity,
                    Stock::Deliver => (*on_hand, *reserved) = (*on_hand - quantity, *reserved - quantity),
                    Stock::Return => {}
                }
            }
            Units::Unlimited => {}
        }
    }
}
