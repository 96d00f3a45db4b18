use crate::id::OfferId;
use crate::pricing::{Coupon, PricingRefusal};
use crate::slot::{CouponSlot, CustomerSlot, Registry, Slot};
use alloc::string::ToString;
use alloc::vec::Vec;
use foldhash::fast::FixedState;
use hashbrown::HashMap;

/// How often each coupon was used, in all and by each customer. Kept across price books: a coupon is known by the id of
/// its offer.
#[derive(Debug, Clone)]
pub struct CouponUses {
    offers: Registry<OfferId, CouponSlot>,
    /// By coupon slot.
    used: Vec<u32>,
    /// Only looked up, never iterated but to be sorted. No entry is zero.
    by_customer: HashMap<(CouponSlot, CustomerSlot), u32, FixedState>,
}

impl CouponUses {
    /// Nothing used yet. `seed` scatters the tables and changes no result.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            offers: Registry::new(seed),
            used: Vec::new(),
            by_customer: HashMap::with_hasher(FixedState::with_seed(seed)),
        }
    }

    /// The same uses with tables scattered by another seed.
    #[must_use]
    pub fn reseeded(&self, seed: u64) -> Self {
        let mut by_customer = HashMap::with_hasher(FixedState::with_seed(seed));
        by_customer.extend(self.by_customer.iter().map(|(key, count)| (*key, *count)));
        let ids: Vec<OfferId> = self.offers.iter().map(|(_, id)| id.clone()).collect();
        let offers = Registry::from_ids(ids, seed).unwrap_or_else(|| Registry::new(seed));
        Self { offers, used: self.used.clone(), by_customer }
    }

    /// The table of ids.
    #[must_use]
    pub const fn registry(&self) -> &Registry<OfferId, CouponSlot> {
        &self.offers
    }

    /// The slot of a coupon, if it was ever registered.
    #[must_use]
    pub fn slot(&self, offer: &OfferId) -> Option<CouponSlot> {
        self.offers.slot(offer)
    }

    /// The offer of a slot.
    #[must_use]
    pub fn offer(&self, coupon: CouponSlot) -> Option<&OfferId> {
        self.offers.id(coupon)
    }

    /// Whether one more use is within the coupon's limits. Gives back the coupon's slot, if it was ever registered.
    ///
    /// # Errors
    /// [`PricingRefusal::CouponExhausted`], [`PricingRefusal::CouponCustomerLimit`], and
    /// [`PricingRefusal::CouponNeedsBuyer`] when uses per customer are limited and there is no customer.
    pub fn check(
        &self,
        offer: &OfferId,
        coupon: &Coupon,
        customer: Option<CustomerSlot>,
    ) -> Result<Option<CouponSlot>, PricingRefusal> {
        self.check_person(offer, coupon, customer.as_slice())
    }

    /// As [`check`](Self::check), for somebody who buys under several names: the uses of all of them count.
    ///
    /// # Errors
    /// Those of [`check`](Self::check)
    pub fn check_person(
        &self,
        offer: &OfferId,
        coupon: &Coupon,
        names: &[CustomerSlot],
    ) -> Result<Option<CouponSlot>, PricingRefusal> {
        let code = || coupon.code.to_string();
        let slot = self.slot(offer);
        if let Some(limit) = coupon.total_limit
            && slot.map_or(0, |slot| self.used(slot)) >= limit
        {
            return Err(PricingRefusal::CouponExhausted { code: code(), limit });
        }
        if let Some(limit) = coupon.per_customer {
            if names.is_empty() {
                return Err(PricingRefusal::CouponNeedsBuyer { code: code() });
            }
            let uses = |slot| names.iter().map(|name| self.used_by(slot, *name)).fold(0, u32::saturating_add);
            if slot.map_or(0, uses) >= limit {
                return Err(PricingRefusal::CouponCustomerLimit { code: code(), limit });
            }
        }
        Ok(slot)
    }

    /// How often a coupon is in use.
    #[must_use]
    pub fn used(&self, coupon: CouponSlot) -> u32 {
        self.used.get(coupon.index()).copied().unwrap_or_default()
    }

    /// How often a customer uses a coupon.
    #[must_use]
    pub fn used_by(&self, coupon: CouponSlot, customer: CustomerSlot) -> u32 {
        self.by_customer.get(&(coupon, customer)).copied().unwrap_or_default()
    }

    /// Applies: gives an offer its coupon slot, or finds it. `None` when no slot is left.
    pub fn register(&mut self, offer: &OfferId) -> Option<CouponSlot> {
        let slot = self.offers.register(offer)?;
        self.used.resize(self.offers.len(), 0);
        Some(slot)
    }

    /// Applies: one more use. `false`, and nothing changed, when the slot is not registered or a counter is full.
    pub fn take(&mut self, coupon: CouponSlot, customer: Option<CustomerSlot>) -> bool {
        let Some(used) = self.used.get_mut(coupon.index()) else { return false };
        let Some(more) = used.checked_add(1) else { return false };
        *used = more;
        if let Some(customer) = customer {
            // INVARIANT: no customer's count is above the coupon's own, which just was not full.
            let count = self.by_customer.entry((coupon, customer)).or_insert(0);
            *count = count.saturating_add(1);
        }
        true
    }

    /// Applies: a use comes back. `false`, and nothing changed, when there is none to give back.
    pub fn give_back(&mut self, coupon: CouponSlot, customer: Option<CustomerSlot>) -> bool {
        let Some(used) = self.used.get_mut(coupon.index()) else { return false };
        let Some(fewer) = used.checked_sub(1) else { return false };
        if let Some(customer) = customer {
            let key = (coupon, customer);
            match self.by_customer.get_mut(&key) {
                None => return false,
                Some(count) if *count <= 1 => {
                    self.by_customer.remove(&key);
                }
                Some(count) => *count -= 1,
            }
        }
        *used = fewer;
        true
    }
}

