//! Slots: the dense numbers that stand for ids inside the machine, and the registry that gives them.
//!
//! A slot is an index into the columns of a world. It never leaves the core.

mod names;
mod table;

use crate::codec::{Out, Put};
use crate::id::Id;
use crate::slab::Slab;
use alloc::vec::Vec;
use core::hash::{BuildHasher, Hasher};
use core::marker::PhantomData;
use foldhash::fast::FixedState;
pub(crate) use names::Names;
use table::Table;

/// What the machine needs to know of a slot type.
pub trait Slot: Copy + Eq + Ord + 'static {
    /// From the position in a column; `None` past the largest slot.
    fn from_index(index: usize) -> Option<Self>;
    /// The position in a column.
    fn index(self) -> usize;
}

macro_rules! slots {
    ($( $(#[$doc:meta])* $name:ident; )*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, minicbor::Encode, minicbor::Decode)]
        #[cbor(transparent)]
        pub struct $name(#[n(0)] u32);

        impl Slot for $name {
            fn from_index(index: usize) -> Option<Self> {
                u32::try_from(index).ok().map(Self)
            }
            fn index(self) -> usize {
                self.0 as usize
            }
        }
    )* };
}

slots! {
    /// A channel's slot.
    ChannelSlot;
    /// A level's slot.
    LevelSlot;
    /// A product's slot.
    ProductSlot;
    /// A variant's slot.
    VariantSlot;
    /// A pool's slot.
    PoolSlot;
    /// A customer's slot.
    CustomerSlot;
    /// An order's slot.
    OrderSlot;
    /// A published price book's slot.
    BookSlot;
    /// A published plan's slot.
    PlanSlot;
    /// A coupon's slot: coupons keep their counters across price books.
    CouponSlot;
    /// The slot of an offer whose amounts are remembered: it keeps them across price books.
    BudgetSlot;
    /// An open reservation's slot; used again when it is closed.
    ReservationSlot;
    /// A payment's slot.
    PaymentSlot;
    /// A refund's slot.
    RefundSlot;
    /// A withdrawal's slot.
    WithdrawalSlot;
    /// A supplier's slot.
    SupplierSlot;
    /// A client session's slot.
    SessionSlot;
}

impl ReservationSlot {
    /// What stock knows a reservation by: it is counted from the last slots downwards, where no order will ever be.
    #[must_use]
    pub fn holder(self) -> Option<OrderSlot> {
        (u32::MAX - 2).checked_sub(self.0).map(OrderSlot)
    }

    /// The reservation that stock knows by such a slot, where it is none of an order.
    #[must_use]
    pub fn of_holder(holder: OrderSlot) -> Option<Self> {
        (u32::MAX - 2).checked_sub(holder.0).map(Self)
    }
}

/// The ids of one kind, numbered from zero in the order of registration. A slot whose id is released is the next to be
/// taken; the smallest first.
///
/// A look-up costs one probe of a table of 8-byte entries and one comparison with the id itself. The table is never
/// iterated, so the hash seed (configuration: the core has no random numbers) changes no result.
#[derive(Debug, Clone)]
pub struct Registry<I, S> {
    ids: Slab<I>,
    table: Table,
    hasher: FixedState,
    slots: PhantomData<S>,
}

impl<I: Id, S: Slot> Registry<I, S> {
    /// An empty registry whose table is scattered by `seed`.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            ids: Slab::new(),
            table: Table::default(),
            hasher: FixedState::with_seed(seed),
            slots: PhantomData,
        }
    }

    /// The slot of an id, if it is registered.
    #[must_use]
    pub fn slot(&self, id: &I) -> Option<S> {
        self.find(id.as_str())
    }

    /// The slot of an id given as text, if it is registered.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<S> {
        let tag = tag_of(&self.hasher, id);
        let slot = self.table.find(tag, |slot| self.is(slot, id))?;
        S::from_index(slot as usize)
    }

    fn is(&self, slot: u32, id: &str) -> bool {
        self.ids.get(slot as usize).is_some_and(|known| same(known.as_str(), id))
    }

    /// The id in a slot.
    #[must_use]
    pub fn id(&self, slot: S) -> Option<&I> {
        self.ids.get(slot.index())
    }

    /// The slot that the next new id takes; `None` when all four billion are used. The last two numbers stand for none.
    #[must_use]
    pub fn next_slot(&self) -> Option<S> {
        let next = u32::try_from(self.ids.next_place()).ok().filter(|slot| *slot < u32::MAX - 1)?;
        S::from_index(next as usize)
    }

    /// Registers an id, or finds it; `None` when no slot is left.
    pub fn register(&mut self, id: &I) -> Option<S> {
        let tag = tag_of(&self.hasher, id.as_str());
        if let Some(slot) = self.table.find(tag, |slot| self.is(slot, id.as_str())) {
            return S::from_index(slot as usize);
        }
        let slot = self.next_slot()?;
        self.table.put(tag, u32::try_from(slot.index()).ok()?);
        self.ids.put(id.clone());
        Some(slot)
    }

    /// Forgets an id; its slot is free for another. Gives back the id, if there was one.
    pub fn release(&mut self, slot: S) -> Option<I> {
        let id = self.ids.take(slot.index())?;
        self.table.remove(tag_of(&self.hasher, id.as_str()), u32::try_from(slot.index()).ok()?);
        Some(id)
    }

    /// Gives a slot another id; the one before is forgotten. `false`, and nothing changed, when the slot has none or the
    /// id is another's.
    pub fn rename(&mut self, slot: S, id: &I) -> bool {
        let (tag, Ok(number)) = (tag_of(&self.hasher, id.as_str()), u32::try_from(slot.index())) else {
            return false;
        };
        if self.table.find(tag, |slot| self.is(slot, id.as_str())).is_some() {
            return false;
        }
        let Some(known) = self.ids.get_mut(slot.index()) else { return false };
        self.table.remove(tag_of(&self.hasher, known.as_str()), number);
        *known = id.clone();
        self.table.put(tag, number);
        true
    }

    /// Registers ids in slots past all others, in their order, as they were read from a snapshot. `None` when an id is
    /// known or a slot is not past the last.
    #[must_use]
    pub fn register_at(&mut self, slot: S, id: I) -> Option<()> {
        let tag = tag_of(&self.hasher, id.as_str());
        let number = u32::try_from(slot.index()).ok().filter(|slot| *slot < u32::MAX - 1)?;
        let known = self.table.find(tag, |slot| self.is(slot, id.as_str())).is_some();
        (!known && self.ids.put_at(slot.index(), id)).then_some(())?;
        self.table.put(tag, number);
        Some(())
    }

    /// Rebuilds a registry whose slots were released and taken again, from the [`runs`](Self::runs) of slots in use and the
    /// ids in slot order. `None` when they do not fit together.
    #[must_use]
    pub fn from_runs(runs: &[(S, usize)], ids: Vec<I>, seed: u64) -> Option<Self> {
        let mut registry = Self::new(seed);
        registry.reserve(ids.len());
        let mut slots = runs.iter().flat_map(|(first, len)| (first.index()..).take(*len));
        for id in ids {
            registry.register_at(S::from_index(slots.next()?)?, id)?;
        }
        slots.next().is_none().then_some(registry)
    }

    /// The slots in use as runs: the first and how many.
    pub fn runs(&self) -> impl Iterator<Item = (S, usize)> {
        self.ids.runs().filter_map(|(from, len)| Some((S::from_index(from)?, len)))
    }

    /// How many ids are registered.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.len() == 0
    }

    /// Slots and ids in the order of the slots: that of registration where none was released.
    pub fn iter(&self) -> impl Iterator<Item = (S, &I)> {
        self.ids.iter().filter_map(|(n, id)| S::from_index(n).map(|slot| (slot, id)))
    }

    /// Makes room for `more` ids.
    pub fn reserve(&mut self, more: usize) {
        self.table.reserve(more);
    }
}

