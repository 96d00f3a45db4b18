//! How an event is written down, and which order it is about.

use crate::id::OrderId;
use crate::shop::event::NamedOrder;
use crate::slot::{OrderSlot, Registry};

/// Declares events: each a struct of its own, numbered for CBOR; its fields stand in the order of their numbers. Each has a line in the
/// table of [`Event`](super::Event).
macro_rules! facts {
    ($(
        $(#[$doc:meta])* $name:ident {
            $( $f:literal $(#[$fdoc:meta])* $field:ident : $ty:ty ),* $(,)?
        }
    )*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, minicbor::Encode, minicbor::Decode)]
        pub struct $name {
            $( $(#[$fdoc])* #[n($f)] pub $field: $ty ),*
        }

        $crate::codec::put_fields!($name { $( $field ),* });

        impl $crate::shop::event::facts::AboutOrder for $name {
            fn about(&self) -> Option<$crate::shop::event::OrderName<'_>> {
                $crate::shop::event::facts::order_of!(self; $($field)*)
            }
        }
    )* };
}

/// The field of an event that names its order.
macro_rules! order_of {
    ($event:ident;) => {{
        let _ = $event;
        None
    }};
    ($event:ident; order $($rest:ident)*) => { $crate::shop::event::facts::AboutOrder::about(&$event.order) };
    ($event:ident; $other:ident $($rest:ident)*) => { $crate::shop::event::facts::order_of!($event; $($rest)*) };
}

pub(super) use {facts, order_of};

/// An order as an event names it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum OrderName<'a> {
    /// One that is new.
    New(&'a OrderId),
    /// One that was placed before.
    Known(&'a NamedOrder),
}

impl OrderName<'_> {
    /// The order's slot.
    pub(crate) fn slot(&self, registry: &Registry<OrderId, OrderSlot>) -> Option<OrderSlot> {
        match self {
            Self::New(id) => registry.slot(id),
            Self::Known(named) => named.slot(registry),
        }
    }
}

/// What knows which order an event is about: the event, or the field of it that names the order.
pub(super) trait AboutOrder {
    fn about(&self) -> Option<OrderName<'_>>;
}

impl AboutOrder for OrderId {
    fn about(&self) -> Option<OrderName<'_>> {
        Some(OrderName::New(self))
    }
}

impl AboutOrder for NamedOrder {
    fn about(&self) -> Option<OrderName<'_>> {
        Some(OrderName::Known(self))
    }
}

impl<T: AboutOrder> AboutOrder for Option<T> {
    fn about(&self) -> Option<OrderName<'_>> {
        self.as_ref().and_then(AboutOrder::about)
    }
}
