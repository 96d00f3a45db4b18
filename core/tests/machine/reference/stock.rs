//! Keys in lists, counts in maps, every question answered by looking at everything.

use super::{Code, Model, Told};
use crate::documents::Source;
use keytill::shop::command::{ImportKeys, PutReusableKey};
use keytill::stock::SealedKey;
use std::collections::BTreeMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyState {
    Available,
    Reserved,
    Delivered,
    Expired,
    Returned,
}

#[derive(Debug, Clone)]
pub struct Key {
    /// The number that its fingerprint begins with.
    pub number: u32,
    pub batch: usize,
    pub state: KeyState,
    pub owner: Option<usize>,
}

#[derive(Debug, Clone)]
pub struct Batch {
    pub id: String,
    pub expires: Option<u64>,
    /// All its unsold keys were taken out.
    pub closed: bool,
}

#[derive(Debug, Clone, Default)]
pub struct Pool {
    pub batches: Vec<Batch>,
    pub keys: Vec<Key>,
}

impl Pool {
    pub fn count(&self, state: KeyState) -> u32 {
        self.keys.iter().filter(|key| key.state == state).count() as u32
    }

    /// The handles that can be sold, the first imported first.
    pub fn for_sale(&self, now: u64) -> Vec<usize> {
        let sells = |key: &Key| {
            key.state == KeyState::Available && self.batches[key.batch].expires.is_none_or(|end| now < end)
        };
        (0..self.keys.len()).filter(|n| sells(&self.keys[*n])).collect()
    }
}

/// A reusable key: its number, its limits, and uses by buyer: reserved, used.
#[derive(Debug, Clone)]
pub struct Reusable {
    pub number: u32,
    pub max_uses: Option<u32>,
    pub per_buyer: Option<u32>,
    pub uses: BTreeMap<Option<usize>, (u32, u32)>,
}

impl Reusable {
    pub fn reserved(&self) -> u32 {
        self.uses.values().map(|uses| uses.0).sum()
    }

    pub fn taken(&self) -> u32 {
        self.uses.values().map(|uses| uses.0 + uses.1).sum()
    }
}

/// The number that tests give a sealed key.
pub fn number_of(key: &SealedKey) -> u32 {
    u32::from_be_bytes(key.fingerprint.0[..4].try_into().unwrap())
}

impl Model {
    pub(super) fn open_pool(&mut self, id: &str, fields: usize) -> Result<Told, Code> {
        if self.pools.contains_key(id) {
            return Err("stock.pool_exists");
        }
        if fields == 0 {
            return Err("stock.format_invalid");
        }
        self.pools.insert(id.into(), Pool::default());
        self.pool_order.push(id.into());
        Ok(Told::Done)
    }

    /// A variant that is sold now.
    pub(super) fn listed(&self, variant: &str) -> Result<crate::documents::VariantRow, Code> {
        match self.variants.get(variant) {
            Some((_, row, true)) => Ok(*row),
            _ => Err("variant.unknown"),
        }
    }

    pub(super) fn import(&mut self, command: &ImportKeys) -> Result<Told, Code> {
        let id = command.pool.as_str();
        if !self.pools.contains_key(id) {
            return Err("stock.pool_unknown");
        }
        if let Some(cost) = command.unit_cost
            && cost.to_string().split('.').nth(1).is_some_and(|decimals| decimals.len() > 2)
        {
            return Err("money.finer_than_currency");
        }
        if self.pools[id].batches.iter().any(|batch| batch.id == command.batch.as_str()) {
            return Err("stock.batch_exists");
        }
        let mut rejected = Vec::new();
        let mut seen = Vec::new();
        let mut taken = Vec::new();
        for (position, key) in command.keys.iter().enumerate() {
            let number = number_of(key);
            let known = self.pools.values().flat_map(|pool| &pool.keys).find(|key| key.number == number);
            let reason = if key.bytes.len() < 22 {
                Some("key.sealed_length")
            } else if seen.contains(&number) {
                Some("key.twice_in_batch")
            } else {
                seen.push(number);
                known.map(|key| match key.state {
                    KeyState::Delivered | KeyState::Returned => "key.sold",
                    _ => "key.in_stock",
                })
            };
            match reason {
                Some(reason) => rejected.push((position as u32, reason)),
                None => taken.push(number),
            }
        }
        let pool = self.pools.get_mut(id).unwrap();
        let batch = pool.batches.len();
        let expires = command.expires.map(|end| end.millis());
        pool.batches.push(Batch { id: command.batch.to_string(), expires, closed: false });
        let key = |number: &u32| Key { number: *number, batch, state: KeyState::Available, owner: None };
        pool.keys.extend(taken.iter().map(key));
        Ok(Told::Imported { accepted: taken.len() as u32, rejected })
    }

