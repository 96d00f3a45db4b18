use crate::id::OrderId;
use crate::order::archived::{Archived, Seal};
use crate::order::buyers::Buyers;
use crate::order::{Agenda, Due, Move, Order, OrderRefusal, Stage};
use crate::slab::Slab;
use crate::slot::{CustomerSlot, OrderSlot, Registry, Slot};
use crate::time::{Span, Time};
use alloc::collections::VecDeque;
use alloc::vec::Vec;
use minicbor::Encode;

/// The orders of a shop and what is due for them.
///
/// An order that leaves for the archive frees its slot; the next order gets the smallest free one.
#[derive(Debug, Clone)]
pub struct Orders {
    registry: Registry<OrderId, OrderSlot>,
    orders: Slab<Kept>,
    agenda: Agenda,
    /// What is known by buyer; rebuilt from the orders.
    buyers: Buyers,
    /// How many orders were ever placed.
    placed: u64,
    /// When orders came to an end, in the order in which they did. Entries of orders that went on since are moot.
    closed: VecDeque<(Time, OrderSlot)>,
    /// How many entries were taken from that queue: the number of its first one.
    closed_taken: u64,
    archived: Archived,
    /// The moment of what is being done.
    now: Time,
}

/// An order and what is known of it that is not its own.
#[derive(Debug, Clone)]
struct Kept {
    order: Order,
    /// Which one it is of all that were ever placed, from 0.
    number: u64,
    /// The number of the queue's entry that says when it came to an end; rebuilt, from another first number.
    closed: Option<u64>,
    /// How many entries of the agenda name it, moot ones among them; rebuilt.
    entries: u32,
}