/// Whether two texts are the same. Most ids are of 4 to 16 bytes: two words that may overlap, compared without a call.
#[inline]
fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    match one.len() {
        4..8 => ends::<4>(one) == ends::<4>(other),
        8..=16 => ends::<8>(one) == ends::<8>(other),
        _ => one == other,
    }
}

/// The first and the last so many bytes.
#[inline]
fn ends<const N: usize>(bytes: &[u8]) -> Option<(&[u8; N], &[u8; N])> {
    bytes.first_chunk().zip(bytes.last_chunk())
}

/// What an id hashes to. Nothing follows its bytes, so nothing needs to mark their end.
fn tag_of(hasher: &FixedState, id: &str) -> u32 {
    let mut hasher = hasher.build_hasher();
    hasher.write(id.as_bytes());
    // The upper half is the better mixed.
    (hasher.finish() >> 32) as u32
}

/// In a snapshot a registry is its ids in slot order; the table is made anew. Where slots were released, their
/// [`runs`](Registry::runs) must stand beside.
impl<C, I: minicbor::Encode<C>, S> minicbor::Encode<C> for Registry<I, S> {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(self.ids.len() as u64)?;
        self.ids.iter().try_for_each(|(_, id)| id.encode(e, ctx))
    }
}

impl<I: Id, S: Slot> Registry<I, S> {
    /// Rebuilds a registry from its ids in slot order; `None` when an id stands there twice.
    #[must_use]
    pub fn from_ids(ids: Vec<I>, seed: u64) -> Option<Self> {
        let mut registry = Self::new(seed);
        registry.reserve(ids.len());
        for id in &ids {
            registry.register(id)?;
        }
        (registry.len() == ids.len()).then_some(registry)
    }
}

