//! Archiving (归档): orders that came to an end leave memory, and come back when somebody needs them.
//!
//! `Archive` looks at the orders that ended longest ago. Those for which nothing is open any more leave: the reply hands
//! over each as bytes, which the host makes durable before the record, so that no order is nowhere. The shop keeps a
//! print of its id, so that the id is not used again, the seal of its bytes, so that no others are taken for it, and
//! prints of its payments, so that no notice is taken twice. Orders for which something is open stay, and are looked at
//! again after the same time. `Restore` takes the bytes back; the order gets a free slot and is as it was.
//!
//! **What belongs to an order** stands in [`Belongings`], and nowhere else. Whoever adds something to the shop that names
//! orders by slot adds
//! 1. a field to [`Belongings`],
//! 2. a line to `is_settled`, if an order must stay while something of it is open,
//! 3. lines to `belongings_of`, `let_go` and `take_in`. `let_go` takes the shop apart, so a new part of the shop does not
//!    compile before somebody said which kind it is.

use crate::arrange::Arrange;
use crate::codec;
use crate::commission::OrderCommission;
use crate::handle::{Handles, KeyHandle};
use crate::id::{OrderId, ShopId};
use crate::ledger::ShopAccount;
use crate::lookup::FoundBy;
use crate::money::{Amount, MoneyRefusal};
use crate::order::{KeptPayment, KeptRefund, Order, OrderRefusal, Seal, Worth};
use crate::shop::command::{Archive, ArchivedBytes, RecordPayment, Restore};
use crate::shop::event::{Event, LookedAt, OrderRestored, OrdersArchived};
use crate::shop::reply::{Answer, ArchivedOrder, InArchive, Reply};
use crate::shop::{OrderView, Record, Rejection, Shop};
use crate::slot::{OrderSlot, PoolSlot};
use crate::stock::KeyState;
use crate::time::Time;
use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};

/// The format of archived bytes that this version writes. Fields may be added under new numbers.
const FORMAT: u32 = 1;

/// Everything that belongs to one order.
#[derive(Debug, Encode, Decode)]
struct Belongings {
    #[n(0)]
    format: u32,
    /// Slots within mean something in this shop alone.
    #[n(1)]
    shop: ShopId,
    #[n(2)]
    id: OrderId,
    /// Which one it is of all that were ever placed.
    #[n(3)]
    number: u64,
    #[n(4)]
    order: Order,
    /// The keys that its buyer owns.
    #[n(5)]
    keys: Vec<(PoolSlot, Handles)>,
    #[n(6)]
    commission: OrderCommission,
    #[n(7)]
    payments: Vec<KeptPayment>,
    #[n(8)]
    refunds: Vec<KeptRefund>,
    /// What it is worth in the books.
    #[n(9)]
    worth: Worth,
    /// By what it is found.
    #[n(10)]
    found_by: Option<FoundBy>,
}

impl Shop {
    /// Chooses which orders leave memory, the longest ended first. Work is bounded by the limit and, for forgetting how
    /// commands were answered that name them, by the size of that memory.
    pub(super) fn decide_archive(&self, now: Time, command: &Archive) -> Result<Vec<Event>, Rejection> {
        let settings = &self.settings.archive;
        let limit = command.limit.unwrap_or(settings.limit).min(settings.limit) as usize;
        let (mut orders, mut worth) = (Vec::new(), Worth::default());
        for slot in self.orders.closed_since(now, settings.after).take(limit) {
            let order = self.name_order(slot).ok_or_else(|| Rejection::inconsistent("order"))?;
            if !self.is_settled(slot) {
                orders.push(LookedAt { order, seal: None, bytes: ArchivedBytes::default() });
                continue;
            }
            let belongings = self.belongings_of(slot)?;
            worth.add(&belongings.worth).ok_or(Rejection::Money(MoneyRefusal::Overflow {}))?;
            let bytes = minicbor::to_vec(&belongings).map_err(|_| Rejection::inconsistent("archive"))?;
            orders.push(LookedAt { order, seal: Some(Seal::of(&bytes)), bytes: ArchivedBytes(bytes) });
        }
        if orders.is_empty() {
            return Ok(Vec::new());
        }
        Ok(vec![OrdersArchived { orders, worth }.into()])
    }

    pub(super) fn apply_orders_archived(
        &mut self,
        now: Time,
        event: &OrdersArchived,
        answer: &mut Answer,
    ) -> Option<()> {
        let (mut archived, mut stay) = (0_u32, 0_u32);
        let mut left = Vec::new();
        for looked in &event.orders {
            let slot = self.order_of(&looked.order)?;
            self.orders.take_closed(slot).then_some(())?;
            match looked.seal {
                Some(seal) => {
                    self.let_go(slot, seal)?;
                    left.push((slot, looked.order.id().clone()));
                    archived = archived.saturating_add(1);
                }
                None => {
                    self.orders.close_again(slot).then_some(())?;
                    stay = stay.saturating_add(1);
                }
            }
        }
        self.orders.archived_mut().worth_mut().add(&event.worth)?;
        self.leave_answers(&mut left);
        let more = self.orders.closed_since(now, self.settings.archive.after).next().is_some();
        *answer = Answer::Archived { archived, stay, more };
        Some(())
    }

