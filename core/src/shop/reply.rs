//! Replies: what a host is told beside the events.

use crate::few::Few;
use crate::id::{CustomerId, OrderId, ReservationId, VariantId, WithdrawalId};
use crate::money::{Amount, Money};
use crate::order::{Line, Order, Stage, Units};
use crate::shop::Shop;
use crate::shop::event::ReservedUnits;
use crate::slot::{CustomerSlot, OrderSlot, WithdrawalSlot};
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
    /// A withdrawal.
    Withdrawal {
        /// The withdrawal.
        withdrawal: WithdrawalId,
        /// How much leaves the promoter's balance.
        amount: Money,
        /// How much of it is the fee.
        fee: Money,
    },
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
            Answer::Refunded(amount) => Reply::Refunded { amount: money(*amount) },
            Answer::Ticked(ticked) => Reply::Ticked(*ticked),
            Answer::Reserved(reserved) => Reply::Reserved((**reserved).clone()),
            Answer::Withdrawal { withdrawal, amount, fee } => Reply::Withdrawal {
                withdrawal: self.withdrawals.id(*withdrawal)?.clone(),
                amount: money(*amount),
                fee: money(*fee),
            },
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
            Units::Reusable { secret } if units > 0 => {
                Few::from_iter([self.reusable.get(line.variant)?.secret(*secret)?.clone()])
            }
            Units::Reusable { .. } | Units::Counted | Units::Unlimited => Few::new(),
        };
        let variant = self.catalog.variants().id(line.variant)?.clone();
        Some(DeliveredLine { variant, quantity: units, keys })
    }
}
