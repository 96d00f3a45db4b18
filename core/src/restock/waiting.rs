use crate::contact::ContactHash;
use crate::id::{ChannelId, CustomerId, VariantId};
use crate::refusal::refusals;
use crate::slot::VariantSlot;
use alloc::collections::{BTreeMap, BTreeSet, VecDeque};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

refusals! {
    /// Why nobody is told of a restock.
    pub enum RestockRefusal {
        /// Neither a customer nor a contact.
        Nobody {} = "restock.nobody", "a subscriber must be a customer or a contact";
        /// Subscribed already.
        Exists { variant: VariantId } = "restock.exists", "the subscriber waits for `{variant}` already";
        /// Not subscribed.
        Unknown { variant: VariantId } = "restock.unknown", "the subscriber does not wait for `{variant}`";
        /// Too many wait.
        TooMany { variant: VariantId, limit: usize } = "restock.too_many",
            "{limit} subscribers wait for `{variant}`, which is the most allowed";
        /// There is something to buy.
        Available { variant: VariantId } = "restock.available", "`{variant}` is available now";
    }
}

/// Most subscribers of one variant.
const MAX_SUBSCRIBERS: usize = 100_000;

/// Who wants to be told.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Subscriber {
    /// A customer.
    #[n(0)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerId>,
    /// A contact, hashed by the host.
    #[n(1)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactHash>,
    /// The channel on which the subscriber is told.
    #[n(2)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<ChannelId>,
}

/// The subscribers of each variant.
#[derive(Debug, Clone, Default, Encode)]
pub struct Waiting {
    #[n(0)]
    queues: BTreeMap<VariantSlot, VecDeque<Subscriber>>,
    /// Variants whose subscribers are being told, a bounded number at a time.
    #[n(1)]
    telling: BTreeSet<VariantSlot>,
    /// For finding one in a queue; rebuilt.
    #[cbor(skip)]
    known: BTreeSet<(VariantSlot, Who)>,
}

type Who = (Option<CustomerId>, Option<ContactHash>);

fn who(subscriber: &Subscriber) -> Who {
    (subscriber.customer.clone(), subscriber.contact)
}

