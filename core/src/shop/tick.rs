//! The tick: what is due at a moment is done, a bounded amount of it at a time.

use crate::order::{AfterSaleRefusal, Due, Move, Stage};
use crate::shop::command::{CompleteOrder, Tick};
use crate::shop::event::{Event, KeysExpired, OrderCompleted, OrderExpired};
use crate::shop::reply::{Answer, Ticked};
use crate::shop::{Rejection, Shop};
use crate::slot::{Named, OrderSlot, Slot};
use crate::stock::DueExpiry;
use crate::time::Time;
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// Expires and completes orders, takes out keys past their validity and vests commission: what is due, in this
    /// order, up to the limit. O(done).
    pub(super) fn decide_tick(&self, now: Time, command: &Tick) -> Result<Vec<Event>, Rejection> {
        let most = self.settings.tick_limit;
        let limit = command.limit.unwrap_or(most).min(most);
        let (mut events, mut unanswered) = (Vec::new(), Vec::new());
        for (kind, slot) in self.orders.due(now, limit as usize) {
            let order = self.name_order(slot).ok_or_else(|| Rejection::inconsistent("order"))?;
            match kind {
                Due::Expiry => {
                    events.push(OrderExpired { order: order.clone() }.into());
                    let unpaid = self.orders.get(slot).ok_or_else(|| Rejection::inconsistent("order"))?;
                    self.spare_parts(&order, unpaid, &mut events)?;
                }
                Due::Completion => events.push(OrderCompleted { order }.into()),
                Due::Answer => unanswered.push(slot),
            }
        }
        let room =
            |events: &Vec<Event>| limit.saturating_sub(u32::try_from(events.len()).unwrap_or(u32::MAX));
        for due in self.pools.due_expiries(now, room(&events)) {
            events.push(self.keys_expired(due)?.into());
        }
        self.lapse_bindings(now, room(&events) as usize, &mut events)?;
        self.review_levels(now, room(&events) as usize, &mut events)?;
        let left = room(&events) as usize;
        events.extend(self.due_reservations(now, left));
        self.tell_retries(now, room(&events) as usize, &mut events)?;
        self.fill_waiting(now, room(&events) as usize, &mut events)?;
        let left = room(&events) as usize;
        for over in self.memberships_over(now, left) {
            events.push(over?);
        }
        let left = room(&events) as usize;
        for slot in self.accruals.due(now).take(left) {
            events.push(self.vest_commission(slot)?.into());
        }
        self.make_due_refunds(now, limit as usize, unanswered, &mut events)?;
        self.tell_more_restock(now, limit as usize, &mut events);
        Ok(events)
    }

    /// Refunds whose time has come. Last: they leave alone what the tick changed before.
    fn make_due_refunds(
        &self,
        now: Time,
        limit: usize,
        unanswered: Vec<OrderSlot>,
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        let nothing_is_due = unanswered.is_empty()
            && self.reach.gifts.due(now).next().is_none()
            && self.waits.overdue(now).next().is_none();
        if nothing_is_due {
            return Ok(());
        }
        let mut changed = self.changed_by(events);
        for slot in unanswered {
            self.settle_unanswered(now, slot, &mut changed, events)?;
        }
        self.lapse_gifts(now, limit, &mut changed, events)?;
        let left = limit.saturating_sub(events.len());
        self.settle_overdue(now, left, &mut changed, events)
    }

    /// Completes a fulfilled order before its time.
    pub(super) fn decide_complete_order(&self, command: &CompleteOrder) -> Result<Vec<Event>, Rejection> {
        let (named, _, order) = self.order_for(&command.order, Move::Complete)?;
        if order.complaint().is_some() {
            return Err(AfterSaleRefusal::ComplaintOpen { order: command.order.clone() }.into());
        }
        Ok(vec![OrderCompleted { order: named }.into()])
    }

    /// A completed order's commission vests after the time that its plan says.
    pub(super) fn apply_order_completed(
        &mut self,
        now: Time,
        event: &OrderCompleted,
        answer: &mut Answer,
    ) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let before = self.orders.get(slot)?.supplier_account();
        self.orders.move_to(slot, Stage::Completed).then_some(())?;
        self.move_supplier_money(slot, before)?;
        if let Some(plan) = self.accruals.plan(slot) {
            let wait = self.plans.get(plan.index())?.compiled.vest_after();
            self.accruals.schedule(slot, Some(now.after(wait)));
        }
        answer.ticked(|ticked| ticked.completed = ticked.completed.saturating_add(1));
        Some(())
    }

    fn keys_expired(&self, due: DueExpiry) -> Result<KeysExpired, Rejection> {
        let pool = self.pools.id(due.pool).ok_or_else(|| Rejection::inconsistent("pool"))?.clone();
        let batch = self.pools.pool(due.pool).and_then(|pool| pool.batches().get(due.batch.index()));
        let batch = batch.ok_or_else(|| Rejection::inconsistent("batch"))?.terms.id.clone();
        Ok(KeysExpired { pool: Named::known(pool, due.pool), batch, keys: due.keys })
    }

    pub(super) fn apply_keys_expired(&mut self, event: &KeysExpired, answer: &mut Answer) -> Option<()> {
        let pool = event.pool.slot(self.pools.registry())?;
        let batch = self.pools.pool(pool)?.batch(&event.batch)?;
        self.pools.expire(DueExpiry { pool, batch, keys: event.keys }).ok()?;
        answer.ticked(|ticked| ticked.keys_expired = ticked.keys_expired.saturating_add(event.keys));
        Some(())
    }
}

impl Answer {
    /// Counts something that a tick did; other commands that do the same have answers of their own.
    pub(super) fn ticked(&mut self, count: impl FnOnce(&mut Ticked)) {
        if *self == Self::Done {
            *self = Self::Ticked(Ticked::default());
        }
        if let Self::Ticked(ticked) = self {
            count(ticked);
        }
    }
}
