//! Watching a stock: low, out, and well again are told in the record of the change that crossed the line.

use crate::arrange::Arrange;
use crate::catalog::{CatalogRefusal, Source};
use crate::shop::command::{PutStockAlert, StockName};
use crate::shop::event::{Event, StockAlertPut, StockAlerted};
use crate::shop::reply::Answer;
use crate::shop::{Rejection, Shop};
use crate::slot::Slot;
use crate::stock::StockSlot;
use crate::time::Time;
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// Watches a pool or a counted variant, or no longer does.
    pub(super) fn decide_put_stock_alert(&self, command: &PutStockAlert) -> Result<Vec<Event>, Rejection> {
        let stock = self.stock_slot(&command.of)?;
        if let (StockSlot::Variant(slot), StockName::Variant(variant)) = (stock, &command.of)
            && self.catalog.sold(slot).is_none_or(|sold| sold.source != Source::Counted)
        {
            let (variant, wanted) = (variant.clone(), "counted stock");
            return Err(CatalogRefusal::WrongSource { variant, wanted }.into());
        }
        if let Some(levels) = command.levels {
            levels.check()?;
        }
        Ok(vec![StockAlertPut { of: command.of.clone(), levels: command.levels }.into()])
    }

    pub(super) fn apply_stock_alert_put(&mut self, event: &StockAlertPut) -> Option<()> {
        let now = self.clock;
        match self.stock_slot(&event.of).ok()? {
            StockSlot::Pool(pool) => self.pools.watch(pool, event.levels, now).ok(),
            StockSlot::Variant(variant) => {
                self.counted.watch(variant, event.levels, now);
                Some(())
            }
        }
    }

    /// Adds the alerts that events would raise, found on a copy of the shop.
    pub(super) fn foresee_alerts(&self, now: Time, events: &mut Vec<Event>) -> Option<()> {
        let mut copy = self.clone();
        copy.clock = now;
        let mut answer = Answer::Done;
        events.iter().try_for_each(|event| copy.apply_event(now, event, &mut answer))?;
        copy.raise_alerts(events)
    }

    /// Tells of each watched stock that moved how it stands now, where that is another than before. The events are applied
    /// here and stand behind those that moved it.
    #[cold]
    pub(super) fn raise_alerts(&mut self, events: &mut Vec<Event>) -> Option<()> {
        let (mut pools, mut variants) = (self.pools.take_touched(), self.counted.take_touched());
        pools.arrange_by_key(|slot| slot.index());
        variants.arrange_by_key(|slot| slot.index());
        let mut told = Vec::new();
        for slot in pools {
            let pool = self.pools.pool(slot)?;
            let available = u64::from(pool.available_at(self.clock));
            if let Some(state) = pool.watch().and_then(|watch| watch.crossed(available)) {
                let of = StockName::Pool(self.pools.id(slot)?.clone());
                told.push(StockAlerted { of, state, available });
            }
        }
        for slot in variants {
            let available = self.counted.get(slot).unwrap_or_default().available();
            if let Some(state) = self.counted.watch_of(slot).and_then(|watch| watch.crossed(available)) {
                let of = StockName::Variant(self.catalog.variants().id(slot)?.clone());
                told.push(StockAlerted { of, state, available });
            }
        }
        for event in told {
            self.apply_stock_alerted(&event)?;
            events.push(event.into());
        }
        Some(())
    }

    pub(super) fn apply_stock_alerted(&mut self, event: &StockAlerted) -> Option<()> {
        match self.stock_slot(&event.of).ok()? {
            StockSlot::Pool(pool) => self.pools.set_alert(pool, event.state).ok(),
            StockSlot::Variant(variant) => self.counted.set_alert(variant, event.state).ok(),
        }
    }
}
