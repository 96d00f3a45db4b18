use crate::blocks::Blocks;
use crate::id::OrderId;
use crate::order::{Agenda, Due, Move, Order, OrderRefusal, Stage};
use crate::slot::{CustomerSlot, OrderSlot, Registry, Slot};
use crate::time::{Span, Time};
use alloc::vec::Vec;
use minicbor::Encode;

/// The orders of a shop and what is due for them.
#[derive(Debug, Clone)]
pub struct Orders {
    registry: Registry<OrderId, OrderSlot>,
    orders: Blocks<Order>,
    agenda: Agenda,
    /// Open unpaid orders by buyer; rebuilt from the orders.
    unpaid: Vec<u32>,
}

impl Orders {
    /// No orders; `seed` scatters the table of ids.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            registry: Registry::new(seed),
            orders: Blocks::new(),
            agenda: Agenda::default(),
            unpaid: Vec::new(),
        }
    }

    /// An order by id.
    ///
    /// # Errors
    /// [`OrderRefusal::Unknown`]
    pub fn find(&self, id: &OrderId) -> Result<(OrderSlot, &Order), OrderRefusal> {
        let found = self.registry.slot(id).and_then(|slot| self.get(slot).map(|order| (slot, order)));
        found.ok_or_else(|| OrderRefusal::Unknown { order: id.clone() })
    }

    /// An order by id, if it allows a move.
    ///
    /// # Errors
    /// [`OrderRefusal::Unknown`], [`OrderRefusal::IllegalMove`]
    pub fn find_for(&self, id: &OrderId, wanted: Move) -> Result<(OrderSlot, &Order), OrderRefusal> {
        let (slot, order) = self.find(id)?;
        order.check_allows(id, wanted)?;
        Ok((slot, order))
    }

    /// Refuses an id that is taken.
    ///
    /// # Errors
    /// [`OrderRefusal::Exists`]
    pub fn check_new(&self, id: &OrderId) -> Result<(), OrderRefusal> {
        match self.registry.slot(id) {
            Some(_) => Err(OrderRefusal::Exists { order: id.clone() }),
            None => Ok(()),
        }
    }

    /// An order by slot.
    #[must_use]
    pub fn get(&self, slot: OrderSlot) -> Option<&Order> {
        self.orders.get(slot.index())
    }

    /// An order by slot, to change figures that do not belong to its stage.
    pub fn get_mut(&mut self, slot: OrderSlot) -> Option<&mut Order> {
        self.orders.get_mut(slot.index())
    }

    /// Adds an order that awaits its payment for `wait`. `None` when the id is taken or no slot is left.
    pub fn place(&mut self, id: &OrderId, mut order: Order, wait: Span, now: Time) -> Option<OrderSlot> {
        let slot = self.registry.register(id).filter(|slot| slot.index() == self.orders.len())?;
        order.stage = Stage::Placed;
        order.due = Some(self.agenda.add(Due::Expiry, wait, now, slot));
        self.count_unpaid(order.buyer, true);
        self.orders.push(order);
        Some(slot)
    }

    /// Moves an order to a stage; what was due in the stage before is moot. Gives back whether it is known.
    pub fn move_to(&mut self, slot: OrderSlot, stage: Stage) -> bool {
        let Some(order) = self.orders.get_mut(slot.index()) else { return false };
        let (before, buyer) = (order.stage, order.buyer);
        order.stage = stage;
        order.due = None;
        if (before == Stage::Placed) != (stage == Stage::Placed) {
            self.count_unpaid(buyer, stage == Stage::Placed);
        }
        true
    }

    /// Puts on the agenda what is due for an order in its stage.
    pub fn schedule(&mut self, slot: OrderSlot, kind: Due, wait: Span, now: Time) {
        let due = self.agenda.add(kind, wait, now, slot);
        if let Some(order) = self.orders.get_mut(slot.index()) {
            order.due = Some(due);
        }
    }

    /// Drops from the agenda's heads what became moot; called after every change.
    pub fn tidy(&mut self) {
        let orders = &self.orders;
        self.agenda.drop_moot(|kind, due, slot| is_live(orders, kind, due, slot));
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
        self.unpaid.get(buyer.index()).copied().unwrap_or_default()
    }

    /// The table of ids.
    #[must_use]
    pub fn registry(&self) -> &Registry<OrderId, OrderSlot> {
        &self.registry
    }

    /// All orders in the order they were placed.
    pub fn iter(&self) -> impl Iterator<Item = (OrderSlot, &Order)> {
        self.orders
            .iter()
            .enumerate()
            .filter_map(|(n, order)| OrderSlot::from_index(n).map(|slot| (slot, order)))
    }

    fn count_unpaid(&mut self, buyer: Option<CustomerSlot>, more: bool) {
        let Some(buyer) = buyer else { return };
        if buyer.index() >= self.unpaid.len() {
            self.unpaid.resize(buyer.index().saturating_add(1), 0);
        }
        if let Some(count) = self.unpaid.get_mut(buyer.index()) {
            *count = if more { count.saturating_add(1) } else { count.saturating_sub(1) };
        }
    }

    /// Reads what was encoded; the counts of unpaid orders are made anew.
    ///
    /// # Errors
    /// When the bytes are not orders.
    pub fn decode(d: &mut minicbor::Decoder<'_>, seed: u64) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        let (ids, orders, agenda): (Vec<OrderId>, Blocks<Order>, Agenda) = d.decode()?;
        let registry = Registry::from_ids(ids, seed).filter(|registry| registry.len() == orders.len());
        let registry =
            registry.ok_or_else(|| minicbor::decode::Error::message("ids and orders differ").at(at))?;
        let mut all = Self { registry, orders: Blocks::new(), agenda, unpaid: Vec::new() };
        for order in orders.iter() {
            if order.stage == Stage::Placed {
                all.count_unpaid(order.buyer, true);
            }
        }
        all.orders = orders;
        Ok(all)
    }
}

/// Whether an entry of the agenda still stands: the order waits for just this, at just this moment.
fn is_live(orders: &Blocks<Order>, kind: Due, due: Time, slot: OrderSlot) -> bool {
    let wanted = match kind {
        Due::Expiry => Stage::Placed,
        Due::Completion => Stage::Fulfilled,
    };
    orders.get(slot.index()).is_some_and(|order| order.stage == wanted && order.due == Some(due))
}

impl<C> Encode<C> for Orders {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(3)?.encode_with(&self.registry, ctx)?.encode_with(&self.orders, ctx)?;
        e.encode_with(&self.agenda, ctx)?.ok()
    }
}