    /// Takes an archived order back, if the bytes are those that it left with.
    pub(super) fn decide_restore(&self, command: &Restore) -> Result<Vec<Event>, Rejection> {
        self.open_archived(&command.order, &command.bytes)?;
        let (order, bytes) = (command.order.clone(), command.bytes.clone());
        Ok(vec![OrderRestored { order, bytes }.into()])
    }

    pub(super) fn apply_order_restored(&mut self, event: &OrderRestored) -> Option<()> {
        let belongings = self.open_archived(&event.order, &event.bytes).ok()?;
        self.take_in(belongings)
    }

    /// Reads an archived order without taking it back.
    ///
    /// # Errors
    /// When the order is not in the archive, or the bytes are not those that it left with.
    pub fn archived_order(&self, id: &OrderId, bytes: &ArchivedBytes) -> Result<OrderView, Rejection> {
        let belongings = self.open_archived(id, bytes)?;
        self.view_order(id, &belongings.order)
    }

    /// How many orders are in the archive.
    #[must_use]
    pub fn archived_orders(&self) -> usize {
        self.orders.archived().len()
    }

    /// Whether an order is in the archive.
    #[must_use]
    pub fn is_archived(&self, order: &OrderId) -> bool {
        self.orders.archived().seal(order).is_some()
    }

    /// Whether a payment notice is that of an archived order's payment, come again. It is answered, or its gateway would
    /// send it for ever.
    pub(super) fn is_notice_of_archived(
        &self,
        command: &RecordPayment,
        amount: Amount,
    ) -> Result<bool, OrderRefusal> {
        if self.orders.archived().is_empty() || !self.payments.is_archived(&command.payment) {
            return Ok(false);
        }
        if self.payments.is_archived_notice(&command.payment, &command.order, amount) {
            return Ok(true);
        }
        Err(OrderRefusal::PaymentUsed { payment: command.payment.clone() })
    }

    fn open_archived(&self, id: &OrderId, bytes: &ArchivedBytes) -> Result<Belongings, Rejection> {
        let Some(seal) = self.orders.archived().seal(id) else {
            self.orders.find(id)?;
            return Err(OrderRefusal::NotArchived { order: id.clone() }.into());
        };
        let mismatch = || OrderRefusal::ArchiveMismatch { order: id.clone() };
        if Seal::of(&bytes.0) != seal {
            return Err(mismatch().into());
        }
        let read = codec::check_cbor(&bytes.0).and_then(|()| minicbor::decode::<Belongings>(&bytes.0));
        let belongings = read.map_err(|_| mismatch())?;
        let ours = belongings.shop == self.id && belongings.id == *id && belongings.format == FORMAT;
        if ours { Ok(belongings) } else { Err(mismatch().into()) }
    }
}

/// What belongs to an order: see the top of the file.
impl Shop {
    /// Whether nothing of an order that came to an end is open any more.
    fn is_settled(&self, slot: OrderSlot) -> bool {
        let Some(order) = self.orders.get(slot) else { return false };
        self.orders.is_off_agenda(slot)
            && self.accruals.is_settled(slot)
            && self.payments.are_settled(order.payment)
            && self.refunds.are_settled(slot)
            && order.dealings.as_ref().is_none_or(|dealings| dealings.complaint.is_none())
    }

    fn belongings_of(&self, slot: OrderSlot) -> Result<Belongings, Rejection> {
        let gone = || Rejection::inconsistent("archive");
        let order = self.orders.get(slot).ok_or_else(gone)?;
        let mut worth = self.worth_of(slot, order)?;
        for (_, payment, fate) in self.payments.of_order(order.payment) {
            let with_gateway = payment.amount.minus(fate.returned)?.minus(fate.charged_back)?;
            worth.add_to_account(ShopAccount::Gateway as usize, with_gateway).ok_or_else(gone)?;
            worth.add_to_account(ShopAccount::Chargebacks as usize, fate.lost).ok_or_else(gone)?;
        }
        let lost = order.dealings.as_ref().map_or(Amount::ZERO, |dealings| dealings.charged_back);
        worth.add_to_account(ShopAccount::Chargebacks as usize, lost).ok_or_else(gone)?;
        Ok(Belongings {
            format: FORMAT,
            shop: self.id.clone(),
            id: self.orders.registry().id(slot).ok_or_else(gone)?.clone(),
            number: self.orders.number(slot).ok_or_else(gone)?,
            order: order.clone(),
            keys: self.keys_with_buyer(slot, order),
            commission: self.accruals.commission_of(slot),
            payments: self.payments.kept_of(order.payment).ok_or_else(gone)?,
            refunds: self.refunds.kept_of(slot).ok_or_else(gone)?,
            worth,
            found_by: self.lookups.findable.get(slot),
        })
    }

