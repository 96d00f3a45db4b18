use crate::slot::{CustomerSlot, VariantSlot};
use crate::stock::{SealedKey, StockFault, StockRefusal};
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Display;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// How often a reusable key may be sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct ReusableLimits {
    /// Most uses in all; no limit if not given.
    #[serde(default)]
    #[n(0)]
    pub max_uses: Option<u32>,
    /// Most uses of one buyer; no limit if not given.
    #[serde(default)]
    #[n(1)]
    pub per_buyer: Option<u32>,
}

/// What one buyer has of a reusable key, or what all have together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Encode, Decode)]
pub struct BuyerUses {
    /// Uses held for orders.
    #[n(0)]
    pub reserved: u32,
    /// Uses sold, refunded ones among them: the buyer knows the secret for good.
    #[n(1)]
    pub used: u32,
}

impl BuyerUses {
    /// Uses that count against a limit.
    #[must_use]
    pub const fn taken(&self) -> u32 {
        self.reserved.saturating_add(self.used)
    }

    fn reserve(self, uses: u32) -> Option<Self> {
        let after = Self { reserved: self.reserved.checked_add(uses)?, ..self };
        // Reserved and used together stay countable, so that delivering always fits.
        after.reserved.checked_add(after.used).map(|_| after)
    }

    fn release(self, uses: u32) -> Option<Self> {
        Some(Self { reserved: self.reserved.checked_sub(uses)?, ..self })
    }

    fn deliver(self, uses: u32) -> Option<Self> {
        Some(Self { reserved: self.reserved.checked_sub(uses)?, used: self.used.checked_add(uses)? })
    }
}

/// One secret that is sold many times. An order of `n` counts `n` uses and is handed the secret once.
#[derive(Debug, Clone, Encode, Decode)]
pub struct ReusableKey {
    #[n(0)]
    sealed: SealedKey,
    #[n(1)]
    limits: ReusableLimits,
    #[n(2)]
    all: BuyerUses,
    /// Uses that were refunded. They stay used.
    #[n(3)]
    returned: u32,
    #[n(4)]
    buyers: BTreeMap<Option<CustomerSlot>, BuyerUses>,
    /// The secrets before, the oldest first: what was handed over is still told to whom it was handed.
    #[n(5)]
    former: Vec<SealedKey>,
}

impl ReusableKey {
    /// The sealed secret that is sold now.
    #[must_use]
    pub const fn sealed(&self) -> &SealedKey {
        &self.sealed
    }

    /// The number of the secret that is sold now: how many there were before.
    #[must_use]
    pub fn number(&self) -> u32 {
        u32::try_from(self.former.len()).unwrap_or(u32::MAX)
    }

    /// A secret, former ones included, by its number.
    #[must_use]
    pub fn secret(&self, number: u32) -> Option<&SealedKey> {
        if number == self.number() { Some(&self.sealed) } else { self.former.get(number as usize) }
    }

    /// How often it may be sold.
    #[must_use]
    pub const fn limits(&self) -> ReusableLimits {
        self.limits
    }

    /// The uses of all buyers together.
    #[must_use]
    pub const fn uses(&self) -> BuyerUses {
        self.all
    }

    /// How many of the used ones were refunded.
    #[must_use]
    pub const fn returned(&self) -> u32 {
        self.returned
    }

    /// The uses of one buyer, or of all guests together.
    #[must_use]
    pub fn uses_of(&self, buyer: Option<CustomerSlot>) -> BuyerUses {
        self.buyers.get(&buyer).copied().unwrap_or_default()
    }

    /// How many uses are left; `None` without a limit.
    #[must_use]
    pub fn available(&self) -> Option<u32> {
        self.limits.max_uses.map(|most| most.saturating_sub(self.all.taken()))
    }

    fn shift(
        &mut self,
        buyer: Option<CustomerSlot>,
        step: impl Fn(BuyerUses) -> Option<BuyerUses>,
    ) -> Result<(), StockFault> {
        let all = step(self.all).ok_or(StockFault::Count)?;
        let own = step(self.uses_of(buyer)).ok_or(StockFault::Count)?;
        self.all = all;
        if own == BuyerUses::default() {
            self.buyers.remove(&buyer);
        } else {
            self.buyers.insert(buyer, own);
        }
        Ok(())
    }
}

