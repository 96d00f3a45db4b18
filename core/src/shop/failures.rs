//! Deliveries that fail: counted, tried again after a while, and after so many failures left to a person.

use crate::order::{DeliveryRefusal, Move};
use crate::shop::command::ReportDeliveryFailure;
use crate::shop::event::{DeliveryFailed, DeliveryRetryDue, Event};
use crate::shop::reply::Answer;
use crate::shop::{Rejection, Shop};
use crate::text;
use crate::time::Time;
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// Notes that a delivery failed: nothing was handed over, and nothing is lost.
    pub(super) fn decide_report_delivery_failure(
        &self,
        now: Time,
        command: &ReportDeliveryFailure,
    ) -> Result<Vec<Event>, Rejection> {
        let (named, _, order) = self.order_for(&command.order, Move::Deliver)?;
        self.check_claimed(&command.order)?;
        text::check_text("reason", &command.reason)?;
        for line in &command.lines {
            let owed = order.lines.get(*line as usize).map(|line| line.owed_units());
            match owed {
                None => {
                    let (order, line) = (command.order.clone(), *line);
                    return Err(DeliveryRefusal::LineUnknown { order, line }.into());
                }
                Some(0) => return Err(DeliveryRefusal::NoUnits { order: command.order.clone() }.into()),
                Some(_) => {}
            }
        }
        let before = order.fulfilment.as_ref().map_or(0, |of| of.failures);
        let failures = before.saturating_add(1);
        let settings = &self.settings.fulfil;
        let again = failures < settings.most_failures;
        let retry_at = again.then(|| now.after(settings.retry_after));
        let (lines, reason) = (command.lines.clone(), command.reason.clone());
        Ok(vec![DeliveryFailed { order: named, lines, reason, failures, retry_at }.into()])
    }

    pub(super) fn apply_delivery_failed(&mut self, now: Time, event: &DeliveryFailed) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        self.begin_wait(now, slot)?;
        let fulfilment = self.orders.get_mut(slot)?.fulfilment.as_mut()?;
        (fulfilment.failures, fulfilment.retry_at) = (event.failures, event.retry_at);
        if event.retry_at.is_none()
            && let Some(waiting) = &mut fulfilment.waiting
        {
            waiting.by_person = true;
        }
        Some(())
    }

    /// Orders whose delivery is to be tried again now.
    pub(super) fn tell_retries(
        &self,
        now: Time,
        limit: usize,
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        for slot in self.waits.retries(now).take(limit) {
            let order = self.name_order(slot).ok_or_else(|| Rejection::inconsistent("order"))?;
            events.push(DeliveryRetryDue { order }.into());
        }
        Ok(())
    }

    pub(super) fn apply_delivery_retry_due(
        &mut self,
        event: &DeliveryRetryDue,
        answer: &mut Answer,
    ) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        answer.ticked(|_| {});
        self.orders.get_mut(slot)?.fulfilment.as_mut()?.retry_at = None;
        Some(())
    }
}