impl Orders {
    /// No orders; `seed` scatters the table of ids.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            registry: Registry::new(seed),
            orders: Slab::new(),
            agenda: Agenda::default(),
            buyers: Buyers::default(),
            placed: 0,
            closed: VecDeque::new(),
            closed_taken: 0,
            archived: Archived::default(),
            now: Time::default(),
        }
    }

    /// Says at which moment what follows is done.
    pub fn begin(&mut self, now: Time) {
        self.now = now;
    }

    /// An order by id.
    ///
    /// # Errors
    /// [`OrderRefusal::Unknown`], [`OrderRefusal::Archived`]
    pub fn find(&self, id: &OrderId) -> Result<(OrderSlot, &Order), OrderRefusal> {
        let found = self.registry.slot(id).and_then(|slot| self.get(slot).map(|order| (slot, order)));
        found.ok_or_else(|| self.refusal_of(id))
    }

    /// An order by id, if it allows a move.
    ///
    /// # Errors
    /// As for [`find`](Self::find), and [`OrderRefusal::IllegalMove`].
    pub fn find_for(&self, id: &OrderId, wanted: Move) -> Result<(OrderSlot, &Order), OrderRefusal> {
        let (slot, order) = self.find(id)?;
        order.check_allows(id, wanted)?;
        Ok((slot, order))
    }

    /// Refuses an id that is taken, or was.
    ///
    /// # Errors
    /// [`OrderRefusal::Exists`], [`OrderRefusal::Archived`]
    pub fn check_new(&self, id: &OrderId) -> Result<(), OrderRefusal> {
        if self.registry.slot(id).is_some() {
            return Err(OrderRefusal::Exists { order: id.clone() });
        }
        if self.archived.seal(id).is_some() {
            return Err(OrderRefusal::Archived { order: id.clone() });
        }
        Ok(())
    }

    #[cold]
    fn refusal_of(&self, id: &OrderId) -> OrderRefusal {
        let order = id.clone();
        match self.archived.seal(id) {
            Some(_) => OrderRefusal::Archived { order },
            None => OrderRefusal::Unknown { order },
        }
    }

    /// An order by slot.
    #[must_use]
    pub fn get(&self, slot: OrderSlot) -> Option<&Order> {
        self.orders.get(slot.index()).map(|kept| &kept.order)
    }

    /// An order by slot, to change figures that do not belong to its stage.
    pub fn get_mut(&mut self, slot: OrderSlot) -> Option<&mut Order> {
        self.orders.get_mut(slot.index()).map(|kept| &mut kept.order)
    }

    /// Adds an order that awaits its payment for `wait`. `None` when the id is taken or no slot is left.
    pub fn place(&mut self, id: &OrderId, mut order: Order, wait: Span, now: Time) -> Option<OrderSlot> {
        let slot = self.registry.register(id).filter(|slot| slot.index() == self.orders.next_place())?;
        order.stage = Stage::Placed;
        order.due = Some(self.agenda.add(Due::Expiry, wait, now, slot));
        if let Some(buyer) = order.buyer {
            self.buyers.count_unpaid(buyer, true);
            self.buyers.link(slot, buyer, |_| false);
        }
        self.orders.put(Kept { order, number: self.placed, closed: None, entries: 1 });
        self.placed = self.placed.saturating_add(1);
        Some(slot)
    }

    /// Moves an order to a stage; what was due in the stage before is moot. Gives back whether it is known.
    pub fn move_to(&mut self, slot: OrderSlot, stage: Stage) -> bool {
        let now = self.now;
        let Some(kept) = self.orders.get_mut(slot.index()) else { return false };
        let (before, buyer) = (kept.order.stage, kept.order.buyer);
        kept.order.stage = stage;
        kept.order.due = None;
        kept.closed = None;
        if stage.is_closed() {
            kept.closed = Some(self.closed_taken.saturating_add(self.closed.len() as u64));
            self.closed.push_back((now, slot));
        }
        if (before == Stage::Placed) != (stage == Stage::Placed)
            && let Some(buyer) = buyer
        {
            self.buyers.count_unpaid(buyer, stage == Stage::Placed);
        }
        true
    }

    /// Puts on the agenda what is due for an order in its stage.
    pub fn schedule(&mut self, slot: OrderSlot, kind: Due, wait: Span, now: Time) {
        let Some(kept) = self.orders.get_mut(slot.index()) else { return };
        kept.order.due = Some(self.agenda.add(kind, wait, now, slot));
        kept.entries = kept.entries.saturating_add(1);
    }

    /// Drops from the agenda's heads what became moot; called after every change.
    pub fn tidy(&mut self) {
        let orders = &mut self.orders;
        self.agenda.drop_moot(|kind, due, slot| {
            let live = is_live(orders, kind, due, slot);
            if !live && let Some(kept) = orders.get_mut(slot.index()) {
                kept.entries = kept.entries.saturating_sub(1);
            }
            live
        });
    }

    /// The earliest moment at which something is due.
    #[must_use]
    pub fn next_due(&self) -> Option<Time> {
        self.agenda.next()
    }

    /// What is due at `now`, earliest first, at most `limit`.
    #[must_use]
    pub fn due(&self, now: Time, limit: usize) -> Vec<(Due, OrderSlot)> {
        self.agenda.due(now, limit, |kind, due, slot| is_live(&self.orders, kind, due, slot))
    }

    /// How many unpaid orders a buyer has open.
    #[must_use]
    pub fn unpaid_of(&self, buyer: CustomerSlot) -> u32 {
        self.buyers.unpaid(buyer)
    }

    /// A buyer's orders in memory, the newest first; only those older than `after`, where that is one of them.
    pub fn of_buyer(&self, buyer: CustomerSlot, after: Option<OrderSlot>) -> impl Iterator<Item = OrderSlot> {
        let after = after.filter(|slot| self.get(*slot).is_some_and(|order| order.buyer == Some(buyer)));
        self.buyers.orders(buyer, after)
    }

    /// The table of ids.
    #[must_use]
    pub fn registry(&self) -> &Registry<OrderId, OrderSlot> {
        &self.registry
    }

    /// All orders in memory, by slot: in no order that means anything.
    pub fn iter(&self) -> impl Iterator<Item = (OrderSlot, &Order)> {
        self.orders.iter().filter_map(|(n, kept)| OrderSlot::from_index(n).map(|slot| (slot, &kept.order)))
    }

    /// All orders in memory, in the order they were placed.
    #[must_use]
    pub fn in_order(&self) -> Vec<(OrderSlot, &Order)> {
        let numbered =
            self.orders.iter().filter_map(|(n, kept)| Some((kept.number, OrderSlot::from_index(n)?)));
        let mut all: Vec<_> = numbered.collect();
        all.sort_unstable();
        all.into_iter().filter_map(|(_, slot)| Some((slot, self.get(slot)?))).collect()
    }

    /// Which one an order is of all that were ever placed, from 0.
    #[must_use]
    pub fn number(&self, slot: OrderSlot) -> Option<u64> {
        self.orders.get(slot.index()).map(|kept| kept.number)
    }
}