/// The reusable keys of a shop, one for each variant that has one.
#[derive(Debug, Clone, Default, Encode, Decode)]
pub struct ReusableKeys {
    #[n(0)]
    keys: BTreeMap<VariantSlot, ReusableKey>,
}

impl ReusableKeys {
    /// None.
    #[must_use]
    pub const fn new() -> Self {
        Self { keys: BTreeMap::new() }
    }

    /// The reusable key of a variant.
    #[must_use]
    pub fn get(&self, variant: VariantSlot) -> Option<&ReusableKey> {
        self.keys.get(&variant)
    }

    /// Whether a buyer can take `wanted` uses of a variant's key, called `what` outside, after `skip` that other lines
    /// of the same order take.
    ///
    /// # Errors
    /// [`StockRefusal::NotReusable`], [`StockRefusal::Insufficient`], [`StockRefusal::BuyerLimit`],
    /// [`StockRefusal::BuyerNeeded`] for a guest where uses are limited for each buyer
    pub fn plan_take(
        &self,
        variant: VariantSlot,
        what: &impl Display,
        buyer: Option<CustomerSlot>,
        skip: u32,
        wanted: u32,
    ) -> Result<(), StockRefusal> {
        let key = self.get(variant).ok_or_else(|| StockRefusal::NotReusable { what: what.to_string() })?;
        let (skip, wanted) = (u64::from(skip), u64::from(wanted));
        // Without a limit of its own a key still counts no further than its counter.
        let most = u64::from(key.limits.max_uses.unwrap_or(u32::MAX));
        let available = most.saturating_sub(u64::from(key.all.taken())).saturating_sub(skip);
        if wanted > available {
            return Err(StockRefusal::Insufficient { what: what.to_string(), wanted, available });
        }
        if let Some(limit) = key.limits.per_buyer {
            if buyer.is_none() {
                return Err(StockRefusal::BuyerNeeded { what: what.to_string() });
            }
            let had = u64::from(key.uses_of(buyer).taken()).saturating_add(skip);
            if had.saturating_add(wanted) > u64::from(limit) {
                return Err(StockRefusal::BuyerLimit { what: what.to_string(), limit, had, wanted });
            }
        }
        Ok(())
    }

    /// Whether somebody who buys under several names can take `wanted` uses: what all of them had counts.
    ///
    /// # Errors
    /// [`StockRefusal::BuyerLimit`]
    pub fn check_person(
        &self,
        variant: VariantSlot,
        what: &impl Display,
        names: &[CustomerSlot],
        wanted: u32,
    ) -> Result<(), StockRefusal> {
        let key = self.get(variant).ok_or_else(|| StockRefusal::NotReusable { what: what.to_string() })?;
        let Some(limit) = key.limits.per_buyer else { return Ok(()) };
        let had = names.iter().map(|name| u64::from(key.uses_of(Some(*name)).taken()));
        let (had, wanted) = (had.fold(0, u64::saturating_add), u64::from(wanted));
        if had.saturating_add(wanted) > u64::from(limit) {
            return Err(StockRefusal::BuyerLimit { what: what.to_string(), limit, had, wanted });
        }
        Ok(())
    }

    /// Whether `wanted` more uses can be given along with an order that already takes `skip`: no limit of a buyer counts.
    ///
    /// # Errors
    /// [`StockRefusal::NotReusable`], [`StockRefusal::Insufficient`]
    pub fn plan_gift(
        &self,
        variant: VariantSlot,
        what: &impl Display,
        skip: u32,
        wanted: u32,
    ) -> Result<(), StockRefusal> {
        let key = self.get(variant).ok_or_else(|| StockRefusal::NotReusable { what: what.to_string() })?;
        let most = u64::from(key.limits.max_uses.unwrap_or(u32::MAX));
        let (taken, wanted) = (u64::from(key.all.taken()).saturating_add(u64::from(skip)), u64::from(wanted));
        let available = most.saturating_sub(taken);
        if wanted <= available {
            return Ok(());
        }
        Err(StockRefusal::Insufficient { what: what.to_string(), wanted, available })
    }

