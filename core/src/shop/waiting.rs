//! Orders that wait: which they are and for what, and who comes first.
//!
//! Of those that wait for a person the order with the highest priority comes first: the rank of its buyer's level when it
//! was paid, times the setting `minutes_per_rank`, and the minutes that it has waited since. Ties stand in the order of
//! the payments. As everybody's minutes pass alike, who is before whom never changes while both wait.

use crate::catalog::Source;
use crate::id::{LevelId, OrderId, VariantId};
use crate::order::{Order, ShortLine, Stage, StockPlace, Wait, Waiting};
use crate::shop::event::Event;
use crate::shop::{Rejection, Shop};
use crate::slot::{OrderSlot, VariantSlot};
use crate::time::Time;
use alloc::boxed::Box;
use alloc::vec::Vec;
use serde::Serialize;

/// An order that waits for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QueuedOrder {
    /// The order.
    pub order: OrderId,
    /// Where it stands.
    pub stage: Stage,
    /// The buyer's level when it was placed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<LevelId>,
    /// When it was paid.
    pub since: Time,
    /// Its priority, in minutes: the higher, the earlier.
    pub priority: u64,
    /// How often its delivery failed.
    pub failures: u32,
}

impl Shop {
    /// The paid orders that wait for a person, the most urgent first, at most `limit`. Costs what it tells: orders that are
    /// closed or go their way alone are not looked at.
    #[must_use]
    pub fn fulfilment_queue(&self, now: Time, limit: usize) -> Vec<QueuedOrder> {
        let view = |slot: OrderSlot| {
            let order = self.orders.get(slot)?;
            let fulfilment = order.fulfilment.as_ref()?;
            let waiting = fulfilment.waiting?;
            let minutes =
                u64::from(waiting.rank).saturating_mul(self.settings.fulfil.minutes_per_rank.into());
            Some(QueuedOrder {
                order: self.orders.registry().id(slot)?.clone(),
                stage: order.stage,
                level: order.level.and_then(|level| self.levels.registry().id(level)).cloned(),
                since: waiting.since,
                priority: minutes.saturating_add(now.since(waiting.since).millis() / 60_000),
                failures: fulfilment.failures,
            })
        };
        self.waits.for_persons().take(limit).filter_map(view).collect()
    }

    /// How many orders wait for a person.
    #[must_use]
    pub fn fulfilment_queue_len(&self) -> usize {
        self.waits.persons()
    }

    /// The orders that paid for a variant whose stock has not come, in the order of their payments, at most `limit`.
    ///
    /// # Errors
    /// When the variant is not in the catalogue.
    pub fn waiting_for(&self, variant: &VariantId, limit: usize) -> Result<Vec<OrderId>, Rejection> {
        let (slot, _) = self.catalog.find(variant)?;
        let orders = self.waits.waiting_for(slot).take(limit);
        Ok(orders.filter_map(|(_, order, _)| self.orders.registry().id(order).cloned()).collect())
    }

    /// Notes what an order waits for after an event about it. Costs a look at an order that waits for nothing.
    pub(super) fn settle_waits(&mut self, event: &Event) {
        let Some(slot) = event.order().and_then(|order| order.slot(self.orders.registry())) else { return };
        self.settle_waits_of(slot);
    }

    pub(super) fn settle_waits_of(&mut self, slot: OrderSlot) {
        // One that was resized may have waited before, and have nothing of it now.
        if let Some(order) = self.orders.get(slot)
            && (order.fulfilment.is_some() || self.waits.of(slot).is_some())
        {
            let wait = self.wait_of(order);
            self.waits.set(slot, wait);
        }
    }

    /// Makes the table of waiting orders anew, after the orders were read.
    pub(crate) fn rebuild_waits(&mut self) {
        let slots: Vec<OrderSlot> = self.orders.iter().map(|(slot, _)| slot).collect();
        slots.into_iter().for_each(|slot| self.settle_waits_of(slot));
    }

    /// Begins the wait of an order that was just paid and is not delivered in the same transition.
    pub(super) fn begin_wait(&mut self, now: Time, slot: OrderSlot) -> Option<()> {
        let number = self.sequence;
        let order = self.orders.get(slot)?;
        let by_person = order.stage == Stage::Held || !self.needs_nobody(order);
        let short =
            order.fulfilment.as_ref().is_some_and(|of| of.lines.iter().any(|line| line.short_units > 0));
        if !by_person && !short {
            return Some(());
        }
        let rank = order.level.and_then(|level| self.levels.get(level)).map_or(0, |level| level.rank);
        let fulfilment = self.orders.get_mut(slot)?.fulfilment.get_or_insert_with(Box::default);
        // A held order that goes on keeps its place.
        fulfilment.waiting = match fulfilment.waiting {
            Some(waiting) => Some(Waiting { by_person, ..waiting }),
            None => Some(Waiting { since: now, number, rank, by_person }),
        };
        Some(())
    }

    /// What an order waits for; `None` for nothing.
    pub(super) fn wait_of(&self, order: &Order) -> Option<Wait> {
        let fulfilment = order.fulfilment.as_ref()?;
        let open =
            matches!(order.stage, Stage::Placed | Stage::Paid | Stage::Fulfilling) || order.is_in_review();
        let mut short = Vec::new();
        for of in fulfilment.lines.iter().filter(|of| open && of.short_units > 0) {
            let line = order.lines.get(of.line as usize)?;
            let place = self.place_of(line.variant)?;
            let named = self.backorder_of(line.variant, line.version).and_then(|backorder| backorder.due);
            let patience = || Some(fulfilment.waiting?.since.after(self.settings.fulfil.patience?));
            let due = named.or_else(patience);
            short.push(ShortLine {
                line: of.line,
                variant: line.variant,
                place,
                units: of.short_units,
                due: due.filter(|_| !of.told_overdue),
            });
        }
        let paid = matches!(order.stage, Stage::Paid | Stage::Fulfilling | Stage::Held);
        let waiting = fulfilment.waiting.filter(|_| paid);
        let retry = fulfilment.retry_at.filter(|_| paid);
        let at_hand = order.stage == Stage::Held || order.covered_units() > 0;
        let for_person = waiting.filter(|waiting| waiting.by_person && at_hand && retry.is_none());
        let wait = Wait {
            short,
            paid: waiting.map(|waiting| waiting.number),
            urgency: for_person.map(|waiting| self.urgency(waiting)),
            retry,
        };
        (wait != Wait::default()).then_some(wait)
    }

    /// The less, the more urgent: when the order would have been paid for its priority to come from waiting alone.
    fn urgency(&self, waiting: Waiting) -> i64 {
        let minutes = i64::from(waiting.rank).saturating_mul(self.settings.fulfil.minutes_per_rank.into());
        let since = i64::try_from(waiting.since.millis()).unwrap_or(i64::MAX);
        since.saturating_sub(minutes.saturating_mul(60_000))
    }

    /// Where the stock of a variant lies; `None` where it needs none.
    pub(super) fn place_of(&self, variant: VariantSlot) -> Option<StockPlace> {
        match self.catalog.sold(variant)?.source {
            Source::Keys(pool) => Some(StockPlace::Pool(pool)),
            Source::Counted | Source::Pools => Some(StockPlace::Variant(variant)),
            Source::Reusable | Source::Unlimited => None,
        }
    }
}