/// Leaving for the archive, and coming back.
impl Orders {
    /// The orders that left.
    #[must_use]
    pub const fn archived(&self) -> &Archived {
        &self.archived
    }

    /// The orders that left, to change what they are worth.
    pub const fn archived_mut(&mut self) -> &mut Archived {
        &mut self.archived
    }

    /// The orders that came to an end at least `after` ago, the earliest first.
    pub fn closed_since(&self, now: Time, after: Span) -> impl Iterator<Item = OrderSlot> {
        let due =
            (self.closed_taken..).zip(&self.closed).take_while(move |(_, (at, _))| at.after(after) <= now);
        due.filter(|(number, (_, slot))| self.is_end_of(*slot, *number)).map(|(_, (_, slot))| *slot)
    }

    /// Whether nothing on the agenda names an order any more, so that its slot may become another's.
    #[must_use]
    pub fn is_off_agenda(&self, slot: OrderSlot) -> bool {
        self.orders.get(slot.index()).is_some_and(|kept| kept.entries == 0)
    }

    /// Takes the earliest order that came to an end from the queue, which must be this one. Gives back whether it is.
    pub fn take_closed(&mut self, slot: OrderSlot) -> bool {
        while let Some((_, first)) = self.closed.pop_front() {
            let number = self.closed_taken;
            self.closed_taken = number.saturating_add(1);
            if self.is_end_of(first, number) {
                return first == slot;
            }
        }
        false
    }

    /// Puts an order into the queue again, as if it came to an end now.
    pub fn close_again(&mut self, slot: OrderSlot) -> bool {
        let Some(kept) = self.orders.get_mut(slot.index()) else { return false };
        kept.closed = Some(self.closed_taken.saturating_add(self.closed.len() as u64));
        self.closed.push_back((self.now, slot));
        true
    }

    /// Lets an order go whose entry was taken from the queue. `None` when it is not known or was archived before.
    pub fn let_go(&mut self, slot: OrderSlot, seal: Seal) -> Option<(OrderId, Order)> {
        let kept = self.orders.take(slot.index())?;
        let id = self.registry.release(slot)?;
        if let Some(buyer) = kept.order.buyer {
            self.buyers.unlink(slot, buyer);
        }
        self.archived.add(&id, seal).then_some((id, kept.order))
    }

    /// Takes an order in again that came to an end. `None` when it is not in the archive or no slot is left.
    pub fn take_in(&mut self, id: &OrderId, order: Order, number: u64) -> Option<OrderSlot> {
        self.archived.remove(id).then_some(())?;
        let slot = self.registry.register(id).filter(|slot| slot.index() == self.orders.next_place())?;
        if let Some(buyer) = order.buyer {
            let orders = &self.orders;
            let is_newer =
                |other: OrderSlot| orders.get(other.index()).is_some_and(|kept| kept.number > number);
            self.buyers.link(slot, buyer, is_newer);
        }
        self.orders.put(Kept { order, number, closed: None, entries: 0 });
        self.close_again(slot).then_some(slot)
    }