/// An id and, while it stays inside the machine that wrote it, its slot.
///
/// Events name things by id. The slot saves the machine that decided an event the look-up when it applies the event; it
/// is not encoded, not compared, and absent in whatever was decoded.
#[derive(Debug, Clone)]
pub struct Named<I, S> {
    id: I,
    slot: Option<S>,
}

impl<I: Id, S: Slot> Named<I, S> {
    /// An id whose slot is known.
    #[must_use]
    pub fn known(id: I, slot: S) -> Self {
        Self { id, slot: Some(slot) }
    }

    /// An id alone: one that is new, or was decoded.
    #[must_use]
    pub fn unknown(id: I) -> Self {
        Self { id, slot: None }
    }

    /// The id.
    #[must_use]
    pub fn id(&self) -> &I {
        &self.id
    }

    /// The slot, looked up if it is not known.
    #[must_use]
    pub fn slot(&self, registry: &Registry<I, S>) -> Option<S> {
        self.slot.or_else(|| registry.slot(&self.id))
    }
}

impl<I: PartialEq, S> PartialEq for Named<I, S> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<I: Eq, S> Eq for Named<I, S> {}

impl<I: serde::Serialize, S> serde::Serialize for Named<I, S> {
    fn serialize<Z: serde::Serializer>(&self, s: Z) -> Result<Z::Ok, Z::Error> {
        self.id.serialize(s)
    }
}

impl<'de, I: serde::Deserialize<'de>, S> serde::Deserialize<'de> for Named<I, S> {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        I::deserialize(d).map(|id| Self { id, slot: None })
    }
}

impl<I: Put, S> Put for Named<I, S> {
    #[inline]
    fn put(&self, out: &mut Out<'_>) {
        self.id.put(out);
    }
}

impl<C, I: minicbor::Encode<C>, S> minicbor::Encode<C> for Named<I, S> {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        self.id.encode(e, ctx)
    }
}

