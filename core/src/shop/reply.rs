//! Replies: what a host is told beside the events.

use crate::digest::Digest;
use crate::few::Few;
use crate::handle::Handles;
use crate::id::{CustomerId, OrderId, PoolId, ReservationId, VariantId, WithdrawalId};
use crate::money::{Amount, Money};
use crate::order::{Line, Order, Stage, Units};
use crate::shop::Shop;
use crate::shop::event::ReservedUnits;
use crate::slot::{CustomerSlot, OrderSlot, PoolSlot, WithdrawalSlot};
use crate::stock::{RejectedKey, SealedKey};
use crate::time::Time;
use alloc::boxed::Box;
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
    #[n(30)]
    Wallet {
        #[n(0)]
        customer: CustomerSlot,
        #[n(1)]
        balance: Amount,
    },
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

impl Shop {
    /// The reply that an answer stands for.
    pub(crate) fn reply(&self, answer: &Answer) -> Option<Reply> {
        let money = |amount: Amount| amount.in_currency(self.settings.currency);
        Some(match answer {
            Answer::Done => Reply::Done {},
            Answer::Imported { accepted, rejected } => {
                Reply::Imported(ImportedKeys { accepted: *accepted, rejected: rejected.clone() })
            }
            Answer::Order { order: slot, outcome, expires_at } => {
                let order = self.orders.get(*slot)?;
                let delivered = match outcome {
                    Outcome::Delivered | Outcome::PartlyDelivered => self.delivered_lines(order)?,
                    _ => Few::new(),
                };
                Reply::Order(OrderReply {
                    order: self.orders.registry().id(*slot)?.clone(),
                    outcome: *outcome,
                    total: money(order.total),
                    expires_at: *expires_at,
                    delivered,
                })
            }
            Answer::Wallet { customer, balance } => {
                Reply::Wallet { customer: self.customers.id(*customer)?.clone(), balance: money(*balance) }
            }
            Answer::Handed { order: slot, outcome, lines } => {
                let order = self.orders.get(*slot)?;
                let handed = |handed: &Handed| {
                    self.handed_over(order.lines.get(handed.line as usize)?, handed.from, handed.units)
                };
                Reply::Order(OrderReply {
                    order: self.orders.registry().id(*slot)?.clone(),
                    outcome: *outcome,
                    total: money(order.total),
                    expires_at: None,
                    delivered: lines.iter().map(handed).collect::<Option<_>>()?,
                })
            }
            Answer::Period { period, lines, amount, left } => Reply::Period {
                period: *period,
                digest: self.periods.get(*period)?.digest,
                lines: *lines,
                amount: money(*amount),
                left: *left,
            },
            Answer::Refunded(amount) => Reply::Refunded { amount: money(*amount) },
            Answer::Ticked(ticked) => Reply::Ticked(*ticked),
            Answer::GiftMissed(attempts_left) => Reply::GiftMissed { attempts_left: *attempts_left },
            Answer::Reserved(reserved) => Reply::Reserved((**reserved).clone()),
            Answer::Withdrawal { withdrawal, amount, fee } => Reply::Withdrawal {
                withdrawal: self.withdrawals.id(*withdrawal)?.clone(),
                amount: money(*amount),
                fee: money(*fee),
            },
            Answer::Exported { pool, keys } => {
                let found = self.pools.pool(*pool)?;
                let keys = keys.iter().map(|handle| found.sealed(*handle)).collect::<Option<_>>()?;
                Reply::Exported(ExportedKeys { pool: self.pools.id(*pool)?.clone(), keys })
            }
            Answer::Quarantined { keys, more, affected } => {
                let affected = affected.clone();
                Reply::Quarantined(QuarantinedBatch { keys: *keys, more: *more, affected })
            }
            Answer::BatchReleased { keys, more } => Reply::BatchReleased { keys: *keys, more: *more },
        })
    }

    /// What an order handed over, key by key. Keys that came back since are still told here: a reply given again is the
    /// reply that was given.
    fn delivered_lines(&self, order: &Order) -> Option<Few<DeliveredLine, 1>> {
        let all = order.stage.is_delivered() || order.stage == Stage::Refunded;
        let handed = order.lines.iter().filter(|line| all || line.delivered_units > 0);
        handed.map(|line| self.handed_over(line, 0, line.delivered_units)).collect()
    }

    /// Units of a line that were handed over, after the first `from` of them.
    fn handed_over(&self, line: &Line, from: u32, units: u32) -> Option<DeliveredLine> {
        let keys = match &line.units {
            Units::Keys { pool, handles } => {
                let pool = self.pools.pool(*pool)?;
                let until = from.checked_add(units)?;
                let handles = handles.as_slice().get(from as usize..until as usize)?;
                handles.iter().map(|handle| pool.sealed(*handle)).collect::<Option<_>>()?
            }
            Units::Pools { .. } => {
                let keys = line.units.keys().skip(from as usize).take(units as usize);
                keys.map(|(pool, handle)| self.pools.pool(pool)?.sealed(handle)).collect::<Option<_>>()?
            }
            Units::Reusable { secret } if units > 0 => {
                Few::from_iter([self.reusable.get(line.variant)?.secret(*secret)?.clone()])
            }
            Units::Reusable { .. } | Units::Counted | Units::Unlimited => Few::new(),
        };
        let variant = self.catalog.variants().id(line.variant)?.clone();
        Some(DeliveredLine { variant, quantity: units, keys })
    }
}
