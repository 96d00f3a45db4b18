//! Picked keys (自选, 靓号): a buyer gets just the keys that were picked by their previews, at the premium that was seen, or
//! is told which of them is gone.

use crate::catalog::FulfilmentKind;
use crate::id::VariantId;
use crate::money::{Amount, Money};
use crate::order::{PickedLine, PoolHandles, Units};
use crate::pricing::{PickedKey, Picks, Quote};
use crate::shop::choosing::Chooser;
use crate::shop::chosen::Chosen;
use crate::shop::{Rejection, Shop};
use crate::slot::PoolSlot;
use crate::stock::{KeyHandle, Preview, StockRefusal};
use alloc::string::ToString;
use alloc::vec::Vec;

impl Shop {
    /// The lines of an order whose keys were picked, and their premiums.
    pub(super) fn picked_of(&self, quote: &Quote) -> Result<Vec<PickedLine>, Rejection> {
        let mut picked = Vec::new();
        if quote.lines.iter().all(|line| line.picks.is_none()) {
            return Ok(picked);
        }
        let mut line = 0_u32;
        for quoted in &quote.lines {
            if let Some(picks) = &quoted.picks {
                let premiums = picks.0.iter().map(|pick| self.premium_of(pick));
                let premium = premiums.collect::<Result<Vec<_>, _>>()?.into_iter();
                picked.push(PickedLine { line, premium: Amount::sum(premium)? });
            }
            line = line.saturating_add(self.lines_of(&quoted.variant)?);
        }
        Ok(picked)
    }

    /// How many lines of an order a line of its cart becomes: one for each part of a bundle.
    fn lines_of(&self, id: &VariantId) -> Result<u32, Rejection> {
        let (slot, sold) = self.catalog.find(id)?;
        if sold.kind != FulfilmentKind::Bundle {
            return Ok(1);
        }
        let parts = self.bundle_parts(slot, sold.version).ok_or_else(|| Rejection::inconsistent("bundle"))?;
        u32::try_from(parts.len()).map_err(|_| Rejection::inconsistent("bundle"))
    }

    fn premium_of(&self, pick: &PickedKey) -> Result<Amount, Rejection> {
        Ok(Money::from_exact(pick.premium, self.settings.currency)?.amount())
    }

    /// The key that a pick means: the first of its preview and premium that is for sale and not taken by this order.
    fn find_pick(
        &self,
        chooser: &Chooser<'_>,
        pools: &[PoolSlot],
        id: &VariantId,
        pick: &PickedKey,
    ) -> Found {
        let preview = Preview { text: pick.preview.clone(), premium: self.premium_of(pick)? };
        let mut now = None;
        for slot in pools {
            let pool = self.pools.pool(*slot).ok_or_else(|| Rejection::inconsistent("pool"))?;
            let mut keys = pool.previews().keys_of(&preview);
            if let Some(key) = keys.find(|key| chooser.is_free(*slot, *key)) {
                return Ok((*slot, key));
            }
            now = now.or_else(|| pool.previews().premiums_of(&preview.text).next());
        }
        Err(match now.filter(|premium| *premium != preview.premium) {
            Some(premium) => {
                let (named, now) = (self.money(preview.premium), self.money(premium));
                StockRefusal::PremiumChanged { preview: preview.text, named, now }
            }
            None => StockRefusal::PickGone { what: id.to_string(), preview: preview.text },
        }
        .into())
    }

    /// Takes the keys that a buyer picked for one line; before any line takes what comes.
    pub(super) fn choose_picks(
        &self,
        chooser: &mut Chooser<'_>,
        id: &VariantId,
        quantity: u32,
        picks: &Picks,
    ) -> Result<Units, Rejection> {
        let (variant, sold) = self.catalog.find(id)?;
        let pools = self.pools_of(variant, sold.source);
        let what = || id.to_string();
        if pools.is_empty() {
            return Err(StockRefusal::NothingToPick { what: what() }.into());
        }
        if picks.0.len() as u64 != u64::from(quantity) {
            let picks = picks.0.len() as u64;
            return Err(StockRefusal::PickCount { what: what(), picks, quantity }.into());
        }
        chooser.check_variant(sold.source, variant, id, quantity)?;
        let mut units = Units::Pools { parts: Vec::new() };
        for pick in &picks.0 {
            let (pool, key) = self.find_pick(chooser, &pools, id, pick)?;
            chooser.take_picked(pool, key, id)?;
            units.push_key(pool, key);
        }
        Ok(units.for_source(sold.source))
    }
}

type Found = Result<(PoolSlot, KeyHandle), Rejection>;

impl Units {
    /// Adds a key at the end.
    fn push_key(&mut self, pool: PoolSlot, key: KeyHandle) {
        let Self::Pools { parts } = self else { return };
        match parts.last_mut().filter(|last| last.pool == pool) {
            Some(last) => last.handles.push(key),
            None => parts.push(PoolHandles { pool, handles: [key].into_iter().collect() }),
        }
    }

    /// As a variant of one pool keeps them.
    fn for_source(self, source: crate::catalog::Source) -> Self {
        match (source, self) {
            (crate::catalog::Source::Keys(pool), units) => {
                let handles = units.keys().map(|(_, key)| key).collect();
                Self::Keys { pool, handles }
            }
            (_, units) => units,
        }
    }
}

impl Chooser<'_> {
    /// The keys of a line that were picked before, if all are for sale again.
    pub(super) fn choose_again(
        &mut self,
        units: &Units,
        left: u32,
        id: &VariantId,
    ) -> Result<Chosen, Rejection> {
        let units = units.part(0, left);
        for (pool, key) in units.keys() {
            if !self.is_free(pool, key) {
                let preview = self.preview_of(pool, key);
                return Err(StockRefusal::PickGone { what: id.to_string(), preview }.into());
            }
            self.take_picked(pool, key, id)?;
        }
        self.told(&units)
    }
}
