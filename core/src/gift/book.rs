use crate::gift::{ClaimHash, GiftRefusal, GiftTerms};
use crate::id::OrderId;
use crate::slot::CustomerSlot;
use crate::time::Time;
use alloc::collections::{BTreeMap, BTreeSet};
use minicbor::{Decode, Encode};
use serde::Serialize;

/// Where a gift stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum GiftState {
    /// Its order is not paid yet.
    #[n(0)]
    Prepared,
    /// It may be claimed.
    #[n(1)]
    Ready,
    /// Somebody received it.
    #[n(2)]
    Claimed,
    /// Nobody claimed it in time, or its money went back.
    #[n(3)]
    Over,
}

impl GiftState {
    /// The word for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Prepared => "not paid yet",
            Self::Ready => "ready",
            Self::Claimed => "claimed already",
            Self::Over => "over",
        }
    }
}

/// A gift.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Gift {
    /// What its giver asked for.
    #[n(0)]
    pub terms: GiftTerms,
    /// Where it stands.
    #[n(1)]
    pub state: GiftState,
    /// Until when it may be claimed; absent before its payment.
    #[n(2)]
    pub expires: Option<Time>,
    /// How many wrong codes were tried.
    #[n(3)]
    pub wrong: u32,
    /// Who received it.
    #[n(4)]
    pub recipient: Option<CustomerSlot>,
    /// Who gives it; absent for a guest.
    #[n(5)]
    pub payer: Option<CustomerSlot>,
}

/// The gifts of a shop.
#[derive(Debug, Clone, Default)]
pub struct Gifts {
    gifts: BTreeMap<OrderId, Gift>,
    /// Of gifts that may still be claimed; rebuilt with the next from the gifts.
    claims: BTreeMap<ClaimHash, OrderId>,
    ends: BTreeSet<(Time, OrderId)>,
}

impl Gifts {
    /// Whether there never was one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.gifts.is_empty()
    }

    /// The gift that an order is.
    #[must_use]
    pub fn get(&self, order: &OrderId) -> Option<&Gift> {
        self.gifts.get(order)
    }

    /// Whether an order is a gift that nobody received yet.
    #[must_use]
    pub fn awaits(&self, order: &OrderId) -> bool {
        !self.gifts.is_empty()
            && self
                .gifts
                .get(order)
                .is_some_and(|g| matches!(g.state, GiftState::Prepared | GiftState::Ready))
    }

    /// A gift by its order, or by its claim where the order is not told.
    ///
    /// # Errors
    /// [`GiftRefusal::Unknown`]
    pub fn find(&self, order: Option<&OrderId>, claim: &ClaimHash) -> Result<(&OrderId, &Gift), GiftRefusal> {
        let id = order.or_else(|| self.claims.get(claim));
        id.and_then(|id| self.gifts.get_key_value(id)).ok_or(GiftRefusal::Unknown {})
    }

    /// Refuses a claim that another open gift has.
    ///
    /// # Errors
    /// [`GiftRefusal::ClaimUsed`]
    pub fn check_claim(&self, claim: &ClaimHash) -> Result<(), GiftRefusal> {
        if self.claims.contains_key(claim) { Err(GiftRefusal::ClaimUsed {}) } else { Ok(()) }
    }

    /// When the next one is over if nobody claims it.
    #[must_use]
    pub fn next_end(&self) -> Option<Time> {
        self.ends.first().map(|(end, _)| *end)
    }

    /// Those whose time is over, earliest first.
    pub fn due(&self, now: Time) -> impl Iterator<Item = &OrderId> {
        self.ends.iter().take_while(move |(end, _)| *end <= now).map(|(_, order)| order)
    }

    /// All gifts by order.
    pub fn iter(&self) -> impl Iterator<Item = (&OrderId, &Gift)> {
        self.gifts.iter()
    }

    /// Makes an order of somebody a gift.
    pub fn prepare(&mut self, order: &OrderId, payer: Option<CustomerSlot>, terms: GiftTerms) -> Option<()> {
        let gift =
            Gift { terms, state: GiftState::Prepared, expires: None, wrong: 0, recipient: None, payer };
        self.put(order.clone(), gift)
    }

    /// Forgets what was written to the gifts that somebody gave or received. Looks at every gift.
    pub fn forget(&mut self, person: CustomerSlot) {
        let theirs = |gift: &&mut Gift| gift.payer == Some(person) || gift.recipient == Some(person);
        self.gifts.values_mut().filter(theirs).for_each(|gift| gift.terms.message = None);
    }

    fn put(&mut self, order: OrderId, gift: Gift) -> Option<()> {
        if matches!(gift.state, GiftState::Prepared | GiftState::Ready) {
            self.claims.insert(gift.terms.claim, order.clone()).is_none().then_some(())?;
        }
        if let Some(expires) = gift.expires.filter(|_| gift.state == GiftState::Ready) {
            self.ends.insert((expires, order.clone()));
        }
        self.gifts.insert(order, gift).is_none().then_some(())
    }

    /// A gift is paid: from now on it may be claimed. What is not prepared stays as it is.
    pub fn ready(&mut self, order: &OrderId, now: Time) {
        let Some(gift) = self.gifts.get_mut(order).filter(|gift| gift.state == GiftState::Prepared) else {
            return;
        };
        let expires = now.after(gift.terms.expires_after);
        gift.state = GiftState::Ready;
        gift.expires = Some(expires);
        self.ends.insert((expires, order.clone()));
    }

    /// Counts a wrong code.
    pub fn miss(&mut self, order: &OrderId) -> Option<u32> {
        let gift = self.gifts.get_mut(order)?;
        gift.wrong = gift.wrong.saturating_add(1);
        Some(gift.wrong)
    }

    /// Ends the time in which a gift may be claimed: somebody did, or it is over.
    pub fn end(&mut self, order: &OrderId, recipient: Option<CustomerSlot>) -> Option<()> {
        let gift = self.gifts.get_mut(order)?;
        if let Some(expires) = gift.expires {
            self.ends.remove(&(expires, order.clone()));
        }
        if matches!(gift.state, GiftState::Prepared | GiftState::Ready) {
            self.claims.remove(&gift.terms.claim);
        }
        gift.state = if recipient.is_some() { GiftState::Claimed } else { GiftState::Over };
        gift.recipient = recipient;
        Some(())
    }
}