    /// Forgets an order. What of it the books and counters hold stays.
    fn let_go(&mut self, slot: OrderSlot, seal: Seal) -> Option<()> {
        let keys = self.keys_with_buyer(slot, self.orders.get(slot)?);
        let Self {
            // These name orders by slot. That of `memory` is done for all orders at once.
            orders,
            payments,
            refunds,
            accruals,
            pools,
            lookups,
            memory: _,
            // Unpaid orders only.
            reach: _,
            // These do not.
            id: _,
            settings: _,
            clock: _,
            sequence: _,
            channels: _,
            catalog: _,
            counted: _,
            quotas: _,
            reusable: _,
            books: _,
            coupon_uses: _,
            offer_uses: _,
            levels: _,
            customers: _,
            plans: _,
            withdrawals: _,
            periods: _,
            suppliers: _,
            // Settlements are of suppliers, not of orders.
            beside_plans: _,
            memberships: _,
            waits: _,
            ledger: _,
            scratch: _,
        } = self;
        for (pool, handles) in keys {
            pools.archive(pool, handles.as_slice(), slot).ok()?;
        }
        accruals.let_go(slot);
        lookups.findable.remove(slot);
        refunds.let_go(slot)?;
        let (id, order) = orders.let_go(slot, seal)?;
        payments.let_go(order.payment, &id)
    }

    fn take_in(&mut self, belongings: Belongings) -> Option<()> {
        let Belongings { id, number, order, keys, commission, payments, refunds, worth, found_by, .. } =
            belongings;
        let slot = self.orders.take_in(&id, order, number)?;
        self.orders.get_mut(slot)?.payment = self.payments.take_in(slot, &payments)?;
        self.refunds.take_in(slot, &refunds)?;
        self.accruals.take_in(slot, &commission).then_some(())?;
        if let Some(found_by) = found_by {
            self.lookups.findable.add(slot, found_by).then_some(())?;
        }
        for (pool, handles) in keys {
            self.pools.unarchive(pool, handles.as_slice(), slot).ok()?;
        }
        self.orders.archived_mut().worth_mut().take(&worth)?;
        self.forget_restored(slot);
        self.return_answers(slot, &id)
    }

    /// The keys that an order's buyer owns, by pool, in the order of the lines.
    fn keys_with_buyer(&self, slot: OrderSlot, order: &Order) -> Vec<(PoolSlot, Handles)> {
        let of_pool = |(pool, handles): (PoolSlot, &[KeyHandle])| {
            let keys = self.pools.pool(pool)?;
            let with_buyer = |handle: &_| {
                (keys.state(*handle), keys.owner(*handle)) == (Some(KeyState::Delivered), Some(slot))
            };
            let owned: Handles = handles.iter().copied().filter(with_buyer).collect();
            (!owned.is_empty()).then_some((pool, owned))
        };
        order.lines.iter().flat_map(|line| line.units.parts()).filter_map(of_pool).collect()
    }
}

/// How commands were answered that name orders in the archive.
impl Shop {
    /// Answers that name slots of orders that left keep the orders' ids.
    fn leave_answers(&mut self, left: &mut [(OrderSlot, OrderId)]) {
        left.arrange();
        for answer in self.memory.answers_mut() {
            let Some(slot) = answer.order_mut() else { continue };
            let found = left.binary_search_by_key(slot, |(slot, _)| *slot).ok().and_then(|n| left.get(n));
            if let Some((_, order)) = found {
                // INVARIANT: writing to memory cannot fail.
                let was = minicbor::to_vec(&*answer).unwrap_or_default();
                *answer = Answer::InArchive(Box::new(InArchive { order: order.clone(), was }));
            }
        }
    }

    fn return_answers(&mut self, slot: OrderSlot, id: &OrderId) -> Option<()> {
        for answer in self.memory.answers_mut() {
            if let Answer::InArchive(kept) = answer
                && kept.order == *id
                && !kept.was.is_empty()
            {
                let mut was: Answer = minicbor::decode(&kept.was).ok()?;
                *was.order_mut()? = slot;
                *answer = was;
            }
        }
        Some(())
    }

    /// What a command is told whose order is in the archive.
    pub(super) fn refuse_in_archive(answer: &Answer) -> Result<(), OrderRefusal> {
        match answer {
            Answer::InArchive(kept) if !kept.was.is_empty() => {
                Err(OrderRefusal::Archived { order: kept.order.clone() })
            }
            _ => Ok(()),
        }
    }

    /// Hands over the orders that left by a record. A command that is repeated gets none: who keeps the record has them.
    pub(super) fn hand_over_archived(reply: &mut Reply, record: &Record) {
        let Reply::Archived(reply) = reply else { return };
        for event in &record.events {
            let Event::OrdersArchived(event) = event else { continue };
            let left = event.orders.iter().filter(|looked| looked.seal.is_some());
            let order = |looked: &LookedAt| ArchivedOrder {
                order: looked.order.id().clone(),
                bytes: looked.bytes.clone(),
            };
            reply.orders.extend(left.map(order));
        }
    }
}
