//! Commission in a snapshot. Look-up tables and the queue of vesting are made anew when it is read.

use crate::commission::accruals::{Cell, NONE, OfOrder, VESTED};
use crate::commission::{AccrualSlot, Accruals, Withdrawal, Withdrawals};
use crate::id::WithdrawalId;
use crate::money::Amount;
use crate::slot::{CustomerSlot, OrderSlot, PlanSlot, Registry, Slot};
use crate::time::Time;
use alloc::vec::Vec;
use minicbor::decode::{Decoder, Error};
use minicbor::encode::{self, Encoder, Write};
use minicbor::{Decode, Encode};

/// `[[line, …], [order, …]]`: lines by slot, orders that have lines by slot.
impl<C> Encode<C> for Accruals {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, ctx: &mut C) -> Result<(), encode::Error<W::Error>> {
        e.array(2)?;
        e.array(self.cells.len() as u64)?;
        for row in self.cell_rows() {
            row.encode(e, ctx)?;
        }
        e.array(self.order_rows().count() as u64)?;
        for row in self.order_rows() {
            row.encode(e, ctx)?;
        }
        Ok(())
    }
}

impl Accruals {
    /// Reads a snapshot's commission lines of a shop that has so many `orders`.
    ///
    /// # Errors
    /// When the bytes hold no commission lines, name an order that there is not, or what they hold breaks a rule of
    /// [`Accruals::check`].
    pub fn decode(d: &mut Decoder<'_>, orders: usize) -> Result<Self, Error> {
        let at = d.position();
        let (cells, rows) = d.decode()?;
        Self::from_rows(cells, rows, orders).map_err(|reason| Error::message(reason).at(at))
    }
}

/// `[[id, …], [withdrawal, …]]` in slot order.
impl<C> Encode<C> for Withdrawals {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, ctx: &mut C) -> Result<(), encode::Error<W::Error>> {
        e.array(2)?;
        self.registry.encode(e, ctx)?;
        self.withdrawals.encode(e, ctx)
    }
}

impl Withdrawals {
    /// Reads a snapshot's withdrawals; `seed` scatters the registry's table.
    ///
    /// # Errors
    /// When the bytes hold no withdrawals, or what they hold breaks a rule of [`Withdrawals::check`].
    pub fn decode(d: &mut Decoder<'_>, seed: u64) -> Result<Self, Error> {
        let at = d.position();
        let wrong = |reason: &'static str| Error::message(reason).at(at);
        let (ids, withdrawals): (Vec<WithdrawalId>, Vec<Withdrawal>) = d.decode()?;
        let registry =
            Registry::from_ids(ids, seed).ok_or_else(|| wrong("a withdrawal stands there twice"))?;
        let read = Self { registry, withdrawals };
        read.check().map_err(wrong)?;
        Ok(read)
    }
}

/// A line in a snapshot.
#[derive(Encode, Decode)]
struct CellRow {
    #[n(0)]
    promoter: CustomerSlot,
    #[n(1)]
    amount: Amount,
    #[n(2)]
    reversed: Amount,
    #[n(3)]
    line: u16,
    #[n(4)]
    bonus: u8,
    #[n(5)]
    tier: u8,
    #[n(6)]
    vested: bool,
    #[n(7)]
    next: Option<AccrualSlot>,
}

/// An order in a snapshot.
#[derive(Encode, Decode)]
struct OrderRow {
    #[n(0)]
    order: OrderSlot,
    #[n(1)]
    plan: Option<PlanSlot>,
    #[n(2)]
    first: AccrualSlot,
    #[n(3)]
    due: Option<Time>,
}

/// To and from rows.
impl Accruals {
    fn cell_rows(&self) -> impl Iterator<Item = CellRow> {
        self.cells.iter().map(|cell| CellRow {
            promoter: cell.promoter,
            amount: Amount::from_minor(cell.amount),
            reversed: Amount::from_minor(cell.reversed),
            line: cell.line,
            bonus: cell.bonus,
            tier: cell.tier & !VESTED,
            vested: cell.tier & VESTED != 0,
            next: (cell.next != NONE).then_some(AccrualSlot(cell.next)),
        })
    }

    fn order_rows(&self) -> impl Iterator<Item = OrderRow> {
        self.orders.iter().enumerate().filter(|(_, of)| of.first != NONE).filter_map(|(n, of)| {
            let order = OrderSlot::from_index(n)?;
            Some(OrderRow { order, plan: of.plan, first: AccrualSlot(of.first), due: of.due })
        })
    }

