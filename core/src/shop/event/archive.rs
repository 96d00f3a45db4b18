//! Orders that leave memory, come back and are looked for.

use crate::contact::ContactHash;
use crate::id::{DeviceId, OrderId};
use crate::lookup::FoundBy;
use crate::order::Worth;
use crate::shop::command::ArchivedBytes;
use crate::shop::event::facts::facts;
use crate::shop::event::{LookedAt, NamedOrder};
use alloc::vec::Vec;

facts! {
    /// Orders left memory for the archive, or were looked at and stay.
    OrdersArchived {
        0 /// The orders, those first that came to an end first.
        orders: Vec<LookedAt>,
        1 /// What those that left are worth in the books.
        worth: Worth,
    }
    /// An order is back from the archive.
    OrderRestored {
        0 /// The order.
        order: OrderId,
        1 /// The bytes that it was archived as.
        bytes: ArchivedBytes,
    }
    /// An order is found by its contact and a secret.
    OrderMadeFindable {
        0 /// The order.
        order: NamedOrder,
        1 /// The contact and the secret, hashed.
        found_by: FoundBy,
    }
    /// A lookup found nothing, which counts.
    LookupFailed {
        0 /// The contact.
        contact: ContactHash,
        1 /// The device that asked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        device: Option<DeviceId>,
    }
}