impl PartialEq for CouponUses {
    fn eq(&self, other: &Self) -> bool {
        self.used == other.used
            && self.offers.iter().eq(other.offers.iter())
            && self.by_customer.len() == other.by_customer.len()
            && self.by_customer.iter().all(|(key, count)| other.by_customer.get(key) == Some(count))
    }
}

impl Eq for CouponUses {}

/// Array of: offers in slot order, uses in slot order, `[coupon, customer, uses]` sorted.
impl<C> minicbor::Encode<C> for CouponUses {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        let mut rows: Vec<(CouponSlot, CustomerSlot, u32)> =
            self.by_customer.iter().map(|((coupon, customer), n)| (*coupon, *customer, *n)).collect();
        rows.sort_unstable();
        e.array(3)?
            .encode_with(&self.offers, ctx)?
            .encode_with(&self.used, ctx)?
            .encode_with(&rows, ctx)?
            .ok()
    }
}

/// Decodes with seed 0; a host that has its own seed calls [`CouponUses::reseeded`].
impl<'b, C> minicbor::Decode<'b, C> for CouponUses {
    fn decode(d: &mut minicbor::Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        let damaged = |what| minicbor::decode::Error::message(what).at(at);
        type Rows = Vec<(CouponSlot, CustomerSlot, u32)>;
        let (ids, used, rows): (Vec<OfferId>, Vec<u32>, Rows) = d.decode_with(ctx)?;
        if ids.len() != used.len() {
            return Err(damaged("coupons and their uses differ in number"));
        }
        let offers = Registry::from_ids(ids, 0).ok_or_else(|| damaged("a coupon stands twice"))?;
        let mut by_customer = HashMap::with_capacity_and_hasher(rows.len(), FixedState::with_seed(0));
        let mut before = None;
        for (coupon, customer, count) in rows {
            let key = (coupon, customer);
            let in_order = before.is_none_or(|before| before < key);
            if !in_order || count == 0 || used.get(coupon.index()).is_none_or(|all| *all < count) {
                return Err(damaged("a customer's coupon uses are damaged"));
            }
            by_customer.insert(key, count);
            before = Some(key);
        }
        Ok(Self { offers, used, by_customer })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pricing::CouponCode;
    use crate::refusal::Refusal;

    fn coupon(total_limit: Option<u32>, per_customer: Option<u32>) -> Coupon {
        Coupon { code: CouponCode::new("NEW").unwrap(), total_limit, per_customer }
    }

    fn customer(n: usize) -> Option<CustomerSlot> {
        CustomerSlot::from_index(n)
    }

    #[test]
    fn limits_hold_in_all_and_per_customer() {
        let mut uses = CouponUses::new(1);
        let offer = OfferId::new("new").unwrap();
        let limits = coupon(Some(2), Some(1));
        uses.check(&offer, &limits, customer(0)).unwrap();
        assert_eq!(uses.check(&offer, &limits, None).unwrap_err().code(), "coupon.needs_buyer");
        let slot = uses.register(&offer).unwrap();
        assert!(uses.take(slot, customer(0)));
        assert_eq!(uses.check(&offer, &limits, customer(0)).unwrap_err().code(), "coupon.customer_limit");
        uses.check(&offer, &limits, customer(1)).unwrap();
        assert!(uses.take(slot, customer(1)));
        assert_eq!(uses.check(&offer, &limits, customer(2)).unwrap_err().code(), "coupon.exhausted");
        assert!(uses.give_back(slot, customer(0)));
        uses.check(&offer, &limits, customer(0)).unwrap();
    }

    #[test]
    fn nothing_comes_back_that_was_not_taken() {
        let mut uses = CouponUses::new(1);
        let slot = uses.register(&OfferId::new("new").unwrap()).unwrap();
        assert!(!uses.give_back(slot, None));
        assert!(uses.take(slot, customer(0)));
        assert!(!uses.give_back(slot, customer(1)));
        assert_eq!(uses.used(slot), 1);
        assert!(uses.give_back(slot, customer(0)));
        assert!(!uses.give_back(slot, customer(0)));
        let stranger = CouponSlot::from_index(9).unwrap();
        assert!(!uses.take(stranger, None) && !uses.give_back(stranger, None));
        assert_eq!(uses.used(stranger), 0);
    }

    #[test]
    fn same_state_same_bytes_under_every_seed() {
        let mut one = CouponUses::new(1);
        let mut two = CouponUses::new(2);
        for uses in [&mut one, &mut two] {
            for n in 0..20 {
                let slot = uses.register(&OfferId::new(alloc::format!("offer-{n}")).unwrap()).unwrap();
                for c in 0..=n {
                    uses.take(slot, customer(c));
                }
            }
        }
        let bytes = minicbor::to_vec(&one).unwrap();
        assert_eq!(bytes, minicbor::to_vec(&two).unwrap());
        let back: CouponUses = minicbor::decode(&bytes).unwrap();
        assert_eq!(back, one);
        assert_eq!(minicbor::to_vec(back.reseeded(9)).unwrap(), bytes);
        for cut in 0..bytes.len() {
            assert!(minicbor::decode::<CouponUses>(&bytes[..cut]).is_err());
        }
    }
}
