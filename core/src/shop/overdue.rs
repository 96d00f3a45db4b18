//! Stock that did not come in time: it is told once, and by the shop's setting
//! ([`FulfilSettings::overdue`](crate::shop::FulfilSettings)) the units that wait for it are refunded. What is left of such
//! an order then goes its way.

use crate::order::Order;
use crate::shop::command::{RefundLine, RefundOrder, RefundTo};
use crate::shop::due_refunds::Changed;
use crate::shop::event::{BackorderOverdue, Event, NamedOrder};
use crate::shop::reply::Answer;
use crate::shop::{Rejection, Shop};
use crate::slot::OrderSlot;
use crate::time::Time;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

impl Shop {
    /// Lines whose stock did not come by the day that was named or within the patience, at most `limit`.
    pub(super) fn settle_overdue(
        &self,
        now: Time,
        limit: usize,
        changed: &mut Changed,
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        let mut overdue: BTreeMap<OrderSlot, Vec<u32>> = BTreeMap::new();
        for (slot, line) in self.waits.overdue(now).take(limit) {
            overdue.entry(slot).or_default().push(line);
        }
        for (slot, lines) in overdue {
            let named = self.name_order(slot).ok_or_else(|| Rejection::inconsistent("order"))?;
            let order = self.orders.get(slot).ok_or_else(|| Rejection::inconsistent("order"))?;
            let to = self.settings.fulfil.overdue.refund_to(order.buyer);
            if !changed.is_first(slot, order.buyer.filter(|_| to.is_some())) {
                continue;
            }
            let told = |line: &u32| BackorderOverdue { order: named.clone(), line: *line }.into();
            events.extend(lines.iter().map(told));
            let refund = to.and_then(|to| self.refund_of_short(&named, order, &lines, to));
            if let Some(refund) = refund {
                // What cannot be refunded now stays with a person.
                events.extend(self.decide_refund_order(now, &refund).unwrap_or_default());
            }
        }
        Ok(())
    }

    pub(super) fn apply_backorder_overdue(
        &mut self,
        event: &BackorderOverdue,
        answer: &mut Answer,
    ) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        answer.ticked(|_| {});
        self.orders.get_mut(slot)?.fulfilment.as_mut()?.line_mut(event.line as usize)?.told_overdue = true;
        Some(())
    }

    fn refund_of_short(
        &self,
        named: &NamedOrder,
        order: &Order,
        lines: &[u32],
        to: RefundTo,
    ) -> Option<RefundOrder> {
        let units = |line: &u32| RefundLine { line: *line, units: order.short_units(*line as usize) };
        let lines = Some(lines.iter().map(units).collect());
        let refund = self.free_refund("overdue", named.id())?;
        Some(RefundOrder { lines, to, ..RefundOrder::all(named.id().clone(), refund) })
    }
}
