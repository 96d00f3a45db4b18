//! Answers as a host is told them.

use crate::few::Few;
use crate::lookup::LookupRefusal;
use crate::money::Amount;
use crate::order::{Line, Order, Stage, Units};
use crate::refusal::Refusal;
use crate::shop::Shop;
use crate::shop::reply::{
    Answer, ArchivedReply, DeliveredLine, ExportedKeys, Handed, ImportedKeys, OrderReply, Outcome,
    QuarantinedBatch, Reply,
};
use alloc::vec::Vec;

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
