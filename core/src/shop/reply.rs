//! Replies: what a host is told beside the events.

use crate::digest::Digest;
use crate::few::Few;
use crate::handle::Handles;
use crate::id::{CustomerId, OrderId, PoolId, ReservationId, SupplierId, VariantId, WithdrawalId};
use crate::lookup::LookupRefusal;
use crate::money::{Amount, Money};
use crate::order::{Line, Order, Stage, Units};
use crate::refusal::Refusal;
use crate::shop::command::ArchivedBytes;
use crate::shop::event::ReservedUnits;
use crate::shop::{OrderView, Shop};
use crate::slot::{CustomerSlot, OrderSlot, PoolSlot, SupplierSlot, WithdrawalSlot};
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
            Answer::Replaced { order: slot, from, count } => {
                let order = self.orders.get(*slot)?;
                let until = from.checked_add(*count)?;
                let units = order.replaced().get(*from as usize..until as usize)?;
                let line = order.lines.get(units.first()?.line as usize)?;
                let keys = units.iter().filter_map(|unit| unit.new);
                let keys = keys.map(|(pool, handle)| self.pools.pool(pool)?.sealed(handle));
                let line = DeliveredLine {
                    variant: self.catalog.variants().id(line.variant)?.clone(),
                    quantity: *count,
                    keys: keys.collect::<Option<_>>()?,
                };
                Reply::Order(OrderReply {
                    order: self.orders.registry().id(*slot)?.clone(),
                    outcome: Outcome::Delivered,
                    total: money(order.total),
                    expires_at: None,
                    delivered: Few::from_iter([line]),
                })
            }
            Answer::Handed { order: slot, outcome, lines } => {
                let order = self.orders.get(*slot)?;
                let handed =
                    |handed: &Handed| self.handed_over(order, handed.line, handed.from, handed.units);
                Reply::Order(OrderReply {
                    order: self.orders.registry().id(*slot)?.clone(),
                    outcome: *outcome,
                    total: money(order.total),
                    expires_at: None,
                    delivered: lines.iter().map(handed).collect::<Option<_>>()?,
                })
            }
            Answer::Settled { supplier, amount } => {
                Reply::Settled { supplier: self.suppliers.id(*supplier)?.clone(), amount: money(*amount) }
            }
            Answer::Period { period, lines, amount, left } => Reply::Period {
                period: *period,
                digest: self.periods.get(*period)?.digest,
                lines: *lines,
                amount: money(*amount),
                left: *left,
            },
            Answer::Archived { archived, stay, more } => Reply::Archived(ArchivedReply {
                archived: *archived,
                stay: *stay,
                more: *more,
                orders: Vec::new(),
            }),
            Answer::Orders { orders, more } => Reply::Orders {
                orders: orders.iter().map(|slot| self.view_slot(*slot).ok()).collect::<Option<_>>()?,
                more: *more,
            },
            Answer::NotFound { left } => {
                Reply::NotFound { code: LookupRefusal::NotFound {}.code(), left: *left }
            }
            Answer::InArchive(kept) => Reply::InArchive { order: kept.order.clone() },
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
        let handed = (0_u32..).zip(&order.lines).filter(|(_, line)| all || line.delivered_units > 0);
        handed.map(|(n, line)| self.handed_over(order, n, 0, line.delivered_units)).collect()
    }

    /// Units of a line that were handed over, after the first `from` of them.
    fn handed_over(&self, order: &Order, n: u32, from: u32, units: u32) -> Option<DeliveredLine> {
        let line = order.lines.get(n as usize)?;
        let first = first_keys(order, n, line);
        let keys = match first.as_ref().unwrap_or(&line.units) {
            Units::Keys { pool, handles } => {
                let pool = self.pools.pool(*pool)?;
                let until = from.checked_add(units)?;
                let handles = handles.as_slice().get(from as usize..until as usize)?;
                handles.iter().map(|handle| pool.sealed(*handle)).collect::<Option<_>>()?
            }
            Units::Pools { .. } => {
                let of_line = first.as_ref().unwrap_or(&line.units);
                let keys = of_line.keys().skip(from as usize).take(units as usize);
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

/// The keys of a line as they were first handed over, where some were exchanged since.
fn first_keys(order: &Order, n: u32, line: &Line) -> Option<Units> {
    let replaced = order.replaced();
    if replaced.is_empty() {
        return None;
    }
    let mut keys: Vec<_> = line.units.keys().collect();
    // The first exchange of a unit knows the key that it was.
    for unit in replaced.iter().rev().filter(|unit| unit.line == n) {
        if let (Some(key), Some(old)) = (keys.get_mut(unit.unit as usize), unit.old) {
            *key = old;
        }
    }
    Some(line.units.of_keys(&keys))
}
