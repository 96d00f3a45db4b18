//! Replies as the machine remembers them.

use crate::handle::Handles;
use crate::id::OrderId;
use crate::money::Amount;
use crate::shop::reply::{AffectedOrders, Outcome, ReservedReply, Ticked};
use crate::slot::{CustomerSlot, OrderSlot, PoolSlot, SupplierSlot, WithdrawalSlot};
use crate::stock::RejectedKey;
use crate::time::Time;
use alloc::boxed::Box;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};

/// A reply as the machine remembers it, to give it again when the command is repeated.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(crate) enum Answer {
    #[n(0)]
    Done,
    #[n(1)]
    Imported {
        #[n(0)]
        accepted: u32,
        #[n(1)]
        rejected: Vec<RejectedKey>,
    },
    #[n(2)]
    Order {
        #[n(0)]
        order: OrderSlot,
        #[n(1)]
        outcome: Outcome,
        #[n(2)]
        expires_at: Option<Time>,
    },
    #[n(3)]
    Refunded(#[n(0)] Amount),
    #[n(4)]
    Ticked(#[n(0)] Ticked),
    #[n(5)]
    Withdrawal {
        #[n(0)]
        withdrawal: WithdrawalSlot,
        #[n(1)]
        amount: Amount,
        #[n(2)]
        fee: Amount,
    },
    #[n(50)]
    Reserved(#[n(0)] Box<ReservedReply>),
    #[n(51)]
    GiftMissed(#[n(0)] u32),
    #[n(10)]
    Exported {
        #[n(0)]
        pool: PoolSlot,
        #[n(1)]
        keys: Handles,
    },
    #[n(11)]
    Quarantined {
        #[n(0)]
        keys: u32,
        #[n(1)]
        more: bool,
        #[n(2)]
        affected: AffectedOrders,
    },
    #[n(12)]
    BatchReleased {
        #[n(0)]
        keys: u32,
        #[n(1)]
        more: bool,
    },
    #[n(71)]
    Settled {
        #[n(0)]
        supplier: SupplierSlot,
        #[n(1)]
        amount: Amount,
    },
    #[n(70)]
    Period {
        #[n(0)]
        period: u16,
        #[n(1)]
        lines: u32,
        #[n(2)]
        amount: Amount,
        /// How many lines were not paid yet after it.
        #[n(3)]
        left: u32,
    },
    /// Units that were exchanged: so many, after the first `from` of the order's.
    #[n(31)]
    Replaced {
        #[n(0)]
        order: OrderSlot,
        #[n(1)]
        from: u32,
        #[n(2)]
        count: u32,
    },
    #[n(30)]
    Wallet {
        #[n(0)]
        customer: CustomerSlot,
        #[n(1)]
        balance: Amount,
    },
    #[n(40)]
    Archived {
        #[n(0)]
        archived: u32,
        #[n(1)]
        stay: u32,
        #[n(2)]
        more: bool,
    },
    /// Never remembered: a lookup that finds something leaves no record.
    #[n(42)]
    Orders {
        #[n(0)]
        orders: Vec<OrderSlot>,
        #[n(1)]
        more: bool,
    },
    #[n(43)]
    NotFound {
        #[n(0)]
        left: u32,
    },
    /// It names an order that is in the archive.
    #[n(41)]
    InArchive(#[n(0)] Box<InArchive>),
    /// What one of several deliveries of an order handed over.
    #[n(20)]
    Handed {
        #[n(0)]
        order: OrderSlot,
        #[n(1)]
        outcome: Outcome,
        #[n(2)]
        lines: Vec<Handed>,
    },
}

/// An answer that names an order in the archive.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(crate) struct InArchive {
    #[n(0)]
    pub(crate) order: OrderId,
    /// The answer as it was, encoded; nothing where what was asked was done by another command before.
    #[n(1)]
    #[cbor(with = "minicbor::bytes")]
    pub(crate) was: Vec<u8>,
}

impl Answer {
    /// The slot of the order that it names. Whoever adds an answer says whether it names one.
    pub(crate) fn order_mut(&mut self) -> Option<&mut OrderSlot> {
        match self {
            Self::Order { order, .. } | Self::Handed { order, .. } | Self::Replaced { order, .. } => {
                Some(order)
            }
            Self::Done
            | Self::Imported { .. }
            | Self::Refunded(_)
            | Self::Ticked(_)
            | Self::Withdrawal { .. }
            | Self::Wallet { .. }
            | Self::Exported { .. }
            | Self::Quarantined { .. }
            | Self::BatchReleased { .. }
            | Self::Period { .. }
            | Self::Settled { .. }
            | Self::Archived { .. }
            | Self::Orders { .. }
            | Self::NotFound { .. }
            | Self::InArchive(_)
            | Self::Reserved(_)
            | Self::GiftMissed(_) => None,
        }
    }
}

/// Units of a line that one delivery handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub(crate) struct Handed {
    #[n(0)]
    pub(crate) line: u32,
    /// How many units of the line were handed over before.
    #[n(1)]
    pub(crate) from: u32,
    #[n(2)]
    pub(crate) units: u32,
}
