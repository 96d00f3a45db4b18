//! What an order hands over, and what becomes of it.

use crate::few::Few;
use crate::id::LevelId;
use crate::order::ParcelLine;
use crate::shop::event::facts::facts;
use crate::shop::event::{DeliveredUnits, NamedCustomer, NamedOrder, ShortUnits};
use crate::slot::{LevelSlot, Named};
use crate::time::Time;
use alloc::string::String;
use alloc::vec::Vec;

facts! {
    /// Delivered keys were shown again.
    KeysRevealed {
        0 /// The order.
        order: NamedOrder,
        1 /// Who asked.
        by: String,
        2 /// Why.
        reason: String,
    }
    /// Some units of an order are handed over; others are still owed.
    UnitsDelivered {
        0 /// The order.
        order: NamedOrder,
        1 /// The units of each line.
        lines: Few<DeliveredUnits, 1>,
    }
    /// A parcel with units of an order is on its way.
    ParcelSent {
        0 /// The order.
        order: NamedOrder,
        1 /// Its position among the order's parcels, from 0.
        parcel: u32,
        2 /// Who carries it.
        carrier: String,
        3 /// The carrier's number for it.
        tracking: String,
        4 /// What is in it.
        lines: Vec<ParcelLine>,
    }
    /// A parcel arrived.
    ParcelArrived {
        0 /// The order.
        order: NamedOrder,
        1 /// Its position among the order's parcels, from 0.
        parcel: u32,
    }
    /// Delivered content was downloaded.
    ContentDownloaded {
        0 /// The order.
        order: NamedOrder,
        1 /// The line's position in the order, from 0.
        line: u32,
        2 /// How often by now.
        count: u32,
    }
    /// Delivered content is given out anew: its downloads are counted from nothing.
    ContentReissued {
        0 /// The order.
        order: NamedOrder,
        1 /// The line's position in the order, from 0.
        line: u32,
        2 /// Until when it may be downloaded; absent for ever.
        until: Option<Time>,
    }
    /// A customer has a level that was bought.
    MembershipGranted {
        0 /// The order.
        order: NamedOrder,
        1 /// The line's position in the order, from 0.
        line: u32,
        2 /// The customer.
        customer: NamedCustomer,
        3 /// The level.
        level: Named<LevelId, LevelSlot>,
        4 /// When what is granted begins: now, or when what was bought before ends.
        from: Time,
        5 /// When all that was bought of it ends; absent where only units without an end were.
        until: Option<Time>,
        6 /// How many units without an end the customer has.
        endless: u32,
    }
    /// A refund took back a level that was bought, or a part of its time.
    MembershipTakenBack {
        0 /// The order.
        order: NamedOrder,
        1 /// The line's position in the order, from 0.
        line: u32,
        2 /// The customer.
        customer: NamedCustomer,
        3 /// The level.
        level: Named<LevelId, LevelSlot>,
        4 /// When what is left of it ends; it may be over.
        until: Option<Time>,
        5 /// How many units without an end are left.
        endless: u32,
    }
    /// The time of a level that was bought is over.
    MembershipEnded {
        0 /// The customer.
        customer: NamedCustomer,
        1 /// The level.
        level: Named<LevelId, LevelSlot>,
    }
    /// What the buyer answered is forgotten.
    AnswersErased {
        0 /// The order.
        order: NamedOrder,
    }
    /// Units of an order have no stock: they wait for it in the order of payments.
    UnitsShort {
        0 /// The order.
        order: NamedOrder,
        1 /// The units, of all lines.
        lines: Vec<ShortUnits>,
    }
    /// A delivery failed: nothing was handed over.
    DeliveryFailed {
        0 /// The order.
        order: NamedOrder,
        1 /// Which lines, from 0; empty for all.
        lines: Vec<u32>,
        2 /// Why.
        reason: String,
        3 /// How often by now.
        failures: u32,
        4 /// When it is tried again; absent where a person must look at it.
        retry_at: Option<Time>,
    }
    /// A delivery that failed is to be tried again.
    DeliveryRetryDue {
        0 /// The order.
        order: NamedOrder,
    }
    /// Stock that was promised did not come in time.
    BackorderOverdue {
        0 /// The order.
        order: NamedOrder,
        1 /// The line's position in the order, from 0.
        line: u32,
    }
}
