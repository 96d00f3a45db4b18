//! From names in events to slots, and back.

use crate::id::{LevelId, OrderId};
use crate::money::AllocationRule;
use crate::order::{Move, Order};
use crate::shop::event::{NamedCustomer, NamedOrder};
use crate::shop::{Rejection, Shop};
use crate::slot::{CustomerSlot, LevelSlot, Named, OrderSlot, Slot};

impl Shop {
    /// An order that allows a move, with the name that events give it.
    pub(super) fn order_for(
        &self,
        id: &OrderId,
        wanted: Move,
    ) -> Result<(NamedOrder, OrderSlot, &Order), Rejection> {
        let (slot, order) = self.orders.find_for(id, wanted)?;
        Ok((Named::known(id.clone(), slot), slot, order))
    }

    /// By which rule the odd minor units of an order's lines are placed: that of the price book that priced it.
    pub(super) fn allocation_of(&self, order: &Order) -> Result<AllocationRule, Rejection> {
        let book = self.books.get(order.book.index()).ok_or_else(|| Rejection::inconsistent("book"))?;
        Ok(book.book().allocation)
    }

    pub(super) fn name_order(&self, slot: OrderSlot) -> Option<NamedOrder> {
        Some(Named::known(self.orders.registry().id(slot)?.clone(), slot))
    }

    pub(super) fn order_of(&self, named: &NamedOrder) -> Option<OrderSlot> {
        named.slot(self.orders.registry())
    }

    pub(super) fn name_customer(&self, slot: CustomerSlot) -> Option<NamedCustomer> {
        Some(Named::known(self.customers.id(slot)?.clone(), slot))
    }

    pub(super) fn customer_of(&self, named: &NamedCustomer) -> Option<CustomerSlot> {
        named.slot(self.customers.registry()).map(|slot| self.customers.resolve(slot))
    }

    /// The slot that was given to an id: of a merged customer not that of who goes on.
    pub(super) fn own_slot_of(&self, named: &NamedCustomer) -> Option<CustomerSlot> {
        named.slot(self.customers.registry())
    }

    /// `Some(None)` for nobody, `None` for somebody unknown.
    pub(super) fn maybe_customer_of(&self, named: Option<&NamedCustomer>) -> Option<Option<CustomerSlot>> {
        named.map_or(Some(None), |named| self.customer_of(named).map(Some))
    }

    /// `Some(None)` for no level, `None` for an unknown one.
    pub(super) fn maybe_level_of(
        &self,
        named: Option<&Named<LevelId, LevelSlot>>,
    ) -> Option<Option<LevelSlot>> {
        named.map_or(Some(None), |named| named.slot(self.levels.registry()).map(Some))
    }
}