    pub(super) fn adjust(&mut self, variant: &str, by: i128) -> Result<Told, Code> {
        if self.listed(variant)?.source != Source::Counted {
            return Err("variant.wrong_source");
        }
        let (on_hand, reserved) = self.counted[variant];
        let count = on_hand + by;
        if count < reserved || count > 1_000_000_000_000 {
            return Err("stock.count_out_of_range");
        }
        self.counted.insert(variant.into(), (count, reserved));
        Ok(Told::Done)
    }

    pub(super) fn put_reusable(&mut self, command: &PutReusableKey) -> Result<Told, Code> {
        let variant = command.variant.as_str();
        if self.listed(variant)?.source != Source::Reusable {
            return Err("variant.wrong_source");
        }
        if command.key.bytes.len() < 22 {
            return Err("seal.length");
        }
        let uses = self.reusable.get(variant).map(|key| key.uses.clone()).unwrap_or_default();
        let (max_uses, per_buyer) = (command.limits.max_uses, command.limits.per_buyer);
        let number = number_of(&command.key);
        let key = Reusable { number, max_uses, per_buyer, uses };
        if max_uses.is_some_and(|most| most < key.taken().max(1)) || per_buyer == Some(0) {
            return Err("stock.uses_out_of_range");
        }
        self.reusable.insert(variant.into(), key);
        Ok(Told::Done)
    }

    /// The handles for units of a variant, where its stock has keys; `taken` are the units of each pool that earlier
    /// lines of the same order take.
    pub(super) fn choose(
        &self,
        now: u64,
        buyer: Option<usize>,
        variant: &str,
        quantity: u32,
        taken: &mut BTreeMap<&'static str, usize>,
    ) -> Result<Vec<usize>, Code> {
        match self.variants[variant].1.source {
            Source::Keys(pool) => {
                let skip = taken.entry(pool).or_default();
                let found: Vec<usize> =
                    self.pools[pool].for_sale(now).into_iter().skip(*skip).take(quantity as usize).collect();
                if found.len() < quantity as usize {
                    return Err("stock.insufficient");
                }
                *skip += quantity as usize;
                Ok(found)
            }
            Source::Reusable => {
                let key = self.reusable.get(variant).ok_or("stock.not_reusable")?;
                if key.max_uses.is_some_and(|most| key.taken() + quantity > most) {
                    return Err("stock.insufficient");
                }
                if let Some(limit) = key.per_buyer {
                    if buyer.is_none() {
                        return Err("stock.buyer_needed");
                    }
                    let (reserved, used) = key.uses.get(&buyer).copied().unwrap_or_default();
                    if reserved + used + quantity > limit {
                        return Err("stock.buyer_limit");
                    }
                }
                Ok(Vec::new())
            }
            Source::Counted => {
                let (on_hand, reserved) = self.counted[variant];
                if i128::from(quantity) > on_hand - reserved {
                    Err("stock.insufficient")
                } else {
                    Ok(Vec::new())
                }
            }
            Source::Unlimited => Ok(Vec::new()),
        }
    }

    /// How many can be sold now, and how many are held.
    pub fn stock(&self, variant: &str) -> (Option<i128>, i128) {
        match self.variants[variant].1.source {
            Source::Keys(pool) => {
                let pool = &self.pools[pool];
                let available = pool.for_sale(self.clock).len() as i128;
                (Some(available), i128::from(pool.count(KeyState::Reserved)))
            }
            Source::Reusable => self.reusable.get(variant).map_or((Some(0), 0), |key| {
                (key.max_uses.map(|most| i128::from(most - key.taken())), i128::from(key.reserved()))
            }),
            Source::Counted => {
                (Some(self.counted[variant].0 - self.counted[variant].1), self.counted[variant].1)
            }
            Source::Unlimited => (None, 0),
        }
    }
}