impl Waiting {
    /// Whether nobody waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.queues.is_empty()
    }

    /// The variants that somebody waits for.
    pub fn variants(&self) -> impl Iterator<Item = VariantSlot> {
        self.queues.keys().copied()
    }

    /// The variants whose subscribers are being told.
    pub fn telling(&self) -> impl Iterator<Item = VariantSlot> {
        self.telling.iter().copied()
    }

    /// How many wait for a variant.
    #[must_use]
    pub fn len(&self, variant: VariantSlot) -> usize {
        self.queues.get(&variant).map_or(0, VecDeque::len)
    }

    /// Those who asked first.
    pub fn first(&self, variant: VariantSlot, most: usize) -> impl Iterator<Item = &Subscriber> {
        self.queues.get(&variant).into_iter().flatten().take(most)
    }

    /// Whether somebody may wait for a variant, called `id` outside.
    ///
    /// # Errors
    /// [`RestockRefusal::Nobody`], [`RestockRefusal::Exists`], [`RestockRefusal::TooMany`]
    pub fn check_new(
        &self,
        variant: VariantSlot,
        id: &VariantId,
        subscriber: &Subscriber,
    ) -> Result<(), RestockRefusal> {
        if subscriber.customer.is_none() && subscriber.contact.is_none() {
            return Err(RestockRefusal::Nobody {});
        }
        if self.known.contains(&(variant, who(subscriber))) {
            return Err(RestockRefusal::Exists { variant: id.clone() });
        }
        if self.len(variant) >= MAX_SUBSCRIBERS {
            return Err(RestockRefusal::TooMany { variant: id.clone(), limit: MAX_SUBSCRIBERS });
        }
        Ok(())
    }

    /// Whether somebody waits for a variant, called `id` outside.
    ///
    /// # Errors
    /// [`RestockRefusal::Unknown`]
    pub fn check_known(
        &self,
        variant: VariantSlot,
        id: &VariantId,
        subscriber: &Subscriber,
    ) -> Result<(), RestockRefusal> {
        if self.known.contains(&(variant, who(subscriber))) {
            return Ok(());
        }
        Err(RestockRefusal::Unknown { variant: id.clone() })
    }

    /// Somebody waits. `None` if they do already.
    pub fn add(&mut self, variant: VariantSlot, subscriber: Subscriber) -> Option<()> {
        self.known.insert((variant, who(&subscriber))).then_some(())?;
        self.queues.entry(variant).or_default().push_back(subscriber);
        Some(())
    }

    /// Somebody waits no more.
    pub fn remove(&mut self, variant: VariantSlot, subscriber: &Subscriber) -> Option<()> {
        self.known.remove(&(variant, who(subscriber))).then_some(())?;
        let queue = self.queues.get_mut(&variant)?;
        queue.retain(|waiting| who(waiting) != who(subscriber));
        self.tidy(variant);
        Some(())
    }

    /// So many of the first were told; with `more` the others are told next.
    pub fn told(&mut self, variant: VariantSlot, count: usize, more: bool) -> Option<()> {
        let queue = self.queues.get_mut(&variant)?;
        for subscriber in queue.drain(..count.min(queue.len())) {
            self.known.remove(&(variant, who(&subscriber)));
        }
        if more {
            self.telling.insert(variant);
        } else {
            self.telling.remove(&variant);
        }
        self.tidy(variant);
        Some(())
    }

    /// Forgets the subscribers of these ids and contacts. Looks at every subscriber.
    pub fn forget(&mut self, customers: &[CustomerId], contacts: &[ContactHash]) {
        let theirs = |(customer, contact): &Who| {
            customer.as_ref().is_some_and(|id| customers.contains(id))
                || contact.is_some_and(|hash| contacts.contains(&hash))
        };
        for queue in self.queues.values_mut() {
            queue.retain(|subscriber| !theirs(&who(subscriber)));
        }
        self.known.retain(|(_, who)| !theirs(who));
        let variants: Vec<VariantSlot> = self.variants().collect();
        variants.into_iter().for_each(|variant| self.tidy(variant));
    }

    fn tidy(&mut self, variant: VariantSlot) {
        if self.queues.get(&variant).is_some_and(VecDeque::is_empty) {
            self.queues.remove(&variant);
            self.telling.remove(&variant);
        }
    }
}

impl<'b, C> Decode<'b, C> for Waiting {
    fn decode(d: &mut minicbor::Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        let damaged = || minicbor::decode::Error::message("not subscribers").at(at);
        if d.array()? != Some(2) {
            return Err(damaged());
        }
        let queues: BTreeMap<VariantSlot, VecDeque<Subscriber>> = d.decode_with(ctx)?;
        let telling = d.decode_with(ctx)?;
        let mut all = Self { telling, ..Self::default() };
        for (variant, queue) in queues {
            for subscriber in queue {
                all.add(variant, subscriber).ok_or_else(damaged)?;
            }
        }
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;
    use crate::slot::Slot;

    fn subscriber(id: &str) -> Subscriber {
        Subscriber { customer: Some(CustomerId::new(id).unwrap()), contact: None, channel: None }
    }

    #[test]
    fn each_is_told_once_in_order() {
        let (variant, id) = (VariantSlot::from_index(2).unwrap(), VariantId::new("v").unwrap());
        let mut waiting = Waiting::default();
        for name in ["a", "b", "c", "d"] {
            waiting.check_new(variant, &id, &subscriber(name)).unwrap();
            waiting.add(variant, subscriber(name)).unwrap();
        }
        assert_eq!(waiting.check_new(variant, &id, &subscriber("a")).unwrap_err().code(), "restock.exists");
        waiting.remove(variant, &subscriber("b")).unwrap();
        assert_eq!(
            waiting.check_known(variant, &id, &subscriber("b")).unwrap_err().code(),
            "restock.unknown"
        );
        let first: Vec<_> = waiting.first(variant, 2).cloned().collect();
        assert_eq!(first, [subscriber("a"), subscriber("c")]);
        waiting.told(variant, 2, true).unwrap();
        let back: Waiting = minicbor::decode(&minicbor::to_vec(&waiting).unwrap()).unwrap();
        assert_eq!((back.len(variant), back.telling().count()), (1, 1));
        waiting.told(variant, 1, false).unwrap();
        assert!(waiting.is_empty() && waiting.telling().count() == 0 && waiting.known.is_empty());
    }
}
