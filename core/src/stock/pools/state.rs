//! How the pools are written and read, what is rebuilt then, and what must hold of them.

use crate::id::PoolId;
use crate::slot::Registry;
use crate::stock::KeyHandle;
use crate::stock::index::FingerprintIndex;
use crate::stock::pool::KeyPool;
use crate::stock::pools::{KeyPools, SEED};
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use minicbor::{Decode, Decoder, Encode, Encoder};
use smallvec::SmallVec;

impl KeyPools {
    /// Checks all that must hold, looking at every key: for tests and simulation.
    ///
    /// # Errors
    /// A sentence about the first thing that does not hold.
    pub fn check(&self) -> Result<(), String> {
        if self.ids.len() != self.pools.len() {
            return Err(format!("{} ids for {} pools", self.ids.len(), self.pools.len()));
        }
        let mut total = 0_u64;
        for (slot, id, pool) in self.iter() {
            pool.check().map_err(|flaw| format!("pool `{id}`: {flaw}"))?;
            total = total.saturating_add(u64::from(pool.counts().imported));
            for number in 0..pool.counts().imported {
                let handle = KeyHandle::new(number);
                let found = pool.fingerprint(handle).and_then(|fingerprint| self.find(&fingerprint));
                if found != Some((slot, handle)) {
                    return Err(format!("pool `{id}`: the fingerprint of {handle:?} leads to {found:?}"));
                }
            }
            let listed = |(expires, batch)| self.expiring.contains(&(expires, slot, batch));
            if !pool.expiring().all(listed) {
                return Err(format!("pool `{id}`: an end of validity is not listed"));
            }
        }
        let listed = self.pools.iter().map(|pool| pool.expiring().count()).sum::<usize>();
        if total != u64::from(self.total()) || listed != self.expiring.len() {
            return Err(format!("{total} keys against {}, {listed} ends of validity", self.total()));
        }
        Ok(())
    }

    /// Rebuilds what the snapshot leaves out; `None` when a pool does not hold together or a fingerprint comes twice.
    fn rebuilt(ids: Vec<PoolId>, mut pools: Vec<KeyPool>) -> Option<Self> {
        if ids.len() != pools.len() || !pools.iter_mut().all(KeyPool::rebuild) {
            return None;
        }
        let ids = Registry::from_ids(ids, SEED)?;
        let mut index = FingerprintIndex::default();
        let mut expiring = BTreeSet::new();
        let total = pools.iter().try_fold(0_u32, |sum, pool| sum.checked_add(pool.counts().imported))?;
        index.reserve(total as usize, &pools);
        for ((slot, _), pool) in ids.iter().zip(&pools) {
            expiring.extend(pool.expiring().map(|(expires, batch)| (expires, slot, batch)));
            index.begin(slot, KeyHandle::new(0));
            for number in 0..pool.counts().imported {
                if !index.add(&pool.fingerprint(KeyHandle::new(number))?, &pools) {
                    return None;
                }
            }
        }
        Some(Self { ids, pools, index, expiring, touched: SmallVec::new() })
    }
}

impl<C> Encode<C> for KeyPools {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(2)?.encode_with(&self.ids, ctx)?.encode_with(&self.pools, ctx)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for KeyPools {
    fn decode(d: &mut Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        let (ids, pools): (Vec<PoolId>, Vec<KeyPool>) = d.decode_with(ctx)?;
        Self::rebuilt(ids, pools)
            .ok_or_else(|| minicbor::decode::Error::message("key pools that do not hold together").at(at))
    }
}
