//! Replies: what a host is told beside the events.

mod answer;
mod told;

pub(crate) use answer::{Answer, Handed, InArchive};

use crate::digest::Digest;
use crate::few::Few;
use crate::id::{CustomerId, OrderId, PoolId, ReservationId, SupplierId, VariantId, WithdrawalId};
use crate::money::Money;
use crate::order::Stage;
use crate::shop::OrderView;
use crate::shop::command::ArchivedBytes;
use crate::shop::event::ReservedUnits;
use crate::stock::{RejectedKey, SealedKey};
use crate::time::Time;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::Serialize;

/// What a host is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reply {
    /// It is done; there is nothing to add.
    Done {},
    /// How an import went.
    Imported(ImportedKeys),
    /// Where an order stands after the command.
    Order(OrderReply),
    /// How much went back.
    Refunded {
        /// The amount.
        amount: Money,
    },
    /// What a wallet holds after the command.
    Wallet {
        /// Whose.
        customer: CustomerId,
        /// How much.
        balance: Money,
    },
    /// What a tick did.
    Ticked(Ticked),
    /// What is held without an order.
    Reserved(ReservedReply),
    /// A gift is not claimed by this code.
    GiftMissed {
        /// How many wrong codes may still be tried.
        attempts_left: u32,
    },
    /// A period that is closed.
    Period {
        /// Its number.
        period: u16,
        /// The digest of its batch.
        digest: Digest,
        /// How many lines this command paid.
        lines: u32,
        /// How much they are.
        amount: Money,
        /// How many lines are not paid yet: close again.
        left: u32,
    },
    /// What a supplier was paid.
    Settled {
        /// The supplier.
        supplier: SupplierId,
        /// How much.
        amount: Money,
    },
    /// The orders that left memory.
    Archived(ArchivedReply),
    /// The orders that were looked up, the newest first.
    Orders {
        /// One page of them.
        orders: Vec<OrderView>,
        /// Whether there are older ones.
        more: bool,
    },
    /// A lookup found nothing.
    NotFound {
        /// The code of the refusal: `lookup.not_found`, whichever of contact and secret is wrong.
        code: &'static str,
        /// How often it may fail once more before lookups are refused for a while.
        left: u32,
    },
    /// What is asked was done before; the order has left memory since.
    InArchive {
        /// The order.
        order: OrderId,
    },
    /// A withdrawal.
    Withdrawal {
        /// The withdrawal.
        withdrawal: WithdrawalId,
        /// How much leaves the promoter's balance.
        amount: Money,
        /// How much of it is the fee.
        fee: Money,
    },
    /// Keys that left the shop.
    Exported(ExportedKeys),
    /// A batch in quarantine.
    Quarantined(QuarantinedBatch),
    /// A batch whose quarantine ended.
    BatchReleased {
        /// How many of its keys went back.
        keys: u32,
        /// Whether some are left: ask again.
        more: bool,
    },
}

/// Keys that left the shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExportedKeys {
    /// The pool, to which they are sealed.
    pub pool: PoolId,
    /// The keys, sealed.
    pub keys: Vec<SealedKey>,
}

/// A batch in quarantine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuarantinedBatch {
    /// How many available keys were taken out now.
    pub keys: u32,
    /// Whether some are left, which are not sold either: ask again.
    pub more: bool,
    /// The orders that have keys of it.
    pub affected: AffectedOrders,
}

/// A page of the orders that have keys of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Encode, Decode)]
pub struct AffectedOrders {
    /// The orders, in the order of their first key. One whose keys lie far apart may stand in several pages.
    #[n(0)]
    pub orders: Vec<AffectedOrder>,
    /// Where the next page begins; absent after the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(1)]
    pub next: Option<u32>,
    /// How many of the page's keys were handed over to orders that are in the archive now, whose ids the machine does not
    /// know any more.
    #[serde(skip_serializing_if = "is_none")]
    #[n(2)]
    pub archived: u32,
    /// How many of the page's keys baskets hold that are no orders yet.
    #[serde(skip_serializing_if = "is_none")]
    #[cbor(default)]
    #[n(3)]
    pub baskets: u32,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_none(count: &u32) -> bool {
    *count == 0
}

/// An order that has keys of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Encode, Decode)]
pub struct AffectedOrder {
    /// The order.
    #[n(0)]
    pub order: OrderId,
    /// Where it stands: placed is not paid yet, paid is not delivered yet.
    #[n(1)]
    pub stage: Stage,
    /// How many of its keys are of the batch.
    #[n(2)]
    pub keys: u32,
}

/// The orders that left memory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArchivedReply {
    /// How many left.
    pub archived: u32,
    /// How many were looked at and stay, because something of them is open; they are looked at again later.
    pub stay: u32,
    /// Whether more are due at the same time: archive again.
    pub more: bool,
    /// Those that left, to be kept before the record is. Given once: the reply to a command that is repeated has none.
    pub orders: Vec<ArchivedOrder>,
}