    /// Whether a variant can get this secret and these limits.
    ///
    /// # Errors
    /// [`StockRefusal::SealedLength`], [`StockRefusal::UsesOutOfRange`] for a limit of zero or below what is taken.
    pub fn plan_set(
        &self,
        variant: VariantSlot,
        what: &impl Display,
        sealed: &SealedKey,
        limits: ReusableLimits,
    ) -> Result<(), StockRefusal> {
        sealed.check()?;
        let taken = self.get(variant).map_or(0, |key| key.all.taken());
        for (limit, least) in [(limits.max_uses, taken.max(1)), (limits.per_buyer, 1)] {
            if let Some(uses) = limit.filter(|uses| *uses < least) {
                let least = u64::from(least);
                return Err(StockRefusal::UsesOutOfRange { what: what.to_string(), uses, least });
            }
        }
        Ok(())
    }

    /// Gives a variant a secret and limits. Uses so far stay counted.
    pub fn set(&mut self, variant: VariantSlot, sealed: SealedKey, limits: ReusableLimits) {
        let key = self.keys.entry(variant).or_insert_with(|| ReusableKey {
            sealed: sealed.clone(),
            limits,
            all: BuyerUses::default(),
            returned: 0,
            buyers: BTreeMap::new(),
            former: Vec::new(),
        });
        if key.sealed != sealed {
            key.former.push(core::mem::replace(&mut key.sealed, sealed));
        }
        key.limits = limits;
    }

    /// Holds uses for an order of a buyer.
    ///
    /// # Errors
    /// [`StockFault::Variant`], [`StockFault::Count`]
    pub fn reserve(
        &mut self,
        variant: VariantSlot,
        buyer: Option<CustomerSlot>,
        uses: u32,
    ) -> Result<(), StockFault> {
        self.key(variant)?.shift(buyer, |counts| counts.reserve(uses))
    }

    /// Gives reserved uses back.
    ///
    /// # Errors
    /// [`StockFault::Variant`], [`StockFault::Count`]
    pub fn release(
        &mut self,
        variant: VariantSlot,
        buyer: Option<CustomerSlot>,
        uses: u32,
    ) -> Result<(), StockFault> {
        self.key(variant)?.shift(buyer, |counts| counts.release(uses))
    }

    /// Hands the secret over: reserved uses become used.
    ///
    /// # Errors
    /// [`StockFault::Variant`], [`StockFault::Count`]
    pub fn deliver(
        &mut self,
        variant: VariantSlot,
        buyer: Option<CustomerSlot>,
        uses: u32,
    ) -> Result<(), StockFault> {
        self.key(variant)?.shift(buyer, |counts| counts.deliver(uses))
    }

    /// Notes a refund of used ones. They stay used, for the buyer knows the secret.
    ///
    /// # Errors
    /// [`StockFault::Variant`], [`StockFault::Count`]
    pub fn take_back(&mut self, variant: VariantSlot, uses: u32) -> Result<(), StockFault> {
        let key = self.key(variant)?;
        let returned = key.returned.checked_add(uses).filter(|returned| *returned <= key.all.used);
        key.returned = returned.ok_or(StockFault::Count)?;
        Ok(())
    }

    /// Checks that the buyers' uses add up to all, and limits hold.
    ///
    /// # Errors
    /// A sentence about the first key of which that is not so.
    pub fn check(&self) -> Result<(), String> {
        for (variant, key) in &self.keys {
            let sum =
                |part: fn(&BuyerUses) -> u32| key.buyers.values().map(|uses| u64::from(part(uses))).sum();
            let sums: (u64, u64) = (sum(|uses| uses.reserved), sum(|uses| uses.used));
            let over = key.limits.max_uses.is_some_and(|most| key.all.taken() > most);
            let counts = (u64::from(key.all.reserved), u64::from(key.all.used));
            if sums != counts || over || key.returned > key.all.used {
                return Err(format!("reusable key of {variant:?}: {sums:?} against {:?}", key.all));
            }
        }
        Ok(())
    }

