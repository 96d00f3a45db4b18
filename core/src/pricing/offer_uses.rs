use crate::id::OfferId;
use crate::money::Amount;
use crate::slot::{BudgetSlot, CustomerSlot, Registry, Slot};
use alloc::vec::Vec;
use foldhash::fast::FixedState;
use hashbrown::HashMap;

/// How much each offer with a cap for the customer or a budget gave, in all and to each customer. Kept across price books:
/// an offer is known by its id.
#[derive(Debug, Clone)]
pub struct OfferUses {
    offers: Registry<OfferId, BudgetSlot>,
    /// By slot; never negative.
    taken: Vec<Amount>,
    /// Only looked up, never iterated but to be sorted. No entry is zero.
    by_customer: HashMap<(BudgetSlot, CustomerSlot), Amount, FixedState>,
}

impl OfferUses {
    /// Nothing given yet. `seed` scatters the tables and changes no result.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            offers: Registry::new(seed),
            taken: Vec::new(),
            by_customer: HashMap::with_hasher(FixedState::with_seed(seed)),
        }
    }

    /// The same with tables scattered by another seed.
    #[must_use]
    pub fn reseeded(&self, seed: u64) -> Self {
        let mut by_customer = HashMap::with_hasher(FixedState::with_seed(seed));
        by_customer.extend(self.by_customer.iter().map(|(key, amount)| (*key, *amount)));
        let ids: Vec<OfferId> = self.offers.iter().map(|(_, id)| id.clone()).collect();
        let offers = Registry::from_ids(ids, seed).unwrap_or_else(|| Registry::new(seed));
        Self { offers, taken: self.taken.clone(), by_customer }
    }

    /// The table of ids.
    #[must_use]
    pub const fn registry(&self) -> &Registry<OfferId, BudgetSlot> {
        &self.offers
    }

    /// How much an offer gave in all.
    #[must_use]
    pub fn taken(&self, offer: BudgetSlot) -> Amount {
        self.taken.get(offer.index()).copied().unwrap_or_default()
    }

    /// How much an offer gave to a customer.
    #[must_use]
    pub fn taken_by(&self, offer: BudgetSlot, customer: Option<CustomerSlot>) -> Amount {
        let own = customer.and_then(|customer| self.by_customer.get(&(offer, customer)));
        own.copied().unwrap_or_default()
    }

    /// Applies: gives an offer its slot, or finds it. `None` when no slot is left.
    pub fn register(&mut self, offer: &OfferId) -> Option<BudgetSlot> {
        let slot = self.offers.register(offer)?;
        self.taken.resize(self.offers.len(), Amount::ZERO);
        Some(slot)
    }

    /// Applies: so much more. `false`, and nothing changed, when the slot is not registered or the amount does not fit.
    pub fn take(&mut self, offer: BudgetSlot, customer: Option<CustomerSlot>, amount: Amount) -> bool {
        let Some(taken) = self.taken.get_mut(offer.index()) else { return false };
        let (false, Ok(more)) = (amount.is_negative(), taken.plus(amount)) else { return false };
        *taken = more;
        if let Some(customer) = customer.filter(|_| !amount.is_zero()) {
            let own = self.by_customer.entry((offer, customer)).or_insert(Amount::ZERO);
            // INVARIANT: no customer's part is above the whole, which just fitted.
            *own = own.plus(amount).unwrap_or(*own);
        }
        true
    }

    /// Applies: so much comes back. `false`, and nothing changed, when there is not so much to give back.
    pub fn give_back(&mut self, offer: BudgetSlot, customer: Option<CustomerSlot>, amount: Amount) -> bool {
        let fewer = |of: Amount| of.minus(amount).ok().filter(|left| !left.is_negative());
        let Some(taken) = self.taken.get_mut(offer.index()) else { return false };
        let Some(left) = fewer(*taken).filter(|_| !amount.is_negative()) else { return false };
        if let Some(customer) = customer.filter(|_| !amount.is_zero()) {
            let key = (offer, customer);
            let Some(own) = self.by_customer.get_mut(&key) else { return false };
            match fewer(*own) {
                None => return false,
                Some(Amount::ZERO) => {
                    self.by_customer.remove(&key);
                }
                Some(less) => *own = less,
            }
        }
        *taken = left;
        true
    }
}