/// An order that left memory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArchivedOrder {
    /// The order.
    pub order: OrderId,
    /// It, and everything that belongs to it.
    pub bytes: ArchivedBytes,
}

/// How an import went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImportedKeys {
    /// How many keys are in the pool now that were not before.
    pub accepted: u32,
    /// The others, with the reason.
    pub rejected: Vec<RejectedKey>,
}

/// Where an order stands after the command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrderReply {
    /// The order.
    pub order: OrderId,
    /// What became of it.
    pub outcome: Outcome,
    /// The price of everything.
    pub total: Money,
    /// Until when it awaits its payment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Time>,
    /// What was handed over: the sealed keys.
    #[serde(skip_serializing_if = "Few::is_empty")]
    pub delivered: Few<DeliveredLine, 1>,
}

/// What became of an order by a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
#[non_exhaustive]
pub enum Outcome {
    /// It awaits its payment.
    #[n(0)]
    AwaitingPayment,
    /// It is paid and awaits its delivery.
    #[n(1)]
    AwaitingDelivery,
    /// It is delivered.
    #[n(2)]
    Delivered,
    /// It was paid too late and waits for a person.
    #[n(3)]
    Held,
    /// It was paid too late; the money is in the buyer's wallet.
    #[n(4)]
    CreditedToWallet,
    /// All of it was refunded.
    #[n(5)]
    Refunded,
    /// Some of its units are handed over, others are still owed.
    #[n(20)]
    PartlyDelivered,
    /// A part of what is to be paid has come; it awaits the rest.
    #[n(30)]
    PartlyPaid,
    /// The money buys nothing and waits for going back.
    #[n(31)]
    Spared,
}

/// One line of a delivery.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeliveredLine {
    /// What was bought.
    pub variant: VariantId,
    /// How many units.
    pub quantity: u32,
    /// The keys, sealed, in the order of the units; one for all units of a reusable key.
    pub keys: Few<SealedKey, 1>,
}

/// What a tick did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Encode, Decode)]
pub struct Ticked {
    /// Orders that expired.
    #[n(0)]
    pub expired: u32,
    /// Orders that completed.
    #[n(1)]
    pub completed: u32,
    /// Orders whose commission vested.
    #[n(2)]
    pub vested: u32,
    /// Keys that are past their validity and not sold any more.
    #[n(3)]
    pub keys_expired: u32,
    /// Whether more is due at the same time: tick again.
    #[n(4)]
    pub more: bool,
    /// Reservations without an order that ended.
    #[n(9)]
    #[cbor(default)]
    pub reservations: u32,
    /// Gifts that nobody claimed in time.
    #[n(10)]
    #[cbor(default)]
    pub gifts: u32,
}

/// What is held without an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Encode, Decode)]
pub struct ReservedReply {
    /// The reservation.
    #[n(0)]
    pub reservation: ReservationId,
    /// When it ends by itself.
    #[n(1)]
    pub expires_at: Time,
    /// What was asked for and what is held; a line of which nothing is held is left out.
    #[n(2)]
    pub lines: Vec<ToldUnits>,
}

/// Units of one variant that were asked for and are held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Encode, Decode)]
pub struct ToldUnits {
    /// The variant.
    #[n(0)]
    pub variant: VariantId,
    /// How many were asked for.
    #[n(1)]
    pub wanted: u32,
    /// How many are held.
    #[n(2)]
    pub held: u32,
}

impl ReservedUnits {
    /// What a host is told of it.
    pub(crate) fn told(&self) -> ToldUnits {
        ToldUnits { variant: self.variant.id().clone(), wanted: self.wanted, held: self.quantity }
    }
}