impl<'b, C, I: minicbor::Decode<'b, C>, S> minicbor::Decode<'b, C> for Named<I, S> {
    fn decode(d: &mut minicbor::Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        I::decode(d, ctx).map(|id| Self { id, slot: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::OrderId;
    use alloc::format;

    #[test]
    fn numbers_ids_from_zero_and_finds_them_again() {
        let mut registry = Registry::<OrderId, OrderSlot>::new(7);
        for n in 0..1000 {
            let id = OrderId::new(format!("order-{n}")).unwrap();
            assert_eq!(registry.register(&id).unwrap().index(), n);
        }
        for n in 0..1000 {
            let id = OrderId::new(format!("order-{n}")).unwrap();
            assert_eq!(registry.slot(&id).unwrap().index(), n);
            assert_eq!(registry.register(&id).unwrap().index(), n);
        }
        assert_eq!(registry.len(), 1000);
        assert!(registry.find("stranger").is_none());
    }

    #[test]
    fn the_seed_changes_nothing_that_shows() {
        let ids: Vec<OrderId> = (0..50).map(|n| OrderId::new(format!("o{n}")).unwrap()).collect();
        let one = Registry::<OrderId, OrderSlot>::from_ids(ids.clone(), 1).unwrap();
        let two = Registry::<OrderId, OrderSlot>::from_ids(ids, 2).unwrap();
        assert_eq!(minicbor::to_vec(&one).unwrap(), minicbor::to_vec(&two).unwrap());
    }

    #[test]
    fn texts_are_compared_to_the_last_byte() {
        for len in 0..40 {
            let text = "x".repeat(len);
            assert!(same(&text, &text.clone()) && !same(&text, &format!("{text}x")));
            for at in 0..len {
                let mut other = text.clone();
                other.replace_range(at..=at, "y");
                assert!(!same(&text, &other) && !same(&other, &text));
            }
        }
    }

    #[test]
    fn a_released_slot_is_the_next_one() {
        let id = |n| OrderId::new(format!("o{n}")).unwrap();
        let slot = |n| OrderSlot::from_index(n).unwrap();
        let mut registry = Registry::<OrderId, OrderSlot>::new(1);
        (0..9).for_each(|n| assert_eq!(registry.register(&id(n)), Some(slot(n))));
        assert_eq!((registry.release(slot(5)), registry.release(slot(2))), (Some(id(5)), Some(id(2))));
        assert_eq!((registry.release(slot(2)), registry.slot(&id(2)), registry.len()), (None, None, 7));
        assert_eq!(registry.next_slot(), Some(slot(2)));
        assert_eq!(registry.runs().collect::<Vec<_>>(), [(slot(0), 2), (slot(3), 2), (slot(6), 3)]);
        let mut again = Registry::<OrderId, OrderSlot>::new(2);
        registry.iter().for_each(|(slot, id)| again.register_at(slot, id.clone()).unwrap());
        assert!(again.register_at(slot(20), id(8)).is_none() && again.register_at(slot(1), id(20)).is_none());
        for registry in [&mut registry, &mut again] {
            assert_eq!([7, 10, 11].map(|n| registry.register(&id(n))), [7, 2, 5].map(|n| Some(slot(n))));
        }
    }

    #[test]
    fn an_id_that_is_renamed_is_forgotten() {
        let id = |n| OrderId::new(format!("o{n}")).unwrap();
        let slot = |n| OrderSlot::from_index(n).unwrap();
        let mut registry = Registry::<OrderId, OrderSlot>::new(1);
        (0..5).for_each(|n| assert_eq!(registry.register(&id(n)), Some(slot(n))));
        assert!(registry.rename(slot(2), &id(9)));
        assert_eq!(
            (registry.slot(&id(2)), registry.slot(&id(9)), registry.id(slot(2))),
            (None, Some(slot(2)), Some(&id(9)))
        );
        assert!(!registry.rename(slot(3), &id(9)) && !registry.rename(slot(7), &id(8)));
        assert_eq!(registry.register(&id(2)), Some(slot(5)));
    }

    #[test]
    fn refuses_a_list_with_twins() {
        let id = OrderId::new("o").unwrap();
        assert!(Registry::<OrderId, OrderSlot>::from_ids(alloc::vec![id.clone(), id], 0).is_none());
    }
}