    /// Whether an entry of the queue still stands. An order may end, go on, and end again at the same moment, and a slot
    /// may be another's by then, so entries are told apart by number.
    fn is_end_of(&self, slot: OrderSlot, number: u64) -> bool {
        self.orders.get(slot.index()).is_some_and(|kept| kept.closed == Some(number))
    }
}

/// Whether an entry of the agenda still stands: the order waits for just this, at just this moment.
fn is_live(orders: &Slab<Kept>, kind: Due, due: Time, slot: OrderSlot) -> bool {
    let Some(order) = orders.get(slot.index()).map(|kept| &kept.order) else { return false };
    let waits_for_it = match kind {
        Due::Expiry => order.stage == Stage::Placed,
        Due::Completion => order.stage == Stage::Fulfilled && order.complaint().is_none(),
        Due::Answer => order.complaint().is_some(),
    };
    waits_for_it && order.due == Some(due)
}

impl<C> Encode<C> for Orders {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(8)?.encode_with(self.registry.runs().collect::<Vec<_>>(), ctx)?;
        e.encode_with(&self.registry, ctx)?.array(self.orders.len() as u64)?;
        for (_, kept) in self.orders.iter() {
            e.encode_with(&kept.order, ctx)?;
        }
        e.array(self.orders.len() as u64)?;
        for (_, kept) in self.orders.iter() {
            e.u64(kept.number)?;
        }
        e.encode_with(&self.agenda, ctx)?.encode_with(&self.closed, ctx)?.u64(self.placed)?;
        e.encode_with(&self.archived, ctx)?.ok()
    }
}

impl Orders {
    /// Reads what was encoded; what follows from the rest is made anew.
    ///
    /// # Errors
    /// When the bytes are not orders.
    pub fn decode(d: &mut minicbor::Decoder<'_>, seed: u64) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        let damaged = || minicbor::decode::Error::message("ids and orders differ").at(at);
        if d.array()? != Some(8) {
            return Err(damaged());
        }
        let (runs, ids): (Vec<(OrderSlot, usize)>, Vec<OrderId>) = (d.decode()?, d.decode()?);
        let mut all = Self::new(seed);
        all.registry = Registry::from_runs(&runs, ids, seed).ok_or_else(damaged)?;
        let slots: Vec<_> = all.registry.iter().map(|(slot, _)| slot).collect();
        let orders = d.decode::<Vec<Order>>()?;
        let numbers = d.decode::<Vec<u64>>()?;
        if [orders.len(), numbers.len()] != [slots.len(); 2] {
            return Err(damaged());
        }
        for ((slot, order), number) in slots.into_iter().zip(orders).zip(numbers) {
            if order.stage == Stage::Placed
                && let Some(buyer) = order.buyer
            {
                all.buyers.count_unpaid(buyer, true);
            }
            all.orders.put_at(slot.index(), Kept { order, number, closed: None, entries: 0 });
        }
        let bought = |(slot, order): (OrderSlot, &Order)| order.buyer.map(|buyer| (slot, buyer));
        for (slot, buyer) in all.in_order().into_iter().filter_map(bought).collect::<Vec<_>>() {
            all.buyers.link(slot, buyer, |_| false);
        }
        all.agenda = d.decode()?;
        all.closed = d.decode()?;
        all.placed = d.u64()?;
        all.archived = d.decode()?;
        for slot in all.agenda.orders() {
            let kept = all.orders.get_mut(slot.index()).ok_or_else(damaged)?;
            kept.entries = kept.entries.saturating_add(1);
        }
        for (number, (_, slot)) in (0..).zip(&all.closed) {
            // The slot of a moot entry may be free.
            if let Some(kept) = all.orders.get_mut(slot.index()) {
                kept.closed = kept.order.stage.is_closed().then_some(number);
            }
        }
        Ok(all)
    }
}
