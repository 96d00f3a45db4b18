//! Complaints (投诉): while one is open, its order does not complete, commission that is pending does not vest, and the
//! suppliers of its keys are not paid. Commission that vested before stays with its promoters. A complaint that nobody
//! answers in time may be decided for the buyer by the shop's setting.

use crate::order::{AfterSaleRefusal, Complaint, Due, Move, Stage};
use crate::shop::command::{OpenComplaint, RefundOrder, Resolution, ResolveComplaint};
use crate::shop::due_refunds::Changed;
use crate::shop::event::{ComplaintOpened, ComplaintOverdue, ComplaintResolved, Event};
use crate::shop::reply::Answer;
use crate::shop::{Rejection, Shop};
use crate::slot::{OrderSlot, Slot};
use crate::text;
use crate::time::Time;
use alloc::borrow::ToOwned;
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// Opens a complaint about a delivered order.
    pub(super) fn decide_open_complaint(&self, command: &OpenComplaint) -> Result<Vec<Event>, Rejection> {
        let (named, _, order) = self.order_for(&command.order, Move::Complain)?;
        text::check_text("reason", &command.reason)?;
        if order.complaint().is_some() {
            return Err(AfterSaleRefusal::ComplaintOpen { order: command.order.clone() }.into());
        }
        Ok(vec![ComplaintOpened { order: named, reason: command.reason.clone() }.into()])
    }

    pub(super) fn apply_complaint_opened(&mut self, now: Time, event: &ComplaintOpened) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let order = self.orders.get_mut(slot)?;
        let before = order.supplier_account();
        let replaced = order.dealings.as_ref().map_or(0, |dealings| dealings.replaced.len());
        let complaint =
            Complaint { refunded: order.refunded, units: order.refunded_units(), replaced: replaced as u64 };
        order.dealings_mut().complaint = Some(complaint);
        order.due = None;
        if let Some(within) = self.settings.fulfil.answer_within {
            self.orders.schedule(slot, Due::Answer, within, now);
        }
        self.accruals.schedule(slot, None);
        self.move_supplier_money(slot, before)
    }

    /// A complaint that was not answered in time: it is told once, and by the shop's setting the buyer gets the money back.
    pub(super) fn settle_unanswered(
        &self,
        now: Time,
        slot: OrderSlot,
        changed: &mut Changed,
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        let order = self.orders.get(slot).ok_or_else(|| Rejection::inconsistent("order"))?;
        let to = self.settings.fulfil.unanswered.refund_to(order.buyer);
        if !changed.is_first(slot, order.buyer.filter(|_| to.is_some())) {
            return Ok(());
        }
        let named = self.name_order(slot).ok_or_else(|| Rejection::inconsistent("order"))?;
        events.push(ComplaintOverdue { order: named.clone() }.into());
        let Some(to) = to else { return Ok(()) };
        let refund = self.free_refund("complaint", named.id()).and_then(|refund| {
            let despite = Some("the complaint was not answered in time".to_owned());
            let command = RefundOrder { to, despite, ..RefundOrder::all(named.id().clone(), refund) };
            self.decide_refund_order(now, &command).ok()
        });
        // What cannot be refunded now stays with a person.
        if let Some(refund) = refund {
            events.extend(refund);
            events.push(ComplaintResolved { order: named, resolution: Resolution::Refunded }.into());
        }
        Ok(())
    }

    pub(super) fn apply_complaint_overdue(
        &mut self,
        event: &ComplaintOverdue,
        answer: &mut Answer,
    ) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        answer.ticked(|_| {});
        self.orders.get_mut(slot)?.due = None;
        Some(())
    }

    /// Ends a complaint. What was decided is done before: the refund, or the replacement.
    pub(super) fn decide_resolve_complaint(
        &self,
        command: &ResolveComplaint,
    ) -> Result<Vec<Event>, Rejection> {
        let id = || command.order.clone();
        let (slot, order) = self.orders.find(&command.order)?;
        let open = order.complaint().ok_or_else(|| AfterSaleRefusal::NoComplaint { order: id() })?;
        let replaced = order.dealings.as_ref().map_or(0, |dealings| dealings.replaced.len());
        let missing = match &command.resolution {
            Resolution::Rejected { reason } => {
                text::check_text("reason", reason)?;
                None
            }
            Resolution::Refunded if order.refunded > open.refunded || order.refunded_units() > open.units => {
                None
            }
            Resolution::Refunded => Some("refunded"),
            Resolution::Replaced if replaced as u64 > open.replaced => None,
            Resolution::Replaced => Some("replaced"),
        };
        if let Some(resolution) = missing {
            return Err(AfterSaleRefusal::NotDone { order: id(), resolution }.into());
        }
        let order = self.name_order(slot).ok_or_else(|| Rejection::inconsistent("order"))?;
        Ok(vec![ComplaintResolved { order, resolution: command.resolution.clone() }.into()])
    }

    /// A fulfilled order gets the whole time for complaints anew, a completed one the whole time until its commission
    /// vests.
    pub(super) fn apply_complaint_resolved(&mut self, now: Time, event: &ComplaintResolved) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let order = self.orders.get_mut(slot)?;
        let (before, stage) = (order.supplier_account(), order.stage);
        order.dealings_mut().complaint = None;
        order.due = None;
        match stage {
            Stage::Fulfilled => {
                self.orders.schedule(slot, Due::Completion, self.settings.complete_after, now)
            }
            Stage::Completed => self.schedule_vesting(now, slot)?,
            _ => {}
        }
        self.move_supplier_money(slot, before)
    }

    /// Lets what is pending of a completed order's commission vest after the time that its plan says.
    pub(super) fn schedule_vesting(&mut self, now: Time, slot: OrderSlot) -> Option<()> {
        let pending = !self.accruals.plan_vesting(slot).is_empty();
        if let Some(plan) = self.accruals.plan(slot).filter(|_| pending) {
            let wait = self.plans.get(plan.index())?.compiled.vest_after();
            self.accruals.schedule(slot, Some(now.after(wait)));
        }
        Some(())
    }
}