impl PartialEq for OfferUses {
    fn eq(&self, other: &Self) -> bool {
        self.taken == other.taken
            && self.offers.iter().eq(other.offers.iter())
            && self.by_customer.len() == other.by_customer.len()
            && self.by_customer.iter().all(|(key, amount)| other.by_customer.get(key) == Some(amount))
    }
}

impl Eq for OfferUses {}

/// Array of: offers in slot order, amounts in slot order, `[offer, customer, amount]` sorted.
impl<C> minicbor::Encode<C> for OfferUses {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        let mut rows: Vec<(BudgetSlot, CustomerSlot, Amount)> =
            self.by_customer.iter().map(|((offer, customer), amount)| (*offer, *customer, *amount)).collect();
        rows.sort_unstable();
        e.array(3)?
            .encode_with(&self.offers, ctx)?
            .encode_with(&self.taken, ctx)?
            .encode_with(&rows, ctx)?
            .ok()
    }
}

/// Decodes with seed 0; a host that has its own seed calls [`OfferUses::reseeded`].
impl<'b, C> minicbor::Decode<'b, C> for OfferUses {
    fn decode(d: &mut minicbor::Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        let damaged = |what| minicbor::decode::Error::message(what).at(at);
        type Rows = Vec<(BudgetSlot, CustomerSlot, Amount)>;
        let (ids, taken, rows): (Vec<OfferId>, Vec<Amount>, Rows) = d.decode_with(ctx)?;
        if ids.len() != taken.len() || taken.iter().any(|taken| taken.is_negative()) {
            return Err(damaged("offers and what they gave do not belong together"));
        }
        let offers = Registry::from_ids(ids, 0).ok_or_else(|| damaged("an offer stands twice"))?;
        let mut by_customer = HashMap::with_capacity_and_hasher(rows.len(), FixedState::with_seed(0));
        let mut before = None;
        for (offer, customer, amount) in rows {
            let key = (offer, customer);
            let in_order = before.is_none_or(|before| before < key);
            if !in_order || !amount.is_positive() || taken.get(offer.index()).is_none_or(|all| *all < amount)
            {
                return Err(damaged("what offers gave to a customer is damaged"));
            }
            by_customer.insert(key, amount);
            before = Some(key);
        }
        Ok(Self { offers, taken, by_customer })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn customer(n: usize) -> Option<CustomerSlot> {
        CustomerSlot::from_index(n)
    }

    fn minor(n: i64) -> Amount {
        Amount::from_minor(n)
    }

    #[test]
    fn what_is_taken_comes_back_and_no_more() {
        let mut uses = OfferUses::new(1);
        let slot = uses.register(&OfferId::new("new").unwrap()).unwrap();
        assert!(uses.take(slot, customer(0), minor(300)) && uses.take(slot, None, minor(50)));
        assert_eq!((uses.taken(slot), uses.taken_by(slot, customer(0))), (minor(350), minor(300)));
        assert!(!uses.give_back(slot, customer(1), minor(1)));
        assert!(!uses.give_back(slot, customer(0), minor(301)));
        assert!(!uses.take(slot, None, minor(-1)) && !uses.give_back(slot, None, minor(-1)));
        assert!(!uses.take(slot, None, minor(i64::MAX)));
        assert!(uses.give_back(slot, customer(0), minor(300)) && uses.give_back(slot, None, minor(50)));
        assert_eq!(uses.taken(slot), Amount::ZERO);
        assert!(!uses.give_back(slot, None, minor(1)));
        assert!(!uses.take(BudgetSlot::from_index(7).unwrap(), None, minor(1)));
    }

    #[test]
    fn same_state_same_bytes_under_every_seed() {
        let (mut one, mut two) = (OfferUses::new(1), OfferUses::new(2));
        for uses in [&mut one, &mut two] {
            for n in 0..20 {
                let slot = uses.register(&OfferId::new(alloc::format!("offer-{n}")).unwrap()).unwrap();
                for c in 0..=n {
                    uses.take(slot, customer(c), minor(c as i64));
                }
            }
        }
        let bytes = minicbor::to_vec(&one).unwrap();
        assert_eq!(bytes, minicbor::to_vec(&two).unwrap());
        let back: OfferUses = minicbor::decode(&bytes).unwrap();
        assert_eq!(back, one);
        assert_eq!(minicbor::to_vec(back.reseeded(9)).unwrap(), bytes);
        for cut in 0..bytes.len() {
            assert!(minicbor::decode::<OfferUses>(&bytes[..cut]).is_err());
        }
    }
}