    /// From the rows of a snapshot of a shop that has `known` orders. The rows' orders must ascend.
    fn from_rows(cells: Vec<CellRow>, orders: Vec<OrderRow>, known: usize) -> Result<Self, &'static str> {
        let mut accruals = Self::new();
        for row in cells {
            if row.tier & VESTED != 0 {
                return Err("a commission line has a tier that no plan has");
            }
            accruals.cells.push(Cell {
                promoter: row.promoter,
                next: row.next.map_or(NONE, |slot| slot.0),
                amount: row.amount.minor(),
                reversed: row.reversed.minor(),
                line: row.line,
                bonus: row.bonus,
                tier: if row.vested { row.tier | VESTED } else { row.tier },
            });
        }
        if orders.windows(2).any(|pair| matches!(pair, [one, other] if one.order >= other.order)) {
            return Err("orders with commission must ascend");
        }
        // The column of orders is as long as its last slot says, so that is checked before it grows.
        if orders.last().is_some_and(|row| row.order.index() >= known) {
            return Err("commission of an order that there is not");
        }
        // Chains that never meet are no longer together than there are lines.
        let mut left = accruals.cells.len();
        for row in orders {
            let mut last = row.first.0;
            // A chain in a snapshot only leads forward, so this ends.
            while let Some((_, cell)) = accruals.cell(last) {
                if cell.next == NONE {
                    break;
                }
                if cell.next <= last || left == 0 {
                    return Err("a chain of commission lines leads back or meets another");
                }
                left -= 1;
                last = cell.next;
            }
            accruals.due.extend(row.due.map(|at| (at, row.order)));
            accruals.put_order(row.order, OfOrder { first: row.first.0, last, plan: row.plan, due: row.due });
        }
        accruals.check()?;
        Ok(accruals)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commission::{Payout, WithdrawalRequest};
    use alloc::format;

    fn slot<S: Slot>(n: usize) -> S {
        S::from_index(n).unwrap()
    }

    fn accruals() -> Accruals {
        let mut accruals = Accruals::new();
        for (order, line) in [(3, 0), (0, 0), (3, 1), (7, 0)] {
            let payout = |promoter, tier| Payout {
                promoter: slot::<CustomerSlot>(promoter),
                line,
                bonus: 0,
                tier,
                amount: Amount::from_minor(10),
                cut: Amount::ZERO,
            };
            assert!(accruals.accrue(slot(order), slot::<PlanSlot>(0), &[payout(5, 1), payout(2, 2)]));
        }
        accruals.schedule(slot(7), Some(Time::from_millis(40)));
        let vestings = accruals.plan_vesting(slot(0));
        accruals.vest(slot(0), &vestings);
        let back = accruals.plan_full_reversal(slot(3));
        accruals.reverse(&back[..1]);
        accruals
    }

    fn read(bytes: &[u8]) -> Result<Accruals, Error> {
        Accruals::decode(&mut Decoder::new(bytes), 8)
    }

    #[test]
    fn accruals_round_trip_to_the_same_bytes() {
        let accruals = accruals();
        let bytes = minicbor::to_vec(&accruals).unwrap();
        let mut again = read(&bytes).unwrap();
        assert_eq!(minicbor::to_vec(&again).unwrap(), bytes);
        assert_eq!(again.next_vesting(), Some(Time::from_millis(40)));
        let order: OrderSlot = slot(3);
        assert!(again.of_order(order).eq(accruals.of_order(order)));
        // The chain goes on where it ended.
        let more = Payout {
            promoter: slot(1),
            line: 9,
            bonus: 0,
            tier: 1,
            amount: Amount::from_minor(1),
            cut: Amount::ZERO,
        };
        assert!(again.accrue(order, slot(0), &[more]));
        assert_eq!(again.of_order(order).last().unwrap().line, 9);
        again.check().unwrap();
    }

    #[test]
    fn damaged_accruals_are_refused() {
        let bytes = minicbor::to_vec(accruals()).unwrap();
        for cut in 0..bytes.len() {
            assert!(read(&bytes[..cut]).is_err(), "cut at {cut}");
        }
        for n in 0..bytes.len() {
            for bit in 0..8 {
                let mut flipped = bytes.clone();
                flipped[n] ^= 1 << bit;
                // Whatever is accepted is sound.
                if let Ok(accepted) = read(&flipped) {
                    accepted.check().unwrap();
                }
            }
        }
    }

    #[test]
    fn withdrawals_round_trip_to_the_same_bytes() {
        let mut withdrawals = Withdrawals::new(1);
        for n in 0..3 {
            let id = WithdrawalId::new(format!("w{n}")).unwrap();
            let request = WithdrawalRequest { amount: Amount::from_minor(10), fee: Amount::from_minor(n) };
            withdrawals.request(&id, slot(4), request, Time::from_millis(1)).unwrap();
        }
        withdrawals.pay(slot(0));
        withdrawals.fail(slot(1));
        let bytes = minicbor::to_vec(&withdrawals).unwrap();
        let again = Withdrawals::decode(&mut Decoder::new(&bytes), 77).unwrap();
        assert_eq!(minicbor::to_vec(&again).unwrap(), bytes);
        for cut in 0..bytes.len() {
            assert!(Withdrawals::decode(&mut Decoder::new(&bytes[..cut]), 1).is_err(), "cut at {cut}");
        }
    }
}