/// In a snapshot: the gifts by order. What finds them is made anew.
impl<C> Encode<C> for Gifts {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.encode_with(&self.gifts, ctx)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Gifts {
    fn decode(d: &mut minicbor::Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        let mut all = Self::default();
        let gifts: BTreeMap<OrderId, Gift> = d.decode_with(ctx)?;
        let whole = gifts.into_iter().all(|(order, gift)| all.put(order, gift).is_some());
        whole.then_some(all).ok_or_else(|| minicbor::decode::Error::message("two gifts of one claim").at(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;
    use crate::slot::Slot;
    use crate::time::Span;

    fn order(id: &str) -> OrderId {
        OrderId::new(id).unwrap()
    }

    fn terms(claim: u8) -> GiftTerms {
        let claim = ClaimHash::from_bytes([claim; 16]);
        GiftTerms { claim, expires_after: Span::from_millis(10), message: None }
    }

    #[test]
    fn a_gift_is_found_by_its_claim_while_it_may_be_claimed() {
        let mut gifts = Gifts::default();
        gifts.prepare(&order("a"), None, terms(1)).unwrap();
        assert_eq!(gifts.check_claim(&terms(1).claim).unwrap_err().code(), "gift.claim_used");
        assert!(gifts.awaits(&order("a")) && gifts.next_end().is_none());
        gifts.ready(&order("a"), Time::from_millis(5));
        gifts.ready(&order("a"), Time::from_millis(6));
        assert_eq!(
            (gifts.next_end(), gifts.due(Time::from_millis(14)).count()),
            (Some(Time::from_millis(15)), 0)
        );
        let back: Gifts = minicbor::decode(&minicbor::to_vec(&gifts).unwrap()).unwrap();
        assert_eq!(back.due(Time::from_millis(15)).collect::<alloc::vec::Vec<_>>(), [&order("a")]);
        gifts.end(&order("a"), CustomerSlot::from_index(3)).unwrap();
        assert_eq!(gifts.find(None, &terms(1).claim).unwrap_err().code(), "gift.unknown");
        assert_eq!(gifts.get(&order("a")).unwrap().state, GiftState::Claimed);
        gifts.prepare(&order("b"), None, terms(1)).unwrap();
        assert!(gifts.next_end().is_none() && !gifts.awaits(&order("a")));
    }
}