    fn key(&mut self, variant: VariantSlot) -> Result<&mut ReusableKey, StockFault> {
        self.keys.get_mut(&variant).ok_or(StockFault::Variant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;
    use crate::slot::Slot;
    use crate::stock::columns::tests::sealed;

    fn slots() -> (VariantSlot, CustomerSlot, CustomerSlot) {
        let customer = |n| CustomerSlot::from_index(n).unwrap();
        (VariantSlot::from_index(1).unwrap(), customer(4), customer(5))
    }

    fn keys(max_uses: Option<u32>, per_buyer: Option<u32>) -> ReusableKeys {
        let mut keys = ReusableKeys::new();
        keys.set(slots().0, sealed(1), ReusableLimits { max_uses, per_buyer });
        keys
    }

    #[test]
    fn its_stock_ends_and_counts_uses() {
        let (v, ann, bob) = slots();
        let mut keys = keys(Some(5), None);
        keys.plan_take(v, &"vip", Some(ann), 0, 3).unwrap();
        keys.reserve(v, Some(ann), 3).unwrap();
        keys.deliver(v, Some(ann), 3).unwrap();
        assert_eq!(keys.get(v).unwrap().available(), Some(2));
        let refusal = keys.plan_take(v, &"vip", Some(bob), 1, 2).unwrap_err();
        assert_eq!(refusal.to_string(), "only 1 of `vip` left, 2 wanted");
        keys.plan_take(v, &"vip", Some(bob), 0, 2).unwrap();
    }

    #[test]
    fn a_buyer_has_a_limit_across_orders_and_refunds() {
        let (v, ann, bob) = slots();
        let mut keys = keys(None, Some(2));
        keys.reserve(v, Some(ann), 2).unwrap();
        assert_eq!(keys.plan_take(v, &"vip", Some(ann), 0, 1).unwrap_err().code(), "stock.buyer_limit");
        keys.plan_take(v, &"vip", Some(bob), 0, 2).unwrap();
        keys.release(v, Some(ann), 1).unwrap();
        keys.plan_take(v, &"vip", Some(ann), 0, 1).unwrap();
        assert!(keys.plan_take(v, &"vip", Some(ann), 1, 1).is_err());
        keys.deliver(v, Some(ann), 1).unwrap();
        keys.take_back(v, 1).unwrap();
        assert_eq!(keys.get(v).unwrap().uses_of(Some(ann)), BuyerUses { reserved: 0, used: 1 });
        assert_eq!(keys.take_back(v, 1), Err(StockFault::Count));
        keys.check().unwrap();
    }

    #[test]
    fn moves_that_do_not_fit_change_nothing() {
        let (v, ann, bob) = slots();
        let mut keys = keys(None, None);
        keys.reserve(v, Some(ann), 2).unwrap();
        let before = minicbor::to_vec(&keys).unwrap();
        assert_eq!(keys.release(v, Some(bob), 1), Err(StockFault::Count));
        assert_eq!(keys.deliver(v, Some(ann), 3), Err(StockFault::Count));
        assert_eq!(keys.reserve(v, Some(ann), u32::MAX), Err(StockFault::Count));
        assert_eq!(keys.reserve(VariantSlot::from_index(9).unwrap(), Some(ann), 1), Err(StockFault::Variant));
        assert_eq!(minicbor::to_vec(&keys).unwrap(), before);
        let back: ReusableKeys = minicbor::decode(&before).unwrap();
        assert_eq!(minicbor::to_vec(&back).unwrap(), before);
    }

    #[test]
    fn limits_make_sense() {
        let (v, ann, _) = slots();
        let mut keys = keys(None, None);
        keys.reserve(v, Some(ann), 3).unwrap();
        let code = |max_uses, per_buyer| {
            let limits = ReusableLimits { max_uses, per_buyer };
            keys.plan_set(v, &"vip", &sealed(2), limits).err().map(|refusal| refusal.code())
        };
        assert_eq!(code(Some(2), None), Some("stock.uses_out_of_range"));
        assert_eq!(code(None, Some(0)), Some("stock.uses_out_of_range"));
        assert_eq!(code(Some(3), Some(1)), None);
    }
}
