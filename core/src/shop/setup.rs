//! Setting a shop up: sessions, channels, levels, pools, products, stock that is counted or used again and again.

use crate::catalog::{CatalogRefusal, Source};
use crate::id::VariantId;
use crate::people::Levels;
use crate::shop::command::{
    AdjustStock, CloseSession, OpenPool, OpenSession, PutChannel, PutLevel, PutProduct, PutReusableKey,
};
use crate::shop::event::{
    ChannelPut, Event, LevelPut, PoolOpened, ProductPut, ReusableKeyPut, SessionClosed, SessionOpened,
    StockAdjusted,
};
use crate::shop::{Rejection, Shop};
use crate::slot::{Named, VariantSlot};
use crate::time::Time;
use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    pub(super) fn decide_open_session(&self, command: &OpenSession) -> Result<Vec<Event>, Rejection> {
        self.memory.check_open(&command.client, self.settings.max_sessions)?;
        Ok(vec![SessionOpened { client: command.client.clone() }.into()])
    }

    pub(super) fn decide_close_session(&self, command: &CloseSession) -> Result<Vec<Event>, Rejection> {
        self.memory.check_close(&command.client)?;
        Ok(vec![SessionClosed { client: command.client.clone() }.into()])
    }

    pub(super) fn decide_put_channel(&self, command: &PutChannel) -> Result<Vec<Event>, Rejection> {
        self.channels.check(&command.channel)?;
        Ok(vec![ChannelPut { channel: Box::new(command.channel.clone()) }.into()])
    }

    pub(super) fn decide_put_level(&self, command: &PutLevel) -> Result<Vec<Event>, Rejection> {
        self.levels.plan_put(&command.level)?;
        Ok(vec![LevelPut { level: Box::new(command.level.clone()) }.into()])
    }

    pub(super) fn apply_level_put(&mut self, now: Time, event: &LevelPut) -> Option<()> {
        let known = self.levels.find(&event.level.id).and_then(|slot| self.levels.get(slot));
        let asks_anew = Levels::asks_anew(known, &event.level);
        self.levels.put((*event.level).clone())?;
        self.watch_levels(now);
        if asks_anew && self.levels.watch().any {
            self.customers.begin_sweep();
        }
        Some(())
    }

    pub(super) fn decide_open_pool(&self, command: &OpenPool) -> Result<Vec<Event>, Rejection> {
        self.pools.plan_open(&command.pool, &command.format)?;
        Ok(vec![PoolOpened { pool: command.pool.clone(), format: Box::new(command.format.clone()) }.into()])
    }

    pub(super) fn apply_pool_opened(&mut self, event: &PoolOpened) -> Option<()> {
        self.pools.open_pool(&event.pool, (*event.format).clone()).ok().map(drop)
    }

    pub(super) fn decide_put_product(&self, command: &PutProduct) -> Result<Vec<Event>, Rejection> {
        self.catalog.check(&command.product, |pool| self.pools.slot(pool).ok())?;
        self.catalog.check_terms(&command.product, |level| self.levels.find(level).is_some())?;
        Ok(vec![ProductPut { product: Box::new(command.product.clone()) }.into()])
    }

    pub(super) fn apply_product_put(&mut self, event: &ProductPut) -> Option<()> {
        let pools = &self.pools;
        self.catalog.put(&event.product, |pool| pools.slot(pool).ok()).then_some(())?;
        for variant in &event.product.variants {
            let slot = self.catalog.variants().slot(&variant.id)?;
            if self.catalog.sold(slot)?.source == Source::Counted && self.counted.get(slot).is_none() {
                self.counted.set(slot, 0).ok()?;
            }
        }
        self.review_anew(&event.product.id);
        Some(())
    }

    pub(super) fn decide_adjust_stock(&self, command: &AdjustStock) -> Result<Vec<Event>, Rejection> {
        let variant = self.variant_from(&command.variant, Source::Counted, "counted stock")?;
        let slot = self.slot_of(&variant)?;
        let on_hand = self.counted.plan_adjust(slot, &command.variant, command.by)?;
        Ok(vec![StockAdjusted { variant, by: command.by, on_hand }.into()])
    }

    pub(super) fn apply_stock_adjusted(&mut self, event: &StockAdjusted) -> Option<()> {
        let slot = event.variant.slot(self.catalog.variants())?;
        self.counted.set(slot, event.on_hand).ok()
    }

    pub(super) fn decide_put_reusable_key(&self, command: &PutReusableKey) -> Result<Vec<Event>, Rejection> {
        let variant = self.variant_from(&command.variant, Source::Reusable, "a reusable key")?;
        self.reusable.plan_set(self.slot_of(&variant)?, &command.variant, &command.key, command.limits)?;
        Ok(vec![ReusableKeyPut { variant, key: command.key.clone(), limits: command.limits }.into()])
    }

    pub(super) fn apply_reusable_key_put(&mut self, event: &ReusableKeyPut) -> Option<()> {
        let slot = event.variant.slot(self.catalog.variants())?;
        self.reusable.set(slot, event.key.clone(), event.limits);
        Some(())
    }

    fn variant_from(
        &self,
        id: &VariantId,
        source: Source,
        wanted: &'static str,
    ) -> Result<Named<VariantId, VariantSlot>, Rejection> {
        let (slot, sold) = self.catalog.find(id)?;
        if sold.source != source {
            return Err(CatalogRefusal::WrongSource { variant: id.clone(), wanted }.into());
        }
        Ok(Named::known(id.clone(), slot))
    }

    fn slot_of(&self, variant: &Named<VariantId, VariantSlot>) -> Result<VariantSlot, Rejection> {
        variant.slot(self.catalog.variants()).ok_or_else(|| Rejection::inconsistent("variant"))
    }
}
